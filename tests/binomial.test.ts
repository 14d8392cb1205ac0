import { describe, expect, test } from "vitest";
import { binomialLimit } from "../pipelines/binomial.ts";
import peer from "./fixtures/binomial.json" with { type: "json" };
import { given } from "./given.ts";

describe("limits of chance around a share", () => {
  test("are as scipy's quantiles say, interpolated between whole counts", () => {
    for (const { share, trials, probability, limit } of peer.limits) {
      expect(Math.abs(binomialLimit(probability, share, trials) - limit), `${share} of ${trials}`).toBeLessThan(1e-9);
    }
  });

  test("of 2 tosses of a coin: nobody stays below 0.025, and half a chance ends between 0 and 1 of 2", () => {
    expect(binomialLimit(0.025, 0.5, 2)).toBe(0);
    // P(0) = 0.25, P(1) = 0.5: the count of 1 is needed by (0.5 - 0.25) / 0.5 = a half.
    expect(binomialLimit(0.5, 0.5, 2)).toBe(0.25);
  });

  test("of a share of none or of all there is nothing to stray", () => {
    expect([binomialLimit(0.999, 0, 9), binomialLimit(0.001, 1, 9)]).toEqual([0, 1]);
  });

  test.each([
    [0.5, 1.2, 9],
    [0.5, 0.5, 0],
    [1, 0.5, 9],
    [0.5, 0.5, 1.5],
  ])("a chance of %d of %d in %d trials has none", (probability, share, trials) => {
    expect(() => binomialLimit(probability, share, trials)).toThrow(RangeError);
  });
});

test("each month has limits around the share of its teams, for their own sizes and between; small teams and unknown months have none", async () => {
  const warehouse = await given({
    "marts.builder_months": `
      month      | team_id | builders | headcount | headcount_unknown | log_unknown
      2026-02-01 | sales   | 2        | 20        |                   |
      2026-02-01 | law     | 1        | 3         |                   |
      2026-02-01 | it      | 4        |           | none known        |
      2026-03-01 | sales   | 0        | 20        |                   | a gap`,
  });
  await warehouse.run("marts/builder_limits");
  expect(
    await warehouse.rows(`select month, min(headcount), max(headcount), count(*) = count(distinct headcount), round(min(share), 4)
      from marts.builder_limits group by month`),
  ).toEqual(["2026-02-01 | 5 | 20 | true | 0.1304"]);
  // Of 20 people of whom 3 in 23 build, P(R <= 6) = 0.9895 and P(R = 6) = 0.0270: (6 - 0.0145 / 0.0270) / 20.
  expect(await warehouse.rows("select round(high_95, 3) from marts.builder_limits where headcount = 20")).toEqual([
    "0.273",
  ]);
  warehouse.close();
});
