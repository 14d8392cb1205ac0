import { Form, useLocation } from "@remix-run/react";
import type { Job } from "../../contract/job.ts";
import { dash, formatTime, spellDays } from "../format.ts";
import type { Refusal } from "../ownership-decide.server.ts";
import { DecidedNote, type JustDecided } from "./decided-note.tsx";
import { DecisionBar } from "./decision-bar.tsx";
import { Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { UndoButton } from "./queue-choice.tsx";
import { RefusalNote } from "./refusal-note.tsx";

export type ToolDecision = {
  readonly id: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly isStanding: boolean;
  /** What has become of it, in words. */
  readonly state: string;
};

type Props = {
  readonly tool: string;
  readonly csv: string;
  readonly rows: readonly ToolDecision[];
  readonly canDecide: boolean;
  readonly seen: string;
  readonly timeZone: string;
  readonly job: Pick<Job, "id" | "state" | "step"> | null;
  readonly decided: JustDecided | null;
  readonly refusal: Refusal | undefined;
};

const columns = [
  { title: "Decided" },
  { title: "By" },
  { title: "When" },
  { title: "Why" },
  { title: "Now" },
  { title: "" },
];

/** What was decided of who owns the tool, the way back, and the form for the next decision. */
export function ToolDecisions({ tool, csv, rows, canDecide, seen, timeZone, job, decided, refusal }: Props) {
  const { pathname, search } = useLocation();
  const action = `${pathname}${search}#decisions`;
  return (
    <div className="stack-tight">
      <Form method="post" action={action} className="queue">
        <PlainTable
          title="Decisions"
          note="On who owns it, the newest first; one stands at a time"
          columns={canDecide ? columns : columns.slice(0, -1)}
          empty="Nothing was decided of it yet."
          csv={csv}
          rows={rows.map((row) => ({ key: `decision-${row.id}`, cells: cellsOf(row, canDecide, timeZone) }))}
        />
      </Form>
      <DecidedNote job={job} decided={decided} />
      {refusal !== undefined && <RefusalNote refusal={refusal} />}
      {canDecide && (
        <Form method="post" action={action} className="queue" aria-label="Decide on this tool" preventScrollReset>
          <input type="hidden" name="row" value={tool} />
          <input type="hidden" name="seen" value={seen} />
          <DecisionBar kept={refusal} />
        </Form>
      )}
    </div>
  );
}

function cellsOf(row: ToolDecision, canDecide: boolean, timeZone: string): readonly React.ReactNode[] {
  const { words, by, at, reason, state, isStanding, id } = row;
  const way = isStanding ? (
    <span key="way" className="row">
      <UndoButton id={id} label={words} />
      <Link to={`/ownership/send?decided=${id}`}>What to send</Link>
    </span>
  ) : (
    dash
  );
  const cells = [words, by, formatTime(at, timeZone), reason || dash, spellDays(state)];
  return canDecide ? [...cells, way] : cells;
}
