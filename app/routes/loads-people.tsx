import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import type { Decided } from "../../contract/decisions.ts";
import { type BlockedKey, blockedKeyColumns } from "../components/blocked-key-columns.tsx";
import { BuildNote } from "../components/build-note.tsx";
import { DataTable } from "../components/data-table.tsx";
import { DecidedTable } from "../components/decided-table.tsx";
import { type Field, FilterBar, Problems } from "../components/filter-bar.tsx";
import { Link } from "../components/link.tsx";
import { Pager } from "../components/pager.tsx";
import { type PeopleCounts, PeopleFacts } from "../components/people-facts.tsx";
import { type PersonPair, personPairColumns } from "../components/person-pair-columns.tsx";
import { QueueForm } from "../components/queue-form.tsx";
import { QueueTabs } from "../components/queue-tabs.tsx";
import { readDecided } from "../decided.server.ts";
import { answerQueue, withStanding } from "../doubts.server.ts";
import { type EvidentDoubt, evidenceWords } from "../doubts.ts";
import { readFilters } from "../filters.ts";
import { capital } from "../format.ts";
import { readJob } from "../job.server.ts";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "People · Loads · Lanemark" }];

const bys = ["waiting", "blocked", "decided"] as const;
const unfiltered = { q: null, kind: null, limit: 1000, offset: 0 };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { bys });
  const of = async <Row extends object>(by: string, name: string) =>
    filters.by === by ? ask<Row>(name, { ...filters, pairs: null }, viewer) : [];
  const [counts, pairs, evidence, keys, decided, program, job] = await Promise.all([
    askOne<PeopleCounts>("people_counts", {}, viewer, "The warehouse tells of no people."),
    of<PersonPair>("waiting", "person_pairs"),
    ask<{ readonly evidence: string; readonly pairs: number }>("person_evidence", {}, viewer),
    of<BlockedKey>("blocked", "blocked_keys"),
    readDecided("people", filters, viewer),
    askOne<{ readonly time_zone: string }>("program", {}, viewer, "The warehouse holds no program rules."),
    readJob(new URL(request.url).searchParams.get("job") ?? ""),
  ]);
  const waiting = await withStanding("person", pairs);
  return {
    counts,
    pairs: waiting,
    evidence,
    keys,
    decided,
    timeZone: program.time_zone,
    job: job ?? null,
    filters,
    problems,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = viewerOf(context);
  const find = (pairs: readonly string[]) => ask<PersonPair>("person_pairs", { ...unfiltered, pairs }, viewer);
  return answerQueue(request, { find, decided }, viewer);
}

/** The ground is what spoke for it, without a name: the journal knows people by pseudonyms alone. */
function decided(row: EvidentDoubt, isAccepted: boolean, reason: string): Decided {
  return {
    decision: isAccepted ? "merge" : "separate",
    subject: { entity: "person", key: row.key },
    values: { other: row.other },
    reason,
    ground: { evidence: row.evidence.join("; ") },
  };
}

export default function People() {
  const { counts, decided, filters, problems, job } = useLoaderData<typeof loader>();
  const tabs = [
    { by: "waiting", title: "Waiting", rows: counts.pairs },
    { by: "blocked", title: "Blocked keys", rows: counts.blocked_keys },
    { by: "decided", title: "Decided", rows: decided.total },
  ];
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to="/loads">Loads</Link>
        </p>
        <h1>People</h1>
        <p>
          Who is one person. Equal keys of one directory make one; a name alone never does. What is in doubt waits here
          for you, and every answer can be taken back.
        </p>
      </div>
      <BuildNote job={job} />
      <PeopleFacts counts={counts} />
      <QueueTabs tabs={tabs} by={filters.by} />
      <Problems problems={problems} />
      {filters.by === "waiting" && <Waiting />}
      {filters.by === "blocked" && <Blocked />}
      {filters.by === "decided" && <DecidedPairs />}
    </div>
  );
}

function Waiting() {
  const { pairs, evidence, filters } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const choices = evidence.map((row) => ({ value: row.evidence, label: capital(evidenceWords(row.evidence)) }));
  const fields: readonly Field[] = [
    { name: "q", label: "Name or address", value: filters.q, choices: null, all: "anybody" },
    { name: "kind", label: "What speaks for it", value: filters.kind, choices, all: "anything" },
  ];
  return (
    <section aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">One person or two?</h2>
        <p>Those whose answer moves most tools and tickets first.</p>
      </div>
      <FilterBar fields={fields} keep={["by", "size"]} label="Filter pairs" />
      <QueueForm accept="One person" refuse="Two people" isEmpty={pairs.length === 0}>
        <DataTable
          caption="Pairs that may be one person"
          rows={pairs}
          columns={personPairColumns}
          empty="Nobody is in doubt."
          rowId={(pair) => `pair-${pair.pair_id}`}
        />
      </QueueForm>
      <Pager filters={filters} total={pairs[0]?.total_rows ?? 0} what="pairs" csv={`/csv/person-pairs${search}`} />
    </section>
  );
}

function Blocked() {
  const { keys, filters } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <section aria-labelledby="blocked">
      <div className="section-head">
        <h2 id="blocked">Keys that lead to nobody</h2>
        <p>
          Shared mailboxes, numbers given to many, addresses passed on: followed, one of them would make strangers one
          person.
        </p>
      </div>
      <FilterBar
        fields={[{ name: "q", label: "Key or name", value: filters.q, choices: null, all: "any" }]}
        keep={["by", "size"]}
        label="Filter keys"
      />
      <DataTable
        caption="Blocked keys"
        rows={keys}
        columns={blockedKeyColumns}
        empty="Every key leads to one person."
      />
      <Pager filters={filters} total={keys[0]?.total_rows ?? 0} what="keys" csv={`/csv/blocked-keys${search}`} />
    </section>
  );
}

function DecidedPairs() {
  const { decided, filters, timeZone } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="decided">
      <div className="section-head">
        <h2 id="decided">What was decided</h2>
        <p>The newest first. Taking an answer back puts the numbers where they were.</p>
      </div>
      <DecidedTable
        caption="Decisions about people"
        rows={decided.rows}
        timeZone={timeZone}
        empty="Nothing was decided yet."
      />
      <Pager filters={filters} total={decided.total} what="decisions" csv="/csv/decisions-people" />
    </section>
  );
}
