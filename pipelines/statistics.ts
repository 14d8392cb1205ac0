import { gammaQuantile } from "./gamma-quantile.ts";

export type Interval = { readonly low: number; readonly high: number };

const normal95 = 1.959963984540054;

/**
 * Wilson's score interval of a share; `z` is the normal quantile, by default that of 95 %.
 * centre = (p + z²/2n) / (1 + z²/n), half width = z/(1 + z²/n) · √(p(1−p)/n + z²/4n²). Never leaves [0, 1].
 * Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209–212.
 * Throws unless 0 ≤ successes ≤ trials and trials > 0.
 */
export function wilsonInterval(successes: number, trials: number, z: number = normal95): Interval {
  if (!(trials > 0 && successes >= 0 && successes <= trials))
    throw new RangeError(`no share: ${successes} of ${trials}; successes must be between 0 and trials, trials above 0`);
  const share = successes / trials;
  const spread = (z * z) / trials;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials));
  // At the ends the limits are 0 and 1 exactly; rounding would leave them at 1e-18 or 0.9999….
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

/**
 * Garwood's exact 95 % interval of a rate of events, per unit of `exposure`.
 * low = χ²(0.025; 2k) / 2, high = χ²(0.975; 2k + 2) / 2, both ÷ exposure; χ²(p; 2a) / 2 is the p-quantile of a gamma variable of shape a.
 * Garwood, F. (1936), Biometrika 28, 437–442.
 * Throws unless count is a whole number ≥ 0 and exposure > 0.
 */
export function poissonInterval(count: number, exposure: number): Interval {
  if (!(Number.isSafeInteger(count) && count >= 0 && exposure > 0 && Number.isFinite(exposure)))
    throw new RangeError(`no rate: ${count} events in ${exposure}; count must be a whole number, exposure above 0`);
  return {
    low: count === 0 ? 0 : gammaQuantile(0.025, count) / exposure,
    high: gammaQuantile(0.975, count + 1) / exposure,
  };
}

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
  // A product such as 5/6 · 4/5 · 3/4 may end a rounding error above one half.
  return steps.find(({ survival }) => survival <= 0.5 + 1e-12)?.days ?? null;
}

/**
 * The 95 % interval of the median: from the first length at which the curve's lower limit is at one half or below to the first at which its upper
 * limit is; null at an end that the data does not reach. Brookmeyer & Crowley (1982), Biometrics 38, 29–41, with limits on the log–log scale.
 */
export function medianInterval(steps: readonly SurvivalStep[]): { low: number | null; high: number | null } {
  const first = (limit: (step: SurvivalStep) => number | null) =>
    steps.find((step) => (limit(step) ?? 1) <= 0.5 + 1e-12)?.days ?? null;
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
