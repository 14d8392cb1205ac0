import { textsWithFeature } from "./inverted-index.ts";
import { gramsOf, termsOf, type Word } from "./words.ts";

/** Features in ascending order and the weight of each; of length 1, so that the dot product of two is their cosine, 0 to 1. */
export type Vector = { readonly features: Int32Array; readonly weights: Float64Array };

/**
 * TF-IDF vectors of texts given as their words. Words and grams are two blocks, each weighted
 * (1 + ln tf) · (ln((1 + n) / (1 + df)) + 1) and brought to length 1, then joined so that
 * cosine = wordShare · cosine of words + (1 − wordShare) · cosine of grams. A text without words has an empty vector.
 * Features below `terms.length` are the words, named by `terms`.
 * Salton & Buckley (1988), Information Processing & Management 24, 513–523.
 */
export function textVectors(
  texts: readonly (readonly Word[])[],
  wordShare: number,
): { vectors: Vector[]; terms: string[] } {
  const words = countFeatures(texts, termsOf, 0);
  const grams = countFeatures(texts, gramsOf, words.names.length);
  const wordBlocks = weigh(words.counts, Math.sqrt(wordShare));
  const gramBlocks = weigh(grams.counts, Math.sqrt(1 - wordShare));
  const vectors = wordBlocks.map((block, index) => join(block, gramBlocks[index] ?? block));
  return { vectors, terms: words.names };
}

/** How often each feature occurs in each text. Numbers are given in the order of first meeting, from `first`: same texts, same numbers. */
function countFeatures(
  texts: readonly (readonly Word[])[],
  split: (folded: string) => string[],
  first: number,
): { counts: Vector[]; names: string[] } {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const number = numbers.get(name) ?? first + numbers.size;
    numbers.set(name, number);
    return number;
  };
  const featuresOfWord = new Map<string, number[]>();
  const counts = texts.map((text) => {
    const features = text.flatMap(({ folded }) => {
      const known = featuresOfWord.get(folded) ?? split(folded).map(numberOf);
      featuresOfWord.set(folded, known);
      return known;
    });
    return tally(Int32Array.from(features).sort());
  });
  return { counts, names: [...numbers.keys()] };
}

/** Each different number of a sorted list once, its occurrences as its weight. */
function tally(sorted: Int32Array): Vector {
  const features = new Int32Array(sorted.length);
  const weights = new Float64Array(sorted.length);
  let used = 0;
  for (const feature of sorted) {
    if (used === 0 || features[used - 1] !== feature) features[used++] = feature;
    weights[used - 1] = (weights[used - 1] ?? 0) + 1;
  }
  return { features: features.slice(0, used), weights: weights.slice(0, used) };
}

/** Counts to TF-IDF weights, each text's brought to `length`. */
function weigh(counts: readonly Vector[], length: number): Vector[] {
  const texts = textsWithFeature(counts);
  return counts.map(({ features, weights }) => {
    const raised = weights.map((count, index) => {
      const rarity = Math.log((1 + counts.length) / (1 + (texts[features[index] ?? 0] ?? 0))) + 1;
      return (1 + Math.log(count)) * rarity;
    });
    const norm = Math.sqrt(raised.reduce((sum, weight) => sum + weight * weight, 0));
    return { features, weights: raised.map((weight) => (weight * length) / norm) };
  });
}

function join(one: Vector, other: Vector): Vector {
  const features = new Int32Array(one.features.length + other.features.length);
  const weights = new Float64Array(features.length);
  features.set(one.features);
  features.set(other.features, one.features.length);
  weights.set(one.weights);
  weights.set(other.weights, one.weights.length);
  return { features, weights };
}
