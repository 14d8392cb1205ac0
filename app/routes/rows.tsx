import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable } from "../components/data-table.tsx";
import { type DrillRow, drillColumns, RowsSentence } from "../components/drill.tsx";
import type { Field } from "../components/filter-bar.tsx";
import { Link } from "../components/link.tsx";
import type { MetricNumber } from "../components/number-value.tsx";
import { Pager } from "../components/pager.tsx";
import { type Platform, reportFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import type { RowsPart } from "../drills.ts";
import { ask } from "../page.server.ts";
import { readRows } from "../rows-asked.server.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Rows behind ${data?.number.title ?? "a number"} · Lanemark` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { query, parameters, ...read } = await readRows(request.url, params.metric ?? "", viewer);
  const [rows, teams, platforms] = await Promise.all([
    ask<DrillRow>(query, parameters, viewer),
    readTeams(read.filters.team, viewer),
    ask<Platform>("platforms", {}, viewer),
  ]);
  return { ...read, rows, teams, platforms };
}

export default function Rows() {
  const { number, rows, part, teams, platforms, period, filters, problems } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  // New columns would be new cells, and the focus in them gone.
  const hasDays = rows.some((row) => row.day !== null);
  const columns = useMemo(() => drillColumns(number, hasDays), [number, hasDays]);
  return (
    <div>
      <p className="small">
        <Link to="/">Brief</Link> / <Link to={`/definitions#${number.metric}`}>{number.title}</Link>
      </p>
      <ReportHead
        title={`Rows behind ${number.title.toLowerCase()}`}
        question={number.definition}
        period={part.week === null ? period : null}
        fields={rowsFields(number, part, reportFields(filters, period, teams, platforms))}
        problems={problems}
        keep={["size", "class", "week", "by"]}
      />
      <RowsSentence number={number} first={rows[0]} part={part} />
      <DataTable
        caption={`Rows behind ${number.title}`}
        rows={rows}
        columns={columns}
        empty="No rows stand behind this number here."
      />
      <Pager
        filters={filters}
        total={rows[0]?.total_rows ?? 0}
        what="rows"
        csv={`/csv/rows${search === "" ? "?" : `${search}&`}metric=${number.metric}`}
      />
    </div>
  );
}

/** Only what the metric answers to, and no period beside a week; one number is not compared here. */
function rowsFields({ filters }: MetricNumber, { week }: RowsPart, fields: readonly Field[]): readonly Field[] {
  const isPeriod = (name: string) => week === null && (name === "months" || name === "to");
  return fields.filter(({ name }) => isPeriod(name) || filters?.includes(name));
}
