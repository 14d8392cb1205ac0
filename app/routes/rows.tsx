import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable } from "../components/data-table.tsx";
import { type DrillRow, drillColumns, RowsSentence } from "../components/drill.tsx";
import { FilterBar, PrintedFilters, Problems, strangeValues } from "../components/filter-bar.tsx";
import type { MetricNumber } from "../components/number-value.tsx";
import { Pager } from "../components/pager.tsx";
import { type Platform, rowsFields, type Team } from "../components/rows-fields.ts";
import { drillName } from "../drills.ts";
import { readFilters } from "../filters.ts";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Rows behind ${data?.number.title ?? "a number"} · Lanemark` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const metric = params.metric ?? "";
  const { filters, problems } = readFilters(request.url);
  const name = drillName(metric);
  const number = await askOne<MetricNumber>("number", { ...filters, metric }, viewer, `There is no metric ${metric}.`);
  const [rows, teams, platforms, months] = await Promise.all([
    ask<DrillRow>(name, { ...filters, metric, from: number.period_from, to: number.period_to }, viewer),
    ask<Team>("teams", {}, viewer),
    ask<Platform>("platforms", {}, viewer),
    ask<{ readonly day: string }>("trends", { metrics: [metric], team: null, platform: null }, viewer),
  ]);
  return { number, rows, teams, platforms, months: months.map(({ day }) => day), filters, problems };
}

export default function Rows() {
  const { number, rows, teams, platforms, months, filters, problems } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  // New columns would be new cells, and the focus in them gone.
  const hasDays = rows.some((row) => row.day !== null);
  const columns = useMemo(() => drillColumns(number, hasDays), [number, hasDays]);
  const fields = rowsFields(filters, number.filters, teams, platforms, months);
  return (
    <div>
      <div className="page-head">
        <div>
          <p className="small">
            <Link to="/">Brief</Link> / <Link to={`/definitions#${number.metric}`}>{number.title}</Link>
          </p>
          <h1>Rows behind {number.title.toLowerCase()}</h1>
          <p>{number.definition}</p>
        </div>
      </div>
      <FilterBar fields={fields} label="Filter rows" />
      <PrintedFilters fields={fields} />
      <Problems problems={[...problems, ...strangeValues(fields)]} />
      <RowsSentence number={number} first={rows[0]} />
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
