import { describe, expect, test } from "vitest";
import { hideSmallGroups, type SizedCell } from "../pipelines/small-groups.ts";

function cellOf(team: string | null, denominator: number, month = "2026-03-01"): SizedCell {
  return {
    period_from: month,
    period_to: month,
    team_id: team,
    platform: null,
    value: 0.5,
    value_unknown: null,
    low: 0.1,
    high: 0.9,
    numerator: denominator / 2,
    denominator,
    is_complete: true,
    people: denominator === 0 ? null : denominator,
  };
}

/** Teams by size in one month with their total, and which of them are shown. */
function shown(sizes: { readonly [team: string]: number }): string[] {
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const cells = [cellOf(null, total), ...Object.entries(sizes).map(([team, size]) => cellOf(team, size))];
  return hideSmallGroups(cells, 5)
    .filter(({ value }) => value !== null)
    .map(({ team_id }) => team_id ?? "all");
}

describe("small groups", () => {
  test("exactly as many people as the least are shown", () => {
    expect(shown({ sales: 5, finance: 9 })).toEqual(["all", "sales", "finance"]);
  });

  test("one small team takes the next smallest with it, since the total less the others would tell it", () => {
    expect(shown({ sales: 3, finance: 7, it: 20 })).toEqual(["all", "it"]);
  });

  test("two small teams that together are enough people hide no other", () => {
    expect(shown({ sales: 3, finance: 4, it: 20 })).toEqual(["all", "it"]);
  });

  test("two small teams that together are too few people take another", () => {
    expect(shown({ sales: 2, finance: 2, it: 20, law: 30 })).toEqual(["all", "law"]);
  });

  test("a total of too few people is hidden as well", () => {
    expect(shown({ sales: 3 })).toEqual([]);
  });

  test("a team of nobody hides nobody and takes nobody with it", () => {
    expect(shown({ closed: 0, sales: 8, finance: 9 })).toEqual(["all", "closed", "sales", "finance"]);
  });

  test("a hidden cell loses its counts and says why; months are looked at apart", () => {
    const cells = [cellOf("sales", 3), cellOf("finance", 7), cellOf("sales", 6, "2026-04-01")];
    expect(hideSmallGroups(cells, 5).map(({ value_unknown, numerator }) => [value_unknown, numerator])).toEqual([
      ["fewer than 5 people", null],
      ["hidden, since it would tell a smaller team's number", null],
      [null, 3],
    ]);
  });
});
