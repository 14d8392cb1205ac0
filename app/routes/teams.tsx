import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable } from "../components/data-table.tsx";
import { Pager } from "../components/pager.tsx";
import { periodFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { type TeamListRow, teamColumns } from "../components/team-columns.tsx";
import { TeamListNotes } from "../components/team-list-notes.tsx";
import { readFilters } from "../filters.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { teamListMetrics, teamSorts } from "../team-list.ts";
import { viewerOf } from "../viewer.server.ts";

const noTeam = "No team has such a name. Without a name, an empty list means that no export names any team.";

export const meta: MetaFunction = () => [{ title: "Teams · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: teamSorts });
  const period = await readPeriod(filters, teamListMetrics, viewer);
  const teams = await ask<TeamListRow>("team_list", { ...filters, to: period.toMonth, has_total: true }, viewer);
  return { teams, filters, period, problems };
}

export default function Teams() {
  const { teams, filters, period, problems } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const columns = useMemo(() => teamColumns(period), [period]);
  const listed = teams.filter(({ team_id }) => team_id !== null);
  const fields = [
    ...periodFields(filters, period).filter(({ name }) => name !== "compare"),
    { name: "q", label: "Team name", value: filters.q, choices: null, all: "any name" },
  ];
  return (
    <div className="stack">
      <div>
        <ReportHead
          title="Teams"
          question="What does each team ask for, build and use, and which differ from all teams by more than chance?"
          period={period}
          fields={fields}
          problems={problems}
        />
        <section aria-labelledby="list">
          <h2 id="list" className="hidden">
            Teams
          </h2>
          <div className="wrap-heads">
            <DataTable
              caption="Teams and their numbers"
              rows={listed.length === 0 ? [] : teams}
              columns={columns}
              order={filters}
              empty={noTeam}
            />
          </div>
          <Pager filters={filters} total={listed[0]?.total_rows ?? 0} what="teams" csv={`/csv/team-list${search}`} />
        </section>
      </div>
      <TeamListNotes total={teams[0]} />
    </div>
  );
}
