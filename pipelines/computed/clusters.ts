import { averageLinkage } from "./average-linkage.ts";
import { clusterLabel, type Label } from "./cluster-label.ts";
import { type Component, componentsOf } from "./components.ts";
import { groupSums } from "./group-sums.ts";
import type { Pairs } from "./pairs.ts";
import { similarPairs } from "./similar-pairs.ts";
import { textVectors, type Vector } from "./text-vectors.ts";
import { type Word, wordsOf } from "./words.ts";

/** A name and what else is said of it. */
export type Described = { readonly name: string; readonly description: string | null };

/** `members`: two or more places in the list of things, ascending. */
export type Cluster = Label & { readonly members: readonly number[] };

/**
 * `sameAs`: of each thing the first one with the same words. `pairs` are among such first things only: all with the same words are alike in the
 * same way, and to each other wholly.
 */
export type Overlaps = {
  readonly sameAs: Int32Array;
  readonly pairs: Pairs;
  readonly clusters: readonly Cluster[];
};

/**
 * How much the words weigh against the grams. On two labelled sets of product names the best F1 hardly moves between 0 and 0.7
 * and falls at words alone; grams weigh more since they also compare spellings, compounds and scripts without spaces.
 */
export const wordShare = 0.3;

/**
 * Things that resemble each other by name and description: every pair whose cosine is at least `threshold` (> 0), and the clusters of
 * average linkage cut there; undefined where there are more than `mostPairs` such pairs. Groups join at the threshold only if one of their
 * pairs reaches it, so each connected component of the pairs is linked by itself; within it every cosine counts, also those below.
 */
export function findOverlaps(
  things: readonly Described[],
  threshold: number,
  mostPairs = Number.POSITIVE_INFINITY,
): Overlaps | undefined {
  const sameAs = firstsOf(things);
  const { vectors, terms } = textVectors(eachText(things), wordShare);
  const firsts = Int32Array.from(new Set(sameAs));
  const folded = vectorsAt(vectors, firsts);
  const found = similarPairs(folded, threshold, mostPairs);
  if (found === undefined) return undefined;
  const copies = copiesOf(sameAs);
  const clusters: Cluster[] = [];
  for (const members of groupsIn(found, folded, firsts, copies, threshold)) {
    const texts = members.map((place) => ({
      name: things[place]?.name ?? "",
      words: wordsOfThing(things[place]),
      vector: vectors[sameAs[place] ?? 0] ?? empty,
    }));
    clusters.push({ members, ...clusterLabel(texts, terms) });
  }
  const pairs = {
    lefts: found.lefts.map((place) => firsts[place] ?? 0),
    rights: found.rights.map((place) => firsts[place] ?? 0),
    similarities: found.similarities,
  };
  return { sameAs, pairs, clusters: clusters.sort((one, other) => (one.members[0] ?? 0) - (other.members[0] ?? 0)) };
}

const empty: Vector = { features: new Int32Array(), weights: new Float64Array() };

function wordsOfThing(thing: Described | undefined): Word[] {
  return wordsOf(`${thing?.name ?? ""} ${thing?.description ?? ""}`);
}

/** One text at a time, so that the words of all are never held together. */
function* eachText(things: readonly Described[]): Generator<Word[]> {
  for (const thing of things) yield wordsOfThing(thing);
}

/** Of each thing the first with the same words, in whatever order; one without words is only like itself. */
function firstsOf(things: readonly Described[]): Int32Array {
  const firsts = new Map<string, number>();
  return Int32Array.from(things, (thing, place) => {
    const words = wordsOfThing(thing)
      .map(({ folded }) => folded)
      .sort()
      .join(" ");
    if (words === "") return place;
    const first = firsts.get(words) ?? place;
    firsts.set(words, first);
    return first;
  });
}

function vectorsAt(vectors: readonly Vector[], places: Iterable<number>): Vector[] {
  return Array.from(places, (place) => vectors[place] ?? empty);
}

function copiesOf(sameAs: Int32Array): Map<number, number[]> {
  const copies = new Map<number, number[]>();
  for (const [place, first] of sameAs.entries()) {
    const known = copies.get(first);
    if (known) known.push(place);
    else copies.set(first, [place]);
  }
  return copies;
}

/** Groups of two or more things: those of each component, and those that say the same and are like nothing else. */
function* groupsIn(
  pairs: Pairs,
  vectors: readonly Vector[],
  firsts: Int32Array,
  copies: ReadonlyMap<number, readonly number[]>,
  threshold: number,
): Generator<number[]> {
  const copiesAt = (place: number) => copies.get(firsts[place] ?? 0) ?? [];
  const isLinked = new Uint8Array(firsts.length);
  for (const component of componentsOf(firsts.length, pairs)) {
    for (const place of component.members) isLinked[place] = 1;
    for (const group of linked(component, vectors, (place) => copiesAt(place).length, threshold)) {
      const members = group.flatMap(copiesAt);
      if (members.length > 1) yield members.sort((one, other) => one - other);
    }
  }
  for (const place of isLinked.keys()) {
    if (!isLinked[place] && copiesAt(place).length > 1) yield [...copiesAt(place)];
  }
}

function linked(
  { members, pairs }: Component,
  vectors: readonly Vector[],
  sizeAt: (place: number) => number,
  threshold: number,
): number[][] {
  const sizes = Array.from(members, sizeAt);
  const groups = averageLinkage({ sizes, pairs, ...groupSums(vectorsAt(vectors, members), sizes) }, threshold);
  return groups.map((group) => group.map((place) => members[place] ?? 0));
}
