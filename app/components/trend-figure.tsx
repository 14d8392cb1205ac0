import { isUnknown } from "../../contract/unknown.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeLine, type Marker, type Row } from "../charts/describe-line.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { capital, dash, effectWords, formatCount, formatInterval, formatMonth, spellDays } from "../format.ts";
import { type Period, shortPeriod } from "../period.ts";
import type { RowsAsked } from "../rows-address.ts";
import { RowsLink } from "./rows-link.tsx";

/** One month of a metric. */
export type Trend = Row & {
  readonly metric: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Which days the logs lack of it, where they do. */
  readonly gap_words: string | null;
};

type Props = {
  /** Months of one metric, oldest first. */
  readonly rows: readonly Trend[];
  readonly title: string;
  /** Unit, window and denominator. */
  readonly caption: React.ReactNode;
  readonly unit: string;
  /** What is counted: `orphaned`, `requests`. */
  readonly noun: string;
  /** What it is counted of, for the table of a rate. */
  readonly of?: string;
  readonly period: Period;
  /** Whose months they are: to it the rows behind a month are narrowed. */
  readonly narrowed: Pick<RowsAsked, "team" | "platform">;
  readonly csv: string;
  /** Other things to mark on its axis, such as launches. */
  readonly markers?: readonly Marker[];
};

/** One metric month by month, with its interval; the page's period is shaded. The table and the file hold the same rows. */
export function TrendFigure(props: Props) {
  const { rows, title, caption, unit, noun, of = "all", period, csv, markers = [] } = props;
  const reason = rows.map(({ value }) => value).findLast(isUnknown)?.unknown;
  if (rows.every(({ value }) => isUnknown(value))) return <NothingKnown title={title} reason={reason} />;
  const shaded = { day: period.from, to: period.to, label: shortPeriod(period) };
  const chart = describeLine(rows, { title, unit, noun, height: 210, markers: [...markers, shaded] });
  const hasInterval = rows.some(({ low }) => low !== null);
  const isRate = rows.some(({ denominator }) => denominator !== null);
  return (
    <ChartFigure
      title={title}
      caption={
        <>
          {caption}
          {gapsOf(rows)}
        </>
      }
      charts={[{ chart }]}
      columns={[
        "Month",
        unit === "share" ? "Share" : "Value",
        ...(hasInterval ? ["95% interval"] : []),
        ...(isRate ? [capital(noun), capital(of)] : []),
      ]}
      lines={rows.map((row) => ({ key: row.day, cells: cellsOf(row, props, hasInterval, isRate) }))}
      csv={csv}
    />
  );
}

/** The months whose values are bounds, the newest with its reason. */
function gapsOf(rows: readonly Trend[]): string {
  const gaps = rows.filter((row) => row.gap_words !== null);
  const [last, effect] = [gaps.at(-1), gaps.at(-1)?.gap_effect];
  if (!last || !effect) return "";
  const months = gaps
    .slice(-3)
    .map(({ day }) => formatMonth(day))
    .join(", ");
  const more = gaps.length > 3 ? ` and ${formatCount(gaps.length - 3)} earlier` : "";
  return `. ${capital(effectWords(effect))} in ${months}${more}: ${spellDays(last.gap_words ?? "")}`;
}

function cellsOf(
  row: Trend,
  { unit, narrowed }: Props,
  hasInterval: boolean,
  isRate: boolean,
): readonly React.ReactNode[] {
  const of = { team: narrowed.team, platform: narrowed.platform, to: row.day };
  return [
    `${formatMonth(row.day)}${row.is_complete ? "" : ", so far"}`,
    isUnknown(row.value) ? (
      `${dash} ${spellDays(row.value.unknown)}`
    ) : (
      <span key="value">
        <RowsLink metric={row.metric} of={of} value={row.value} unit={unit} />
        {row.gap_effect ? `, ${effectWords(row.gap_effect)}` : ""}
      </span>
    ),
    ...(hasInterval ? [formatInterval(row.low, row.high, unit) ?? dash] : []),
    ...(isRate
      ? [
          row.numerator === null ? dash : formatCount(row.numerator),
          <RowsLink key="denominator" metric={row.metric} of={of} value={row.denominator} />,
        ]
      : []),
  ];
}

function NothingKnown({ title, reason }: { readonly title: string; readonly reason: string | undefined }) {
  return (
    <EmptyFigure title={title}>
      {dash} Not known{reason === undefined ? ": no month is counted here" : `: ${spellDays(reason)}`}.
    </EmptyFigure>
  );
}
