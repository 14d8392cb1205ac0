import type { Vector } from "./text-vectors.ts";

/** `left` < `right`, both places in the list of vectors. */
export type Pair = { readonly left: number; readonly right: number; readonly similarity: number };

/**
 * Every pair whose cosine is at least `threshold` (> 0), by left, then right. Exact: each row's cosines with all rows before it are
 * summed in full over the inverted index, nothing is skipped by a bound, and no more than one row of them is held at a time.
 */
export function similarPairs(vectors: readonly Vector[], threshold: number): Pair[] {
  const pairs: Pair[] = [];
  forEachRow(vectors, (right, cosines) => {
    for (let left = 0; left < right; left += 1) {
      const similarity = tidy(cosines[left] ?? 0);
      if (similarity >= threshold) pairs.push({ left, right, similarity });
    }
  });
  return pairs.sort((one, other) => one.left - other.left || one.right - other.right);
}

/** All cosines among the vectors, the lower triangle row by row: that of i > j lies at i(i − 1)/2 + j. */
export function cosinesAmong(vectors: readonly Vector[]): Float64Array {
  const all = new Float64Array((vectors.length * (vectors.length - 1)) / 2);
  forEachRow(vectors, (row, cosines) => {
    const start = (row * (row - 1)) / 2;
    for (let before = 0; before < row; before += 1) all[start + before] = tidy(cosines[before] ?? 0);
  });
  return all;
}

/** The same text twice is 1, not 0.9999999999999998: sums of some hundred products are right to about 13 digits. */
function tidy(cosine: number): number {
  return Math.min(1, Math.round(cosine * 1e12) / 1e12);
}

/** Calls `visit` with each row and its cosines with the rows before it; the array is used again for the next row. */
function forEachRow(vectors: readonly Vector[], visit: (row: number, cosines: Float64Array) => void): void {
  const { starts, size } = sharedPostings(vectors);
  const rows = new Int32Array(size);
  const weights = new Float64Array(size);
  const ends = starts.slice();
  const cosines = new Float64Array(vectors.length);
  for (const [row, vector] of vectors.entries()) {
    cosines.fill(0, 0, row);
    for (let place = 0; place < vector.features.length; place += 1) {
      const feature = vector.features[place] ?? 0;
      const start = starts[feature] ?? -1;
      if (start < 0) continue;
      const end = ends[feature] ?? 0;
      const weight = vector.weights[place] ?? 0;
      for (let posting = start; posting < end; posting += 1) {
        const before = rows[posting] ?? 0;
        cosines[before] = (cosines[before] ?? 0) + weight * (weights[posting] ?? 0);
      }
      rows[end] = row;
      weights[end] = weight;
      ends[feature] = end + 1;
    }
    visit(row, cosines);
  }
}

/** Where each feature's postings begin; −1 for a feature of a single text, which no pair shares. */
function sharedPostings(vectors: readonly Vector[]): { starts: Int32Array; size: number } {
  const last = vectors.reduce((largest, { features }) => Math.max(largest, features.at(-1) ?? -1), -1);
  const starts = new Int32Array(last + 1);
  for (const { features } of vectors) for (const feature of features) starts[feature] = (starts[feature] ?? 0) + 1;
  let size = 0;
  for (const [feature, texts] of starts.entries()) {
    starts[feature] = texts > 1 ? size : -1;
    if (texts > 1) size += texts;
  }
  return { starts, size };
}
