import fastCheck from "fast-check";
import { describe, expect, test } from "vitest";
import { findOverlaps, wordShare } from "../../pipelines/computed/clusters.ts";
import { cosinesAmong, similarPairs } from "../../pipelines/computed/similar-pairs.ts";
import { textVectors } from "../../pipelines/computed/text-vectors.ts";
import { wordsOf } from "../../pipelines/computed/words.ts";
import peer from "../fixtures/overlaps.json" with { type: "json" };

const seed = { seed: 20260301, numRuns: 100 };

function vectorsOf(texts: readonly string[]) {
  return textVectors(texts.map(wordsOf), wordShare).vectors;
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
    expect(findOverlaps(peer.tools, threshold).clusters.map((cluster) => cluster.members)).toEqual(members);
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
    const { pairs, clusters } = findOverlaps(things, 0.5);
    expect(pairs.map(({ left, right }) => [left, right])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(clusters.map(({ members }) => members)).toEqual([[0, 1]]);
  });

  test("what every tool says of itself does not make tools alike", () => {
    const subjects = "holiday invoices canteen parking visitors training laptops contracts complaints recruiting".split(
      " ",
    );
    const names = subjects.map((subject) => `App for team ${subject}`);
    expect(findOverlaps(named(...names), 0.5).pairs).toEqual([]);
    const { clusters } = findOverlaps(named(...names, "App for team holidays"), 0.5);
    expect(clusters.map(({ members }) => members)).toEqual([[0, subjects.length]]);
  });

  test("the same text is 1, no common letter is no pair", () => {
    expect(findOverlaps(named("Leave requests", "leave REQUESTS!", "Ничего общего"), 0.1).pairs).toEqual([
      { left: 0, right: 1, similarity: 1 },
    ]);
    expect(findOverlaps(named("Leave requests", "Leave requests"), 1).clusters).toEqual([
      { members: [0, 1], label: "Leave · requests" },
    ]);
  });

  test("a label without two readable words is the central tool's name", () => {
    const { clusters } = findOverlaps(named("経費精算アプリ", "経費の精算アプリ", "会議室予約", "空席照会"), 0.3);
    expect(clusters).toEqual([{ members: [0, 1], label: "経費精算アプリ" }]);
  });

  test("nothing, and texts without a word, have no pairs", () => {
    expect(findOverlaps([], 0.5)).toEqual({ pairs: [], clusters: [] });
    expect(findOverlaps(named("---", "!!!", "the"), 0.5)).toEqual({ pairs: [], clusters: [] });
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
        const found = similarPairs(vectors, threshold).filter(({ similarity }) => similarity - threshold > 1e-9);
        expect(found.map(({ left, right, similarity }) => `${left} ${right} ${similarity.toFixed(9)}`)).toEqual(
          expected,
        );
      }),
      seed,
    );
  });

  test("no tool is in two clusters, and each cluster's mean similarity is at least the threshold", () => {
    fastCheck.assert(
      fastCheck.property(texts, thresholds, (some, threshold) => {
        const cosines = cosinesAmong(vectorsOf(some));
        const { clusters } = findOverlaps(named(...some), threshold);
        const all = clusters.flatMap(({ members }) => members);
        expect(new Set(all).size).toBe(all.length);
        for (const { members } of clusters) {
          const among = members.flatMap((row) =>
            members.filter((column) => column < row).map((column) => cosines[(row * (row - 1)) / 2 + column] ?? 0),
          );
          expect(among.reduce((sum, each) => sum + each, 0) / among.length).toBeGreaterThan(threshold - 1e-9);
        }
      }),
      seed,
    );
  });
});
