import { formatNumber, monthOf } from "../format.ts";
import { lastDayOf } from "../period.ts";
import type { Chart, Point, TimeScale, XTick } from "./types.ts";

export const margin = { top: 32, right: 12, bottom: 26, left: 46 };

export function axisOf(
  ticks: readonly number[],
  unit: string,
  label = (value: number) => axisLabel(value, unit),
): Chart["y"] {
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
export function xTicks(
  rows: readonly { day: string }[],
  points: readonly Point[],
  every: "day" | "week" | "month",
): readonly XTick[] {
  const starts = rows.map((row, index) => ({ day: row.day, at: points[index]?.at ?? 0, index }));
  const months = every === "month" ? starts : starts.filter(every === "day" ? isFirstDay : isFirstWeek);
  const step = Math.ceil(months.length / 12);
  return months
    .filter((_, index) => index % step === 0)
    .map(({ day, at, index }, position) => ({
      at,
      label: monthOf(day),
      year: position === 0 || day.slice(5, 7) === "01" || index === 0 ? day.slice(0, 4) : null,
      isMajor: position % 2 === 0,
    }));
}

function isFirstDay({ day }: { readonly day: string }): boolean {
  return day.endsWith("-01");
}

/** The first Monday of a month. */
function isFirstWeek({ day }: { readonly day: string }): boolean {
  return Number(day.slice(8)) <= 7;
}

/** The days of an axis whose places are days, weeks by their first, or months by theirs. */
export function timeOf(rows: readonly { day: string }[], every: "day" | "week" | "month"): TimeScale {
  const last = rows.at(-1)?.day ?? "";
  const until = every === "month" && last !== "" ? lastDayOf(last) : every === "week" ? daysAfter(last, 6) : last;
  return { days: rows.map(({ day }) => day), until };
}

export function daysAfter(day: string, days: number): string {
  if (day === "") return "";
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
