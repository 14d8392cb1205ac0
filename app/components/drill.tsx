import { isUnknown } from "../../contract/unknown.ts";
import type { RowsPart } from "../drills.ts";
import { counted, dash, formatCount, formatDay, formatNumber, sentence } from "../format.ts";
import { spanWords } from "../period.ts";
import type { Week } from "../week.ts";
import { columnHelper } from "./data-table.tsx";
import { Link } from "./link.tsx";
import { isState, type MetricNumber, partsOf, windowOf } from "./number-value.tsx";
import { SourceLink } from "./source-link.tsx";

export type DrillRow = {
  readonly subject: string;
  readonly tool_id: string | null;
  readonly label: string | null;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly day: string | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly file_name: string | null;
  readonly load_id: string | null;
  readonly line: number | null;
  /** From opening to done, or to the last day of the data; of tickets only. */
  readonly days?: number;
  readonly total_rows: number;
  readonly total_numerator: number;
  readonly total_denominator: number;
};

const column = columnHelper<DrillRow>();

const platform = column.accessor("platform", { header: "Platform", cell: ({ getValue }) => getValue() ?? dash });

const counts = column.accessor("numerator", {
  header: "Counts",
  meta: { isNumber: true },
  cell: ({ row: { original } }) => formatCount(original.numerator),
});

const side = column.accessor("numerator", {
  header: "Months",
  cell: ({ getValue }) => (getValue() > 0 ? "compared" : "baseline"),
});

const marked = column.accessor("numerator", {
  header: "In the numerator",
  cell: ({ getValue }) => (getValue() > 0 ? "yes" : "no"),
});

const done = column.accessor("numerator", {
  header: "Done",
  cell: ({ getValue }) => (getValue() > 0 ? "yes" : "still open"),
});

const length = column.accessor("days", {
  header: "Days",
  meta: { isNumber: true },
  cell: ({ getValue }) => formatCount(getValue() ?? 0),
});

const day = column.accessor("day", {
  header: "Day",
  meta: { isNowrap: true },
  cell: ({ getValue }) => formatMaybe(getValue()),
});

/** Rows of a rate say on which side they count; rows that stand on the period's last day have no day of their own. */
export function drillColumns(
  { unit, kind, filters }: Pick<MetricNumber, "unit" | "kind" | "filters">,
  hasDays: boolean,
) {
  const share = kind === "estimate" ? side : marked;
  return column.columns([
    column.accessor("label", {
      header: "Row",
      meta: { isHead: true },
      cell: ({ row: { original } }) => <Subject row={original} />,
    }),
    ...(unit === "days" ? [length, done] : [unit === "share" ? share : counts]),
    ...(hasDays ? [day] : []),
    column.accessor("team_name", { header: "Team", cell: ({ getValue }) => getValue() ?? dash }),
    ...(filters?.includes("platform") ? [platform] : []),
    column.accessor("line", { header: "File and line", cell: ({ row: { original } }) => <SourceLink {...original} /> }),
  ]);
}

function formatMaybe(day: string | null): string {
  return day === null ? dash : formatDay(day);
}

function Subject({ row }: { readonly row: DrillRow }) {
  const words = row.label ?? row.subject;
  return row.tool_id === row.subject ? <Link to={`/tools/${row.tool_id}`}>{words}</Link> : words;
}

/** How the rows below make the number. */
export function RowsSentence({
  number,
  first,
  part,
}: {
  readonly number: MetricNumber;
  readonly first: DrillRow | undefined;
  readonly part: RowsPart;
}) {
  const { ofClass, week, isLaunched } = part;
  if (ofClass !== null || week !== null || isLaunched) {
    return (
      <p className="sentence rows-sentence">
        <PartOf number={number} part={part} />, {week === null ? windowOf(number) : weekWords(number, week)}:{" "}
        {first === undefined ? "no rows" : partWords(number, first)}.
      </p>
    );
  }
  if (isUnknown(number.value)) {
    return (
      <p className="notice">
        <strong>– Not known, {windowOf(number)}</strong>
        {sentence(number.value.unknown)} The rows below, if any, are what there is.
      </p>
    );
  }
  const shown = formatNumber(number.value, number.unit);
  return (
    <p className="sentence rows-sentence">
      <b>{shown}</b>
      {number.kind === "estimate" ? "" : `, ${windowOf(number)}`}:{" "}
      {first === undefined ? noRows(number) : makeUp(number, first)}.
    </p>
  );
}

function PartOf({ number, part }: { readonly number: MetricNumber; readonly part: RowsPart }) {
  const what = part.isLaunched ? `${number.title}, eligible and of a team that had launched` : number.title;
  if (part.ofClass === null) return <>{what}</>;
  return (
    <>
      {part.isLaunched ? what : "Requests"} of the class <b>{part.ofClass}</b>
    </>
  );
}

function weekWords(number: MetricNumber, { from, to }: Week): string {
  return isState(number) ? `at the end of ${formatDay(to)}` : `in the week of ${spanWords(from, to)}`;
}

/** Of people there may be more in all months together than one month may tell of. */
function noRows(number: MetricNumber): string {
  if (number.value !== 0)
    return "no row is shown, since some month of it tells of so few people that who they are stays hidden";
  return isOfHeadcount(number) ? `no rows, of a headcount of ${formatCount(number.denominator ?? 0)}` : "no rows";
}

function isOfHeadcount({ metric }: MetricNumber): boolean {
  return metric === "builder_rate" || metric === "reach";
}

/** What a part of a number comes to: of counts their sum. */
function partWords(number: MetricNumber, first: DrillRow): string {
  if (number.unit !== "count") return makeUp(number, first);
  return `${formatCount(first.total_numerator)}, ${makeUp(number, first)}`;
}

function makeUp(number: MetricNumber, first: DrillRow): string {
  const rows = counted(first.total_rows, "row");
  if (number.metric === "program_effect")
    return `${rows} in the compared months after the launches, of ${formatCount(Math.round(first.total_denominator))} that were to be expected without the program`;
  if (number.kind === "estimate") {
    return `${formatCount(first.total_numerator)} of these ${rows} lie in the compared months, ${formatCount(first.total_denominator)} in the baseline`;
  }
  if (isOfHeadcount(number))
    return `${rows}, one for each person, of a headcount of ${formatCount(number.denominator ?? 0)}`;
  if (number.unit === "people") return `${rows}, one for each person`;
  if (number.unit === "share") {
    return `${formatCount(first.total_numerator)} of the ${formatCount(first.total_denominator)} that these ${rows} count`;
  }
  if (number.kind === "duration")
    return `${formatCount(first.total_numerator)} of these ${rows} are done so far; those still open are kept with the days they were seen`;
  return partsOf(number) === undefined ? `the sum of what ${rows} count` : `${partsOf(number)}, as these ${rows} count`;
}
