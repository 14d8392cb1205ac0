import type { Pairs } from "./pairs.ts";

/** What is to be grouped. */
export type Things = {
  /** How many alike each stands for. */
  readonly sizes: ArrayLike<number>;
  /** Those that are similar at or above the threshold; of all others only that they are below it is known beforehand. */
  readonly pairs: Pairs;
  /** The similarities summed over all pairs between two groups, each named by its first thing. */
  total(one: number, other: number): number;
  /** From now on the group of `gone` belongs to that of `kept`. */
  join(kept: number, gone: number): void;
};

/** Of a group: to which groups it has pairs, the sum of their known similarities, and how many pairs are known. */
type Links = { readonly groups: Int32Array; readonly sums: Float64Array; readonly known: Float64Array };

type State = {
  readonly things: Things;
  readonly threshold: number;
  readonly sizes: Float64Array;
  readonly parents: Int32Array;
  readonly isDone: Uint8Array;
  readonly links: Links[];
  /** Where a group stands in the list that is being summed up; 0 for nowhere, else one more. */
  readonly places: Int32Array;
};

/** A mean of means ends a few rounding errors from the number that it stands for. */
const rounding = 1e-12;

/**
 * Average linkage (UPGMA) cut at `threshold`: groups join, most alike first, while the mean similarity over all pairs between them is at least
 * the threshold. Groups ascend inside and by their first member. By nearest-neighbour chain: a group that is nobody's match at the
 * threshold is done, since joining others never brings them nearer. Ties, to nine digits, go to the earlier thing.
 * Two groups reach the threshold only if one of their pairs does, so only groups with pairs are looked at; the pairs without are below it,
 * which bounds a mean from above, and are summed only where that bound could decide.
 * Murtagh & Contreras (2012), WIREs Data Mining and Knowledge Discovery 2, 86–97.
 */
export function averageLinkage(things: Things, threshold: number): number[][] {
  const size = things.sizes.length;
  const state: State = {
    things,
    threshold,
    sizes: Float64Array.from(things.sizes),
    parents: Int32Array.from({ length: size }, (_, thing) => thing),
    isDone: new Uint8Array(size),
    links: linksOf(things),
    places: new Int32Array(size),
  };
  const members = Array.from({ length: size }, (_, thing) => [thing]);
  const chain: number[] = [];
  for (let first = 0; first < size; ) {
    if (chain.length === 0 && (state.isDone[first] || state.parents[first] !== first)) {
      first += 1;
      continue;
    }
    if (chain.length === 0) chain.push(first);
    const tip = chain.at(-1) ?? 0;
    const nearest = nearestOf(state, tip, chain.at(-2));
    if (nearest === undefined) {
      state.isDone[tip] = 1;
      chain.pop();
    } else if (nearest === chain.at(-2)) {
      chain.splice(-2);
      const [kept, gone] = tip < nearest ? [tip, nearest] : [nearest, tip];
      merge(state, kept, gone);
      members[kept] = [...(members[kept] ?? []), ...(members[gone] ?? [])];
      members[gone] = [];
    } else chain.push(nearest);
  }
  return members.filter(({ length }) => length > 0).map((group) => group.sort((one, other) => one - other));
}

/** The group that is most alike, at the threshold or above. On a tie the chain turns back to where it came from, or it would never end. */
function nearestOf(state: State, tip: number, before: number | undefined): number | undefined {
  const links = refreshed(state, tip);
  const { groups, sums, known } = links;
  let nearest: number | undefined;
  let most = 0;
  for (let place = 0; place < groups.length; place += 1) {
    const group = groups[place] ?? 0;
    const all = (state.sizes[tip] ?? 0) * (state.sizes[group] ?? 0);
    const missing = all - (known[place] ?? 0);
    if (missing > 0) {
      if (digits(((sums[place] ?? 0) + missing * state.threshold) / all) < most) continue;
      sums[place] = state.things.total(tip, group);
      known[place] = all;
    }
    const mean = (sums[place] ?? 0) / all;
    if (mean < state.threshold - rounding) continue;
    const found = digits(mean);
    const isEarlier = nearest !== before && (group === before || group < (nearest ?? group + 1));
    if (found < most || (found === most && !isEarlier)) continue;
    nearest = group;
    most = found;
  }
  return nearest;
}

/** Two ways to one mean may differ in the last digits, and must not decide. */
function digits(mean: number): number {
  return Math.round(mean * 1e9);
}

function merge(state: State, kept: number, gone: number): void {
  state.things.join(kept, gone);
  state.parents[gone] = kept;
  state.sizes[kept] = (state.sizes[kept] ?? 0) + (state.sizes[gone] ?? 0);
  const [one, other] = [state.links[kept] ?? noLinks, state.links[gone] ?? noLinks];
  state.links[kept] = {
    groups: Int32Array.from([...one.groups, ...other.groups]),
    sums: Float64Array.from([...one.sums, ...other.sums]),
    known: Float64Array.from([...one.known, ...other.known]),
  };
  state.links[gone] = noLinks;
}

const noLinks: Links = { groups: new Int32Array(), sums: new Float64Array(), known: new Float64Array() };

/** The links of a group to the groups as they are by now; what is done or has become the group itself is dropped. */
function refreshed(state: State, tip: number): Links {
  const { groups, sums, known } = state.links[tip] ?? noLinks;
  const { places } = state;
  let used = 0;
  for (let place = 0; place < groups.length; place += 1) {
    const group = rootOf(state.parents, groups[place] ?? 0);
    if (group === tip || state.isDone[group]) continue;
    const at = places[group] ?? 0;
    if (at > 0) {
      sums[at - 1] = (sums[at - 1] ?? 0) + (sums[place] ?? 0);
      known[at - 1] = (known[at - 1] ?? 0) + (known[place] ?? 0);
      continue;
    }
    places[group] = used + 1;
    groups[used] = group;
    sums[used] = sums[place] ?? 0;
    known[used] = known[place] ?? 0;
    used += 1;
  }
  for (let place = 0; place < used; place += 1) places[groups[place] ?? 0] = 0;
  if (used === groups.length) return { groups, sums, known };
  const links = { groups: groups.slice(0, used), sums: sums.slice(0, used), known: known.slice(0, used) };
  state.links[tip] = links;
  return links;
}

function linksOf({ sizes, pairs }: Things): Links[] {
  const degrees = new Int32Array(sizes.length);
  for (const side of [pairs.lefts, pairs.rights]) for (const thing of side) degrees[thing] = (degrees[thing] ?? 0) + 1;
  const links = Array.from(degrees, (degree) => ({
    groups: new Int32Array(degree),
    sums: new Float64Array(degree),
    known: new Float64Array(degree),
  }));
  const add = (one: number, other: number, similarity: number) => {
    const own = links[one];
    const place = (degrees[one] ?? 0) - 1;
    if (!own) return;
    degrees[one] = place;
    const all = (sizes[one] ?? 0) * (sizes[other] ?? 0);
    own.groups[place] = other;
    own.sums[place] = similarity * all;
    own.known[place] = all;
  };
  for (let pair = 0; pair < pairs.lefts.length; pair += 1) {
    const [left, right, similarity] = [pairs.lefts[pair] ?? 0, pairs.rights[pair] ?? 0, pairs.similarities[pair] ?? 0];
    add(left, right, similarity);
    add(right, left, similarity);
  }
  return links;
}

/** Path halving keeps the ways short. */
export function rootOf(parents: Int32Array, thing: number): number {
  let root = thing;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root] ?? 0] ?? 0;
    root = parents[root] ?? 0;
  }
  return root;
}
