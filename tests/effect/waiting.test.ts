import fastCheck from "fast-check";
import { describe, expect, test } from "vitest";
import { daysUntil, kaplanMeier, shareLongerThan } from "../../contract/survival.ts";
import { isUnknown } from "../../contract/unknown.ts";
import { grayTest } from "../../pipelines/effect/gray.ts";
import type { GroupTest } from "../../pipelines/effect/group-test.ts";
import { daysUntilDone, incidence, tallyWaits, type Wait } from "../../pipelines/effect/incidence.ts";
import { logRank } from "../../pipelines/effect/log-rank.ts";
import survival from "../fixtures/kaplan-meier.json" with { type: "json" };
import peer from "../fixtures/waiting.json" with { type: "json" };

type Peer = (typeof peer.competing)[number];

function groupsOf({ days, end, group, groups }: Peer): Wait[][] {
  return groups.map((name) =>
    days.flatMap((length, place) => (group[place] === name ? [{ days: length, end: end[place] as Wait["end"] }] : [])),
  );
}

const casesOf = (waits: readonly Wait[]) => waits.map(({ days, end }) => ({ days, isDone: end === "done" }));

function known<T>(value: T | { readonly unknown: string }): T {
  if (isUnknown(value)) throw new Error(value.unknown);
  return value as T;
}

function expectTest(ours: GroupTest, theirs: { chiSquare: number; p: number }): void {
  expect(Math.abs(ours.chiSquare / theirs.chiSquare - 1)).toBeLessThan(1e-6);
  expect(Math.abs(ours.p - theirs.p)).toBeLessThan(1e-7);
}

describe.each(peer.competing)("$name, against R", (theirs) => {
  const groups = groupsOf(theirs);

  test("the Aalen–Johansen curves and their limits are survfit's", () => {
    const ours = incidence(tallyWaits(groups.flat()));
    expect(ours.map(({ days }) => days)).toEqual(theirs.steps.map(({ days }) => days));
    for (const [place, step] of theirs.steps.entries()) {
      const { open, done, cancelled } = ours[place] ?? { open: Number.NaN };
      expect(Math.abs(open - step.open)).toBeLessThan(1e-7);
      for (const [own, value, low, high] of [
        [done, step.done, step.done_low, step.done_high],
        [cancelled, step.cancelled, step.cancelled_low, step.cancelled_high],
      ] as const) {
        expect(Math.abs((own?.value ?? Number.NaN) - value)).toBeLessThan(1e-7);
        if (own?.low === null || own?.low === undefined || own.high === null) continue;
        expect(Math.abs(own.low - Number(low))).toBeLessThan(1e-6);
        expect(Math.abs(own.high - Number(high))).toBeLessThan(1e-6);
      }
    }
  });

  test("Gray's test is cmprsk's", () => {
    const ours = known(grayTest(groups));
    expectTest(ours, theirs.gray);
    expect(ours.degrees).toBe(theirs.gray.degrees);
  });

  test("the log-rank test is survdiff's", () => {
    const ours = known(logRank([groups.map(casesOf)]));
    expectTest(ours, theirs.logRank);
    expect(ours.observed).toEqual(theirs.logRank.observed);
    for (const [place, expected] of theirs.logRank.expected.entries())
      expect(Math.abs((ours.expected[place] ?? 0) - expected)).toBeLessThan(1e-6);
  });
});

test.each(peer.stratified)("the stratified log-rank test is survdiff's: $name", (theirs) => {
  const names = [...new Set(theirs.group)];
  const strata = [...new Set(theirs.stratum)].map((stratum) =>
    names.map((name) =>
      theirs.days.flatMap((days, place) =>
        theirs.group[place] === name && theirs.stratum[place] === stratum
          ? [{ days, isDone: theirs.done[place] === true }]
          : [],
      ),
    ),
  );
  expectTest(known(logRank(strata)), theirs);
});

describe.each(survival.groups)(
  "days and shares of the Kaplan–Meier curve of “$name”",
  ({ cases, median, p85, over77 }) => {
    const steps = kaplanMeier(cases);
    const longest = Math.max(...cases.map(({ days }) => days));

    test.each([
      [0.5, median],
      [0.85, p85],
    ] as const)("within which %d are done are lifelines'", (share, theirs) => {
      const ours = daysUntil(steps, share);
      if (theirs.value === null) expect(isUnknown(ours)).toBe(true);
      else expect(ours).toEqual(theirs);
    });

    test("longer than 77 days are lifelines'", () => {
      const ours = shareLongerThan(steps, 77, longest);
      if (over77.value === null) return expect(isUnknown(ours)).toBe(true);
      const { value, low, high } = known(ours);
      expect(value).toBeCloseTo(over77.value, 9);
      for (const [own, theirs] of [
        [low, over77.low],
        [high, over77.high],
      ] as const) {
        if (theirs === null || own === null) continue;
        expect(own).toBeCloseTo(theirs, 9);
      }
    });
  },
);

describe("waits", () => {
  const waits: Wait[] = [
    { days: 1, end: "done" },
    { days: 2, end: "cancelled" },
    { days: 3, end: "done" },
    { days: 4, end: "open" },
  ];

  test("of which one is cancelled: half are done after three days, a quarter never will be", () => {
    const steps = incidence(tallyWaits(waits));
    expect(steps.map(({ days, open, done, cancelled }) => [days, open, done.value, cancelled.value])).toEqual([
      [1, 0.75, 0.25, 0],
      [2, 0.5, 0.25, 0.25],
      [3, 0.25, 0.5, 0.25],
    ]);
    expect(known(daysUntilDone(steps, 0.5)).value).toBe(3);
    expect(daysUntilDone(steps, 0.85)).toEqual({ unknown: "fewer than 85 % are done" });
  });

  test("add up to 1 at every step, and without cancelled ones are Kaplan and Meier's", () => {
    const ends = fastCheck.constantFrom("done" as const, "cancelled" as const, "open" as const);
    const some = fastCheck.array(fastCheck.record({ days: fastCheck.nat(30), end: ends }), {
      minLength: 1,
      maxLength: 60,
    });
    fastCheck.assert(
      fastCheck.property(some, (drawn) => {
        for (const { open, done, cancelled } of incidence(tallyWaits(drawn))) {
          expect(open + done.value + cancelled.value).toBeCloseTo(1, 10);
          if (done.low !== null && done.high !== null) {
            expect(done.low).toBeLessThanOrEqual(done.value);
            expect(done.high).toBeGreaterThanOrEqual(done.value);
          }
        }
        const plain = drawn.map(({ days, end }) => ({ days, end: end === "cancelled" ? ("open" as const) : end }));
        const curve = kaplanMeier(casesOf(plain));
        for (const [place, step] of incidence(tallyWaits(plain)).entries())
          expect(1 - step.done.value).toBeCloseTo(curve[place]?.survival ?? Number.NaN, 10);
      }),
      { seed: 20261121 },
    );
  });

  test("of one group cannot be compared, nor of groups of which one is empty", () => {
    expect(grayTest([waits])).toEqual({ unknown: "too few: one group has nothing to be compared with" });
    expect(grayTest([waits, []])).toEqual({ unknown: "too few: a group has nobody who could be compared" });
    expect(logRank([[casesOf(waits), []]])).toEqual({ unknown: "too few: a group has nobody who could be compared" });
  });

  test("of a group that waits on alone move Gray's test no more", () => {
    const gone: Wait[] = ["open", "done", "cancelled", "done", "open"].map((end) => ({
      days: 0,
      end: end as Wait["end"],
    }));
    const alone = (lengths: readonly number[]): Wait[] => lengths.map((days) => ({ days, end: "done" }));
    const first = known(grayTest([alone([1, 8, 8, 9, 8]), gone]));
    expect(first.p).toBeCloseTo(known(grayTest([alone([2, 3, 4, 5, 6]), gone])).p, 12);
  });

  test("of the same groups in another order give the same answer", () => {
    const groups = groupsOf(peer.competing[2] as Peer);
    const turned = known(grayTest([...groups].reverse())).chiSquare;
    expect(turned).toBeCloseTo(known(grayTest(groups)).chiSquare, 8);
  });

  test("of a negative length are none", () => {
    expect(() => tallyWaits([{ days: -1, end: "done" }])).toThrow(RangeError);
  });
});
