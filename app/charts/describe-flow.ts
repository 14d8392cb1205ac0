import { isUnknown, type Known } from "../../contract/unknown.ts";
import { formatKnown, formatMonth, formatNumber } from "../format.ts";
import { axisOf, margin, timeOf, xTicks } from "./axis.ts";
import { ticksOf } from "./scale.ts";
import type { Bar, Chart, Point } from "./types.ts";

export type FlowRow = {
  readonly day: string;
  readonly into: Known<number>;
  readonly out: Known<number>;
  readonly is_complete: boolean;
};

export type FlowOptions = {
  readonly title: string;
  readonly words: { readonly into: string; readonly out: string };
  readonly height?: number;
  readonly isDaily?: boolean;
};

/** What came in above the zero line and what went out below it, on one scale. */
export function describeFlow(rows: readonly FlowRow[], options: FlowOptions): Chart {
  const most = Math.max(1, ...rows.flatMap((row) => [knownOf(row.into) ?? 0, knownOf(row.out) ?? 0]));
  const above = ticksOf(0, most, 3, true);
  const ticks = [
    ...above
      .slice(1)
      .map((tick) => -tick)
      .reverse(),
    ...above,
  ];
  const points = rows.map((row, index) => flowPoint(row, (index + 0.5) / rows.length, options));
  return {
    kind: "bars",
    title: options.title,
    height: options.height ?? 150,
    margin: { ...margin, top: 10 },
    y: axisOf(ticks, "count", (value) => formatNumber(Math.abs(value), "count")),
    x: xTicks(rows, points, options.isDaily ? "day" : "month"),
    time: timeOf(rows, options.isDaily ? "day" : "month"),
    points,
    segments: [],
    spans: [],
    bars: rows.flatMap((row, index) => barsOf(row, index, rows.length)),
    dots: [],
    notes: [],
    summary: `${options.title}. ${points.map((point) => point.text).join("; ")}`,
  };
}

function knownOf(value: Known<number>): number | null {
  return isUnknown(value) ? null : value;
}

function flowPoint(row: FlowRow, at: number, { words, isDaily }: FlowOptions): Point {
  const label = isDaily ? row.day : formatMonth(row.day);
  return {
    key: row.day,
    label: row.is_complete ? label : `${label}, so far`,
    at,
    value: knownOf(row.into),
    other: knownOf(row.out),
    low: null,
    high: null,
    reason: null,
    isComplete: row.is_complete,
    text: `${label} ${formatKnown(row.into, "count")} ${words.into}, ${formatKnown(row.out, "count")} ${words.out}`,
  };
}

function barsOf(row: FlowRow, index: number, count: number): readonly Bar[] {
  const width = (count > 60 ? 0.9 : 0.62) / count;
  const at = (index + 0.5) / count - width / 2;
  const shared = { at, width, isHollow: !row.is_complete };
  const [into, out] = [knownOf(row.into), knownOf(row.out)];
  // What is shared comes last: before the rest, each bar would be of a kind of its own to the engine.
  return [
    ...(into ? [{ key: `${row.day} in`, value: into, tone: "in" as const, ...shared }] : []),
    ...(out ? [{ key: `${row.day} out`, value: -out, tone: "out" as const, ...shared }] : []),
  ];
}
