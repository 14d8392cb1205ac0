import { gramsOf, termsOf, type Word } from "./words.ts";

/** Features in ascending order and the weight of each; of length 1, so that the dot product of two is their cosine, 0 to 1. */
export type Vector = { readonly features: Int32Array; readonly weights: Float64Array };

/** Features of a text with their occurrences, ascending. */
type Counts = { readonly features: Int32Array; readonly times: Uint16Array };

/**
 * TF-IDF vectors of texts given as their words. Words and grams are two blocks, each weighted
 * (1 + ln tf) · (ln((1 + n) / (1 + df)) + 1) and brought to length 1, then joined so that
 * cosine = wordShare · cosine of words + (1 − wordShare) · cosine of grams. A text without words has an empty vector.
 * Features are numbered from the one that most texts have; `terms` names those that are words. The texts are gone through once.
 * Salton & Buckley (1988), Information Processing & Management 24, 513–523.
 */
export function textVectors(
  texts: Iterable<readonly Word[]>,
  wordShare: number,
): { vectors: Vector[]; terms: (string | undefined)[] } {
  const { counts, terms } = countFeatures(texts);
  const { ranks, holders } = rankFeatures(counts, terms.length);
  const rarities = holders.map((held) => Math.log((1 + counts.length) / (1 + held)) + 1);
  const lengthOf = (isTerm: boolean) => Math.sqrt(isTerm ? wordShare : 1 - wordShare);
  const dense = new Float64Array(terms.length);
  const vectors = counts.map((count) => weigh(count, terms, rarities, lengthOf, ranks, dense));
  const named: (string | undefined)[] = new Array(terms.length);
  for (const [feature, rank] of ranks.entries()) named[rank] = terms[feature];
  return { vectors, terms: named };
}

/** Numbers are given in the order of first meeting: same texts, same numbers. A gram has no name. */
function countFeatures(texts: Iterable<readonly Word[]>): { counts: Counts[]; terms: (string | undefined)[] } {
  const terms: (string | undefined)[] = [];
  const numberIn = (numbers: Map<string, number>, name: string, term?: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, terms.length);
    return terms.push(term) - 1;
  };
  const [words, grams] = [new Map<string, number>(), new Map<string, number>()];
  const featuresOfWord = new Map<string, number[]>();
  const counts: Counts[] = [];
  for (const text of texts) {
    const features = text.flatMap(({ folded }) => {
      const known = featuresOfWord.get(folded);
      if (known) return known;
      const found = [
        ...termsOf(folded).map((term) => numberIn(words, term, term)),
        ...gramsOf(folded).map((gram) => numberIn(grams, gram)),
      ];
      featuresOfWord.set(folded, found);
      return found;
    });
    counts.push(tally(Int32Array.from(features).sort()));
  }
  return { counts, terms };
}

/** Each different number of a sorted list once, with its occurrences. */
function tally(sorted: Int32Array): Counts {
  const features = new Int32Array(sorted.length);
  const times = new Uint16Array(sorted.length);
  let used = 0;
  for (const feature of sorted) {
    if (used === 0 || features[used - 1] !== feature) features[used++] = feature;
    times[used - 1] = Math.min((times[used - 1] ?? 0) + 1, 65_535);
  }
  return { features: features.slice(0, used), times: times.slice(0, used) };
}

/** The place of each feature in the order of how many texts have it, most first, and that number. */
function rankFeatures(counts: readonly Counts[], size: number): { ranks: Int32Array; holders: Float64Array } {
  const holders = new Float64Array(size);
  for (const { features } of counts) for (const feature of features) holders[feature] = (holders[feature] ?? 0) + 1;
  const order = Int32Array.from(holders.keys()).sort(
    (one, other) => (holders[other] ?? 0) - (holders[one] ?? 0) || one - other,
  );
  const ranks = new Int32Array(size);
  for (const [rank, feature] of order.entries()) ranks[feature] = rank;
  return { ranks, holders };
}

/** Counts to TF-IDF weights under the features' ranks, each block brought to its length. `dense` is all 0 before and after. */
function weigh(
  { features, times }: Counts,
  terms: readonly (string | undefined)[],
  rarities: Float64Array,
  lengthOf: (isTerm: boolean) => number,
  ranks: Int32Array,
  dense: Float64Array,
): Vector {
  let [termSquares, gramSquares] = [0, 0];
  for (const [place, feature] of features.entries()) {
    const weight = (1 + Math.log(times[place] ?? 1)) * (rarities[feature] ?? 0);
    dense[ranks[feature] ?? 0] = weight;
    if (terms[feature] === undefined) gramSquares += weight * weight;
    else termSquares += weight * weight;
  }
  const [termScale, gramScale] = [
    lengthOf(true) / Math.sqrt(termSquares || 1),
    lengthOf(false) / Math.sqrt(gramSquares || 1),
  ];
  for (const feature of features) {
    const rank = ranks[feature] ?? 0;
    dense[rank] = (dense[rank] ?? 0) * (terms[feature] === undefined ? gramScale : termScale);
  }
  const ranked = features.map((feature) => ranks[feature] ?? 0).sort();
  const weights = Float64Array.from(ranked, (rank) => dense[rank] ?? 0);
  for (const rank of ranked) dense[rank] = 0;
  return { features: ranked, weights };
}
