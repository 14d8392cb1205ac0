import fastCheck from "fast-check";
import { describe, expect, test } from "vitest";
import { kaplanMeier, medianOf } from "../contract/survival.ts";
import { poissonInterval, wilsonInterval } from "../pipelines/statistics.ts";
import peer from "./fixtures/statistics.json" with { type: "json" };

const seed = { seed: 20260301 };

/** Largest difference relative to the size of the numbers, absolute below 1; Infinity where one is known and the other is not. */
function apart(one: number | null, other: number | null): number {
  if (one === null || other === null) return one === other ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(one - other) / Math.max(1, Math.abs(one), Math.abs(other));
}

describe("Wilson's interval", () => {
  test.each(peer.wilson)("$successes of $trials is as statsmodels says", ({ successes, trials, low, high }) => {
    const ours = wilsonInterval(successes, trials);
    expect(apart(ours.low, low)).toBeLessThan(1e-9);
    expect(apart(ours.high, high)).toBeLessThan(1e-9);
  });

  test("is 0 at no success and 1 at nothing else, exactly", () => {
    expect(wilsonInterval(0, 9).low).toBe(0);
    expect(wilsonInterval(9, 9).high).toBe(1);
  });

  test("holds the share, stays between 0 and 1, and mirrors when success and failure are swapped", () => {
    const counts = fastCheck
      .nat(100_000)
      .chain((trials) => fastCheck.tuple(fastCheck.nat(trials), fastCheck.constant(trials)));
    fastCheck.assert(
      fastCheck.property(counts, ([successes, trials]) => {
        fastCheck.pre(trials > 0);
        const { low, high } = wilsonInterval(successes, trials);
        const mirrored = wilsonInterval(trials - successes, trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        expect(high).toBeLessThanOrEqual(1);
        expect(apart(mirrored.low, 1 - high)).toBeLessThan(1e-12);
      }),
      seed,
    );
  });

  test.each([
    [1, 0],
    [-1, 4],
    [5, 4],
    [Number.NaN, 4],
  ])("%d of %d is no share", (successes, trials) => {
    expect(() => wilsonInterval(successes, trials)).toThrow(RangeError);
  });
});

describe("Garwood's interval", () => {
  test.each(peer.poisson)("$count in $exposure is as scipy says", ({ count, exposure, low, high }) => {
    const ours = poissonInterval(count, exposure);
    expect(apart(ours.low, low)).toBeLessThan(1e-9);
    expect(apart(ours.high, high)).toBeLessThan(1e-9);
  });

  test("of no event in 1 is 0 to −ln 0.025", () => {
    const { low, high } = poissonInterval(0, 1);
    expect(low).toBe(0);
    expect(apart(high, -Math.log(0.025))).toBeLessThan(1e-14);
  });

  test.each([
    [-1, 1],
    [1.5, 1],
    [3, 0],
    [3, Number.POSITIVE_INFINITY],
  ])("%d in %d is no rate", (count, exposure) => {
    expect(() => poissonInterval(count, exposure)).toThrow(RangeError);
  });
});

describe("the Kaplan–Meier curve", () => {
  test.each(peer.kaplanMeier)("of case $# is as lifelines and statsmodels say", ({ cases, steps, median }) => {
    const ours = kaplanMeier(cases);
    expect(ours.map(({ days }) => days)).toEqual(steps.map(({ days }) => days));
    for (const [index, step] of steps.entries()) {
      const { survival, low, high } = ours[index] ?? { survival: null, low: null, high: null };
      expect(apart(survival, step.survival)).toBeLessThan(1e-9);
      expect(apart(low, step.low)).toBeLessThan(1e-9);
      expect(apart(high, step.high)).toBeLessThan(1e-9);
    }
    expect(medianOf(ours)).toBe(median);
  });

  test("keeps a case cut off on the day among those open on it", () => {
    const steps = kaplanMeier([
      { days: 3, isDone: true },
      { days: 3, isDone: false },
      { days: 7, isDone: true },
      { days: 9, isDone: false },
    ]);
    expect(steps.map(({ days, survival }) => [days, survival])).toEqual([
      [3, 0.75],
      [7, 0.375],
    ]);
    expect(medianOf(steps)).toBe(7);
  });

  test("has no median while more than half are open, no step without an end, and says nothing of no cases", () => {
    expect(medianOf(kaplanMeier([{ days: 2, isDone: true }, ...Array(2).fill({ days: 5, isDone: false })]))).toBeNull();
    expect(kaplanMeier([{ days: 5, isDone: false }])).toEqual([]);
    expect(kaplanMeier([])).toEqual([]);
  });

  test("is the same whatever the order of the cases, never rises and holds its limits around it", () => {
    const cases = fastCheck.array(fastCheck.record({ days: fastCheck.nat(40), isDone: fastCheck.boolean() }), {
      maxLength: 60,
    });
    fastCheck.assert(
      fastCheck.property(cases, (some) => {
        const steps = kaplanMeier(some);
        expect(kaplanMeier([...some].reverse())).toEqual(steps);
        let before = 1;
        for (const { survival, low, high } of steps) {
          expect(survival).toBeLessThan(before);
          expect(low ?? 0).toBeLessThanOrEqual(survival);
          expect(high ?? 1).toBeGreaterThanOrEqual(survival);
          before = survival;
        }
      }),
      seed,
    );
  });

  test("refuses a negative length", () => {
    expect(() => kaplanMeier([{ days: -1, isDone: true }])).toThrow(RangeError);
  });
});
