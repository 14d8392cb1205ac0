import { Matrix } from "ml-matrix";
import type { CountFit } from "./count-model.ts";

/** Newey and West's (1994) rule for the number of lags: the whole part of 4 (n / 100)^(2/9). */
export function usualLags(rows: number): number {
  return Math.floor(4 * (rows / 100) ** (2 / 9));
}

/**
 * The covariance of a Poisson fit's coefficients that allows for any variance and for errors that hang together over `lags` rows in order of time:
 * A⁻¹ (Γ₀ + Σ (1 − l / (lags + 1)) (Γ_l + Γ_l′)) A⁻¹, Γ_l = Σ s_t s′_(t−l), scores s_t = x_t (y_t − μ_t), A = X′WX. No small-sample correction.
 * Newey, W. K. & West, K. D. (1987), Econometrica 55, 703–708. Too small in series of a few dozen months: see docs/effect.md.
 */
export function neweyWest(
  design: readonly (readonly number[])[],
  counts: readonly number[],
  fit: CountFit,
  lags: number = usualLags(counts.length),
): Matrix {
  const columns = fit.coefficients.length;
  const scores = design.map((row, place) =>
    row.map((value) => value * ((counts[place] ?? 0) - (fit.fitted[place] ?? 0))),
  );
  const meat = Matrix.zeros(columns, columns);
  for (let lag = 0; lag <= lags; lag += 1) {
    const weight = 1 - lag / (lags + 1);
    const later = new Matrix(scores.slice(lag));
    const earlier = new Matrix(scores.slice(0, scores.length - lag));
    const product = later.transpose().mmul(earlier).mul(weight);
    meat.add(product);
    if (lag > 0) meat.add(product.transpose());
  }
  return fit.covariance.mmul(meat).mmul(fit.covariance);
}
