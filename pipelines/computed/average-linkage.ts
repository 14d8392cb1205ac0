import type { Pair } from "./similar-pairs.ts";

/** A mean of means ends a few rounding errors from the number that it stands for. */
const rounding = 1e-12;

/**
 * Average linkage (UPGMA) of `size` things cut at `threshold`: groups join, most alike first, while the mean similarity over all
 * pairs between them is at least the threshold. `similarities` is the lower triangle, as `cosinesAmong` gives it, and is overwritten.
 * Groups ascend inside and by their first member. By nearest-neighbour chain, O(size²): a group that is nobody's match at the
 * threshold is done, since joining others never brings them nearer. Ties go to the earlier thing.
 * Murtagh & Contreras (2012), WIREs Data Mining and Knowledge Discovery 2, 86–97.
 */
export function averageLinkage(size: number, similarities: Float64Array, threshold: number): number[][] {
  const groups = new Map(Array.from({ length: size }, (_, thing): [number, number[]] => [thing, [thing]]));
  const open = new Set(groups.keys());
  const chain: number[] = [];
  while (open.size > 0) {
    if (chain.length === 0) chain.push(open.values().next().value ?? 0);
    const tip = chain.at(-1) ?? 0;
    const nearest = nearestOf(tip, chain.at(-2), open, similarities);
    if (nearest === undefined || nearest.similarity < threshold - rounding) {
      open.delete(tip);
      chain.pop();
    } else if (nearest.group === chain.at(-2)) {
      chain.splice(-2);
      merge(tip, nearest.group, groups, open, similarities);
    } else chain.push(nearest.group);
  }
  return [...groups.values()].map(ascending).sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
}

/** The connected components of the pairs, each of two or more, ascending inside and by their first member. */
export function componentsOf(size: number, pairs: readonly Pair[]): number[][] {
  const parent = Int32Array.from({ length: size }, (_, thing) => thing);
  const rootOf = (thing: number): number => {
    let root = thing;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] ?? 0] ?? 0;
      root = parent[root] ?? 0;
    }
    return root;
  };
  for (const { left, right } of pairs) {
    const [one, other] = ascending([rootOf(left), rootOf(right)]);
    if (one !== undefined && other !== undefined) parent[other] = one;
  }
  const components = new Map<number, number[]>();
  for (const thing of parent.keys()) {
    const members = components.get(rootOf(thing));
    if (members) members.push(thing);
    else components.set(rootOf(thing), [thing]);
  }
  return [...components.values()].filter((members) => members.length > 1);
}

function nearestOf(
  tip: number,
  before: number | undefined,
  open: ReadonlySet<number>,
  similarities: Float64Array,
): { group: number; similarity: number } | undefined {
  let group = before;
  // On a tie the chain turns back to the group that it came from, or it would never end.
  let similarity = before === undefined ? -1 : (similarities[place(tip, before)] ?? 0);
  for (const other of open) {
    if (other === tip) continue;
    const found = similarities[place(tip, other)] ?? 0;
    if (found > similarity) {
      group = other;
      similarity = found;
    }
  }
  return group === undefined ? undefined : { group, similarity };
}

function merge(
  one: number,
  other: number,
  groups: Map<number, number[]>,
  open: Set<number>,
  similarities: Float64Array,
): void {
  const [kept = 0, gone = 0] = ascending([one, other]);
  const keptMembers = groups.get(kept) ?? [];
  const goneMembers = groups.get(gone) ?? [];
  const all = keptMembers.length + goneMembers.length;
  open.delete(gone);
  for (const third of open) {
    if (third === kept) continue;
    const fromKept = keptMembers.length * (similarities[place(kept, third)] ?? 0);
    const fromGone = goneMembers.length * (similarities[place(gone, third)] ?? 0);
    similarities[place(kept, third)] = (fromKept + fromGone) / all;
  }
  groups.set(kept, [...keptMembers, ...goneMembers]);
  groups.delete(gone);
}

function place(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return (high * (high - 1)) / 2 + low;
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((one, other) => one - other);
}
