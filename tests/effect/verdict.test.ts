import { describe, expect, test } from "vitest";
import { verdictOf } from "../../pipelines/effect/verdict.ts";

describe("the verdict against a fall of 30 to 40 %", () => {
  test.each([
    [{ value: -0.35, low: -0.41, high: -0.28 }, "inside", "fell"],
    [{ value: -0.35, low: -0.49, high: -0.21 }, "inside", "fell"],
    [{ value: -0.35, low: -0.51, high: -0.3 }, "cannot tell", "fell"],
    [{ value: -0.35, low: -0.4, high: -0.19 }, "cannot tell", "fell"],
    [{ value: -0.28, low: -0.35, high: -0.2 }, "cannot tell", "fell"],
    [{ value: -0.2, low: -0.29, high: -0.1 }, "below", "fell"],
    [{ value: -0.05, low: -0.2, high: 0.12 }, "below", "cannot tell"],
    [{ value: 0.1, low: 0.02, high: 0.18 }, "below", "rose"],
    [{ value: -0.5, low: -0.58, high: -0.41 }, "above", "fell"],
    [{ value: -0.1, low: -0.5, high: 0.6 }, "cannot tell", "cannot tell"],
  ] as const)("of %o is %s", (change, verdict, direction) => {
    const said = verdictOf(change);
    expect([said.verdict, said.direction]).toEqual([verdict, direction]);
  });

  test("says the numbers in one sentence", () => {
    expect(verdictOf({ value: -0.35, low: -0.412, high: -0.28 }).reason).toBe(
      "−35 % (95 % interval: −41 % to −28 %): inside the band of 30 to 40 %",
    );
    expect(verdictOf({ value: -0.25, low: -0.45, high: -0.02 }).reason).toBe(
      "−25 % (95 % interval: −45 % to −2 %): too wide to be held against a fall of 30 to 40 %, though it fell",
    );
    expect(verdictOf({ value: 0.001, low: -0.004, high: 0.02 }).reason).toBe(
      "no change (95 % interval: no change to +2 %): less than a fall of 30 to 40 %",
    );
  });

  test("of a change that cannot be said is that it cannot be told, for the same reason", () => {
    expect(verdictOf({ unknown: "no control left" })).toEqual({
      verdict: "cannot tell",
      direction: "cannot tell",
      reason: "no control left",
    });
  });

  test("knows other bands", () => {
    expect(verdictOf({ value: -0.15, low: -0.18, high: -0.12 }, { low: 0.1, high: 0.2 }).verdict).toBe("inside");
  });
});
