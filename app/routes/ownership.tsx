import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { CauseRules } from "../components/cause-rules.tsx";
import { DataTable } from "../components/data-table.tsx";
import { FilterBar, PrintedFilters, Problems, strangeValues } from "../components/filter-bar.tsx";
import type { Trend } from "../components/headlines.tsx";
import type { MetricNumber } from "../components/number-value.tsx";
import { type Orphan, orphanColumns } from "../components/orphan-columns.tsx";
import { OrphanTrend } from "../components/orphan-trend.tsx";
import { ownershipFields, type Platform, type Team } from "../components/ownership-fields.ts";
import { OwnershipNumbers, type OwnerUsers } from "../components/ownership-numbers.tsx";
import { Pager } from "../components/pager.tsx";
import { TeamOwnership, type TeamRow } from "../components/team-ownership.tsx";
import { readFilters } from "../filters.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

const metrics = ["orphaned_tools", "owner_is_builder", "not_matched_owners", "orphan_rate"];
export const orphanSorts = ["worst", "tool", "team", "platform", "cause", "since", "users"];

const noRegistry = "No registry of tools is loaded. Load one to see its tools here.";
const noTool =
  "No tool fits these filters. Without filters, an empty list means that every listed tool has an able owner.";

export const meta: MetaFunction = () => [{ title: "Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: orphanSorts });
  const narrowed = { metrics, team: filters.team, platform: null };
  const [numbers, trends, users, orphans, byTeam, teams, platforms] = await Promise.all([
    ask<MetricNumber>("numbers", narrowed, viewer),
    ask<Trend>("trends", narrowed, viewer),
    ask<OwnerUsers>("owner_users", { team: filters.team }, viewer),
    ask<Orphan>("orphans", filters, viewer),
    ask<TeamRow>("team_ownership", {}, viewer),
    ask<Team>("teams", {}, viewer),
    ask<Platform>("platforms", {}, viewer),
  ]);
  return { numbers, trends, users, orphans, byTeam, teams, platforms, filters, problems };
}

export default function Ownership() {
  const { numbers, trends, users, orphans, byTeam, teams, platforms, filters, problems } =
    useLoaderData<typeof loader>();
  const { search } = useLocation();
  const fields = ownershipFields(filters, teams, platforms);
  return (
    <div className="stack">
      <div>
        <div className="page-head">
          <h1>Ownership</h1>
          <p>Which tools have nobody who can act, and which hang on the one person who built them.</p>
        </div>
        <OwnershipNumbers numbers={numbers} users={users} search={search} />
      </div>
      <section aria-labelledby="list">
        <div className="section-head">
          <h2 id="list">Tools, worst first</h2>
          <p>Orphaned, then the builder alone, then not matched or unknown; within each, most users first.</p>
        </div>
        <FilterBar fields={fields} label="Filter tools" />
        <PrintedFilters fields={fields} />
        <Problems problems={[...problems, ...strangeValues(fields)]} />
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
      <OrphanTrend trends={trends} team={filters.team} />
      <TeamOwnership rows={byTeam} />
    </div>
  );
}
