import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import { logGamma } from "./distributions.ts";

/** Rows of a regression: what is known of each count, and how much could have been counted there (staff-months), above 0. */
export type CountRows = {
  readonly design: readonly (readonly number[])[];
  readonly counts: readonly number[];
  readonly exposure: readonly number[];
};

export type CountFit = {
  readonly coefficients: readonly number[];
  /** Expected counts of the rows. */
  readonly fitted: readonly number[];
  /** Weight of each row at the end, μ / (1 + αμ): 1 ÷ variance of the working response. */
  readonly weights: readonly number[];
  /** (X′WX)⁻¹: the covariance of the coefficients if the variance is the family's. */
  readonly covariance: Matrix;
  /** Σ (y − μ)² / V(μ) ÷ (rows − coefficients); 1 where the variance is the family's. Quasi-Poisson multiplies the covariance by it. */
  readonly dispersion: number;
  /** α of the variance μ + αμ²; 0 for Poisson. */
  readonly alpha: number;
  readonly logLikelihood: number;
};

const mostTurns = 100;

/**
 * A log-linear model of counts, E y = exposure · exp(x′β), by iteratively reweighted least squares: Poisson (alpha 0), or negative binomial of
 * variance μ + αμ² with α given. With Poisson weights the estimate is right whatever the variance is (quasi-likelihood).
 * McCullagh & Nelder (1989), Generalized Linear Models, chapters 2, 6 and 9.
 * Throws a RangeError where a column cannot be told from the others, or the counts have no finite fit (all zero where a column is not).
 */
export function fitCounts({ design, counts, exposure }: CountRows, alpha = 0): CountFit {
  const matrix = new Matrix(design.map((row) => [...row]));
  const offset = exposure.map(Math.log);
  let linear = counts.map((count, row) =>
    Math.log((count + 0.5) / ((exposure[row] ?? 1) + 0.5 / mean(counts, exposure))),
  );
  linear = linear.map((rate, row) => rate + (offset[row] ?? 0));
  let deviance = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const fitted = linear.map(Math.exp);
    const weights = fitted.map((expected) => expected / (1 + alpha * expected));
    const response = linear.map((value, row) => {
      const expected = fitted[row] ?? 1;
      return value - (offset[row] ?? 0) + ((counts[row] ?? 0) - expected) / expected;
    });
    const { coefficients, information } = leastSquares(matrix, weights, response);
    linear = matrix
      .mmul(Matrix.columnVector(coefficients))
      .getColumn(0)
      .map((value, row) => value + (offset[row] ?? 0));
    const next = devianceOf(counts, linear.map(Math.exp), alpha);
    if (Math.abs(next - deviance) < 1e-12 * (Math.abs(next) + 1))
      return finish(coefficients, linear, information, counts, alpha);
    deviance = next;
  }
  throw new RangeError("the counts have no finite fit: a month, team or side without any request cannot be compared");
}

/**
 * The same with α estimated by maximum likelihood, coefficients and α in turn; 0 (Poisson) where the counts vary no more than Poisson's.
 * Lawless, J. F. (1987), Canadian Journal of Statistics 15, 209–225; Venables & Ripley (2002), section 7.4.
 */
export function fitNegativeBinomial(rows: CountRows): CountFit {
  let fit = fitCounts(rows);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const alpha = bestAlpha(rows.counts, fit.fitted);
    const isSettled = Math.abs(alpha - fit.alpha) <= 1e-10 * (alpha + 1e-6);
    if (isSettled) return fit;
    fit = fitCounts(rows, alpha);
  }
  return fit;
}

/** The root in α of the profile likelihood's slope, by bisection on ln α. */
function bestAlpha(counts: readonly number[], fitted: readonly number[]): number {
  const slope = (alpha: number) => {
    const step = 1e-5 * alpha;
    return likelihoodOf(counts, fitted, alpha + step) - likelihoodOf(counts, fitted, alpha - step);
  };
  let low = 1e-8;
  let high = 1e4;
  if (slope(low * 100) <= 0) return 0;
  for (let turn = 0; turn < 200 && high / low > 1 + 1e-13; turn += 1) {
    const middle = Math.sqrt(low * high);
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

function leastSquares(matrix: Matrix, weights: readonly number[], response: readonly number[]) {
  // Root weights on both sides: the product is symmetric to the last bit then, which the decomposition asks for.
  const weighted = matrix.clone();
  for (const [row, weight] of weights.entries()) weighted.mulRow(row, Math.sqrt(weight));
  const information = weighted.transpose().mmul(weighted);
  const cholesky = new CholeskyDecomposition(information);
  if (!cholesky.isPositiveDefinite() || isSingular(information, cholesky))
    throw new RangeError("a column of the model cannot be told from the others in these months");
  const scaled = response.map((value, row) => value * Math.sqrt(weights[row] ?? 0));
  const right = weighted.transpose().mmul(Matrix.columnVector(scaled));
  return { coefficients: cholesky.solve(right).getColumn(0), information };
}

function isSingular(information: Matrix, { lowerTriangularMatrix: lower }: CholeskyDecomposition): boolean {
  return lower.diagonal().some((value, place) => value * value < 1e-11 * information.get(place, place));
}

function finish(
  coefficients: number[],
  linear: readonly number[],
  information: Matrix,
  counts: readonly number[],
  alpha: number,
): CountFit {
  const fitted = linear.map(Math.exp);
  const variances = fitted.map((expected) => expected * (1 + alpha * expected));
  const pearson = counts.reduce(
    (sum, count, row) => sum + (count - (fitted[row] ?? 0)) ** 2 / (variances[row] ?? 1),
    0,
  );
  return {
    coefficients,
    fitted,
    weights: fitted.map((expected) => expected / (1 + alpha * expected)),
    covariance: inverse(information),
    dispersion: pearson / (counts.length - coefficients.length),
    alpha,
    logLikelihood: likelihoodOf(counts, fitted, alpha),
  };
}

function mean(counts: readonly number[], exposure: readonly number[]): number {
  const rate = sum(counts) / sum(exposure);
  return rate > 0 ? rate : 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function likelihoodOf(counts: readonly number[], fitted: readonly number[], alpha: number): number {
  return sum(
    counts.map((count, row) => {
      const expected = fitted[row] ?? 1;
      if (alpha === 0) return count * Math.log(expected) - expected - logGamma(count + 1);
      const shape = 1 / alpha;
      const chance = logGamma(count + shape) - logGamma(shape) - logGamma(count + 1);
      return chance + count * Math.log(alpha * expected) - (count + shape) * Math.log1p(alpha * expected);
    }),
  );
}

function devianceOf(counts: readonly number[], fitted: readonly number[], alpha: number): number {
  return sum(
    counts.map((count, row) => {
      const expected = fitted[row] ?? 1;
      const own = count === 0 ? 0 : count * Math.log(count / expected);
      if (alpha === 0) return 2 * (own - (count - expected));
      return 2 * (own - (count + 1 / alpha) * Math.log((1 + alpha * count) / (1 + alpha * expected)));
    }),
  );
}
