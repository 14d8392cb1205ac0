import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { DataTable } from "../components/data-table.tsx";
import { Pager } from "../components/pager.tsx";
import { type Platform, reportFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { type ListedTool, toolListColumns } from "../components/tool-list-columns.tsx";
import { type Kind, toolListFields } from "../components/tool-list-fields.ts";
import { readFilters } from "../filters.ts";
import { formatDay } from "../format.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { toolListMetrics, toolSorts } from "../sprawl.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Tools · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: toolSorts });
  const period = await readPeriod(filters, toolListMetrics, viewer);
  const [tools, teams, platforms, kinds] = await Promise.all([
    ask<ListedTool>("tools", { ...filters, to: period.to }, viewer),
    readTeams(filters.team, viewer),
    ask<Platform>("platforms", {}, viewer),
    ask<Kind>("tool_kinds", {}, viewer),
  ]);
  return { tools, teams, platforms, kinds, filters, period, problems };
}

export default function Tools() {
  const { tools, teams, platforms, kinds, filters, period, problems } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const report = reportFields(filters, period, teams, platforms);
  // A list is of one day: how long a period is and what it is compared with change nothing.
  const own = report.filter(({ name }) => name !== "months" && name !== "compare");
  const fields = [...own, ...toolListFields(filters, kinds)];
  return (
    <div className="stack">
      <ReportHead
        title="Tools"
        question="Everything that the registries list: whose it is, who uses it, and when it was last used."
        period={period}
        fields={fields}
        problems={problems}
      />
      <section aria-labelledby="list">
        <div className="section-head">
          <h2 id="list">{listWords(filters.state, formatDay(period.to))}</h2>
          <p>Copies for development and test are folded into their tool. – is not known, never none.</p>
        </div>
        <DataTable
          caption="Tools"
          rows={tools}
          columns={toolListColumns}
          order={filters}
          empty="No listed tool fits these filters."
        />
        <Pager filters={filters} total={tools[0]?.total_rows ?? 0} what="tools" csv={`/csv/tools${search}`} />
      </section>
    </div>
  );
}

function listWords(state: string | null, day: string): string {
  if (state === "not listed" || state === "vanished") return `Tools not listed any more on ${day}`;
  return state === "any" ? `Tools ever listed up to ${day}` : `Tools listed on ${day}`;
}
