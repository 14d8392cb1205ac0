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
