import { ChartFigure } from "../charts/chart-figure.tsx";
import { type Band, describeBands } from "../charts/describe-bands.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { dash, formatCount, formatDay } from "../format.ts";
import { RowsLink } from "./rows-link.tsx";

/** Open requests of one class, or of all (no class), as `open_ages.sql` counts them. */
export type AgeRow = {
  readonly class: string | null;
  readonly day: string;
  readonly open: number;
  readonly week: number;
  readonly month: number;
  readonly quarter: number;
  readonly half_year: number;
  readonly longer: number;
  readonly to_p50: number;
  readonly to_p85: number;
  readonly to_p95: number;
  readonly above_p95: number;
  readonly not_judged: number;
  readonly p50_days: number | null;
  readonly p85_days: number | null;
  readonly p95_days: number | null;
};

type Column = { readonly key: keyof AgeRow; readonly label: string; readonly words: string };

const ages: readonly Column[] = [
  { key: "week", label: "≤ 7 days", words: "Up to 7 days" },
  { key: "month", label: "8–30", words: "8 to 30 days" },
  { key: "quarter", label: "31–91", words: "31 to 91 days" },
  { key: "half_year", label: "92–182", words: "92 to 182 days" },
  { key: "longer", label: "> 182", words: "More than 182 days" },
];

const standings: readonly Column[] = [
  { key: "to_p50", label: "≤ half", words: "Not older than half of its class took" },
  { key: "to_p85", label: "≤ 85%", words: "Older than half, not than 85% of its class took" },
  { key: "to_p95", label: "≤ 95%", words: "Older than 85%, not than 95% of its class took" },
  { key: "above_p95", label: "> 95%", words: "Older than 95% of its class took" },
  { key: "not_judged", label: "unknown", words: "Of a class with fewer than 10 done" },
];

const columns = [
  "Class",
  "Open",
  ...ages.map(({ words }) => words),
  "Half done within",
  "85% done within",
  "95% done within",
  "Above 85%",
  "Above 95%",
];

type Props = {
  readonly rows: readonly AgeRow[];
  readonly search: string;
  readonly to: string;
  readonly team: string | null;
};

/** How long what is open has been waiting, and against what is usual for its class. */
export function AgeFigure({ rows, search, to, team }: Props) {
  const title = `Age of what is open on ${formatDay(rows[0]?.day ?? to)}`;
  const all = rows.find((row) => row.class === null);
  if (all === undefined) return <NothingOpen title={title} />;
  const chart = (columnsOf: readonly Column[], what: string) =>
    describeBands(bandsOf(all, columnsOf), { title: what, noun: "request" });
  return (
    <ChartFigure
      title={title}
      caption={`${formatCount(all.open)} open requests by the days since they were opened; below, against how long done requests of their own class took`}
      charts={[
        { chart: chart(ages, "Open requests by age in days"), words: ["open"], label: "By age in days" },
        {
          chart: chart(standings, "Open requests by what is usual for their class"),
          words: ["open"],
          label: "By age against the time within which half, 85% and 95% of the done requests of the class were done",
        },
      ]}
      columns={columns}
      lines={rows.map((row) => ({ key: row.class ?? "", cells: cellsOf(row, team) }))}
      csv={`/csv/open-ages${search}`}
    />
  );
}

function bandsOf(row: AgeRow, columnsOf: readonly Column[]): readonly Band[] {
  return columnsOf.map(({ key, label, words }) => ({ key, label, words, count: Number(row[key]) }));
}

function cellsOf(row: AgeRow, team: string | null): readonly React.ReactNode[] {
  const of = { team, class: row.class, to: row.day };
  const isJudged = row.not_judged < row.open;
  return [
    row.class ?? "All classes",
    <RowsLink key="open" metric="open_requests" of={of} value={row.open} />,
    ...ages.map(({ key }) => formatCount(Number(row[key]))),
    ...[row.p50_days, row.p85_days, row.p95_days].map((days) => (days === null ? dash : `${formatCount(days)} days`)),
    <RowsLink key="old" metric="old_requests" of={of} value={isJudged ? row.to_p95 + row.above_p95 : null} />,
    isJudged ? formatCount(row.above_p95) : dash,
  ];
}

function NothingOpen({ title }: { readonly title: string }) {
  return <EmptyFigure title={title}>No request is open on this day, or no ticket export tells of it.</EmptyFigure>;
}
