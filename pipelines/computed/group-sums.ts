import type { Vector } from "./text-vectors.ts";

/**
 * The similarities between groups of vectors, each vector standing for as many as `sizes` says: the sum over all pairs of two groups is the dot
 * product of the groups' sums, so no pair is looked at twice.
 */
export function groupSums(vectors: readonly Vector[], sizes: readonly number[]) {
  const sums = vectors.map(({ features, weights }, place) => ({
    features,
    weights: sizes[place] === 1 ? weights : weights.map((weight) => weight * (sizes[place] ?? 0)),
  }));
  return {
    total(one: number, other: number): number {
      return productOf(sums[one] ?? empty, sums[other] ?? empty);
    },
    join(kept: number, gone: number): void {
      sums[kept] = sumOf(sums[kept] ?? empty, sums[gone] ?? empty);
      sums[gone] = empty;
    },
  };
}

const empty: Vector = { features: new Int32Array(), weights: new Float64Array() };

function productOf(one: Vector, other: Vector): number {
  let [sum, left, right] = [0, 0, 0];
  while (left < one.features.length && right < other.features.length) {
    const [first = 0, second = 0] = [one.features[left], other.features[right]];
    if (first === second) sum += (one.weights[left] ?? 0) * (other.weights[right] ?? 0);
    if (first <= second) left += 1;
    if (second <= first) right += 1;
  }
  return sum;
}

function sumOf(one: Vector, other: Vector): Vector {
  const features = new Int32Array(one.features.length + other.features.length);
  const weights = new Float64Array(features.length);
  let [used, left, right] = [0, 0, 0];
  while (left < one.features.length || right < other.features.length) {
    const first = one.features[left] ?? Number.POSITIVE_INFINITY;
    const second = other.features[right] ?? Number.POSITIVE_INFINITY;
    features[used] = Math.min(first, second);
    if (first <= second) weights[used] = one.weights[left++] ?? 0;
    if (second <= first) weights[used] = (weights[used] ?? 0) + (other.weights[right++] ?? 0);
    used += 1;
  }
  return { features: features.slice(0, used), weights: weights.slice(0, used) };
}
