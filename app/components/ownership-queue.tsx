import { Form, useLocation } from "@remix-run/react";
import type { Filters } from "../filters.ts";
import { counted, formatCount, formatDay } from "../format.ts";
import type { QueueStates } from "../ownership.ts";
import type { Refusal } from "../ownership-decide.server.ts";
import type { SeenList } from "../ownership-queue.server.ts";
import { CauseRules } from "./cause-rules.tsx";
import { ChooseAll } from "./choose-all.tsx";
import { DataTable } from "./data-table.tsx";
import type { JustDecided } from "./decided-note.tsx";
import { DecisionBar } from "./decision-bar.tsx";
import { Link } from "./link.tsx";
import type { Orphan } from "./orphan-columns.tsx";
import { Pager } from "./pager.tsx";
import { Chosen, decisionQueueColumns, queueColumns } from "./queue-columns.tsx";
import { RefusalNote } from "./refusal-note.tsx";

type Props = {
  readonly rows: readonly Orphan[];
  readonly states: QueueStates;
  readonly filters: Filters;
  readonly day: string;
  readonly empty: string;
  readonly seen: SeenList;
  /** Of days of the past nothing is decided. */
  readonly canDecide: boolean;
  readonly refusal: Refusal | undefined;
  /** What was written last: the form begins anew after it. */
  readonly decided: JustDecided | null;
};

/** What is to be done about who owns what, the worst first, with what can be said of the rows chosen. A plain form: it works without scripts. */
export function OwnershipQueue({ rows, states, filters, day, empty, seen, canDecide, refusal, decided }: Props) {
  const { pathname, search } = useLocation();
  const total = rows[0]?.total_rows ?? 0;
  const hasForm = canDecide && rows.length > 0;
  const table = (
    <DataTable
      caption="Tools whose ownership needs a person"
      rows={rows}
      columns={canDecide ? decisionQueueColumns : queueColumns}
      order={filters}
      empty={empty}
      rowId={({ tool_id }) => `tool-${tool_id}`}
      isFolded
    />
  );
  return (
    <section aria-labelledby="list">
      <div className="section-head">
        <h2 id="list">What to do first, {formatDay(day)}</h2>
        <p>
          Orphaned, then the builder alone, then at risk, then not matched or unknown; within each, what would break
          most first: users, weighed by data, criticality, schedule and the tools that need it.
        </p>
      </div>
      <StateLinks states={states} current={filters.state} />
      {refusal !== undefined && <RefusalNote refusal={refusal} />}
      {hasForm ? (
        <Form method="post" action={`${pathname}${search}#list`} className="queue" id="queue" preventScrollReset>
          {/* What Enter in a field presses; without it, that would be the first Undo of the list. */}
          <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true">
            Write it down
          </button>
          <input type="hidden" name="seen" value={seen.seen} />
          <input type="hidden" name="generation" value={seen.generation} />
          <ChooseAll shown={rows.length} />
          <Chosen.Provider value={new Set(refusal?.rows)}>{table}</Chosen.Provider>
          <DecisionBar key={decided?.id} kept={refusal} list={{ shown: rows.length, total }} />
        </Form>
      ) : (
        table
      )}
      <Pager filters={filters} total={total} what="tools" csv={`/csv/orphans${search}`} />
      <CauseRules />
    </section>
  );
}

/** How long the list is, and how much of it waits for others. */
function StateLinks({ states, current }: { readonly states: QueueStates; readonly current: string | null }) {
  const shown = [
    { state: null, words: "to do", tools: states.waiting + states.reopened },
    { state: "re-opened", words: "of these re-opened", tools: states.reopened },
    { state: "decided", words: "decided", tools: states.decided },
    { state: "snoozed", words: "put off", tools: states.snoozed },
    { state: "carried out", words: "carried out", tools: states.carried_out },
  ];
  const { search } = useLocation();
  const address = (state: string | null) => {
    const parameters = new URLSearchParams(search);
    for (const name of ["page", "state", "job", "decided"]) parameters.delete(name);
    if (state !== null) parameters.set("state", state);
    return `?${parameters}`;
  };
  return (
    <>
      <nav className="tabs" aria-label="States of the queue">
        {shown.map(({ state, words, tools }) => (
          <Link
            key={words}
            to={address(state)}
            aria-current={state === current ? "page" : undefined}
            preventScrollReset
          >
            {formatCount(tools)} <span className="soft">{words}</span>
          </Link>
        ))}
      </nav>
      {states.assigned > 0 && (
        <p className="small tabs-note">
          Of {counted(states.orphaned, "orphaned tool")}, somebody is assigned or proposed for{" "}
          {formatCount(states.assigned)}, and the registry has yet to say so.
        </p>
      )}
    </>
  );
}
