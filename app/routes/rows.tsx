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
import { drillName, hasClasses } from "../drills.ts";
import { readFilters } from "../filters.ts";
import { readNumber } from "../numbers.server.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters } from "../period.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Rows behind ${data?.number.title ?? "a number"} · Lanemark` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const metric = params.metric ?? "";
  const { filters, problems } = readFilters(request.url);
  const name = drillName(metric);
  const period = await readPeriod(filters, [metric], viewer, { isNewest: true });
  const number = await readNumber(metric, periodParameters(filters, period), viewer);
  const [rows, teams, platforms] = await Promise.all([
    ask<DrillRow>(name, { ...filters, metric, from: number.period_from, to: number.period_to }, viewer),
    readTeams(filters.team, viewer),
    ask<Platform>("platforms", {}, viewer),
  ]);
  const ofClass = hasClasses(metric) ? filters.class : null;
  return { number, rows, ofClass, teams, platforms, period, filters, problems };
}

export default function Rows() {
  const { number, rows, ofClass, teams, platforms, period, filters, problems } = useLoaderData<typeof loader>();
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
        period={period}
        fields={rowsFields(number, reportFields(filters, period, teams, platforms))}
        problems={problems}
        keep={ofClass === null ? ["size"] : ["size", "class"]}
      />
      <RowsSentence number={number} first={rows[0]} ofClass={ofClass} />
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

/** Only what the metric answers to; one number is not compared here. */
function rowsFields({ filters }: MetricNumber, fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ name }) => name === "months" || name === "to" || filters?.includes(name));
}
