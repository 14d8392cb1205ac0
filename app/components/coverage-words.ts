import { counted, formatDay, formatMonth } from "../format.ts";

/** Days of one state that follow each other, within one month, as `coverage.sql` tells them. */
export type CoverageRun = {
  readonly entity: string;
  readonly series: string;
  readonly is_log: boolean;
  /** The month's first day. */
  readonly month: string;
  readonly state: "covered" | "missing" | "capped";
  readonly from_day: string;
  readonly to_day: string;
};

/** One source of the map, as `coverage_sources.sql` tells it. */
export type CoverageSource = {
  readonly entity: string;
  readonly series: string;
  readonly is_log: boolean;
  readonly title: string | null;
  readonly first_day: string;
  readonly last_day: string;
  readonly missing_days: number;
  readonly capped_days: number;
  /** Of a usage log alone. */
  readonly tells_of_building: boolean | null;
  readonly tells_of_use: boolean | null;
};

/** Spells that words name before they say how many more there are. */
const named = 4;

/** What a month of a source has, in words: `Mar 2026: 4 days missing (12–15 Mar)`. No runs: its source had not begun. */
export function monthWords(month: string, runs: readonly CoverageRun[], isLog: boolean): string {
  return `${formatMonth(month)}: ${stateWords(runs, isLog)}`;
}

function stateWords(runs: readonly CoverageRun[], isLog: boolean): string {
  if (runs.length === 0) return "not begun";
  const missing = runs.filter(({ state }) => state === "missing");
  const capped = runs.filter(({ state }) => state === "capped");
  if (!isLog && missing.length > 0) return "no export";
  const parts = [
    ...(missing.length > 0 ? [`${counted(daysOf(missing), "day")} missing (${spellsOf(missing)})`] : []),
    ...(capped.length > 0 ? [`${counted(daysOf(capped), "day")} capped (${spellsOf(capped)})`] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  return isLog ? "covered" : `${counted(daysOf(runs), "export")} (${spellsOf(runs)})`;
}

export function daysOf(runs: readonly Pick<CoverageRun, "from_day" | "to_day">[]): number {
  return runs.reduce((days, { from_day, to_day }) => days + dateOf(to_day) - dateOf(from_day) + 1, 0);
}

/** `12–15, 20 Mar`: all of one month. */
function spellsOf(runs: readonly CoverageRun[]): string {
  const spells = runs
    .slice(0, named)
    .map(({ from_day, to_day }) =>
      from_day === to_day ? `${dateOf(from_day)}` : `${dateOf(from_day)}–${dateOf(to_day)}`,
    );
  const more = runs.length > named ? ` and ${counted(runs.length - named, "spell")} more` : "";
  const month = formatDay(runs[0]?.from_day ?? "").split(" ")[1];
  return `${spells.join(", ")} ${month}${more}`;
}

/** The day of the month. */
export function dateOf(day: string): number {
  return Number(day.slice(8, 10));
}

export function hasGap(runs: readonly CoverageRun[]): boolean {
  return runs.some(({ state }) => state !== "covered");
}

export function isOf(run: CoverageRun, source: CoverageSource): boolean {
  return run.series === source.series && run.entity === source.entity && run.is_log === source.is_log;
}

/** Every month from the first that a run lies in to the last. */
export function monthsOf(runs: readonly CoverageRun[]): readonly string[] {
  const all = runs.map(({ month }) => month).sort();
  const [first, last] = [all[0], all.at(-1)];
  const months: string[] = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = nextMonth(month)) {
    months.push(month);
  }
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
}

/** Of what a usage log tells; undefined for other sources. */
export function tellsWords({ tells_of_building, tells_of_use }: CoverageSource): string | undefined {
  if (tells_of_building === null) return undefined;
  if (tells_of_building && tells_of_use) return "tells of building and use";
  if (tells_of_building) return "tells of building, not of use";
  return tells_of_use ? "tells of use, not of building" : "tells of neither building nor use";
}
