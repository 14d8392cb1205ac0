import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import type { Decided } from "../../contract/decisions.ts";
import { BuildNote } from "../components/build-note.tsx";
import { DataTable } from "../components/data-table.tsx";
import { DecidedTable } from "../components/decided-table.tsx";
import { type Field, FilterBar, Problems } from "../components/filter-bar.tsx";
import { Link } from "../components/link.tsx";
import { Pager } from "../components/pager.tsx";
import { QueueForm } from "../components/queue-form.tsx";
import { QueueTabs } from "../components/queue-tabs.tsx";
import { type ToolPair, toolPairColumns } from "../components/tool-pair-columns.tsx";
import { readDecided } from "../decided.server.ts";
import { answerQueue, withStanding } from "../doubts.server.ts";
import { evidenceWords } from "../doubts.ts";
import { readFilters } from "../filters.ts";
import { capital } from "../format.ts";
import { readJob } from "../job.server.ts";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Tools · Loads · Lanemark" }];

const unfiltered = { q: null, kind: null, limit: 1000, offset: 0 };
const kinds = ["re-created", "copies under two teams", "two registries", "twice in one environment"];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { bys: ["waiting", "decided"] });
  const [pairs, all, decided, program, job] = await Promise.all([
    ask<ToolPair>("tool_pairs", { ...filters, pairs: null }, viewer),
    ask<ToolPair>("tool_pairs", { ...unfiltered, limit: 1, pairs: null }, viewer),
    readDecided("tools", filters, viewer),
    askOne<{ readonly time_zone: string }>("program", {}, viewer, "The warehouse holds no program rules."),
    readJob(new URL(request.url).searchParams.get("job") ?? ""),
  ]);
  const waiting = { all: all[0]?.total_rows ?? 0, rows: await withStanding("tool", pairs) };
  return { waiting, decided, timeZone: program.time_zone, job: job ?? null, filters, problems };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = viewerOf(context);
  const find = (pairs: readonly string[]) => ask<ToolPair>("tool_pairs", { ...unfiltered, pairs }, viewer);
  return answerQueue(request, { find, decided }, viewer);
}

function decided(row: ToolPair, isAccepted: boolean, reason: string): Decided {
  return {
    decision: isAccepted ? "merge" : "separate",
    subject: { entity: "tool", key: row.key },
    values: { other: row.other },
    reason,
    ground: { evidence: row.evidence.join("; ") },
  };
}

export default function Tools() {
  const { waiting, decided, filters, problems, job } = useLoaderData<typeof loader>();
  const tabs = [
    { by: "waiting", title: "Waiting", rows: waiting.all },
    { by: "decided", title: "Decided", rows: decided.total },
  ];
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to="/loads">Loads</Link>
        </p>
        <h1>Tools that may be one</h1>
        <p>
          Copies in dev, test and production are one tool by themselves where platform, team and name agree. What only
          seems to be one waits here for you.
        </p>
      </div>
      <BuildNote job={job} />
      <QueueTabs tabs={tabs} by={filters.by} />
      <Problems problems={problems} />
      {filters.by === "waiting" ? <Waiting /> : <DecidedTools />}
    </div>
  );
}

function Waiting() {
  const { waiting, filters } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const choices = kinds.map((value) => ({ value, label: capital(evidenceWords(value)) }));
  const fields: readonly Field[] = [
    { name: "q", label: "Tool", value: filters.q, choices: null, all: "any" },
    { name: "kind", label: "What speaks for it", value: filters.kind, choices, all: "anything" },
  ];
  return (
    <section aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">One tool or two?</h2>
      </div>
      <FilterBar fields={fields} keep={["by", "size"]} label="Filter tools" />
      <QueueForm accept="One tool" refuse="Two tools" isEmpty={waiting.rows.length === 0}>
        <DataTable
          caption="Tools that may be one"
          rows={waiting.rows}
          columns={toolPairColumns}
          empty="No two tools seem to be one."
          rowId={(pair) => `pair-${pair.pair_id}`}
        />
      </QueueForm>
      <Pager filters={filters} total={waiting.rows[0]?.total_rows ?? 0} what="pairs" csv={`/csv/tool-pairs${search}`} />
    </section>
  );
}

function DecidedTools() {
  const { decided, filters, timeZone } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="decided">
      <div className="section-head">
        <h2 id="decided">What was decided</h2>
        <p>The newest first. Taking an answer back puts the numbers where they were.</p>
      </div>
      <DecidedTable
        caption="Decisions about tools"
        rows={decided.rows}
        timeZone={timeZone}
        empty="Nothing was decided yet."
      />
      <Pager filters={filters} total={decided.total} what="decisions" csv="/csv/decisions-tools" />
    </section>
  );
}
