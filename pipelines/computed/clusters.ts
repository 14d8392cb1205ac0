import { averageLinkage, componentsOf } from "./average-linkage.ts";
import { clusterLabel } from "./cluster-label.ts";
import { cosinesAmong, type Pair, similarPairs } from "./similar-pairs.ts";
import { textVectors } from "./text-vectors.ts";
import { wordsOf } from "./words.ts";

/** A name and what else is said of it. */
export type Described = { readonly name: string; readonly description: string | null };

/** `members`: two or more places in the list of things, ascending. */
export type Cluster = { readonly members: readonly number[]; readonly label: string };

export type Overlaps = { readonly pairs: readonly Pair[]; readonly clusters: readonly Cluster[] };

/**
 * How much the words weigh against the grams. On two labelled sets of product names the best F1 hardly moves between 0 and 0.7
 * and falls at words alone; grams weigh more since they also compare spellings, compounds and scripts without spaces.
 */
export const wordShare = 0.3;

/**
 * Things that resemble each other by name and description: every pair whose cosine is at least `threshold` (> 0), and the clusters of
 * average linkage cut there. Groups join at the threshold only if one of their pairs reaches it, so each connected component of
 * the pairs is linked by itself; within it every cosine counts, also those below the threshold.
 */
export function findOverlaps(things: readonly Described[], threshold: number): Overlaps {
  const words = things.map(({ name, description }) => wordsOf(`${name} ${description ?? ""}`));
  const { vectors, terms } = textVectors(words, wordShare);
  const texts = vectors.map((vector, place) => ({
    name: things[place]?.name ?? "",
    words: words[place] ?? [],
    vector,
  }));
  const pairs = similarPairs(vectors, threshold);
  const groups = componentsOf(things.length, pairs).flatMap((component) => {
    const linked = averageLinkage(component.length, cosinesAmong(pick(vectors, component)), threshold);
    return linked.map((group) => pick(component, group));
  });
  const clusters = groups
    .filter((members) => members.length > 1)
    .map((members) => ({ members, label: clusterLabel(pick(texts, members), terms) }))
    .sort((one, other) => (one.members[0] ?? 0) - (other.members[0] ?? 0));
  return { pairs, clusters };
}

function pick<Item>(items: readonly Item[], places: readonly number[]): Item[] {
  return places.flatMap((place) => items.slice(place, place + 1));
}
