/** A calendar day as the number of days since 1970-01-01. */
export type Day = number;

const dayMillis = 86_400_000;

export function dayOf(text: string): Day {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / dayMillis);
}

export function isoDay(day: Day): string {
  return new Date(day * dayMillis).toISOString().slice(0, 10);
}

/** `2026-03`. */
export function isoMonth(day: Day): string {
  return isoDay(day).slice(0, 7);
}

export function yearOf(day: Day): number {
  return new Date(day * dayMillis).getUTCFullYear();
}

/** 1 to 12. */
export function monthNumber(day: Day): number {
  return new Date(day * dayMillis).getUTCMonth() + 1;
}

export function dayOfMonth(day: Day): number {
  return new Date(day * dayMillis).getUTCDate();
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: Day): number {
  return (day + 3) % 7;
}

export function monthStart(day: Day): Day {
  return day - dayOfMonth(day) + 1;
}

export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * dayMillis);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / dayMillis);
}

export function monthEnd(day: Day): Day {
  return addMonths(day, 1) - 1;
}

/** The first days of `months` calendar months, the last of them the one with `until`. */
export function monthsUntil(until: Day, months: number): Day[] {
  return Array.from({ length: months }, (_, place) => addMonths(until, place - months + 1));
}

/** Easter Sunday; Gauss's rule in the form of Lichtenberg (1997). */
function easter(year: number): Day {
  const century = Math.floor(year / 100);
  const moon = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sun = 2 - Math.floor((3 * century + 3) / 4);
  const seed = (19 * (year % 19) + moon) % 30;
  const correction = Math.floor((seed + Math.floor((year % 19) / 11)) / 29);
  const border = 21 + seed - correction;
  const sunday = 7 - ((year + Math.floor(year / 4) + sun) % 7);
  return dayOf(`${year}-03-01`) + border + 7 - ((border - sunday) % 7) - 1;
}

const holidays = new Map<number, ReadonlySet<Day>>();

/** The public holidays of the whole of Germany. */
export function isHoliday(day: Day): boolean {
  const year = yearOf(day);
  let known = holidays.get(year);
  if (known === undefined) {
    const sunday = easter(year);
    const fixed = ["01-01", "05-01", "10-03", "12-25", "12-26"].map((text) => dayOf(`${year}-${text}`));
    known = new Set([...fixed, sunday - 2, sunday + 1, sunday + 39, sunday + 50]);
    holidays.set(year, known);
  }
  return known.has(day);
}

const workloads = new Map<Day, number>();

/** How much is worked on a day, of an ordinary Tuesday: weekends, holidays, the days between the years, summer. */
export function workload(day: Day): number {
  let known = workloads.get(day);
  if (known === undefined) {
    known = workOn(day);
    workloads.set(day, known);
  }
  return known;
}

function workOn(day: Day): number {
  const month = monthNumber(day);
  const date = dayOfMonth(day);
  if (weekday(day) >= 5) return 0.06;
  if (isHoliday(day)) return 0.08;
  if ((month === 12 && date >= 22) || (month === 1 && date <= 5)) return 0.25;
  const season = [1.06, 1.04, 1.08, 0.98, 0.96, 1, 0.88, 0.8, 1.06, 1.1, 1.08, 0.94][month - 1] ?? 1;
  return season * ([1.12, 1, 1, 0.98, 0.86][weekday(day)] ?? 1);
}

export function isWorkday(day: Day): boolean {
  return weekday(day) < 5 && !isHoliday(day);
}

/** Seconds by which Berlin's clock is ahead of UTC at a local time; clocks change on the last Sundays of March and October. */
export function berlinOffset(day: Day, second: number): number {
  const month = monthNumber(day);
  if (month < 3 || month > 10) return 3600;
  if (month > 3 && month < 10) return 7200;
  const end = monthEnd(day);
  const change = end - ((weekday(end) + 1) % 7);
  const isAfter = day > change || (day === change && second >= 3 * 3600);
  return isAfter === (month === 3) ? 7200 : 3600;
}

/** Seconds since 1970 in UTC of a local time in Berlin. */
export function utcSeconds(day: Day, second: number): number {
  return day * 86_400 + second - berlinOffset(day, second);
}

const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

export function twoDigits(number: number): string {
  return two[number] ?? String(number);
}

let isoOf: Day = Number.NaN;
let iso = "";

/** `2026-03-31T07:05:00` of seconds since 1970, in UTC. */
export function isoTime(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  if (day !== isoOf) {
    isoOf = day;
    iso = isoDay(day);
  }
  const rest = seconds - day * 86_400;
  const minutes = Math.floor(rest / 60);
  return `${iso}T${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[rest % 60]}`;
}
