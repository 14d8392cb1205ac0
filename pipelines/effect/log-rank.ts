import { byLength, type Case, type Tally } from "../../contract/survival.ts";
import type { Known } from "../../contract/unknown.ts";
import { type GroupTest, testOf } from "./group-test.ts";

export type LogRank = Known<GroupTest & { readonly observed: readonly number[]; readonly expected: readonly number[] }>;

/**
 * Whether two or more groups of cases are done at different speed: at each length the done ones of each group against their share of those still open,
 * U_g = Σ d_g − d n_g / n, with the hypergeometric covariance Σ d (n − d) / (n − 1) · (n_g / n) (1{g = h} − n_h / n); χ² = U′V⁻¹U.
 * Mantel (1966), Cancer Chemotherapy Reports 50, 163–170; Peto & Peto (1972), JRSS A 135, 185–207. Stratified: each inner list is one stratum's groups, in the
 * same order; only cases of one stratum are compared, and the sums added up. Unknown for one group, or one that has no case beside the others.
 */
export function logRank(strata: readonly (readonly (readonly Case[])[])[]): LogRank {
  return logRankOf(strata.map((groups) => groups.map(byLength)));
}

/** The same test of cases that are counted by length. */
export function logRankOf(strata: readonly (readonly (readonly Tally[])[])[]): LogRank {
  const groups = Math.max(0, ...strata.map((stratum) => stratum.length));
  const observed = new Array<number>(groups).fill(0);
  const expected = new Array<number>(groups).fill(0);
  const covariance = observed.map(() => new Array<number>(groups).fill(0));
  for (const stratum of strata) addStratum(stratum, observed, expected, covariance);
  const test = testOf(
    observed.map((count, group) => count - (expected[group] ?? 0)),
    covariance,
  );
  return "unknown" in test ? test : { ...test, observed, expected };
}

function addStratum(
  groups: readonly (readonly Tally[])[],
  observed: number[],
  expected: number[],
  covariance: number[][],
): void {
  const tallies = groups
    .flatMap((group, place) => group.map((tally) => ({ ...tally, place })))
    .sort((one, other) => one.days - other.days);
  const open = groups.map((group) => group.reduce((sum, { all }) => sum + all, 0));
  for (let from = 0; from < tallies.length; ) {
    let until = from;
    const done = groups.map(() => 0);
    const left = groups.map(() => 0);
    for (; tallies[until]?.days === tallies[from]?.days; until += 1) {
      const { place = 0, all = 0, done: ended = 0 } = tallies[until] ?? {};
      left[place] = (left[place] ?? 0) + all;
      done[place] = (done[place] ?? 0) + ended;
    }
    const all = done.reduce((sum, count) => sum + count, 0);
    const atRisk = open.reduce((sum, count) => sum + count, 0);
    const spread = atRisk > 1 ? (all * (atRisk - all)) / (atRisk - 1) : 0;
    for (const [group, count] of open.entries()) {
      const share = count / atRisk;
      observed[group] = (observed[group] ?? 0) + (done[group] ?? 0);
      expected[group] = (expected[group] ?? 0) + all * share;
      const row = covariance[group] ?? [];
      for (const [other, more] of open.entries())
        row[other] = (row[other] ?? 0) + spread * share * ((group === other ? 1 : 0) - more / atRisk);
    }
    for (const [group, gone] of left.entries()) open[group] = (open[group] ?? 0) - gone;
    from = until;
  }
}
