import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, formatCount, formatDay, spellDays } from "../format.ts";
import { fewer } from "./effect-words.ts";

/** One scenario, with the program or without, as `backlog_reached.sql` gives it. */
export type Reached = {
  readonly scenario: "with" | "without";
  /** Weeks ahead that are forecast, or why none are. */
  readonly forecast: Known<number>;
  readonly open_on: string | null;
  readonly open_tickets: number | null;
  readonly target: number | null;
  readonly p50_weeks: Known<number>;
  readonly p85_weeks: Known<number>;
  readonly p95_weeks: Known<number>;
  readonly p50_on: string | null;
  readonly p85_on: string | null;
  readonly p95_on: string | null;
  /** Share of runs that come to the target within the weeks ahead. */
  readonly reaching: Known<number>;
  readonly weeks_ahead: number;
  readonly weeks_used: number;
  readonly weeks_left_out: number;
  readonly first_week: string | null;
  readonly runs: number | null;
  readonly effect: number | null;
  readonly effect_low: number | null;
  readonly effect_high: number | null;
  readonly grade: string | null;
  readonly direction: "fell" | "rose" | "cannot tell" | null;
  readonly window_from: string | null;
  readonly seed: number;
};

/** One week to come, as `backlog_ahead.sql` gives it. */
export type WeekAhead = {
  readonly day: string;
  readonly ahead: number | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p85: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly without_p10: number | null;
  readonly without_p50: number | null;
  readonly without_p85: number | null;
  readonly without_p90: number | null;
  readonly without_p95: number | null;
};

/** The back-test so many weeks ahead, as `forecast_error.sql` gives it. */
export type ForecastError = {
  readonly ahead: number;
  readonly origins: number;
  readonly inside: number;
  readonly error: Known<number>;
  readonly error_of_last_value: number | null;
  readonly error_of_line: number | null;
  readonly loss: number | null;
  readonly loss_of_last_value: number | null;
  readonly loss_of_line: number | null;
  readonly seed: number;
};

/** When the backlog is at its target, in one sentence; what is asked for first on the page. */
export function reachedWords(row: Reached): string {
  const { open_on, open_tickets, target, reaching } = row;
  if (isUnknown(row.forecast)) return `That cannot be told: ${spellDays(row.forecast.unknown)}.`;
  if (open_on === null || open_tickets === null) throw new Error("a forecast from no week");
  if (target === null)
    return "No target is set, so only how many there will be by a date can be said. Write the number of open requests that you want into program.yaml (backlog: target), and load again.";
  if (open_tickets <= target)
    return `The backlog is where it is wanted: ${formatCount(open_tickets)} open on ${formatDay(open_on)}, at most ${formatCount(target)} aimed at.`;
  if (isUnknown(reaching)) throw new Error("a target that nothing is said of");
  const [half, most, nearly] = datesOf(row);
  if (half === null)
    return reaching === 0
      ? `In none of the runs is the backlog at ${formatCount(target)} within a year.`
      : `Within a year the backlog is at ${formatCount(target)} in only ${of100(reaching)} of 100 runs: more likely than not it is not.`;
  const dates = [
    `In half of the runs the backlog is at ${formatCount(target)} by ${formatDay(half)}`,
    most === null ? null : `in 85 of 100 by ${formatDay(most)}`,
    nearly === null ? null : `in 95 of 100 by ${formatDay(nearly)}`,
    reaching === 1 ? null : `in ${of100(1 - reaching)} of 100 not within a year`,
  ];
  return `${dates.filter((each) => each !== null).join("; ")}.`;
}

export function datesOf(row: Reached): readonly [string | null, string | null, string | null] {
  return [row.p50_on, row.p85_on, row.p95_on];
}

/** A share of runs as so many of 100; a few are never none of them, and nearly all never all. */
export function of100(share: number): string {
  if (share > 0 && share < 0.01) return "fewer than 1";
  if (share < 1 && share > 0.99) return "more than 99";
  return String(Math.round(share * 100));
}

/** Whether it shrinks or grows, judged by the middle 80 of 100 runs alone. */
export function courseWords({ open_tickets }: Reached, weeks: readonly WeekAhead[]): string | undefined {
  const last = weeks.findLast(({ p50 }) => p50 !== null);
  if (open_tickets === null || last === undefined) return undefined;
  const { p10, p50, p90, day } = last;
  if (p10 === null || p50 === null || p90 === null) return undefined;
  const now = `${formatCount(open_tickets)} now`;
  const then = `${formatCount(p10)} to ${formatCount(p90)} in 80 of 100 runs, ${formatCount(p50)} in the middle, by ${formatDay(day)}`;
  if (p10 > open_tickets) return `The backlog grows: ${now}, ${then}.`;
  if (p90 < open_tickets) return `The backlog shrinks: ${now}, ${then}.`;
  return `Whether it shrinks or grows cannot be told: ${now}, ${then}.`;
}

/** What the program changes of the weeks to come, or why that is not known. */
export function withoutWords(row: Reached, weeks: readonly WeekAhead[]): string {
  if (isUnknown(row.forecast))
    return `Without the program: cannot be told, because ${spellDays(row.forecast.unknown)}.`;
  const last = weeks.findLast(({ without_p50 }) => without_p50 !== null);
  const { open_tickets, effect, effect_low, effect_high, direction, grade } = row;
  if (last?.p50 == null || last.without_p50 === null || open_tickets === null) throw new Error("no week ahead");
  if (effect === null || effect_low === null || effect_high === null) throw new Error("an effect without its interval");
  const cause = `its effect on the requests it is meant for is ${fewer(effect)} (95% interval: ${fewer(effect_low)} to ${fewer(effect_high)})`;
  const counts = `${formatCount(last.without_p50)} by ${formatDay(last.day)} in half of the runs, against ${formatCount(last.p50)} with it`;
  const doubt =
    direction === "cannot tell"
      ? " No effect is within that interval, so neither can the difference be told from none."
      : grade === "weak"
        ? " The evidence for that is weak."
        : "";
  const growth =
    last.p50 > open_tickets
      ? " With it, too, half of the runs have more than now: that is no reduction of the backlog."
      : "";
  return `Without the program, from the same ${formatCount(open_tickets)} and with as many ended each week as now: ${counts}; ${cause}.${doubt}${growth}`;
}

/** The error of the forecast so many weeks ahead, in one sentence. */
export function errorWords(row: ForecastError): string {
  const { ahead, origins, inside, error, error_of_last_value: last, error_of_line: line } = row;
  if (isUnknown(error)) return `${counted(ahead, "week")} ahead it could not be tried: ${error.unknown}.`;
  const made = `Made in the same way ${counted(ahead, "week")} ahead from ${counted(origins, "past week")}, ${formatCount(inside)} of ${formatCount(origins)} came to lie between p10 and p90 (80% promised)`;
  return `${made}; its middle was off by ${requests(error)} requests on average, the last value by ${requests(last)}, a straight line by ${requests(line)}.`;
}

function requests(count: number | null): string {
  return count === null ? "an unknown number" : count < 10 ? count.toFixed(1) : formatCount(count);
}

/** Where the forecast does worse than to say that nothing changes, all of its range and middle judged together. */
export function isWorse({ loss, loss_of_last_value: last }: ForecastError): boolean {
  return loss !== null && last !== null && loss >= last;
}

/** Where its range is worth having and its middle is not: the last value alone was nearer. */
export function hasPoorMiddle(row: ForecastError): boolean {
  const { error, error_of_last_value: last } = row;
  return !isWorse(row) && !isUnknown(error) && last !== null && error >= last;
}

/** What the back-test says against the forecast; undefined where nothing. */
export function warningWords(rows: readonly ForecastError[]): string | undefined {
  const tried = rows.filter(({ error }) => !isUnknown(error));
  if (tried.length === 0) return "The forecast could not be tried on the past: nobody knows how far off it is.";
  const [worse, poor] = [tried.filter(isWorse), tried.filter(hasPoorMiddle)];
  const narrow = tried.filter(({ inside, origins }) => inside < 0.6 * origins);
  const words = [
    worse.length > 0 &&
      `${aheadWords(worse)} ahead it did worse than to say that nothing changes: do not rely on it there.`,
    poor.length > 0 &&
      `${aheadWords(poor)} ahead its range was worth having, but its middle was further off than the last value.`,
    narrow.length > 0 &&
      `${aheadWords(narrow)} ahead far fewer than promised lay inside: the true range is wider than the one drawn.`,
  ];
  const said = words.filter((each) => each !== false);
  return said.length === 0 ? undefined : said.join(" ");
}

function aheadWords(rows: readonly ForecastError[]): string {
  const weeks = rows.map(({ ahead }) => String(ahead));
  const last = weeks.pop();
  return `${weeks.length === 0 ? last : `${weeks.join(", ")} and ${last}`} weeks`;
}

/** Each number under a name: how it is made, and of what. */
export function aheadFacts(row: Reached, without: Reached | undefined): readonly (readonly [string, string])[] {
  const { weeks_used, weeks_left_out, first_week, open_on, runs, seed } = row;
  const span = first_week === null || open_on === null ? "none" : `${formatDay(first_week)} to ${formatDay(open_on)}`;
  return [
    [
      "Formula",
      "open next week = open + opened − ended; each run first draws anew the weeks it draws from, then week after week one of them, opened and ended together",
    ],
    ["Assumes", "weeks to come like these: no season, freeze, new staff or further launches that are not among them"],
    ["Weeks", `${formatCount(weeks_used)}, ${span}${leftOutWords(weeks_left_out)}`],
    ["Runs", runs === null ? "none" : formatCount(runs)],
    ...(without === undefined || isUnknown(without.forecast)
      ? []
      : [
          [
            "Without the program",
            "the same weeks drawn; eligible requests of launched teams divided by 1 + effect, which each run draws from its interval; from the backlog as it is now, with as many ended as with it",
          ] as const,
        ]),
    ["Seed", `${seed}: the same exports give the same forecast`],
  ];
}

function leftOutWords(weeks: number): string {
  return weeks === 0 ? "" : `; ${counted(weeks, "week")} left out, which the ticket log does not tell in full`;
}
