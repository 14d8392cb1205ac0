import { describe, expect, test } from "vitest";
import { d, facts, rolled } from "./given-metric.ts";

describe("sums", () => {
  const flow = facts(
    "day, team_id, platform, subject, amount",
    `(${d("2026-01-31")}, 'sales', 'Excel', 'a', 1), (${d("2026-02-01")}, 'sales', 'Zapier', 'b', 2),
     (${d("2026-02-28")}, null, null, 'c', 4), (${d("2026-03-11")}, 'sales', 'Excel', 'late', 8)`,
  );

  test("a flow is the sum of its days; teams and unassigned add up; a month without facts is 0, nothing after data-through counts", async () => {
    expect(await rolled({ kind: "flow" }, flow)).toEqual([
      "2026-01 | – | 1 | –",
      "2026-01 | sales | 1 | –",
      "2026-01 | unassigned | 0 | –",
      "2026-02 | – | 6 | –",
      "2026-02 | sales | 2 | –",
      "2026-02 | unassigned | 4 | –",
      "2026-03 | – | 0 | –",
      "2026-03 | sales | 0 | –",
      "2026-03 | unassigned | 0 | –",
    ]);
  });

  test("platforms add up as well, and the month that is not over is marked", async () => {
    const columns = "period_to, platform, value, is_complete, is_latest";
    expect(await rolled({ kind: "flow" }, flow, columns, "team_id is null and period_from >= '2026-02-01'")).toEqual([
      "2026-02-28 | – | 6 | true | false",
      "2026-02-28 | Excel | 0 | true | false",
      "2026-02-28 | Zapier | 2 | true | false",
      "2026-02-28 | not said | 4 | true | false",
      "2026-03-10 | – | 0 | false | true",
      "2026-03-10 | Excel | 0 | false | true",
      "2026-03-10 | Zapier | 0 | false | true",
      "2026-03-10 | not said | 0 | false | true",
    ]);
  });

  test("a stock is what stands at the end of the last day: begun on it counts, ended on it does not", async () => {
    const spans = facts(
      "from_day, to_day, team_id, platform, subject, amount",
      `(${d("2026-01-31")}, null::date, null::varchar, null::varchar, 'a', 1),
       (${d("2026-01-01")}, ${d("2026-01-31")}, null, null, 'b', 1), (${d("2026-01-15")}, ${d("2026-02-01")}, null, null, 'c', 1)`,
    );
    expect(await rolled({ kind: "stock", filters: "none" }, spans)).toEqual([
      "2026-01 | – | 2 | –",
      "2026-02 | – | 1 | –",
      "2026-03 | – | 1 | –",
    ]);
  });

  test("a stock of report days is that of the last one in the month; one unknown fact makes the sum unknown", async () => {
    const days = facts(
      "day, team_id, platform, subject, amount, value_unknown",
      `(${d("2026-01-31")}, 'sales', null::varchar, 'a', null, 'not looked'), (${d("2026-01-31")}, 'finance', null, 'b', 1, null),
       (${d("2026-03-09")}, 'sales', null, 'a', 1, null), (${d("2026-03-10")}, 'sales', null, 'a', 0, null)`,
    );
    expect(await rolled({ kind: "stock", filters: "team" }, days)).toEqual([
      "2026-01 | – | – | not looked",
      "2026-01 | finance | 1 | –",
      "2026-01 | sales | – | not looked",
      "2026-03 | – | 0 | –",
      "2026-03 | finance | 0 | –",
      "2026-03 | sales | 0 | –",
    ]);
  });

  test("distinct subjects count once per cell, so teams need not add up", async () => {
    const people = facts(
      "day, team_id, platform, subject",
      `(${d("2026-03-01")}, 'sales', null::varchar, 'ann'), (${d("2026-03-02")}, 'sales', null, 'ann'), (${d("2026-03-03")}, 'finance', null, 'ann')`,
    );
    expect(await rolled({ kind: "distinct", filters: "team" }, people)).toEqual([
      "2026-03 | – | 1 | –",
      "2026-03 | finance | 1 | –",
      "2026-03 | sales | 1 | –",
    ]);
  });

  test("nothing counted is 0 for a sum and unknown for a ratio", async () => {
    const nothing = `${facts("day, team_id, platform, subject, amount", `(${d("2026-03-01")}, '', '', '', 1)`)} where false`;
    expect(await rolled({ kind: "flow" }, nothing)).toEqual(["2026-03 | – | 0 | –"]);
    const ratio = nothing
      .replace("amount", "numerator")
      .replace("', 1)", "', 1, 1)")
      .replace("numerator)", "numerator, denominator)");
    expect(await rolled({ kind: "ratio of flows", none: "no cases" }, ratio)).toEqual(["2026-03 | – | – | no cases"]);
  });
});

describe("ratios", () => {
  const shares = facts(
    "day, team_id, platform, subject, numerator, denominator, value_unknown",
    `(${d("2026-03-01")}, 'sales', null::varchar, 'a', 1, 2, null), (${d("2026-03-02")}, 'sales', null, 'b', 1, 6, null),
     (${d("2026-03-02")}, 'it', null, 'c', 0, 0, null), (${d("2026-03-02")}, 'law', null, 'd', null, null, 'no headcount')`,
  );

  test("sums over sums, not a mean of shares; a zero denominator is unknown", async () => {
    expect(
      await rolled({ kind: "ratio of flows", unknown: "left out", filters: "team", none: "no staff" }, shares),
    ).toEqual([
      "2026-03 | – | 0.25 | –",
      "2026-03 | it | – | no staff",
      "2026-03 | law | – | no headcount",
      "2026-03 | sales | 0.25 | –",
    ]);
    expect((await rolled({ kind: "ratio of flows", filters: "team" }, shares))[0]).toBe(
      "2026-03 | – | – | no headcount",
    );
  });

  test("a ratio of stocks takes the last day alone, too few cases say so, and a share has its interval", async () => {
    const header = { kind: "ratio of stocks", unknown: "left out", filters: "none", interval: "wilson" };
    const columns = "value, round(low, 4), round(high, 4), numerator, denominator, value_unknown";
    expect(await rolled({ ...header, minimum: "6" }, shares, columns)).toEqual([
      "0.16666666666666666 | 0.0301 | 0.5635 | 1 | 6 | –",
    ]);
    expect(await rolled({ ...header, minimum: "7" }, shares, columns)).toEqual([
      "– | – | – | 1 | 6 | too few: 6 of at least 7",
    ]);
  });

  test("more than all is no share", async () => {
    const more = facts(
      "day, team_id, platform, subject, numerator, denominator",
      `(${d("2026-03-01")}, null, null, 'a', 3, 2)`,
    );
    expect(await rolled({ kind: "ratio of flows", filters: "none", interval: "wilson" }, more)).toEqual([
      "2026-03 | – | – | more than all: 3 of 2",
    ]);
  });
});

test("a duration is the Kaplan–Meier median, with open cases kept", async () => {
  const cases = facts(
    "day, team_id, platform, subject, days, is_done",
    `(${d("2026-02-01")}, null::varchar, null::varchar, 'a', 2, true), (${d("2026-02-02")}, null, null, 'b', 3, false),
     (${d("2026-02-03")}, null, null, 'c', 5, true), (${d("2026-02-04")}, null, null, 'd', 9, true), (${d("2026-03-01")}, null, null, 'e', 1, false)`,
  );
  // February: 3 of 4 stay after day 2; b leaves the view at 3; after day 5 half of that is left, 0.375.
  expect(await rolled({ kind: "duration", filters: "none" }, cases)).toEqual([
    "2026-02 | – | 5 | –",
    "2026-03 | – | – | fewer than half are done so far",
  ]);
});

test("a case of one team that is cut off after so many days is still in view when another team's is done after as many", async () => {
  const cases = facts(
    "day, team_id, platform, subject, days, is_done",
    `(${d("2026-02-01")}, 'ads', null::varchar, 'a', 2, false), (${d("2026-02-01")}, 'b2b', null, 'b', 2, true),
     (${d("2026-02-01")}, 'b2b', null, 'c', 5, true)`,
  );
  // Of all three 2/3 stay after day 2, none after day 5; had a gone before b was done, half would stay after day 2.
  expect(await rolled({ kind: "duration", filters: "team" }, cases, "team_id, value", "team_id is null")).toEqual([
    "– | 5",
  ]);
});

test("an estimate is passed on with its interval, and never added", async () => {
  const estimate = facts(
    "day, team_id, platform, value, low, high, value_unknown",
    `(${d("2026-03-10")}, null::varchar, null::varchar, -0.2, -0.3, -0.1, null::varchar)`,
  );
  expect(await rolled({ kind: "estimate", filters: "none" }, estimate, "value, low, high")).toEqual([
    "-0.2 | -0.3 | -0.1",
  ]);
});

test("a header that lacks a key, or says what means nothing, is refused with its file", async () => {
  const flow = facts("day, team_id, platform, subject, amount", `(${d("2026-03-01")}, null, null, 'a', 3)`);
  await expect(rolled({ kind: "average" }, flow)).rejects.toThrow(
    "pipelines/metrics/cases.sql: kind: average is none of flow",
  );
  await expect(rolled({ kind: "flow", minimun: "3" }, flow)).rejects.toThrow("minimun is no key of a metric");
});
