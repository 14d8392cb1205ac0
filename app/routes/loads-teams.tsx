import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import type { Decided } from "../../contract/decisions.ts";
import { BuildNote } from "../components/build-note.tsx";
import { DataTable } from "../components/data-table.tsx";
import { DecidedTable } from "../components/decided-table.tsx";
import { FilterBar, Problems } from "../components/filter-bar.tsx";
import { Link } from "../components/link.tsx";
import { Pager } from "../components/pager.tsx";
import { QueueForm } from "../components/queue-form.tsx";
import { QueueTabs } from "../components/queue-tabs.tsx";
import { type TeamPair, teamPairColumns } from "../components/team-pair-columns.tsx";
import { readDecided } from "../decided.server.ts";
import { answerQueue, withStanding } from "../doubts.server.ts";
import { readFilters } from "../filters.ts";
import { counted } from "../format.ts";
import { readJob } from "../job.server.ts";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Teams · Loads · Lanemark" }];

const unfiltered = { q: null, limit: 1000, offset: 0 };
type Counts = { readonly teams: number; readonly merged: number; readonly spellings: number; readonly pairs: number };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { bys: ["waiting", "decided"] });
  const [counts, pairs, decided, program, job] = await Promise.all([
    askOne<Counts>("team_counts", {}, viewer, "The warehouse tells of no teams."),
    ask<TeamPair>("team_pairs", { ...filters, pairs: null }, viewer),
    readDecided("teams", filters, viewer),
    askOne<{ readonly time_zone: string }>("program", {}, viewer, "The warehouse holds no program rules."),
    readJob(new URL(request.url).searchParams.get("job") ?? ""),
  ]);
  const waiting = await withStanding("team", pairs);
  return { counts, pairs: waiting, decided, timeZone: program.time_zone, job: job ?? null, filters, problems };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = viewerOf(context);
  const find = (pairs: readonly string[]) => ask<TeamPair>("team_pairs", { ...unfiltered, pairs }, viewer);
  return answerQueue(request, { find, decided }, viewer);
}

function decided(row: TeamPair, isAccepted: boolean, reason: string): Decided {
  const from: Decided["values"] = row.from_day === null || !isAccepted ? {} : { from: row.from_day };
  return {
    decision: isAccepted ? row.decision : "separate",
    subject: { entity: "team", key: row.key },
    values: { other: row.other, ...from },
    reason,
    ground: { evidence: row.evidence.join("; "), seemed: row.decision },
  };
}

export default function Teams() {
  const { counts, decided, filters, problems, job } = useLoaderData<typeof loader>();
  const tabs = [
    { by: "waiting", title: "Waiting", rows: counts.pairs },
    { by: "decided", title: "Decided", rows: decided.total },
  ];
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to="/loads">Loads</Link>
        </p>
        <h1>Teams over time</h1>
        <p>
          {counted(counts.teams, "team")} by the exports; {counted(counts.spellings, "other spelling")} joined to them,{" "}
          {counted(counts.merged, "team")} merged into others. A renamed team is one team before and after; a merged one
          is another’s from that day on.
        </p>
      </div>
      <BuildNote job={job} />
      <QueueTabs tabs={tabs} by={filters.by} />
      <Problems problems={problems} />
      {filters.by === "waiting" ? <Waiting /> : <DecidedTeams />}
    </div>
  );
}

function Waiting() {
  const { pairs, filters } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <section aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">Is it so?</h2>
        <p>What would move most tools and tickets first.</p>
      </div>
      <FilterBar
        fields={[{ name: "q", label: "Team", value: filters.q, choices: null, all: "any" }]}
        keep={["by", "size"]}
        label="Filter teams"
      />
      <QueueForm accept="Yes, it is so" refuse="No, two teams" isEmpty={pairs.length === 0}>
        <DataTable
          caption="Teams that may have changed"
          rows={pairs}
          columns={teamPairColumns}
          empty="No team seems to have been renamed, merged or split."
          rowId={(pair) => `pair-${pair.pair_id}`}
        />
      </QueueForm>
      <Pager filters={filters} total={pairs[0]?.total_rows ?? 0} what="pairs" csv={`/csv/team-pairs${search}`} />
    </section>
  );
}

function DecidedTeams() {
  const { decided, filters, timeZone } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="decided">
      <div className="section-head">
        <h2 id="decided">What was decided</h2>
        <p>The newest first. Taking an answer back puts the numbers where they were.</p>
      </div>
      <DecidedTable
        caption="Decisions about teams"
        rows={decided.rows}
        timeZone={timeZone}
        empty="Nothing was decided yet."
      />
      <Pager filters={filters} total={decided.total} what="decisions" csv="/csv/decisions-teams" />
    </section>
  );
}
