import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { adoptionMetrics, adoptionSorts } from "../adoption.ts";
import { builderColumns, type TeamBuilders } from "../components/builder-columns.tsx";
import { BuilderDepth, type Depth } from "../components/builder-depth.tsx";
import { BuilderFunnel, type BuilderLimit, type FunnelPlaces, type FunnelTeam } from "../components/builder-funnel.tsx";
import { DataTable } from "../components/data-table.tsx";
import { Pager } from "../components/pager.tsx";
import { type Platform, reportFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { ReportNumbers } from "../components/report-numbers.tsx";
import { TrendFigure } from "../components/trend-figure.tsx";
import { type WeekRow, WeekUsers } from "../components/week-users.tsx";
import { readFilters } from "../filters.ts";
import { formatMonth } from "../format.ts";
import { readReport } from "../numbers.server.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters } from "../period.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

const words = {
  builder_rate: "people built something in 28 days",
  active_builders: "also in teams without a headcount",
  monthly_users: "used a registered tool in 28 days",
  reach: "people used a registered tool in 28 days",
  weekly_users: "used one in the last 7 days",
  stickiness: "monthly users came back in the last 7 days",
  tools_in_use: "used or run in 28 days",
};

/** Over several months these two count whoever was one in any of them; the shares beside them stay those of the last month. */
const overMonths = {
  monthly_users: "used a registered tool in the last 28 days of any of these months",
  weekly_users: "used one in the last 7 days of any of these months",
};

export const meta: MetaFunction = () => [{ title: "Adoption · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: adoptionSorts });
  const period = await readPeriod(filters, adoptionMetrics, viewer);
  const { team, platform } = filters;
  const { toMonth: to } = period;
  const [{ numbers, months: trends }, weeks, funnel, limits, places, depths, byTeam, teams, platforms] =
    await Promise.all([
      readReport(
        { metrics: adoptionMetrics, ...periodParameters(filters, period) },
        ["active_builders", "monthly_users"],
        viewer,
      ),
      ask<WeekRow>("users_by_week", { team, platform }, viewer),
      ask<FunnelTeam>("builder_funnel", { to }, viewer),
      ask<Monthly<BuilderLimit>>("builder_limits", {}, viewer),
      ask<Monthly<FunnelPlaces>>("builder_places", {}, viewer),
      ask<Monthly<Depth>>("builder_depth", {}, viewer),
      ask<TeamBuilders>("team_builders", { ...filters, to }, viewer),
      readTeams(filters.team, viewer),
      ask<Platform>("platforms", {}, viewer),
    ]);
  const own = { limits: rowsIn(to, limits), places: rowsIn(to, places), depths: rowsIn(to, depths) };
  const lists = { trends, weeks, funnel, ...own, byTeam, teams, platforms };
  return { numbers, ...lists, filters, period, problems };
}

/** A row of one month among those of all, which are few and asked for once of a generation. */
type Monthly<Row> = Row & { readonly month: string };

function rowsIn<Row extends { readonly month: string }>(to: string, rows: readonly Row[]): Omit<Row, "month">[] {
  return rows.filter(({ month }) => month === to).map(({ month: _, ...row }) => row);
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Adoption() {
  const data = useLoaderData<typeof loader>();
  const { numbers, weeks, funnel, limits, places, depths, filters, period, problems } = data;
  const { search } = useLocation();
  return (
    <div className="stack">
      <div>
        <ReportHead
          title="Adoption"
          question="Who builds tools, who uses them, and does it spread?"
          period={period}
          fields={reportFields(filters, period, data.teams, data.platforms)}
          problems={problems}
        />
        <ReportNumbers
          numbers={numbers}
          period={period}
          words={period.months === 1 ? words : { ...words, ...overMonths }}
        />
      </div>
      <BuilderFunnel teams={funnel} limits={limits} places={places[0]} period={period} search={search} />
      <BuilderDepth depths={depths} period={period} />
      <WeekUsers rows={weeks} period={period} search={search} />
      <Months data={data} search={search} />
      <Teams data={data} search={search} />
    </div>
  );
}

type Part = { readonly data: Loaded; readonly search: string };

function Teams({ data: { byTeam, filters, period }, search }: Part) {
  const columns = useMemo(() => builderColumns(period), [period]);
  return (
    <section aria-labelledby="teams">
      <div className="section-head">
        <h2 id="teams">By team, end of {formatMonth(period.toMonth)}</h2>
        <p>
          By name, since this is no ranking. Builders and monthly users are of the team’s headcount; since the launch is
          against the month before the team’s own launch. Small teams are hidden, so that nobody can be picked out.
        </p>
      </div>
      <DataTable
        caption="Builders and users by team"
        rows={byTeam}
        columns={columns}
        order={filters}
        empty="No log, headcount or registry tells of a team in this month."
      />
      <Pager filters={filters} total={byTeam[0]?.total_rows ?? 0} what="teams" csv={`/csv/builder-teams${search}`} />
    </section>
  );
}

function Months({ data: { trends, filters, period }, search }: Part) {
  const csv = (metric: string) => `/csv/trend${search === "" ? "?" : `${search}&`}metric=${metric}`;
  const rowsOf = (metric: string) => trends.filter((row) => row.metric === metric);
  return (
    <>
      <TrendFigure
        rows={rowsOf("monthly_users")}
        title="Monthly users, end of each month"
        caption="Different people who used a registered tool in the 28 days to the month’s last day; a gap where a log is silent"
        unit="people"
        noun="users"
        period={period}
        narrowed={filters}
        csv={csv("monthly_users")}
      />
      <TrendFigure
        rows={rowsOf("active_builders")}
        title="Active builders, end of each month"
        caption="People who created, edited or published a tool in the 28 days to the month’s last day; a gap where a log is silent"
        unit="people"
        noun="builders"
        period={period}
        narrowed={filters}
        csv={csv("active_builders")}
      />
    </>
  );
}
