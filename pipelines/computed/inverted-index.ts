import type { Vector } from "./text-vectors.ts";

/** For each feature the rows that have it, and with which weight; rows are added one after another. */
export type InvertedIndex = {
  /**
   * Adds to `sums` each indexed row's product with the vector, over the vector's features from place `first` on. The rows whose sum was 0
   * are written to `touched`, where it is given; returns how many.
   */
  addProducts(vector: Vector, sums: Float64Array, first?: number, touched?: Int32Array): number;
  /** Indexes the vector's features from place `first` on. */
  add(row: number, vector: Vector, first?: number): void;
};

const none = new Int32Array();

/** An empty index with room for all of the vectors. A feature of one vector alone is not kept: no pair shares it. */
export function invertedIndex(vectors: readonly Vector[]): InvertedIndex {
  const { starts, size } = roomFor(vectors);
  const ends = starts.slice();
  const rows = new Int32Array(size);
  const weights = new Float64Array(size);
  return {
    addProducts(vector, sums, first = 0, touched = none) {
      let count = 0;
      for (let place = first; place < vector.features.length; place += 1) {
        const feature = vector.features[place] ?? 0;
        const weight = vector.weights[place] ?? 0;
        const end = ends[feature] ?? 0;
        for (let posting = starts[feature] ?? 0; posting < end; posting += 1) {
          const row = rows[posting] ?? 0;
          const sum = sums[row] ?? 0;
          if (sum === 0) touched[count++] = row;
          sums[row] = sum + weight * (weights[posting] ?? 0);
        }
      }
      return count;
    },
    add(row, vector, first = 0) {
      for (let place = first; place < vector.features.length; place += 1) {
        const feature = vector.features[place] ?? 0;
        const end = ends[feature] ?? 0;
        if (end < 0) continue;
        rows[end] = row;
        weights[end] = vector.weights[place] ?? 0;
        ends[feature] = end + 1;
      }
    },
  };
}

/** How many vectors have each feature. */
export function textsWithFeature(vectors: readonly Vector[]): Int32Array {
  const last = vectors.reduce((largest, { features }) => Math.max(largest, features.at(-1) ?? -1), -1);
  const texts = new Int32Array(last + 1);
  for (const { features } of vectors) for (const feature of features) texts[feature] = (texts[feature] ?? 0) + 1;
  return texts;
}

/** Where each feature's postings begin; −1 where there will be none. */
function roomFor(vectors: readonly Vector[]): { starts: Int32Array; size: number } {
  let size = 0;
  const starts = textsWithFeature(vectors).map((texts) => {
    const start = texts > 1 ? size : -1;
    size += texts > 1 ? texts : 0;
    return start;
  });
  return { starts, size };
}
