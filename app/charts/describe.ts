import { isUnknown, type Known } from "../../contract/unknown.ts";
import { formatMonth, formatNumber, monthOf } from "../format.ts";
import { ticksOf } from "./scale.ts";
import type { Bar, Chart, Note, Place, Point, Segment, Span, XTick } from "./types.ts";

export type Row = {
  /** The day that a point stands for: a month's first day, or the day itself. */
  readonly day: string;
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly is_complete: boolean;
};

export type Marker = { readonly day: string; readonly to: string | null; readonly label: string };

export type LineOptions = {
  readonly title: string;
  readonly unit: string;
  readonly markers?: readonly Marker[];
  readonly height?: number;
  readonly isDaily?: boolean;
};

const margin = { top: 20, right: 12, bottom: 26, left: 46 };

/** A line with its interval: gaps where a value is unknown, the unfinished period dashed and hollow. Pure; both renderers draw exactly this. */
export function describeLine(rows: readonly Row[], options: LineOptions): Chart {
  const points = rows.map((row, index) => pointOf(row, (index + 0.5) / rows.length, options));
  const known = points.flatMap((point) => [point.value, point.low, point.high].filter((value) => value !== null));
  const ticks = ticksOf(0, Math.max(0, ...known), 4, options.unit !== "share");
  return {
    kind: "line",
    title: options.title,
    height: options.height ?? 240,
    margin,
    y: axisOf(ticks, options.unit),
    x: xTicks(rows, points, options.isDaily ?? false),
    points,
    segments: segmentsOf(points),
    spans: spansOf(points),
    bars: [],
    dots: options.isDaily ? [] : dotsOf(points),
    notes: notesOf(rows, options.markers ?? []),
    summary: summaryOf(options.title, points),
  };
}

export type FlowRow = {
  readonly day: string;
  readonly into: number;
  readonly out: number;
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
  const most = Math.max(1, ...rows.flatMap((row) => [row.into, row.out]));
  const above = ticksOf(0, most, 2, true);
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
    x: xTicks(rows, points, options.isDaily ?? false),
    points,
    segments: [],
    spans: [],
    bars: rows.flatMap((row, index) => barsOf(row, index, rows.length)),
    dots: [],
    notes: [],
    summary: `${options.title}. ${points.map((point) => point.text).join("; ")}`,
  };
}

function pointOf(row: Row, at: number, { unit, isDaily }: LineOptions): Point {
  const label = isDaily ? row.day : formatMonth(row.day);
  const reason = isUnknown(row.value) ? row.value.unknown : null;
  const value = isUnknown(row.value) ? null : row.value;
  const text = value === null ? `unknown, ${reason}` : formatNumber(value, unit);
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

function flowPoint(row: FlowRow, at: number, { words, isDaily }: FlowOptions): Point {
  const label = isDaily ? row.day : formatMonth(row.day);
  return {
    key: row.day,
    label: row.is_complete ? label : `${label}, so far`,
    at,
    value: row.into,
    other: row.out,
    low: null,
    high: null,
    reason: null,
    isComplete: row.is_complete,
    text: `${label} ${row.into} ${words.into}, ${row.out} ${words.out}`,
  };
}

function axisOf(ticks: readonly number[], unit: string, label = (value: number) => axisLabel(value, unit)) {
  return {
    min: ticks[0] ?? 0,
    max: ticks.at(-1) ?? 1,
    ticks: ticks.map((value) => ({ value, label: label(value) })),
  };
}

function axisLabel(value: number, unit: string): string {
  return unit === "share" ? `${Number((value * 100).toFixed(2))}%` : formatNumber(value, unit);
}

/** A label at most every `1/12` of the width; January and the first carry the year. */
function xTicks(rows: readonly { day: string }[], points: readonly Point[], isDaily: boolean): readonly XTick[] {
  const starts = rows.map((row, index) => ({ day: row.day, at: points[index]?.at ?? 0, index }));
  const months = isDaily ? starts.filter(({ day }) => day.endsWith("-01")) : starts;
  const every = Math.ceil(months.length / 12);
  return months
    .filter((_, index) => index % every === 0)
    .map(({ day, at, index }, position) => ({
      at,
      label: monthOf(day),
      year: position === 0 || day.slice(5, 7) === "01" || index === 0 ? day.slice(0, 4) : null,
      isMajor: position % 2 === 0,
    }));
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
    .map((point) => ({ ...placeOf(point), isHollow: !point.isComplete }));
}

function barsOf(row: FlowRow, index: number, count: number): readonly Bar[] {
  const width = (count > 60 ? 0.9 : 0.62) / count;
  const at = (index + 0.5) / count - width / 2;
  const shared = { at, width, isHollow: !row.is_complete };
  return [
    { ...shared, key: `${row.day} in`, value: row.into, tone: "in" as const },
    { ...shared, key: `${row.day} out`, value: -row.out, tone: "out" as const },
  ].filter((bar) => bar.value !== 0);
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
