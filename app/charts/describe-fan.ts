import { formatCount, formatDay } from "../format.ts";
import { axisOf, daysAfter, margin, timeOf, xTicks } from "./axis.ts";
import { ticksOf } from "./scale.ts";
import type { Chart, Place, Point, Segment } from "./types.ts";

/** A week by its last day: what was open then, or what chance stays at or below in so many of 100 runs. */
export type FanWeek = {
  readonly day: string;
  readonly open_tickets: number | null;
  /** Why a week behind tells nothing. */
  readonly left_out: string | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly without_p50: number | null;
};

/** So many times as high as all else the line without the program may rise before it leaves the chart, which it would press flat. */
const mostTimes = 2;

type Options = { readonly title: string; readonly target: number | null };

/** Weeks behind as a line, weeks ahead as its dashed middle with a band from p10 to p90, without the program dashed beside it, the target as a limit. Pure. */
export function describeFan(weeks: readonly FanWeek[], { title, target }: Options): Chart {
  const last = weeks.findLastIndex(({ open_tickets }) => open_tickets !== null);
  const most = Math.max(1, target ?? 0, ...weeks.flatMap(({ open_tickets, p90 }) => [open_tickets ?? 0, p90 ?? 0]));
  const points = weeks.map((week, index) => {
    const point = pointOf(week, (index + 0.5) / weeks.length, index === last);
    return point.other !== null && point.other > most * mostTimes ? { ...point, other: null } : point;
  });
  const shown = points.flatMap(({ value, other, high }) => [value, other, high].filter((each) => each !== null));
  return {
    kind: "line",
    title,
    height: 280,
    margin,
    y: axisOf(ticksOf(0, Math.max(most, ...shown), 4, true), "count"),
    x: xTicks(weeks, points, "week"),
    time: timeOf(
      weeks.map(({ day }) => ({ day: daysAfter(day, -6) })),
      "week",
    ),
    points,
    segments: [
      ...runsOf(points.slice(0, last + 1), ({ value }) => value).map((places) => ({ isDashed: false, places })),
      ...dashed(points.slice(last), ({ value }) => value, false),
      ...dashed(points.slice(last), ({ other }) => other, true),
    ],
    spans: runsOf(points, ({ low }) => low).map((places) => ({
      edges: places.flatMap(({ key, at }) => {
        const point = points.find((each) => each.key === key);
        return point === undefined || point.low === null || point.high === null
          ? []
          : [{ key, at, low: point.low, high: point.high }];
      }),
    })),
    bars: [],
    dots: [],
    notes:
      last < 0 || last === weeks.length - 1
        ? []
        : [{ at: (last + 0.5) / weeks.length, to: null, label: "last week told" }],
    limits: target === null ? [] : [limitOf(target)],
    summary: summaryOf(title, weeks, target),
  };
}

function pointOf(week: FanWeek, at: number, isLast: boolean): Point {
  const { day, open_tickets, left_out, p10, p50, p90, without_p50 } = week;
  const isAhead = open_tickets === null;
  const value = isAhead ? p50 : left_out === null ? open_tickets : null;
  return {
    key: day,
    label: `Week to ${formatDay(day)}`,
    at,
    value,
    other: isAhead ? without_p50 : isLast ? value : null,
    low: isAhead ? p10 : isLast ? value : null,
    high: isAhead ? p90 : isLast ? value : null,
    reason: left_out,
    isComplete: !isAhead,
    text: textOf(week),
  };
}

function textOf({ open_tickets, left_out, p10, p50, p90, without_p50 }: FanWeek): string {
  if (left_out !== null) return `unknown, ${left_out}`;
  if (open_tickets !== null) return `${formatCount(open_tickets)} open`;
  if (p50 === null || p10 === null || p90 === null) return "unknown";
  const without = without_p50 === null ? "" : `; without the program ${formatCount(without_p50)}`;
  return `${formatCount(p50)} in half of the runs, ${formatCount(p10)} to ${formatCount(p90)} in 80 of 100${without}`;
}

function runsOf(points: readonly Point[], of: (point: Point) => number | null, mark = ""): Place[][] {
  const runs: Place[][] = [[]];
  for (const point of points) {
    const value = of(point);
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ key: `${mark}${point.key}`, at: point.at, value });
  }
  return runs.filter((run) => run.length > 0);
}

function dashed(points: readonly Point[], of: (point: Point) => number | null, isCompared: boolean): Segment[] {
  return runsOf(points, of, isCompared ? "without " : "").map((places) => ({ isDashed: true, places, isCompared }));
}

function limitOf(target: number) {
  const place = (at: number) => ({ key: `target ${at}`, at, value: target });
  return { key: "target", tone: "middle" as const, places: [place(0), place(1)] };
}

function summaryOf(title: string, weeks: readonly FanWeek[], target: number | null): string {
  const now = weeks.findLast(({ open_tickets }) => open_tickets !== null);
  const then = weeks.at(-1);
  const words = [now, then === now ? undefined : then].flatMap((week) =>
    week === undefined ? [] : [`Week to ${formatDay(week.day)}: ${textOf(week)}`],
  );
  const aim = target === null ? "" : ` Target: ${formatCount(target)}.`;
  return words.length === 0 ? `${title}: nothing known.` : `${title}. ${words.join("; ")}.${aim}`;
}
