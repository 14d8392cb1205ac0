import { invertedIndex, textsWithFeature } from "./inverted-index.ts";
import type { Vector } from "./text-vectors.ts";

/** `left` < `right`, both places in the list of vectors. */
export type Pair = { readonly left: number; readonly right: number; readonly similarity: number };

/** How long the part of a vector may be that is not indexed, of the threshold; any share below 1 gives the same pairs. */
const headShare = 0.7;

/**
 * Every pair whose cosine is at least `threshold` (> 0), by right, then left; no other pair is held.
 *
 * Exact, though the commonest features are not indexed: of each vector its head, the commonest features as long as their
 * length stays below the threshold, is left out on both sides. What a pair shares outside of the tails lies in the head of one of
 * them, and by Cauchy and Schwarz adds at most that head's length to the cosine. So a pair whose tails' product and longer head
 * together stay below the threshold cannot reach it; every other pair's cosine is computed in full.
 * Bayardo, Ma & Srikant (2007), WWW; Anastasiu & Karypis (2014), ICDE.
 */
export function similarPairs(vectors: readonly Vector[], threshold: number): Pair[] {
  const sorted = commonestFirst(vectors);
  const heads = sorted.map((vector) => headOf(vector, threshold * headShare));
  const lengths = Float64Array.from(heads, ({ length }) => length);
  const index = invertedIndex(sorted);
  const sums = new Float64Array(sorted.length);
  const dense = new Float64Array(textsWithFeature(sorted).length);
  const pairs: Pair[] = [];
  for (const [right, vector] of sorted.entries()) {
    const head = heads[right]?.size;
    sums.fill(0, 0, right);
    index.addProducts(vector, sums, head);
    spread(vector, dense);
    const length = lengths[right] ?? 0;
    for (let left = 0; left < right; left += 1) {
      if ((sums[left] ?? 0) + Math.max(length, lengths[left] ?? 0) < threshold - rounding) continue;
      const similarity = tidy(product(sorted[left], dense));
      if (similarity >= threshold) pairs.push({ left, right, similarity });
    }
    for (const feature of vector.features) dense[feature] = 0;
    index.add(right, vector, head);
  }
  return pairs;
}

/** All cosines among the vectors, the lower triangle row by row: that of i > j lies at i(i − 1)/2 + j. */
export function cosinesAmong(vectors: readonly Vector[]): Float64Array {
  const all = new Float64Array((vectors.length * (vectors.length - 1)) / 2);
  const index = invertedIndex(vectors);
  for (const [row, vector] of vectors.entries()) {
    const start = (row * (row - 1)) / 2;
    const sums = all.subarray(start, start + row);
    index.addProducts(vector, sums);
    for (let before = 0; before < row; before += 1) sums[before] = tidy(sums[before] ?? 0);
    index.add(row, vector);
  }
  return all;
}

/** Sums of some hundred products are right to about 13 digits. */
const rounding = 1e-9;

/** The same text twice is 1, not 0.9999999999999998. */
function tidy(cosine: number): number {
  return Math.min(1, Math.round(cosine * 1e12) / 1e12);
}

/** The same vectors with their features renumbered, those of most texts first. */
function commonestFirst(vectors: readonly Vector[]): Vector[] {
  const texts = textsWithFeature(vectors);
  const order = Int32Array.from(texts.keys()).sort(
    (one, other) => (texts[other] ?? 0) - (texts[one] ?? 0) || one - other,
  );
  const ranks = new Int32Array(order.length);
  for (const [rank, feature] of order.entries()) ranks[feature] = rank;
  const dense = new Float64Array(order.length);
  return vectors.map(({ features, weights }) => {
    const renumbered = features.map((feature) => ranks[feature] ?? 0);
    spread({ features: renumbered, weights }, dense);
    const sorted = renumbered.sort();
    return { features: sorted, weights: Float64Array.from(sorted, (feature) => dense[feature] ?? 0) };
  });
}

/** How many leading features stay within a length, and their length. */
function headOf({ features, weights }: Vector, most: number): { size: number; length: number } {
  let squares = 0;
  for (let size = 0; size < features.length; size += 1) {
    const weight = weights[size] ?? 0;
    if (squares + weight * weight >= most * most) return { size, length: Math.sqrt(squares) };
    squares += weight * weight;
  }
  return { size: features.length, length: Math.sqrt(squares) };
}

function spread({ features, weights }: Vector, dense: Float64Array): void {
  for (let place = 0; place < features.length; place += 1) dense[features[place] ?? 0] = weights[place] ?? 0;
}

function product(vector: Vector | undefined, dense: Float64Array): number {
  if (!vector) return 0;
  const { features, weights } = vector;
  let sum = 0;
  for (let place = 0; place < features.length; place += 1)
    sum += (weights[place] ?? 0) * (dense[features[place] ?? 0] ?? 0);
  return sum;
}
