import { isDay } from "./as-of.ts";

/** A week by its Monday and its Sunday. */
export type Week = { readonly from: string; readonly to: string };

export function isMonday(day: string): boolean {
  return isDay(day) && new Date(day).getUTCDay() === 1;
}

export function weekFrom(monday: string): Week {
  return { from: monday, to: daysAfter(monday, 6) };
}

/** The week that ends on this Sunday. */
export function weekTo(sunday: string): Week {
  return { from: daysAfter(sunday, -6), to: sunday };
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
