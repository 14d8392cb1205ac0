import { type Known, unknownBecause } from "../../contract/unknown.ts";
import { Random } from "../random.ts";
import type { Estimate } from "./interrupted.ts";

/** Requests opened and ended (done or cancelled) in one week. */
export type Week = {
  readonly opened: number;
  readonly ended: number;
  /** Of those opened, the ones that the program can have changed; none where it is not said. */
  readonly changed?: number;
};

export type ForecastWeek = {
  /** Weeks from the last one known. */
  readonly ahead: number;
  /** Open requests that chance stays at or below in so many of 100 runs. */
  readonly p10: number;
  readonly p50: number;
  readonly p85: number;
  readonly p90: number;
  readonly p95: number;
};

export type Forecast = {
  readonly weeksUsed: number;
  readonly runs: number;
  readonly byWeek: readonly ForecastWeek[];
  /** Weeks until the backlog is at the target in 50, 85 and 95 of 100 runs; unknown where it is not within the weeks looked ahead. */
  readonly reached: { readonly p50: Known<number>; readonly p85: Known<number>; readonly p95: Known<number> };
  /** Share of runs that reach the target within these weeks. */
  readonly reaching: Known<number>;
};

export type ForecastQuestion = {
  readonly weeks: readonly Week[];
  /** Open at the end of the last week. */
  readonly open: number;
  /** Null where none is set. */
  readonly target: number | null;
  readonly ahead: number;
  readonly seed: number;
  readonly runs?: number;
  /** What the program changed, as a share with its 95 % interval: the weeks to come are then those without it. */
  readonly without?: Estimate;
};

export const fewestWeeks = 13;
export const mostWeeks = 26;

/**
 * Monte Carlo forecast of the open backlog from the last 13 to 26 weeks, both flows of one week drawn together so that a holiday empties both:
 * B(t + 1) = max(0, B(t) + opened − ended). Each run first draws anew, with replacement, the weeks that it then draws from: what so few weeks leave open about
 * the usual week is part of the spread, else it is too narrow the further one looks ahead. Seeded: the same question has the same answer.
 * Without the program, each run draws its effect from the interval (normal on ln(1 + effect)) and divides by 1 + effect what the program can have changed; the
 * weeks drawn are the same as with it, so that the two differ by the effect alone.
 * Assumes weeks to come like those of the last half year; a season, a freeze or more staff is in none of them. Efron & Tibshirani (1993), An Introduction to
 * the Bootstrap, chapters 6 and 25; Vacanti (2015), Actionable Agile Metrics, chapter 14.
 * Unknown below 13 weeks.
 */
export function forecastBacklog(question: ForecastQuestion): Known<Forecast> {
  const { weeks, open, target, ahead, seed, runs = 10_000, without } = question;
  if (weeks.length < fewestWeeks) return unknownBecause(`too few: ${weeks.length} of at least ${fewestWeeks} weeks`);
  const used = weeks.slice(-mostWeeks);
  const random = new Random(seed, "forecast");
  const drawMore = moreWithout(without, random.fork("without"));
  const paths = Array.from({ length: ahead }, () => new Float64Array(runs));
  const reached = new Float64Array(runs).fill(Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run += 1) {
    const usual = used.map(() => random.pick(used));
    const more = drawMore();
    let backlog = open;
    if (target !== null && backlog <= target) reached[run] = 0;
    for (let week = 0; week < ahead; week += 1) {
      const { opened, ended, changed = 0 } = random.pick(usual);
      backlog = Math.max(0, backlog + opened + changed * more - ended);
      const row = paths[week];
      if (row !== undefined) row[run] = backlog;
      if (target !== null && backlog <= target && reached[run] === Number.POSITIVE_INFINITY) reached[run] = week + 1;
    }
  }
  reached.sort();
  return {
    weeksUsed: used.length,
    runs,
    byWeek: paths.map((row, week) => {
      row.sort();
      const at = (share: number) => quantile(row, share);
      return { ahead: week + 1, p10: at(0.1), p50: at(0.5), p85: at(0.85), p90: at(0.9), p95: at(0.95) };
    }),
    reached: reachedOf(reached, target, ahead),
    reaching: target === null ? noTarget : reached.filter(Number.isFinite).length / runs,
  };
}

const noTarget = unknownBecause("no target is set");

/** Draws by what share more would have been asked for without the program, of what it can have changed. */
function moreWithout(effect: Estimate | undefined, random: Random): () => number {
  if (effect === undefined) return () => 0;
  const middle = Math.log1p(effect.value);
  const error = (Math.log1p(effect.high) - Math.log1p(effect.low)) / (2 * 1.959963984540054);
  return () => Math.exp(-(middle + error * random.normal())) - 1;
}

function reachedOf(reached: Float64Array, target: number | null, ahead: number): Forecast["reached"] {
  if (target === null) return { p50: noTarget, p85: noTarget, p95: noTarget };
  return { p50: when(reached, 0.5, ahead), p85: when(reached, 0.85, ahead), p95: when(reached, 0.95, ahead) };
}

/** The smallest value that at least this share of the sorted ones does not exceed. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? Number.NaN;
}

function when(reached: Float64Array, share: number, ahead: number): Known<number> {
  const weeks = quantile(reached, share);
  if (Number.isFinite(weeks)) return weeks;
  return unknownBecause(`not within ${ahead} weeks in ${Math.round(share * 100)} of 100 runs`);
}
