import { invertedIndex, textsWithFeature } from "./inverted-index.ts";
import { type Pairs, pairList } from "./pairs.ts";
import type { Vector } from "./text-vectors.ts";

/** How long the head of a vector may be, of the root of the threshold; any share below 1 gives the same pairs. */
const headShare = 0.9;

type Head = { readonly size: number; readonly length: number; readonly end: number };

/**
 * Every pair whose cosine is at least `threshold` (> 0), in no order; undefined where there are more than `most`.
 *
 * Exact, though the commonest features are not indexed. Of each vector the head, its commonest features as long as their length stays
 * below the root of the threshold, is left out of the index. Vectors come in the order in which their tails begin, the one with the commonest
 * feature first, so the tail of whatever is indexed begins no later than that of the vector that asks. What the two share before it lies in the
 * heads of both, and by Cauchy and Schwarz adds at most the product of their lengths up to there: less than the threshold. So a
 * pair that reaches it shares a feature of the indexed tail, and where the product over that tail and this bound together stay below it, it
 * does not; every other pair's cosine is computed in full.
 * Bayardo, Ma & Srikant (2007), WWW; Anastasiu & Karypis (2014), ICDE.
 */
export function similarPairs(
  vectors: readonly Vector[],
  threshold: number,
  most = Number.POSITIVE_INFINITY,
): Pairs | undefined {
  const heads = vectors.map((vector) => headOf(vector, Math.sqrt(threshold) * headShare));
  const lengths = Float64Array.from(heads, ({ length }) => length);
  const ends = Int32Array.from(heads, ({ end }) => end);
  const order = Int32Array.from(ends.keys()).sort((one, other) => (ends[one] ?? 0) - (ends[other] ?? 0) || one - other);
  const index = invertedIndex(vectors);
  const sums = new Float64Array(vectors.length);
  const touched = new Int32Array(vectors.length);
  const dense = new Float64Array(textsWithFeature(vectors).length);
  const pairs = pairList(most);
  const isNear = (sum: number, length: number, other: number) =>
    sum + length * (lengths[other] ?? 0) >= threshold - rounding;
  for (const place of order) {
    const vector = vectors[place];
    if (!vector) continue;
    const count = index.addProducts(vector, sums, 0, touched);
    spread(vector, dense);
    const upTo = lengthsUpTo(vector);
    const length = lengths[place] ?? 0;
    for (let each = 0; each < count; each += 1) {
      const other = touched[each] ?? 0;
      const sum = sums[other] ?? 0;
      sums[other] = 0;
      // The head of the vector that asks may reach further than the other's: its exact length is only looked up where that decides.
      if (!isNear(sum, length, other) || !isNear(sum, upTo(ends[other] ?? 0), other)) continue;
      const similarity = tidy(product(vectors[other], dense));
      if (similarity >= threshold) pairs.add(Math.min(place, other), Math.max(place, other), similarity);
    }
    if (pairs.isFull()) return undefined;
    for (const feature of vector.features) dense[feature] = 0;
    index.add(place, vector, heads[place]?.size);
  }
  return pairs.done();
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
export function tidy(cosine: number): number {
  return Math.min(1, Math.round(cosine * 1e12) / 1e12);
}

/** How many leading features stay within a length, that length, and the feature that the tail begins with. */
function headOf({ features, weights }: Vector, most: number): Head {
  let squares = 0;
  let size = 0;
  for (; size < features.length; size += 1) {
    const weight = weights[size] ?? 0;
    if (squares + weight * weight >= most * most) break;
    squares += weight * weight;
  }
  return { size, length: Math.sqrt(squares), end: features[size] ?? 0x7fff_ffff };
}

/** How long a vector is over its features before a given one. */
function lengthsUpTo({ features, weights }: Vector): (feature: number) => number {
  const squares = new Float64Array(features.length + 1);
  for (let place = 0; place < weights.length; place += 1)
    squares[place + 1] = (squares[place] ?? 0) + (weights[place] ?? 0) ** 2;
  return (feature) => {
    let [low, high] = [0, features.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((features[middle] ?? 0) < feature) low = middle + 1;
      else high = middle;
    }
    return Math.sqrt(squares[low] ?? 0);
  };
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
