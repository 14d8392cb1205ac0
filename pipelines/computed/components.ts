import { rootOf } from "./average-linkage.ts";
import type { Pairs } from "./pairs.ts";

/** What pairs hang together: the things, ascending, and the pairs among them by their places in that list. */
export type Component = { readonly members: Int32Array; readonly pairs: Pairs };

/** The connected components of the pairs, each of two or more, by their first member; one after the other, so that only one is held. */
export function* componentsOf(size: number, pairs: Pairs): Generator<Component> {
  const parents = Int32Array.from({ length: size }, (_, thing) => thing);
  for (let pair = 0; pair < pairs.lefts.length; pair += 1) {
    const [one, other] = [rootOf(parents, pairs.lefts[pair] ?? 0), rootOf(parents, pairs.rights[pair] ?? 0)];
    parents[Math.max(one, other)] = Math.min(one, other);
  }
  const roots = parents.map((_, thing) => rootOf(parents, thing));
  const things = byRoot(roots);
  const places = new Int32Array(size);
  const pairsOf = byRoot(
    pairs.lefts.map((left) => roots[left] ?? 0),
    size,
  );
  for (let root = 0; root < size; root += 1) {
    const members = things(root);
    if (members.length < 2) continue;
    for (const [place, member] of members.entries()) places[member] = place;
    const own = pairsOf(root);
    yield {
      members,
      pairs: {
        lefts: own.map((pair) => places[pairs.lefts[pair] ?? 0] ?? 0),
        rights: own.map((pair) => places[pairs.rights[pair] ?? 0] ?? 0),
        similarities: Float64Array.from(own, (pair) => pairs.similarities[pair] ?? 0),
      },
    };
  }
}

/** Gives the places of a list that hold a root, ascending, in constant time after one pass. */
function byRoot(roots: Int32Array, size = roots.length): (root: number) => Int32Array {
  const starts = new Int32Array(size + 1);
  for (const root of roots) starts[root + 1] = (starts[root + 1] ?? 0) + 1;
  for (let root = 0; root < size; root += 1) starts[root + 1] = (starts[root + 1] ?? 0) + (starts[root] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(roots.length);
  for (let place = 0; place < roots.length; place += 1) {
    const root = roots[place] ?? 0;
    const at = next[root] ?? 0;
    places[at] = place;
    next[root] = at + 1;
  }
  return (root) => places.subarray(starts[root] ?? 0, starts[root + 1] ?? 0);
}
