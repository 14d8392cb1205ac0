import fastCheck from "fast-check";
import { describe, expect, test } from "vitest";
import { isUnknown } from "../../contract/unknown.ts";
import { grayTest } from "../../pipelines/effect/gray.ts";
import { tallyWaits, type Wait } from "../../pipelines/effect/incidence.ts";
import { logRank } from "../../pipelines/effect/log-rank.ts";
import { type Counts, grayOfTwo, logRankOfTwo } from "../../pipelines/effect/two-groups.ts";
import peer from "../fixtures/waiting.json" with { type: "json" };

type Pair = readonly [readonly Wait[], readonly Wait[]];

function countsOf(groups: Pair): [Counts, Counts] {
  const lengths = [...new Set(groups.flat().map(({ days }) => days))].sort((one, other) => one - other);
  const counted = (waits: readonly Wait[]): Counts => {
    const tallies = new Map(tallyWaits(waits).map((tally) => [tally.days, tally]));
    const of = (count: (tally: { done: number; cancelled: number; open: number }) => number) =>
      Int32Array.from(lengths, (days) => count(tallies.get(days) ?? { done: 0, cancelled: 0, open: 0 }));
    return {
      done: of(({ done }) => done),
      cancelled: of(({ cancelled }) => cancelled),
      all: of(({ done, cancelled, open }) => done + cancelled + open),
    };
  };
  return [counted(groups[0]), counted(groups[1])];
}

const casesOf = (waits: readonly Wait[]) => waits.map(({ days, end }) => ({ days, isDone: end === "done" }));

describe.each(peer.competing.filter(({ groups }) => groups.length === 2))("$name, against R", (theirs) => {
  const [one = [], other = []] = theirs.groups.map((name) =>
    theirs.days.flatMap((days, place) =>
      theirs.group[place] === name ? [{ days, end: theirs.end[place] as Wait["end"] }] : [],
    ),
  );
  const counts = countsOf([one, other]);

  test.each([
    ["the log-rank test is survdiff's", logRankOfTwo, theirs.logRank],
    ["Gray's test is cmprsk's", grayOfTwo, theirs.gray],
  ] as const)("%s", (_, testOfTwo, { chiSquare, p }) => {
    const ours = testOfTwo(...counts);
    if (isUnknown(ours)) throw new Error(ours.unknown);
    expect(Math.abs(ours.chiSquare / chiSquare - 1)).toBeLessThan(1e-6);
    expect(Math.abs(ours.p - p)).toBeLessThan(1e-7);
  });
});

test("two groups by the tests for two are what they are by those for any number", () => {
  const ends = fastCheck.constantFrom("done" as const, "done" as const, "cancelled" as const, "open" as const);
  const some = fastCheck.array(fastCheck.record({ days: fastCheck.nat(12), end: ends }), {
    minLength: 1,
    maxLength: 40,
  });
  fastCheck.assert(
    fastCheck.property(some, some, (one, other) => {
      const counts = countsOf([one, other]);
      const rank = logRank([[casesOf(one), casesOf(other)]]);
      const two = logRankOfTwo(...counts);
      expect(isUnknown(two)).toBe(isUnknown(rank));
      if (!isUnknown(rank) && !isUnknown(two)) {
        expect(two.p).toBeCloseTo(rank.p, 9);
        expect(two.surplus).toBeCloseTo((rank.observed[0] ?? 0) - (rank.expected[0] ?? 0), 9);
      }
      const gray = grayTest([one, other]);
      const ofTwo = grayOfTwo(...counts);
      expect(isUnknown(ofTwo)).toBe(isUnknown(gray));
      if (!isUnknown(gray) && !isUnknown(ofTwo)) {
        expect(ofTwo.p).toBeCloseTo(gray.p, 9);
        expect(ofTwo.surplus).toBeCloseTo(gray.surplus[0] ?? Number.NaN, 9);
      }
    }),
    { seed: 20261122, numRuns: 2000 },
  );
});

test("the surplus says of which more are done, by both tests", () => {
  const early: Wait[] = [1, 2, 2, 3, 4].map((days) => ({ days, end: "done" }));
  const late: Wait[] = [5, 6, 8, 9, 20].map((days) => ({ days, end: "done" }));
  for (const testOfTwo of [logRankOfTwo, grayOfTwo]) {
    expect(testOfTwo(...countsOf([early, late]))).toMatchObject({ surplus: expect.toSatisfy((value) => value > 0) });
    expect(testOfTwo(...countsOf([late, early]))).toMatchObject({ surplus: expect.toSatisfy((value) => value < 0) });
  }
});

test("a group of which nobody was watched while one was done cannot be compared", () => {
  const done: Wait[] = [{ days: 5, end: "done" }];
  const gone: Wait[] = [{ days: 1, end: "open" }];
  const few = { unknown: "too few: a group has nobody who could be compared" };
  expect(logRankOfTwo(...countsOf([done, gone]))).toEqual(few);
  expect(grayOfTwo(...countsOf([done, gone]))).toEqual(few);
});
