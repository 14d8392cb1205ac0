import type { Numbers } from "./numbers.ts";

export type Difference = { readonly name: string; readonly shown: unknown; readonly recounted: unknown };
export type Comparison = {
  readonly compared: number;
  readonly equal: number;
  /** Numbers of teams that Lanemark hides, since they are small or would tell a small one's: not compared. */
  readonly hidden: number;
  readonly differences: readonly Difference[];
};

/**
 * Every number that either side has against the other's: counts, days and causes exactly, rates to 1e-9.
 * Nothing where the other side says 0 is the same: a team without a request has no row in one of the two.
 */
export function compare(shown: Numbers, recounted: Numbers): Comparison {
  const names = [...new Set([...shown.keys(), ...recounted.keys()])]
    .filter((name) => !name.endsWith(hiddenPart))
    .sort();
  const open = names.filter((name) => !shown.has(name.split(" | ").slice(0, -1).join(" | ") + hiddenPart));
  const differences = open
    .map((name) => ({ name, shown: shown.get(name) ?? null, recounted: recounted.get(name) ?? null }))
    .filter((pair) => !isSame(pair));
  return {
    compared: open.length,
    equal: open.length - differences.length,
    hidden: names.length - open.length,
    differences,
  };
}

const hiddenPart = " | hidden";

export function metricOf(name: string): string {
  return name.split(" | ")[0] ?? name;
}

function isSame({ name, shown, recounted }: Difference): boolean {
  if (typeof shown === "number" && typeof recounted === "number") return Math.abs(shown - recounted) <= 1e-9;
  if (shown === recounted) return true;
  // A tool's users are either known to be nobody or not known, which is never the same.
  return !name.startsWith("tool | ") && (shown ?? 0) === (recounted ?? 0);
}
