import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { CauseRules } from "../components/cause-rules.tsx";
import { DataTable } from "../components/data-table.tsx";
import { LineSection } from "../components/line-section.tsx";
import type { MetricNumber } from "../components/number-value.tsx";
import { type Orphan, orphanColumns } from "../components/orphan-columns.tsx";
import { type OwnerUsers, UsersWords } from "../components/owner-users.tsx";
import { ownershipFields, type Platform } from "../components/ownership-fields.ts";
import { healthMetrics, type OrphanMonth, OwnershipHealth, type OwnerWait } from "../components/ownership-health.tsx";
import { Pager } from "../components/pager.tsx";
import { reportFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { ReportNumbers } from "../components/report-numbers.tsx";
import { TeamOwnership, type TeamRow } from "../components/team-ownership.tsx";
import type { Trend } from "../components/trend-figure.tsx";
import { readFilters } from "../filters.ts";
import { formatDay } from "../format.ts";
import { readLine } from "../line.server.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters } from "../period.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

const metrics = ["orphaned_tools", "owner_is_builder", "not_matched_owners", "orphan_rate", "teamless_rate"];
/** Of a thousand teams, those whose share is surely high; the list of teams and the file have all. */
const mostTeams = 20;
export const orphanSorts = ["worst", "tool", "team", "platform", "cause", "since", "users"];

const words = {
  orphaned_tools: "without an able owner or cover",
  owner_is_builder: "depended-on tools",
  not_matched_owners: "whose owner is in no people file",
  orphan_rate: "active tools",
  teamless_rate: "listed tools",
};

const noRegistry = "No registry of tools is loaded. Load one to see its tools here.";
const noTool =
  "No tool fits these filters. Without filters, an empty list means that every listed tool has an able owner.";

export const meta: MetaFunction = () => [{ title: "Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: orphanSorts });
  const period = await readPeriod(filters, metrics, viewer);
  const { team, platform } = filters;
  const asked = { metrics: [...metrics, ...healthMetrics], ...periodParameters(filters, period) };
  const narrowed = { team, platform, to: period.to };
  const [numbers, trends, flow, waits, users, orphans, byTeam, teams, platforms, line] = await Promise.all([
    ask<MetricNumber>("numbers", asked, viewer),
    ask<Trend>("trends", { metrics: ["orphan_rate", "orphan_days"], team, platform }, viewer),
    ask<OrphanMonth>("orphan_flow", narrowed, viewer),
    ask<OwnerWait>("owner_waits", narrowed, viewer),
    ask<OwnerUsers>("owner_users", narrowed, viewer),
    ask<Orphan>("orphans", { ...filters, to: period.to }, viewer),
    ask<TeamRow>("team_ownership", { to: period.to, limit: mostTeams }, viewer),
    readTeams(filters.team, viewer),
    ask<Platform>("platforms", {}, viewer),
    readLine(request.url, filters, viewer),
  ]);
  return { numbers, trends, flow, waits, users, orphans, byTeam, teams, platforms, line, filters, period, problems };
}

export default function Ownership() {
  const { numbers, trends, flow, waits, users, orphans, byTeam, teams, platforms, line, filters, period, problems } =
    useLoaderData<typeof loader>();
  const [health, states] = [numbersOf(numbers, healthMetrics), numbersOf(numbers, metrics)];
  const { search } = useLocation();
  const fields = [...reportFields(filters, period, teams, platforms), ...ownershipFields(filters)];
  return (
    <div className="stack">
      <div>
        <ReportHead
          title="Ownership"
          question="Which tools have nobody who can act, and which hang on the one person who built them?"
          period={period}
          fields={fields}
          problems={problems}
        />
        <ReportNumbers
          numbers={states}
          period={period}
          words={words}
          below={({ metric }) => <UsersWords users={users.find((one) => one.metric === metric)} />}
        />
      </div>
      <section aria-labelledby="list">
        <div className="section-head">
          <h2 id="list">Tools on {formatDay(period.to)}, worst first</h2>
          <p>
            Orphaned, then the builder alone, then at risk, then not matched or unknown; within each, most users first.
          </p>
        </div>
        <DataTable
          caption="Tools whose ownership needs a person"
          rows={orphans}
          columns={orphanColumns}
          order={filters}
          empty={numbers.some(({ missing }) => missing.includes("tools")) ? noRegistry : noTool}
        />
        <Pager filters={filters} total={orphans[0]?.total_rows ?? 0} what="tools" csv={`/csv/orphans${search}`} />
        <CauseRules />
      </section>
      <LineSection line={line} />
      <OwnershipHealth
        numbers={health}
        trends={trends}
        flow={flow}
        waits={waits}
        period={period}
        narrowed={{ team: filters.team, platform: filters.platform }}
        search={search}
      />
      <TeamOwnership rows={byTeam} period={period} />
    </div>
  );
}

/** Those of these metrics, in their order. */
function numbersOf(numbers: readonly MetricNumber[], asked: readonly string[]): readonly MetricNumber[] {
  return asked.flatMap((metric) => numbers.filter((number) => number.metric === metric));
}
