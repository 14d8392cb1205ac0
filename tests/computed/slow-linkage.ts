import { averageLinkage } from "../../pipelines/computed/average-linkage.ts";
import { pairList } from "../../pipelines/computed/pairs.ts";

/** The lower triangle of a symmetric function. */
export function triangle(size: number, similarity: (one: number, other: number) => number): Float64Array {
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: row }, (_, column) => similarity(row, column)),
  );
  return Float64Array.from(rows.flat());
}

/** The definition, slowly: joins the two groups with the highest mean over all their pairs, the earlier ones on a tie, until it falls below the threshold. */
export function linkedSlowly(
  size: number,
  similarity: (one: number, other: number) => number,
  threshold: number,
): number[][] {
  const groups = Array.from({ length: size }, (_, thing) => [thing]);
  for (;;) {
    let best = { mean: Number.NEGATIVE_INFINITY, one: 0, other: 0 };
    for (const [one, first] of groups.entries())
      for (const [other, second] of groups.entries()) {
        if (other <= one) continue;
        const all = first.flatMap((left) => second.map((right) => similarity(left, right)));
        const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
        if (mean > best.mean) best = { mean, one, other };
      }
    if (best.mean < threshold)
      return groups.map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    groups[best.one] = [...(groups[best.one] ?? []), ...(groups[best.other] ?? [])];
    groups.splice(best.other, 1);
  }
}

/** Average linkage of things given by all their similarities, the lower triangle. */
export function linkedFrom(size: number, similarities: Float64Array, threshold: number): number[][] {
  const between = (one: number, other: number) => {
    const [low, high] = one < other ? [one, other] : [other, one];
    return similarities[(high * (high - 1)) / 2 + low] ?? 0;
  };
  const pairs = pairList(size * size);
  for (let right = 0; right < size; right += 1)
    for (let left = 0; left < right; left += 1)
      if (between(left, right) >= threshold) pairs.add(left, right, between(left, right));
  const members = Array.from({ length: size }, (_, thing) => [thing]);
  return averageLinkage(
    {
      sizes: members.map(() => 1),
      pairs: pairs.done(),
      total: (one, other) =>
        (members[one] ?? []).reduce(
          (sum, left) => sum + (members[other] ?? []).reduce((inner, right) => inner + between(left, right), 0),
          0,
        ),
      join: (kept, gone) => members[kept]?.push(...(members[gone] ?? [])),
    },
    threshold,
  );
}
