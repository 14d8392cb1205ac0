import { isUnknown } from "../../contract/unknown.ts";
import { formatMonth, formatNumber } from "../format.ts";
import type { Row } from "./describe-line.ts";
import { yOf } from "./scale.ts";

const wide = 1000;
const height = 40;

/** The last months in the space of a word: gaps stay gaps, the unfinished month is hollow. The scale starts at zero. */
export function Sparkline({
  rows,
  unit,
  title,
}: {
  readonly rows: readonly Row[];
  readonly unit: string;
  readonly title: string;
}) {
  const known = rows.flatMap((row, index) =>
    isUnknown(row.value)
      ? []
      : [{ day: row.day, value: row.value, at: (index + 0.5) / rows.length, isComplete: row.is_complete }],
  );
  const last = known.at(-1);
  const domain = { min: 0, max: Math.max(...known.map((one) => one.value), 0) * 1.08 || 1 };
  const y = (value: number) => yOf(value, domain, height);
  if (last === undefined) return <EmptySparkline title={title} months={rows.length} />;
  return (
    <Frame label={summaryOf(title, unit, known, rows.length)}>
      <line className="sparkline-base" x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} />
      <svg width="100%" height={height} viewBox={`0 0 ${wide} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="sparkline-line" d={pathOf(rows, y)} vectorEffect="non-scaling-stroke" />
      </svg>
      <circle
        className={last.isComplete ? "chart-dot" : "chart-dot chart-dot-hollow"}
        cx={`${last.at * 100}%`}
        cy={y(last.value)}
        r={3}
      />
    </Frame>
  );
}

function EmptySparkline({ title, months }: { readonly title: string; readonly months: number }) {
  return (
    <Frame label={`${title}: unknown in ${months} months`}>
      <line className="sparkline-unknown" x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} />
    </Frame>
  );
}

function Frame({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <svg className="sparkline" width="100%" height={height} role="img" aria-label={label}>
      {children}
    </svg>
  );
}

function pathOf(rows: readonly Row[], y: (value: number) => number): string {
  return rows
    .map((row, index) => {
      if (isUnknown(row.value)) return "";
      const before = rows[index - 1];
      const isStart = before === undefined || isUnknown(before.value);
      return `${isStart ? "M" : "L"}${((index + 0.5) / rows.length) * wide},${y(row.value)}`;
    })
    .join("");
}

function summaryOf(
  title: string,
  unit: string,
  known: readonly { day: string; value: number }[],
  months: number,
): string {
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return title;
  const gaps = months === known.length ? "" : `, unknown in ${months - known.length} of ${months} months`;
  return `${title}: ${formatNumber(first.value, unit)} in ${formatMonth(first.day)}, ${formatNumber(last.value, unit)} in ${formatMonth(last.day)}${gaps}`;
}
