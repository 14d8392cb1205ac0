import { formatDay, formatMonth } from "./format.ts";
import type { MetricFacts } from "./numbers.ts";

export const periodLengths = [1, 3, 6, 12] as const;
export type Months = (typeof periodLengths)[number];

export const compares = ["previous", "year", "none"] as const;
export type Compare = (typeof compares)[number];

/** The whole months that a page shows, and those it compares them with. Days are YYYY-MM-DD, months their first days. */
export type Period = {
  readonly months: Months;
  readonly from: string;
  /** The last day counted: of an unfinished month, the day that the data goes through. */
  readonly to: string;
  readonly toMonth: string;
  readonly isComplete: boolean;
  readonly dataThrough: string | null;
  readonly timeZone: string;
  readonly compare: Compare;
  readonly compareFrom: string | null;
  readonly compareTo: string | null;
  /** Every month that the page's numbers tell of, oldest first. */
  readonly monthsAvailable: readonly string[];
};

/** What `months_told.sql` says of a metric's month, and `program.sql` of time. */
export type MonthTold = Pick<PeriodMonth, "month" | "counted_to" | "is_complete"> & { readonly metric: string };
export type ProgramClock = { readonly time_zone: string; readonly newest_load_on: string | null };

/** A month of the page's numbers, and the same of all on each row. */
export type PeriodMonth = {
  readonly month: string;
  readonly counted_to: string;
  readonly is_complete: boolean;
  readonly kind: string | null;
  readonly data_through: string | null;
  readonly time_zone: string;
};

export type Asked = { readonly months: Months; readonly to: string | null; readonly compare: Compare };

export function monthsOf(text: string): Months | undefined {
  return periodLengths.find((length) => String(length) === text);
}

/** The first day of the month that lies so many months after; before, when negative. */
export function addMonths(day: string, months: number): string {
  const place = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(place / 12)).padStart(4, "0")}-${String((place % 12) + 1).padStart(2, "0")}-01`;
}

export function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return `${month.slice(0, 8)}${new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate()}`;
}

/** Of numbers that add up over days, an unfinished month says too little to begin with. */
export function isSpread(kind: string | null): boolean {
  return kind === "flow" || kind === "ratio of flows" || kind === "distinct" || kind === "duration";
}

/**
 * One row per month that any of a page's metrics tells of, oldest first: the last day counted and whether it is over, by the first of them that tells of
 * it, and on every row the kind of the leading metric and how far the first dated one goes. With nothing dated, the month of the newest load.
 */
export function periodMonths(
  metrics: readonly string[],
  facts: readonly Pick<MetricFacts, "metric" | "kind" | "data_through">[],
  told: readonly MonthTold[],
  { time_zone, newest_load_on }: ProgramClock,
): PeriodMonth[] {
  const named = new Map(facts.map((each) => [each.metric, each]));
  const asked = metrics.flatMap((metric) => named.get(metric) ?? []);
  const data_through = asked.find((each) => each.data_through !== null)?.data_through ?? null;
  const same = { kind: asked[0]?.kind ?? null, data_through, time_zone };
  const places = new Map(asked.map(({ metric }, place) => [metric, place]));
  const months = new Map<string, MonthTold & { readonly place: number }>();
  for (const each of told) {
    const place = places.get(each.metric);
    const found = months.get(each.month);
    if (place !== undefined && (found === undefined || place < found.place)) months.set(each.month, { ...each, place });
  }
  if (months.size === 0) {
    const day = newest_load_on ?? "1970-01-01";
    return [{ month: `${day.slice(0, 7)}-01`, counted_to: day, is_complete: false, ...same }];
  }
  return [...months.values()].map(({ month, counted_to, is_complete }) => ({
    month,
    counted_to,
    is_complete,
    ...same,
  }));
}

/** The period asked for; without a month, the newest complete one of what adds up over days and the newest of everything else. */
export function periodOf(asked: Asked, rows: readonly PeriodMonth[], isNewest = false): Period {
  const newest = rows.at(-1);
  const complete = rows.findLast(({ is_complete }) => is_complete);
  const own = isNewest || !isSpread(newest?.kind ?? null) ? newest : (complete ?? newest);
  const toMonth = asked.to ?? own?.month ?? "";
  const found = rows.find(({ month }) => month === toMonth);
  const dataThrough = newest?.data_through ?? null;
  const last = lastDayOf(toMonth);
  const back = asked.compare === "year" ? 12 : asked.months;
  const comparedMonth = asked.compare === "none" ? null : addMonths(toMonth, -back);
  return {
    months: asked.months,
    from: addMonths(toMonth, 1 - asked.months),
    to: found?.counted_to ?? last,
    toMonth,
    isComplete: found?.is_complete ?? (dataThrough !== null && last <= dataThrough),
    dataThrough,
    timeZone: newest?.time_zone ?? "UTC",
    compare: asked.compare,
    compareFrom: comparedMonth === null ? null : addMonths(comparedMonth, 1 - asked.months),
    compareTo: comparedMonth === null ? null : lastDayOf(comparedMonth),
    monthsAvailable: rows.map(({ month }) => month),
  };
}

/** What a page hands to its queries of the period and of what its address narrows. */
export function periodParameters(
  { team, platform }: { readonly team: string | null; readonly platform: string | null },
  { months, toMonth, compare }: Period,
) {
  return { team, platform, months, to: toMonth, compare };
}

/** `1 – 30 Sep 2026`, `1 Jul – 30 Sep 2026`, `1 Nov 2025 – 31 Jan 2026`. */
export function spanWords(from: string, to: string): string {
  const parts = formatDay(from).split(" ");
  const said = from.slice(0, 7) === to.slice(0, 7) ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3;
  return `${parts.slice(0, said).join(" ")} – ${formatDay(to)}`;
}

/** `1 Jul – 30 Sep 2026, Europe/Berlin`, and whether more of it is to come. */
export function periodWords({ from, to, timeZone, isComplete }: Period): string {
  return `${spanWords(from, to)}, ${timeZone}${isComplete ? "" : ", unfinished"}`;
}

/** `Sep 2026`, `Jul – Sep 2026`: for the legend of a chart. */
export function shortPeriod({ from, toMonth, months }: { from: string; toMonth: string; months: number }): string {
  if (months === 1) return formatMonth(toMonth);
  const start = formatMonth(from);
  return `${from.slice(0, 4) === toMonth.slice(0, 4) ? start.slice(0, -5) : start} – ${formatMonth(toMonth)}`;
}

/** `the month before`, `the same 3 months a year before`; undefined when nothing is compared. */
export function compareWords({ compare, months }: { readonly compare: Compare; readonly months: number }) {
  if (compare === "none") return undefined;
  const length = months === 1 ? "month" : `${months} months`;
  return compare === "year" ? `the same ${length} a year before` : `the ${length} before`;
}
