import fastCheck from "fast-check";
import { describe, expect, test } from "vitest";
import { type Described, findOverlaps, wordShare } from "../../pipelines/computed/clusters.ts";
import type { Pairs } from "../../pipelines/computed/pairs.ts";
import { cosinesAmong, similarPairs } from "../../pipelines/computed/similar-pairs.ts";
import { textVectors } from "../../pipelines/computed/text-vectors.ts";
import { wordsOf } from "../../pipelines/computed/words.ts";
import peer from "../fixtures/overlaps.json" with { type: "json" };
import { linkedSlowly } from "./slow-linkage.ts";

const seed = { seed: 20260301, numRuns: 100 };

function vectorsOf(texts: readonly string[]) {
  return textVectors(texts.map(wordsOf), wordShare).vectors;
}

/** Places and similarity of each pair, by right, then left. */
function listed(pairs: Pairs | undefined): [number, number, number][] {
  return Array.from(pairs?.lefts ?? [], (left, pair): [number, number, number] => [
    left,
    pairs?.rights[pair] ?? 0,
    pairs?.similarities[pair] ?? 0,
  ]).sort((one, other) => one[1] - other[1] || one[0] - other[0]);
}

function overlapsOf(things: readonly Described[], threshold: number) {
  const found = findOverlaps(things, threshold);
  if (!found) throw new Error("no limit was given");
  return { ...found, pairs: listed(found.pairs), members: found.clusters.map(({ members }) => members) };
}

function named(...names: string[]) {
  return names.map((name) => ({ name, description: null }));
}

describe("against scikit-learn and scipy, on 40 tools in six languages", () => {
  test("every cosine agrees to 1e-9", () => {
    const ours = cosinesAmong(vectorsOf(peer.tools.map(({ name, description }) => `${name} ${description}`)));
    expect(ours.length).toBe(780);
    expect(peer.cosines.length).toBe(780);
    for (const [place, cosine] of peer.cosines.entries())
      expect(Math.abs((ours[place] ?? 9) - cosine)).toBeLessThan(1e-9);
  });

  test.each(peer.clusters)("the clusters at $threshold agree", ({ threshold, members }) => {
    expect(overlapsOf(peer.tools, threshold).members).toEqual(members);
  });
});

describe("what overlaps", () => {
  test("a chain of tools is held apart where its ends do not resemble each other", () => {
    const things = [
      {
        name: "Supplier invoice check",
        description: "compares supplier invoices with purchase orders and agreed prices",
      },
      {
        name: "Supplier invoice and delivery note check",
        description:
          "compares supplier invoices with purchase orders and agreed prices, counts delivery notes against pallets at the loading dock",
      },
      { name: "Delivery note check", description: "counts delivery notes against pallets at the loading dock" },
    ];
    const { pairs, members } = overlapsOf(things, 0.5);
    expect(pairs.map(([left, right]) => [left, right])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(members).toEqual([[0, 1]]);
  });

  test("what every tool says of itself does not make tools alike", () => {
    const subjects = "holiday invoices canteen parking visitors training laptops contracts complaints recruiting".split(
      " ",
    );
    const names = subjects.map((subject) => `App for team ${subject}`);
    expect(overlapsOf(named(...names), 0.5).pairs).toEqual([]);
    expect(overlapsOf(named(...names, "App for team holidays"), 0.5).members).toEqual([[0, subjects.length]]);
  });

  test("things with the same words are one, like each other wholly and like others in the same way", () => {
    const { sameAs, pairs, members } = overlapsOf(named("Leave requests", "Ничего общего", "requests: LEAVE"), 0.1);
    expect([...sameAs]).toEqual([0, 1, 0]);
    expect(pairs).toEqual([]);
    expect(members).toEqual([[0, 2]]);
    expect(overlapsOf(named("Leave requests", "Leave requests"), 1).clusters).toEqual([
      { members: [0, 1], label: "Leave · requests", shared: ["Leave", "requests"] },
    ]);
  });

  test("a label without two readable words is the central tool's name", () => {
    const { clusters } = overlapsOf(named("経費精算アプリ", "経費の精算アプリ", "会議室予約", "空席照会"), 0.3);
    expect(clusters).toEqual([{ members: [0, 1], label: "経費精算アプリ", shared: [] }]);
  });

  test("nothing, and texts without a word, have no pairs", () => {
    for (const things of [[], named("---", "!!!", "the")]) {
      expect(overlapsOf(things, 0.5).pairs).toEqual([]);
      expect(overlapsOf(things, 0.5).members).toEqual([]);
    }
  });
});

describe("whatever the texts", () => {
  const words = fastCheck.constantFrom(
    ...`leave request approve team app invoice check deliver note count 経費 精算 Urlaub`.split(" "),
  );
  const texts = fastCheck.array(
    fastCheck.array(words, { maxLength: 8 }).map((each) => each.join(" ")),
    { maxLength: 25 },
  );
  const thresholds = fastCheck.double({ min: 0.05, max: 1, noNaN: true });

  test("cosines lie between 0 and 1 and do not depend on the order", () => {
    fastCheck.assert(
      fastCheck.property(texts, (some) => {
        const cosines = cosinesAmong(vectorsOf(some));
        const turned = cosinesAmong(vectorsOf([...some].reverse()));
        const last = some.length - 1;
        for (let row = 1; row <= last; row += 1)
          for (let column = 0; column < row; column += 1) {
            const cosine = cosines[(row * (row - 1)) / 2 + column] ?? Number.NaN;
            const [low, high] = [last - row, last - column];
            expect(cosine).toBeGreaterThanOrEqual(0);
            expect(cosine).toBeLessThanOrEqual(1);
            expect(turned[(high * (high - 1)) / 2 + low]).toBeCloseTo(cosine, 10);
          }
      }),
      seed,
    );
  });

  test("the pairs are exactly those of all cosines at or above the threshold, in order", () => {
    fastCheck.assert(
      fastCheck.property(texts, thresholds, (some, threshold) => {
        const vectors = vectorsOf(some);
        const cosines = cosinesAmong(vectors);
        const expected: string[] = [];
        for (let right = 1; right < some.length; right += 1)
          for (let left = 0; left < right; left += 1) {
            const cosine = cosines[(right * (right - 1)) / 2 + left] ?? 0;
            if (Math.abs(cosine - threshold) > 1e-9 && cosine > threshold)
              expected.push(`${left} ${right} ${cosine.toFixed(9)}`);
          }
        const found = listed(similarPairs(vectors, threshold)).filter(
          ([, , similarity]) => similarity - threshold > 1e-9,
        );
        expect(found.map(([left, right, similarity]) => `${left} ${right} ${similarity.toFixed(9)}`)).toEqual(expected);
      }),
      seed,
    );
  });

  test("no tool is in two clusters, and each cluster's mean similarity is at least the threshold", () => {
    fastCheck.assert(
      fastCheck.property(texts, thresholds, (some, threshold) => {
        const cosines = cosinesAmong(vectorsOf(some));
        const { members: clusters } = overlapsOf(named(...some), threshold);
        const all = clusters.flat();
        expect(new Set(all).size).toBe(all.length);
        for (const members of clusters) {
          const among = members.flatMap((row) =>
            members.filter((column) => column < row).map((column) => cosines[(row * (row - 1)) / 2 + column] ?? 0),
          );
          expect(among.reduce((sum, each) => sum + each, 0) / among.length).toBeGreaterThan(threshold - 1e-9);
        }
      }),
      seed,
    );
  });

  test("the clusters are those that all cosines of all texts lead to, one by one, copies included", () => {
    const syllables = fastCheck.constantFrom(..."ka le mi no ru ta ver sen dok gra pil ost".split(" "));
    const word = fastCheck.array(syllables, { minLength: 2, maxLength: 4 }).map((each) => each.join(""));
    const sets = fastCheck
      .record({
        own: fastCheck.array(fastCheck.array(word, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 7 }),
        changes: fastCheck.array(fastCheck.tuple(fastCheck.nat(), fastCheck.nat(), word), { maxLength: 12 }),
        copies: fastCheck.array(fastCheck.nat(), { maxLength: 5 }),
      })
      .map(({ own, changes, copies }) => {
        const changed = changes.map(([text, place, other]) => {
          const words = own[text % own.length] ?? [];
          return words.with(place % words.length, other);
        });
        const all = [...own, ...changed];
        return [...all, ...copies.map((text) => all[text % all.length] ?? [])].map((words) => words.join(" "));
      });
    fastCheck.assert(
      fastCheck.property(sets, fastCheck.double({ min: 0.2, max: 0.9, noNaN: true }), (some, threshold) => {
        const cosines = cosinesAmong(vectorsOf(some));
        const between = (one: number, other: number) => {
          const [low, high] = one < other ? [one, other] : [other, one];
          return cosines[(high * (high - 1)) / 2 + low] ?? 0;
        };
        const expected = linkedSlowly(some.length, between, threshold).filter((group) => group.length > 1);
        expect(overlapsOf(named(...some), threshold).members).toEqual(expected);
      }),
      { ...seed, numRuns: 300 },
    );
  });

  test("more pairs than are wanted are none", () => {
    const some = named("Leave request", "Leave requests", "Leave requesting");
    expect(findOverlaps(some, 0.3, 3)?.pairs.lefts).toHaveLength(3);
    expect(findOverlaps(some, 0.3, 2)).toBeUndefined();
  });
});
