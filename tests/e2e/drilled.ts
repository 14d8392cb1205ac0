import { formatCount, formatNumber } from "../../app/format.ts";
import type { Place } from "./places.ts";
import type { Row } from "./tables.ts";

/** What the rows behind a number come to. */
export type Drilled = {
  readonly rows: number;
  readonly numerator: number;
  readonly denominator: number;
  /** The days within which half are done, by Kaplan and Meier; NaN where fewer are. */
  readonly median: number;
};

export function drilledOf(rows: readonly Row[]): Drilled {
  const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
  return { rows: rows.length, numerator: sum("numerator"), denominator: sum("denominator"), median: medianOf(rows) };
}

function medianOf(rows: readonly Row[]): number {
  let survival = 1;
  const lengths = [...new Set(rows.map((row) => Number(row.days)))].sort((a, b) => a - b);
  for (const length of lengths) {
    const seen = rows.filter((row) => Number(row.days) >= length);
    const done = seen.filter((row) => Number(row.days) === length && row.numerator === "1");
    survival *= 1 - done.length / seen.length;
    if (survival <= 0.5 + 1e-12) return length;
  }
  return Number.NaN;
}

const numerators = [
  "Builders",
  "Builder alone",
  "Orphaned",
  "Orphan-days",
  "Requests",
  "Half-finished",
  "Escalations",
  "Above 85%",
  "Old for the class",
  "Old for their class",
];
const denominators = ["Active tools", "Depended-on tools", "Staff-months", "Tools judged", "Tool-months", "Tool-days"];
/** `2 of 5`: what is counted, then a link to the rows that it is counted among. */
const parts = ["Excess, of active tools", "Half-finished, of tools judged"];

export type Metric = { readonly unit: string; readonly kind: string };

/** A place's number, as it has to be written if these are its rows. `headcount`: of how many its people are a share, which has no rows here. */
export function written(place: Place, metric: Metric, drilled: Drilled, headcount: number | null): string {
  const { unit, kind } = metric;
  const { rows, numerator, median } = drilled;
  const { text, isLink } = place;
  const column = place.column ?? "";
  const denominator = headcount ?? drilled.denominator;
  if (kind === "duration") return /^Opened \d/.test(column) ? formatCount(rows) : formatNumber(median, unit);
  if (kind === "estimate") return formatNumber(numerator / denominator - 1, "share");
  if (!kind.startsWith("ratio")) return formatCount(numerator);
  if (parts.includes(column)) return formatCount(isLink ? denominator : numerator);
  if (denominators.includes(column)) return formatCount(denominator);
  if (numerators.includes(column) && !text.endsWith("%")) return formatCount(numerator);
  const scale = Number((/^per ([\d,]+) /.exec(unit)?.[1] ?? "1").replaceAll(",", ""));
  return formatNumber((numerator / denominator) * scale, unit);
}
