import type { Vector } from "./text-vectors.ts";
import { isReadable, type Word, wordsOf } from "./words.ts";

/** The texts of a cluster's tools, in the same order: name, words, vector. */
export type Text = { readonly name: string; readonly words: readonly Word[]; readonly vector: Vector };

/** A few words to call a cluster by, and all words that its texts share, those that weigh most first. */
export type Label = { readonly label: string; readonly shared: readonly string[] };

/**
 * What the tools of a cluster have in common, for a person to read: of the words that all their names share the three that weigh most;
 * where the names share fewer than two, of all words that they share. Written as they mostly are, in the order of the most central
 * tool's text; with fewer than two such words it is that tool's name.
 */
export function clusterLabel(texts: readonly Text[], terms: readonly (string | undefined)[]): Label {
  const central = mostCentral(texts);
  const shared = sharedWords(texts, terms);
  const names = texts.map(({ name }) => new Set(wordsOf(name).map(({ folded }) => folded)));
  const named = shared.filter((folded) => names.every((words) => words.has(folded)));
  const heaviest = (named.length < 2 ? shared : named).slice(0, 3);
  const spelt = shared.map((folded) => commonSpelling(folded, texts));
  if (heaviest.length < 2) return { label: central?.name ?? "", shared: spelt };
  const order = central?.words.map(({ folded }) => folded) ?? [];
  const label = heaviest
    .sort((one, other) => order.indexOf(one) - order.indexOf(other))
    .map((folded) => commonSpelling(folded, texts))
    .join(" · ");
  return { label, shared: spelt };
}

/** Heaviest first; of equal weight in the order of the alphabet. */
function sharedWords(texts: readonly Text[], terms: readonly (string | undefined)[]): string[] {
  const tally = new Map<number, { texts: number; weight: number }>();
  for (const { vector } of texts)
    for (const [place, feature] of vector.features.entries()) {
      if (terms[feature] === undefined) continue;
      const { texts = 0, weight = 0 } = tally.get(feature) ?? {};
      tally.set(feature, { texts: texts + 1, weight: weight + (vector.weights[place] ?? 0) });
    }
  return [...tally]
    .filter(([, shared]) => shared.texts === texts.length)
    .map(([feature, { weight }]) => ({ folded: terms[feature] ?? "", weight }))
    .filter(({ folded }) => isReadable(folded))
    .sort((one, other) => other.weight - one.weight || (one.folded < other.folded ? -1 : 1))
    .map(({ folded }) => folded);
}

function commonSpelling(folded: string, texts: readonly Text[]): string {
  const spellings = new Map<string, number>();
  for (const { words } of texts)
    for (const word of words)
      if (word.folded === folded) spellings.set(word.written, (spellings.get(word.written) ?? 0) + 1);
  const [common] = [...spellings].sort(
    ([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1),
  );
  return common?.[0] ?? folded;
}

/** The text most like all the others together: the largest dot product with the sum of all vectors; the earlier one on a tie. */
function mostCentral(texts: readonly Text[]): Text | undefined {
  const sum = new Map<number, number>();
  for (const { vector } of texts)
    for (const [place, feature] of vector.features.entries())
      sum.set(feature, (sum.get(feature) ?? 0) + (vector.weights[place] ?? 0));
  const likeness = ({ vector }: Text): number =>
    vector.features.reduce(
      (total, feature, place) => total + (sum.get(feature) ?? 0) * (vector.weights[place] ?? 0),
      0,
    );
  let central = texts[0];
  let most = central ? likeness(central) : 0;
  for (const text of texts.slice(1)) {
    // Summing in another order moves the last digits, and must not decide.
    const found = likeness(text);
    if (found > most + 1e-9) {
      central = text;
      most = found;
    }
  }
  return central;
}
