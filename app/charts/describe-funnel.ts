import { formatCount, formatShare } from "../format.ts";
import { axisOf, margin } from "./axis.ts";
import { ticksOf } from "./scale.ts";
import type { Chart, Limit, Point, XTick } from "./types.ts";

/** One group: how many it has, and the share of them. */
export type FunnelRow = {
  readonly key: string;
  readonly label: string;
  readonly size: number;
  readonly count: number;
  readonly share: number;
  readonly isOutside: boolean;
};

/** How far the share of a group of this size strays from that of all by chance alone. */
export type FunnelLimit = {
  readonly size: number;
  readonly share: number;
  readonly low_95: number;
  readonly high_95: number;
  readonly low_998: number;
  readonly high_998: number;
};

export type FunnelOptions = {
  readonly title: string;
  /** What the groups hold and what of it is counted: `people`, `build`. */
  readonly words: { readonly of: string; readonly counted: string };
  readonly height?: number;
};

/**
 * Groups by size and share between the limits of chance around the share of all: a small group strays further than a large one. Equal steps to the
 * right are equal ratios, so that groups of six and of six hundred fit on one axis.
 */
export function describeFunnel(
  rows: readonly FunnelRow[],
  limits: readonly FunnelLimit[],
  { title, words, height = 320 }: FunnelOptions,
): Chart {
  const axis = sizesOf(rows, limits, words.of);
  const bySize = [...rows].sort((one, other) => one.size - other.size || one.label.localeCompare(other.label, "en"));
  const points = bySize.map((row) => pointOf(row, axis.at(row.size), words));
  const highest = Math.max(...rows.map(({ share }) => share), ...limits.map(({ high_95 }) => high_95), 0);
  const y = axisOf(
    ticksOf(0, Math.min(1, highest), 4, false).filter((tick) => tick <= 1),
    "share",
  );
  const outside = new Set(rows.filter(({ isOutside }) => isOutside).map(({ key }) => key));
  return {
    kind: "funnel",
    title,
    height,
    margin,
    y,
    x: axis.ticks,
    points,
    segments: [],
    spans: [],
    bars: [],
    dots: points.map(({ key, at, value }) => ({ key, at, value: value ?? 0, isHollow: !outside.has(key) })),
    notes: [],
    limits: limitsOf(limits, axis.at, y.max),
    summary: summaryOf(title, rows, outside.size),
  };
}

type Axis = { readonly at: (size: number) => number; readonly ticks: readonly XTick[] };

/** A little room on both sides, so that no dot lies on the edge. */
function sizesOf(rows: readonly FunnelRow[], limits: readonly FunnelLimit[], of: string): Axis {
  const sizes = [...rows.map(({ size }) => size), ...limits.map(({ size }) => size)];
  const [least, most] = [Math.log(Math.max(1, Math.min(...sizes)) / 1.15), Math.log(Math.max(2, ...sizes) * 1.15)];
  const at = (size: number) => (Math.log(Math.max(1, size)) - least) / (most - least);
  const ticks = roundSizes().filter((size) => at(size) >= 0 && at(size) <= 1);
  const every = Math.ceil(ticks.length / 8);
  return {
    at,
    ticks: ticks
      .filter((_, index) => index % every === 0)
      .map((size, index) => ({
        at: at(size),
        label: index === 0 ? `${formatCount(size)} ${of}` : formatCount(size),
        year: null,
        isMajor: index % 2 === 0,
      })),
  };
}

/** 1, 2, 5, 10, 20, 50 … */
function roundSizes(): readonly number[] {
  return Array.from({ length: 7 }, (_, power) => [1, 2, 5].map((factor) => factor * 10 ** power)).flat();
}

function pointOf(row: FunnelRow, at: number, { of, counted }: FunnelOptions["words"]): Point {
  return {
    key: row.key,
    label: row.label,
    at,
    value: row.share,
    other: null,
    low: null,
    high: null,
    reason: null,
    isComplete: row.isOutside,
    text: `${formatShare(row.share)}: ${formatCount(row.count)} of ${formatCount(row.size)} ${of} ${counted}`,
  };
}

/** A limit above the axis would be drawn outside the plot: it starts where it comes below. */
function limitsOf(limits: readonly FunnelLimit[], at: (size: number) => number, most: number): readonly Limit[] {
  const lineOf = (key: "share" | "low_95" | "high_95" | "low_998" | "high_998", tone: Limit["tone"]): Limit => ({
    key,
    tone,
    places: limits
      .filter((limit) => limit[key] <= most)
      .map((limit) => ({ key: String(limit.size), at: at(limit.size), value: limit[key] })),
  });
  return [
    lineOf("share", "middle"),
    lineOf("low_95", "near"),
    lineOf("high_95", "near"),
    lineOf("low_998", "far"),
    lineOf("high_998", "far"),
  ].filter(({ places }) => places.length > 1);
}

function summaryOf(title: string, rows: readonly FunnelRow[], outside: number): string {
  if (rows.length === 0) return `${title}: no team to draw.`;
  return `${title}. ${formatCount(rows.length)} teams, ${outside === 0 ? "none" : formatCount(outside)} of them outside the 95% limits.`;
}
