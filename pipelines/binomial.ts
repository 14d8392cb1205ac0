/**
 * The share that a group of `trials` with the chance `share` stays at or below with `probability`, interpolated between the whole counts so that
 * limits of groups of different size lie on one curve: (r − α) / n, r the smallest count with P(R ≤ r) ≥ probability, α the part of P(R = r) that
 * is not needed. Spiegelhalter, D. J. (2005), Statistics in Medicine 24, 1185–1202, appendix A.1.1. Between 0 and 1.
 * Throws unless 0 ≤ share ≤ 1, 0 < probability < 1 and trials is a whole number above 0.
 */
export function binomialLimit(probability: number, share: number, trials: number): number {
  if (!(share >= 0 && share <= 1 && probability > 0 && probability < 1 && Number.isSafeInteger(trials) && trials > 0))
    throw new RangeError(`no limit: ${probability} of ${trials} trials with a share of ${share}`);
  if (share === 0 || share === 1) return share;
  const odds = Math.log(share) - Math.log1p(-share);
  let logarithm = trials * Math.log1p(-share);
  let below = 0;
  for (let count = 0; count <= trials; count += 1) {
    const chance = Math.exp(logarithm);
    if (below + chance >= probability) return between(count - (below + chance - probability) / chance, trials);
    below += chance;
    logarithm += Math.log((trials - count) / (count + 1)) + odds;
  }
  return 1;
}

function between(count: number, trials: number): number {
  return Math.min(1, Math.max(0, count / trials));
}
