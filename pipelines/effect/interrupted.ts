import { Matrix } from "ml-matrix";
import { type Known, unknownBecause } from "../../contract/unknown.ts";
import { type CountFit, fitCounts } from "./count-model.ts";
import { studentQuantile } from "./distributions.ts";
import { designOf, type Seasons, seasonsFor } from "./interrupted-design.ts";
import { type Launch, type Month, type Sides, sidesOf } from "./launch-months.ts";
import { neweyWest, usualLags } from "./newey-west.ts";
import { serialErrors } from "./serial-errors.ts";

/** A share with its 95 % interval: -0.35 is 35 % fewer. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

export type InterruptedSeries = {
  /** Requests after the launch against those that the months before let expect. */
  readonly change: Estimate;
  /** The same with Newey–West errors and normal quantiles, which covers less than it says: for comparison only. */
  readonly neweyWest: Estimate & { readonly lags: number };
  /** On the launch month, and per month from then on, in logarithms (0.01 is about 1 %). */
  readonly level: Estimate;
  readonly slope: Estimate;
  readonly trendBefore: Estimate;
  readonly seasons: Seasons;
  readonly monthsBefore: number;
  readonly monthsAfter: number;
  readonly observedAfter: number;
  readonly expectedAfter: number;
  readonly dispersion: number;
  readonly correlation: number;
  readonly degrees: number;
  /** Every month of the series; `expected` is the counterfactual after the launch, the fit before it. Null where the month was left out. */
  readonly months: readonly SeriesMonth[];
};

export type SeriesMonth = {
  readonly month: string;
  readonly requests: number;
  readonly side: "before" | "left out" | "after";
  readonly fitted: number | null;
  /** What would have come without the launch, with its 95 % interval (of the mean, without a single month's chance). */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
};

const fewestPoints = 8;

/**
 * What one launch did to a monthly series of requests, by interrupted time series:
 * log E y_t = β0 + β1 t + β2 D_t + β3 (t − T) D_t + season + log(exposure), Poisson weights (quasi-likelihood), D = 1 from the first whole month after the launch.
 * Season: month terms with 24 months or more before, else one, two or four pairs of sine and cosine. `change` = Σ expected with ÷ Σ expected without the launch − 1
 * over the months after, the interval by the delta method on its logarithm with `serialErrors` and Student's t; with the canonical link Σ expected with = Σ y.
 * Assumes that nothing else happened at the launch and that level, trend and season would have gone on. Wagner et al. (2002), Journal of Clinical
 * Pharmacy and Therapeutics 27, 299–309; Lopez Bernal, Cummins & Gasparrini (2017), International Journal of Epidemiology 46, 348–355.
 * Unknown, with the reason, below 8 months on a side or where the model cannot be fitted.
 */
export function interruptedSeries(series: readonly Month[], launch: Launch): Known<InterruptedSeries> {
  const sides = sidesOf(series, launch);
  const few = tooFew(series, sides);
  if (few !== null) return unknownBecause(few);
  const seasons = seasonsFor(sides);
  const { used } = sides;
  const rows = {
    design: used.map((place) => designOf(series, place, sides, seasons)),
    counts: used.map((place) => series[place]?.requests ?? 0),
    exposure: used.map((place) => series[place]?.exposure ?? 0),
  };
  try {
    const fit = fitCounts(rows);
    return resultOf(series, sides, seasons, rows, fit);
  } catch (error) {
    if (error instanceof RangeError) return unknownBecause(error.message);
    throw error;
  }
}

function tooFew(series: readonly Month[], { before, after }: Sides): string | null {
  for (const [places, side] of [
    [before, "before"],
    [after, "after"],
  ] as const) {
    if (places.length < fewestPoints)
      return `too few: ${places.length} of at least ${fewestPoints} months ${side} the launch`;
    if (places.every((place) => series[place]?.requests === 0)) return `no request in the months ${side} the launch`;
  }
  return null;
}

function resultOf(
  series: readonly Month[],
  sides: Sides,
  seasons: Seasons,
  rows: { design: number[][]; counts: number[] },
  fit: CountFit,
): InterruptedSeries {
  const errors = serialErrors(rows.design, rows.counts, fit, sides.used);
  const lags = usualLags(rows.counts.length);
  const robust = neweyWest(rows.design, rows.counts, fit, lags);
  const degrees = rows.counts.length - fit.coefficients.length;
  const student = studentQuantile(0.975, degrees);
  const means = (place: number, isLaunched: boolean) => {
    const row = designOf(series, place, sides, seasons, isLaunched);
    return { row, expected: (series[place]?.exposure ?? 0) * Math.exp(dot(row, fit.coefficients)) };
  };
  const launched = total(sides.after.map((place) => means(place, true)));
  const without = total(sides.after.map((place) => means(place, false)));
  const effect = Math.log(launched.sum / without.sum);
  const gradient = launched.gradient.map((value, column) => value - (without.gradient[column] ?? 0));
  const coefficient = (column: number): Estimate => {
    const value = fit.coefficients[column] ?? 0;
    const reach = student * Math.sqrt(errors.covariance.get(column, column));
    return { value, low: value - reach, high: value + reach };
  };
  return {
    change: changeOf(effect, student * spreadOf(gradient, errors.covariance)),
    neweyWest: { ...changeOf(effect, studentQuantile(0.975, 1e7) * spreadOf(gradient, robust)), lags },
    trendBefore: coefficient(1),
    level: coefficient(2),
    slope: coefficient(3),
    seasons,
    monthsBefore: sides.before.length,
    monthsAfter: sides.after.length,
    observedAfter: sides.after.reduce((sum, place) => sum + (series[place]?.requests ?? 0), 0),
    expectedAfter: without.sum,
    dispersion: errors.dispersion,
    correlation: errors.correlation,
    degrees,
    months: series.map(({ month, requests }, place) => {
      const { row, expected } = means(place, false);
      const reach = Math.exp(student * spreadOf(row, errors.covariance));
      const used = sides.used.indexOf(place);
      return {
        month,
        requests,
        side: used === -1 ? "left out" : sides.after.includes(place) ? "after" : "before",
        fitted: used === -1 ? null : (fit.fitted[used] ?? null),
        expected,
        low: expected / reach,
        high: expected * reach,
      };
    }),
  };
}

function changeOf(effect: number, reach: number): Estimate {
  return { value: Math.expm1(effect), low: Math.expm1(effect - reach), high: Math.expm1(effect + reach) };
}

/** A sum of expected counts, and how its logarithm moves with each coefficient. */
function total(means: readonly { row: readonly number[]; expected: number }[]) {
  const sum = means.reduce((all, { expected }) => all + expected, 0);
  const columns = means[0]?.row.length ?? 0;
  const gradient = Array.from({ length: columns }, (_, column) =>
    means.reduce((all, { row, expected }) => all + (expected * (row[column] ?? 0)) / sum, 0),
  );
  return { sum, gradient };
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
}

function spreadOf(gradient: readonly number[], covariance: Matrix): number {
  const row = Matrix.rowVector([...gradient]);
  return Math.sqrt(Math.max(0, row.mmul(covariance).mmul(row.transpose()).get(0, 0)));
}
