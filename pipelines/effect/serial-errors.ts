import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import type { CountFit } from "./count-model.ts";

export type SerialErrors = {
  /** Of the coefficients, over what the months leave open about the correlation. */
  readonly covariance: Matrix;
  /** Correlation of one month's error with the next one's: its mean over what the months leave open. */
  readonly correlation: number;
  /** Variance of a count ÷ Poisson's. */
  readonly dispersion: number;
};

/** From none to nearly a random walk; a negative one would narrow the interval on the word of a few months. */
const correlations = Array.from({ length: 20 }, (_, place) => place * 0.05);
/** Prior weight (1 − ρ)^4: 0 was found to cover 98 to 100 %, the single best ρ 90 to 96 % (docs/effect.md). */
const doubt = 4;

/**
 * The covariance of a Poisson fit's coefficients when errors are φ times Poisson's and each month's hangs on the one before (AR(1)):
 * φ (X*′X*)⁻¹ X*′R X* (X*′X*)⁻¹, X* = √μ X, R_ts = ρ^|t − s|. φ and ρ come from the restricted likelihood (REML) of the Pearson residuals, which does not
 * take the months that the model has used up for certainty; the covariance is averaged over ρ by that likelihood and a prior, φ with a floor of 1 (Poisson).
 * Averaging in place of one ρ̂, since 30 months tell little of it. Harville (1977), JASA 72, 320–338; that REML covers where Newey–West and
 * Prais–Winsten do not in short series: Turner et al. (2021), BMC Medical Research Methodology 21, 181.
 * `times`: the month of each row, ascending; gaps are allowed.
 */
export function serialErrors(
  design: readonly (readonly number[])[],
  counts: readonly number[],
  fit: CountFit,
  times: readonly number[],
): SerialErrors {
  const scaled = new Matrix(design.map((row, place) => row.map((value) => value * Math.sqrt(fit.fitted[place] ?? 0))));
  const residuals = counts.map((count, place) => {
    const expected = fit.fitted[place] ?? 1;
    return (count - expected) / Math.sqrt(expected);
  });
  const free = counts.length - fit.coefficients.length;
  const options = correlations.map((correlation) => {
    const { likelihood, dispersion } = restricted(scaled, residuals, times, correlation, free);
    return { correlation, likelihood, dispersion: Math.max(1, dispersion) };
  });
  const most = Math.max(...options.map(({ likelihood }) => likelihood));
  const weights = options.map(
    ({ likelihood, correlation }) => Math.exp(likelihood - most) * (1 - correlation) ** doubt,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const covariance = Matrix.zeros(fit.coefficients.length, fit.coefficients.length);
  let correlation = 0;
  let dispersion = 0;
  for (const [place, option] of options.entries()) {
    const share = (weights[place] ?? 0) / total;
    correlation += share * option.correlation;
    dispersion += share * option.dispersion;
    const meat = scaled.transpose().mmul(correlationMatrix(times, option.correlation)).mmul(scaled);
    covariance.add(
      fit.covariance
        .mmul(meat)
        .mmul(fit.covariance)
        .mul(share * option.dispersion),
    );
  }
  return { covariance, correlation, dispersion };
}

/** Restricted log likelihood up to a constant, φ profiled out: −½ (free · ln S + ln|R| + ln|X*′R⁻¹X*|), S the generalised sum of squares. */
function restricted(
  scaled: Matrix,
  residuals: readonly number[],
  times: readonly number[],
  correlation: number,
  free: number,
) {
  const { rows, logDeterminant } = whitened(scaled, residuals, times, correlation);
  const columns = scaled.columns;
  const design = rows.subMatrix(0, rows.rows - 1, 0, columns - 1);
  const response = rows.subMatrix(0, rows.rows - 1, columns, columns);
  const information = design.transpose().mmul(design);
  const cross = design.transpose().mmul(response);
  const explained = cross.transpose().mmul(inverse(information)).mmul(cross).get(0, 0);
  const squares = response.transpose().mmul(response).get(0, 0) - explained;
  const lower = new CholeskyDecomposition(information).lowerTriangularMatrix.diagonal();
  const logInformation = 2 * lower.reduce((sum, value) => sum + Math.log(value), 0);
  return {
    likelihood: -0.5 * (free * Math.log(squares) + logDeterminant + logInformation),
    dispersion: squares / free,
  };
}

/** Rows of design and response as independent of those before: (x_t − ρ^d x_(t−d)) / √(1 − ρ^2d), d months apart. */
function whitened(scaled: Matrix, residuals: readonly number[], times: readonly number[], correlation: number) {
  let logDeterminant = 0;
  const rows = residuals.map((residual, place) => {
    const own = [...scaled.getRow(place), residual];
    if (place === 0) return own;
    const carried = correlation ** ((times[place] ?? 0) - (times[place - 1] ?? 0));
    const spread = Math.sqrt(1 - carried * carried);
    logDeterminant += 2 * Math.log(spread);
    const before = [...scaled.getRow(place - 1), residuals[place - 1] ?? 0];
    return own.map((value, column) => (value - carried * (before[column] ?? 0)) / spread);
  });
  return { rows: new Matrix(rows), logDeterminant };
}

function correlationMatrix(times: readonly number[], correlation: number): Matrix {
  return new Matrix(times.map((one) => times.map((other) => correlation ** Math.abs(one - other))));
}
