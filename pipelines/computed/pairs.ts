/** Pairs of places in a list, `lefts[pair] < rights[pair]`, ascending by right, then left. Columns, since there may be millions. */
export type Pairs = {
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
  readonly similarities: Float64Array;
};

/** Pairs in the making; `isFull` once there are more than `most`, after which none are taken in. */
export type PairList = {
  add(left: number, right: number, similarity: number): void;
  isFull(): boolean;
  done(): Pairs;
};

export function pairList(most: number): PairList {
  let lefts = new Int32Array(1024);
  let rights = new Int32Array(1024);
  let similarities = new Float64Array(1024);
  let count = 0;
  return {
    add(left, right, similarity) {
      if (count > most) return;
      if (count === lefts.length) {
        lefts = grown(lefts, new Int32Array(2 * count));
        rights = grown(rights, new Int32Array(2 * count));
        similarities = grown(similarities, new Float64Array(2 * count));
      }
      lefts[count] = left;
      rights[count] = right;
      similarities[count] = similarity;
      count += 1;
    },
    isFull: () => count > most,
    done: () => ({
      lefts: lefts.subarray(0, count),
      rights: rights.subarray(0, count),
      similarities: similarities.subarray(0, count),
    }),
  };
}

function grown<Numbers extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  from: Numbers,
  to: Numbers,
): Numbers {
  to.set(from);
  return to;
}
