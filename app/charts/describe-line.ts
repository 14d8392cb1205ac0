import { isUnknown, type Known } from "../../contract/unknown.ts";
import { effectWords, formatDay, formatMonth, formatNumber } from "../format.ts";
import { axisOf, margin, timeOf, xTicks } from "./axis.ts";
import { ticksOf } from "./scale.ts";
import type { Chart, Note, Place, Point, Segment, Span } from "./types.ts";

export type Row = {
  /** The day that a point stands for: a month's first day, or the day itself. */
  readonly day: string;
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly is_complete: boolean;
  /** What missing days of a log make of the value: `lower bound`. */
  readonly gap_effect?: string | null;
};

export type Marker = { readonly day: string; readonly to: string | null; readonly label: string };

export type LineOptions = {
  readonly title: string;
  readonly unit: string;
  readonly markers?: readonly Marker[];
  readonly height?: number;
  readonly isDaily?: boolean;
  /** Rows are weeks by their Mondays. */
  readonly isWeekly?: boolean;
  /** What a count counts, for the texts of its points. */
  readonly noun?: string;
};

/** A line with its interval: gaps where a value is unknown, the unfinished period dashed and hollow. Pure; both renderers draw exactly this. */
export function describeLine(rows: readonly Row[], options: LineOptions): Chart {
  const points = rows.map((row, index) => pointOf(row, (index + 0.5) / rows.length, options));
  const known = points.flatMap((point) => [point.value, point.low, point.high].filter((value) => value !== null));
  const ticks = ticksOf(0, Math.max(0, ...known), 4, !isFraction(options.unit));
  return {
    kind: "line",
    title: options.title,
    height: options.height ?? 240,
    margin,
    y: axisOf(ticks, options.unit),
    x: xTicks(rows, points, options.isWeekly ? "week" : options.isDaily ? "day" : "month"),
    time: timeOf(rows, options.isWeekly ? "week" : options.isDaily ? "day" : "month"),
    points,
    segments: segmentsOf(points),
    spans: spansOf(points),
    bars: [],
    dots: options.isDaily ? [] : dotsOf(points),
    notes: notesOf(rows, options.markers ?? []),
    summary: summaryOf(options.title, points),
  };
}

/** A scale of counts has whole steps. */
function isFraction(unit: string): boolean {
  return unit === "share" || unit.startsWith("per ");
}

function labelOf({ day }: Row, { isDaily, isWeekly }: LineOptions): string {
  if (isWeekly) return `Week of ${formatDay(day)}`;
  return isDaily ? day : formatMonth(day);
}

function pointOf(row: Row, at: number, options: LineOptions): Point {
  const { unit, noun } = options;
  const label = labelOf(row, options);
  const reason = isUnknown(row.value) ? row.value.unknown : null;
  const value = isUnknown(row.value) ? null : row.value;
  const counted = noun === undefined ? "" : ` ${noun}`;
  const bound = row.gap_effect ? `, ${effectWords(row.gap_effect)}` : "";
  const text = value === null ? `unknown, ${reason}` : `${formatNumber(value, unit)}${counted}${bound}`;
  return {
    key: row.day,
    label: row.is_complete ? label : `${label}, so far`,
    at,
    value,
    other: null,
    low: value === null ? null : row.low,
    high: value === null ? null : row.high,
    reason,
    isComplete: row.is_complete,
    text,
  };
}

/** Runs of known values. The step into an unfinished period is a run of its own, drawn dashed. */
function segmentsOf(points: readonly Point[]): readonly Segment[] {
  const solid = runsOf(points, (point) => point.value !== null && point.isComplete);
  const dashed = points.flatMap((point, index) => {
    const before = points[index - 1];
    return !point.isComplete && point.value !== null && before !== undefined && before.value !== null
      ? [{ isDashed: true, places: [before, point].map(placeOf) }]
      : [];
  });
  return [...solid.map((run) => ({ isDashed: false, places: run.map(placeOf) })), ...dashed];
}

function placeOf(point: Point): Place {
  return { key: point.key, at: point.at, value: point.value ?? 0 };
}

function runsOf(points: readonly Point[], belongs: (point: Point) => boolean): readonly (readonly Point[])[] {
  return points
    .reduce<Point[][]>(
      (runs, point) => {
        if (belongs(point)) runs.at(-1)?.push(point);
        else runs.push([]);
        return runs;
      },
      [[]],
    )
    .filter((run) => run.length > 0);
}

function spansOf(points: readonly Point[]): readonly Span[] {
  return runsOf(points, (point) => point.low !== null && point.high !== null).map((run) => ({
    edges: run.map((point) => ({ key: point.key, at: point.at, low: point.low ?? 0, high: point.high ?? 0 })),
  }));
}

function dotsOf(points: readonly Point[]) {
  return points
    .filter((point) => point.value !== null)
    .map((point) => ({ isHollow: !point.isComplete, ...placeOf(point) }));
}

/** Markers on the rows' own scale: a day lies in the slot of the row that it falls in. */
function notesOf(rows: readonly { day: string }[], markers: readonly Marker[]): readonly Note[] {
  const first = rows[0]?.day ?? "";
  return markers.flatMap((marker) => {
    const last = marker.to ?? marker.day;
    if (rows.length === 0 || last < first) return [];
    const from = Math.max(0, slotOf(rows, marker.day));
    const to = marker.to === null ? null : (slotOf(rows, marker.to) + 1) / rows.length;
    return [{ at: from / rows.length, to, label: marker.label }];
  });
}

function slotOf(rows: readonly { day: string }[], day: string): number {
  return rows.reduce((slot, row, index) => (row.day <= day ? index : slot), 0);
}

function summaryOf(title: string, points: readonly Point[]): string {
  const known = points.filter((point) => point.value !== null);
  const missing = points.length - known.length;
  const gap = missing === 0 ? "" : ` ${missing} of ${points.length} unknown.`;
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `${title}: nothing known.${gap}`;
  return `${title}. ${first.label}: ${first.text}; ${last.label}: ${last.text}.${gap}`;
}
