import fastCheck from "fast-check";
import { describe, expect, test } from "vitest";
import { componentsOf } from "../../pipelines/computed/components.ts";
import { pairList } from "../../pipelines/computed/pairs.ts";
import { linkedFrom, linkedSlowly, triangle } from "./slow-linkage.ts";

describe("average linkage", () => {
  test("holds a chain A–B–C apart where A and C do not resemble each other", () => {
    // B joins A at 0.8; C stands to them at (0.7 + 0.1) / 2 = 0.4, though it is at 0.7 to B.
    const similarities = Float64Array.from([0.8, 0.1, 0.7]);
    expect(linkedFrom(3, similarities, 0.5)).toEqual([[0, 1], [2]]);
  });

  test("joins a third that is on average as near as the threshold says, exactly", () => {
    expect(linkedFrom(3, Float64Array.from([0.9, 0.3, 0.7]), 0.5)).toEqual([[0, 1, 2]]);
    expect(linkedFrom(3, Float64Array.from([0.9, 0.29, 0.7]), 0.5)).toEqual([[0, 1], [2]]);
  });

  test("goes by the earlier one on a tie, and leaves nothing or one alone", () => {
    expect(linkedFrom(3, Float64Array.from([0.6, 0, 0.6]), 0.5)).toEqual([[0, 1], [2]]);
    expect(linkedFrom(1, new Float64Array(), 0.5)).toEqual([[0]]);
    expect(linkedFrom(0, new Float64Array(), 0.5)).toEqual([]);
  });

  test("is what the definition says, on 300 sets without ties, in any order", () => {
    const sets = fastCheck.integer({ min: 2, max: 14 }).chain((size) =>
      fastCheck.record({
        size: fastCheck.constant(size),
        order: fastCheck.shuffledSubarray(
          Array.from({ length: size }, (_, thing) => thing),
          { minLength: size },
        ),
        // Different primes' roots: no two means agree.
        weights: fastCheck.uniqueArray(fastCheck.integer({ min: 1, max: 1e9 }), { minLength: 91, maxLength: 91 }),
        threshold: fastCheck.double({ min: 0.05, max: 0.95, noNaN: true }),
      }),
    );
    fastCheck.assert(
      fastCheck.property(sets, ({ size, order, weights, threshold }) => {
        const similarity = (one: number, other: number) => {
          const [low, high] = one < other ? [one, other] : [other, one];
          return (weights[(high * (high - 1)) / 2 + low] ?? 0) / 1e9;
        };
        const expected = linkedSlowly(size, similarity, threshold);
        expect(linkedFrom(size, triangle(size, similarity), threshold)).toEqual(expected);
        const turned = (one: number, other: number) => similarity(order[one] ?? 0, order[other] ?? 0);
        const back = linkedFrom(size, triangle(size, turned), threshold)
          .map((group) => group.map((place) => order[place] ?? 0).sort((a, b) => a - b))
          .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
        expect(back).toEqual(expected);
        expect(expected.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, thing) => thing));
      }),
      { seed: 20260301, numRuns: 300 },
    );
  });
});

test("components are what pairs reach, of two or more, in order, with the pairs among them", () => {
  const components = (...pairs: [number, number][]) => {
    const list = pairList(100);
    for (const [left, right] of pairs) list.add(left, right, 1);
    return [...componentsOf(7, list.done())].map(({ members, pairs: { lefts, rights } }) =>
      [[...members].join(" "), ...Array.from(lefts, (left, pair) => `${left}–${rights[pair]}`)].join(" | "),
    );
  };
  expect(components([4, 5], [2, 5], [0, 6])).toEqual(["0 6 | 0–1", "2 4 5 | 1–2 | 0–2"]);
  expect(components()).toEqual([]);
});
