import { type Known, unknownBecause } from "./unknown.ts";

const normal95 = 1.959963984540054;

/** A product such as 5/6 · 4/5 · 3/4 may end a rounding error beside the share that it should be. */
export const rounding = 1e-12;

/** Fewer cases make no curve that one could go by. */
export const fewest = 10;

/** `days` from the start to the end or, where it is not done, to the last day seen: the case is open (censored) then. */
export type Case = { readonly days: number; readonly isDone: boolean };

/** The share of cases still open after `days`, from that day up to the next step. Limits are null once none is left. */
export type SurvivalStep = {
  readonly days: number;
  readonly survival: number;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * The Kaplan–Meier curve of how long cases stay open: one step per length at which a case was done, shortest first.
 * S(t) = Π (1 − d/n) over the lengths up to t, n still open just before and d done at it; a case cut off at t counts in n at t.
 * 95 % limits S^exp(±z·√v / ln S), v = Σ d/(n(n−d)) (Greenwood on the log–log scale), undefined (null) at S = 0.
 * Kaplan & Meier (1958), JASA 53, 457–481; Kalbfleisch & Prentice (2002), section 1.4.
 * Throws on a length that is negative or not a number.
 */
export function kaplanMeier(cases: readonly Case[]): SurvivalStep[] {
  return kaplanMeierOf(byLength(cases));
}

/** Cases that have been open for the same length: how many there are, and how many of them were done at it. */
export type Tally = { readonly days: number; readonly done: number; readonly all: number };

/** The same curve from cases that are counted by length, shortest first. */
export function kaplanMeierOf(tallies: readonly Tally[]): SurvivalStep[] {
  const wrong = tallies.find(({ days }) => !(days >= 0 && Number.isFinite(days)));
  if (wrong) throw new RangeError(`no length of time: ${wrong.days} days`);
  const steps: SurvivalStep[] = [];
  let open = tallies.reduce((sum, { all }) => sum + all, 0);
  let survival = 1;
  let variance = 0;
  for (const { days, done, all } of tallies) {
    if (done > 0) {
      survival *= (open - done) / open;
      variance += done / (open * (open - done));
      steps.push({ days, survival, ...limitsOf(survival, variance) });
    }
    open -= all;
  }
  return steps;
}

/** The first length at which half of the cases or fewer are still open; null when the curve never comes down to one half. */
export function medianOf(steps: readonly SurvivalStep[]): number | null {
  return steps.find(({ survival }) => survival <= 0.5 + rounding)?.days ?? null;
}

/**
 * The 95 % interval of the days within which a share of the cases is done, 0.5 for the median: from the first length at which the curve's lower limit has come
 * down to 1 − share, to the first at which its upper limit has; null at an end that the data does not reach, which may be one alone.
 * Brookmeyer & Crowley (1982), Biometrics 38, 29–41, with limits on the log–log scale.
 */
export function daysInterval(steps: readonly SurvivalStep[], share: number): Pick<Days, "low" | "high"> {
  const first = (limit: (step: SurvivalStep) => number | null) =>
    steps.find((step) => (limit(step) ?? 1) <= 1 - share + rounding)?.days ?? null;
  return { low: first(({ low }) => low), high: first(({ high }) => high) };
}

/** Cases counted by length, shortest first. */
export function byLength(cases: readonly Case[]): Tally[] {
  const lengths = new Map<number, { days: number; done: number; all: number }>();
  for (const { days, isDone } of cases) {
    const tally = lengths.get(days) ?? { days, done: 0, all: 0 };
    tally.all += 1;
    tally.done += isDone ? 1 : 0;
    lengths.set(days, tally);
  }
  return [...lengths.values()].sort((one, other) => one.days - other.days);
}

function limitsOf(survival: number, variance: number): { low: number | null; high: number | null } {
  if (survival === 0) return { low: null, high: null };
  const reach = (normal95 * Math.sqrt(variance)) / Math.log(survival);
  return { low: survival ** Math.exp(-reach), high: survival ** Math.exp(reach) };
}

/** Days, with 95 % limits; null at an end that the data does not reach. */
export type Days = { readonly value: number; readonly low: number | null; readonly high: number | null };

/**
 * The days within which a share of the cases was done by a Kaplan–Meier curve, with their interval: 0.5 the median, 0.85 what plans are made with.
 * Unknown where the curve never comes down so far.
 */
export function daysUntil(steps: readonly SurvivalStep[], share: number): Known<Days> {
  const step = steps.find(({ survival }) => survival <= 1 - share + rounding);
  if (step === undefined) return unknownBecause(`fewer than ${Math.round(share * 100)} % are done`);
  return { value: step.days, ...daysInterval(steps, share) };
}

/** A share, with 95 % limits; null where there are none. */
export type Share = { readonly value: number; readonly low: number | null; readonly high: number | null };

/**
 * The share of cases that wait longer than `days` (77: eleven weeks) by a Kaplan–Meier curve, with the curve's limits there.
 * `longest`: the longest time that any case was followed. Unknown beyond it, unless all were done before.
 */
export function shareLongerThan(steps: readonly SurvivalStep[], days: number, longest: number): Known<Share> {
  const last = steps.at(-1);
  if (longest < days && (last === undefined || last.survival > 0))
    return unknownBecause(`none was followed for ${days} days`);
  const step = steps.findLast((each) => each.days <= days);
  if (step === undefined) return { value: 1, low: null, high: null };
  return { value: step.survival, low: step.low, high: step.high };
}
