import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, formatChange } from "../format.ts";
import { axisOf, margin } from "./axis.ts";
import { ticksOf } from "./scale.ts";
import type { Chart, Place, Point, Segment, Span } from "./types.ts";

/** Requests so many months after a launch (below 0: before it) against those to be expected without it, as changes in shares. */
export type SinceRow = {
  readonly since: number;
  readonly change: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly others: Known<number>;
  readonly others_low: number | null;
  readonly others_high: number | null;
};

/** An interval of few requests has no end worth an axis. */
const most = 1;

/** An event study: the change by months since the launch with its interval, what the launch cannot have changed dashed beside it, and a line at the launch. */
export function describeEffect(rows: readonly SinceRow[], title: string): Chart {
  const points = rows.map((row, index) => pointOf(row, (index + 0.5) / rows.length));
  const shown = points.flatMap(({ value, other, low, high }) =>
    [value, other, low, high].flatMap((each) => (each === null ? [] : [clip(each)])),
  );
  const ticks = ticksOf(Math.min(0, ...shown), Math.max(0, ...shown), 5, false);
  const step = Math.ceil(rows.length / 16);
  const launch = rows.findIndex(({ since }) => since >= 0);
  return {
    kind: "line",
    title,
    height: 260,
    margin,
    y: axisOf(ticks, "share", formatTick),
    x: rows.flatMap(({ since }, index) =>
      since % step === 0
        ? [
            {
              at: (index + 0.5) / rows.length,
              label: String(since).replace("-", "−"),
              year: null,
              isMajor: since % (3 * step) === 0,
            },
          ]
        : [],
    ),
    points,
    segments: [...segmentsOf(points, ({ other }) => other, true), ...segmentsOf(points, ({ value }) => value, false)],
    spans: spansOf(points),
    bars: [],
    dots: points.flatMap(({ key, at, value }) =>
      value === null ? [] : [{ key, at, value: clip(value), isHollow: false }],
    ),
    notes: launch === -1 ? [] : [{ at: launch / rows.length, to: null, label: "launch" }],
    summary: summaryOf(rows, title),
  };
}

function clip(value: number): number {
  return Math.min(most, value);
}

function formatTick(value: number): string {
  return value === 0 ? "0%" : `${value > 0 ? "+" : "−"}${Number((Math.abs(value) * 100).toFixed(1))}%`;
}

function pointOf(row: SinceRow, at: number): Point {
  const value = isUnknown(row.change) ? null : row.change;
  return {
    key: String(row.since),
    label: sinceWords(row.since),
    at,
    value: value === null ? null : clip(value),
    other: isUnknown(row.others) ? null : clip(row.others),
    low: row.low === null ? null : clip(row.low),
    high: row.high === null ? null : clip(row.high),
    reason: isUnknown(row.change) ? row.change.unknown : null,
    isComplete: true,
    text: isUnknown(row.change)
      ? `unknown, ${row.change.unknown}`
      : `eligible ${formatChange(row.change)}, the others ${isUnknown(row.others) ? "unknown" : formatChange(row.others)}`,
  };
}

/** `3 months after the launch`. */
export function sinceWords(since: number): string {
  if (since === 0) return "Month of the launch";
  return `${counted(Math.abs(since), "month")} ${since < 0 ? "before" : "after"} the launch`;
}

/** Neighbours of which something is known, a run each. */
function runsOf<Edge>(points: readonly Point[], of: (point: Point) => Edge | null): Edge[][] {
  const runs: Edge[][] = [[]];
  for (const point of points) {
    const edge = of(point);
    if (edge === null) runs.push([]);
    else runs.at(-1)?.push(edge);
  }
  return runs.filter((run) => run.length > 0);
}

function segmentsOf(points: readonly Point[], of: (point: Point) => number | null, isCompared: boolean): Segment[] {
  const placeOf = (point: Point): Place | null => {
    const value = of(point);
    return value === null ? null : { key: `${isCompared ? "others " : ""}${point.key}`, at: point.at, value };
  };
  return runsOf(points, placeOf).map((places) => ({ isDashed: isCompared, places, isCompared }));
}

function spansOf(points: readonly Point[]): Span[] {
  return runsOf(points, ({ key, at, low, high }) =>
    low === null || high === null ? null : { key, at, low, high },
  ).map((edges) => ({ edges }));
}

function summaryOf(rows: readonly SinceRow[], title: string): string {
  const last = rows.findLast(({ change }) => !isUnknown(change));
  if (last === undefined || isUnknown(last.change)) return `${title}: nothing known.`;
  return `${title}. ${sinceWords(last.since)}: ${formatChange(last.change)}.`;
}
