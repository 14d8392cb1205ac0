import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { type Cluster, clusterColumns } from "../components/cluster-columns.tsx";
import { ClusterSection } from "../components/cluster-section.tsx";
import { DataTable } from "../components/data-table.tsx";
import type { MetricNumber } from "../components/number-value.tsx";
import { Pager } from "../components/pager.tsx";
import { type Platform, reportFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { ReportNumbers } from "../components/report-numbers.tsx";
import { SprawlBy } from "../components/sprawl-by.tsx";
import { GroupFacts, type JudgedDay, SprawlRules, type SprawlState } from "../components/sprawl-rules.tsx";
import { TrendFigure } from "../components/trend-figure.tsx";
import { readFilters, withParameters } from "../filters.ts";
import { formatDay, sentence } from "../format.ts";
import { readReport } from "../numbers.server.ts";
import { readOpenCluster } from "../open-cluster.server.ts";
import { ask, askOne } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters } from "../period.ts";
import { clusterSorts, sprawlMetrics } from "../sprawl.ts";
import { readSprawlCells } from "../sprawl-cells.server.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

const words = {
  half_finished: "tools old enough that the logs can judge",
  overlap_clusters: "of two or more tools",
  excess_tools: "listed tools beyond the one kept of each group",
  excess_rate: "active tools that could be compared",
};

/** Of a thousand teams, those with most to do; the file has all. */
const mostTeams = 20;

export const meta: MetaFunction = () => [{ title: "Sprawl · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: clusterSorts });
  const period = await readPeriod(filters, sprawlMetrics, viewer);
  const { to } = period;
  const [{ numbers, months: trends }, clusters, state, days, cells, teams, platforms, open] = await Promise.all([
    readReport({ metrics: sprawlMetrics, ...periodParameters(filters, period) }, ["half_finished"], viewer),
    ask<Cluster & { total_rows: number }>("clusters", filters, viewer),
    askOne<SprawlState>("sprawl_state", {}, viewer, "There are no rules."),
    ask<JudgedDay>("judged_days", {}, viewer),
    readSprawlCells(to, mostTeams, viewer),
    readTeams(filters.team, viewer),
    ask<Platform>("platforms", {}, viewer),
    readOpenCluster(filters.cluster, viewer),
  ]);
  return {
    numbers,
    trends,
    clusters,
    state,
    judged: days.findLast(({ day }) => day <= to) ?? null,
    byTeam: cells.filter(({ per }) => per === "team"),
    byPlatform: cells.filter(({ per }) => per === "platform"),
    teams,
    platforms,
    open,
    filters,
    period,
    problems,
  };
}

export default function Sprawl() {
  const { numbers, trends, clusters, state, judged, byTeam, byPlatform, teams, platforms, open, ...view } =
    useLoaderData<typeof loader>();
  const { filters, period, problems } = view;
  const { search } = useLocation();
  const shared = { name: "q", label: "Shared word", value: filters.q, choices: null, all: "any word" } as const;
  const fields = [...reportFields(filters, period, teams, platforms), shared];
  const to = (changes: { readonly [name: string]: string | null }) => withParameters(search, changes);
  return (
    <div className="stack">
      <div>
        <ReportHead
          title="Sprawl"
          question="Which jobs were built more than once, and what was begun and never brought to use?"
          period={period}
          fields={fields}
          problems={problems}
        />
        <ReportNumbers
          numbers={ordered(numbers)}
          period={period}
          words={words}
          below={({ metric }) =>
            metric === "excess_rate" && (
              <p className="card-window">Excess tools also counts those that are listed but not active.</p>
            )
          }
        />
        <SprawlRules state={state} judged={judged} />
      </div>
      {open !== null && <ClusterSection {...open} back={to({ cluster: null })} />}
      <section aria-labelledby="list">
        <div className="section-head">
          <h2 id="list">Groups of tools that do the same{state.day === null ? "" : `, on ${formatDay(state.day)}`}</h2>
          <p>Always of the newest day, largest first. Open a group to see its tools.</p>
        </div>
        <DataTable
          caption="Groups of tools that do the same"
          rows={clusters}
          columns={clusterColumns((cluster) => `${to({ cluster, page: String(filters.page) })}#group`)}
          order={filters}
          empty={emptyWords(state)}
        />
        <Pager filters={filters} total={clusters[0]?.total_rows ?? 0} what="groups" csv={`/csv/clusters${search}`} />
      </section>
      <GroupFacts state={state} />
      <TrendFigure
        rows={trends}
        title="Half-finished share of tools older than 60 days, end of each month"
        caption="Half-finished tools, of those that the logs can judge, with a 95% interval; a gap where they cannot"
        unit="share"
        noun="half-finished"
        of="tools judged"
        period={period}
        narrowed={filters}
        csv={`/csv/trend${search === "" ? "?" : `${search}&`}metric=half_finished`}
      />
      <SprawlBy
        rows={byTeam}
        by="team"
        period={period}
        addressOf={(team) => `${to({ team, cluster: null })}#list`}
        csv={`/csv/sprawl${to({ by: "team" })}`}
      />
      <SprawlBy
        rows={byPlatform}
        by="platform"
        period={period}
        addressOf={(platform) => `${to({ platform, cluster: null })}#list`}
        csv={`/csv/sprawl${to({ by: "platform" })}`}
      />
    </div>
  );
}

/** Groups first: half-finished only leads where the page's months come from. */
function ordered(numbers: readonly MetricNumber[]): readonly MetricNumber[] {
  return [...numbers.slice(1), ...numbers.slice(0, 1)];
}

function emptyWords({ reason }: SprawlState): string {
  if (reason !== null) return `Not computed: ${sentence(reason)}`;
  return "No group fits these filters. Without filters, an empty list means that no two tools describe themselves alike.";
}
