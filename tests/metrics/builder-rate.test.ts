import { expect, test } from "vitest";
import { given } from "../given.ts";

async function valuesOf(months: string, columns: string): Promise<string[]> {
  const warehouse = await given({
    "lake.entities": "entity | loads | data_through\n events | 1 | 2026-03-20\n headcounts | 1 | 2026-03-01",
    "marts.builder_months": months,
  });
  const rows = await warehouse.values("builder_rate", columns);
  warehouse.close();
  return rows;
}

test("builders of headcount, with Wilson's interval; small teams are hidden with the next smallest", async () => {
  const months = `
    month      | team_id | builders | headcount | headcount_unknown
    2026-02-01 | sales   | 2        | 20        |
    2026-02-01 | finance | 1        | 7         |
    2026-02-01 | law     | 1        | 3         |
    2026-02-01 | it      | 4        |           | no headcount for 2026-02`;
  expect(
    await valuesOf(
      months,
      "team_id, round(value, 4), round(low, 4), round(high, 4), numerator, denominator, value_unknown",
    ),
  ).toEqual([
    "– | 0.1333 | 0.0531 | 0.2968 | 4 | 30 | –",
    "finance | – | – | – | – | – | hidden, since it would tell a smaller team's number",
    "it | – | – | – | – | – | no headcount for 2026-02",
    "law | – | – | – | – | – | fewer than 5 people",
    "sales | 0.1 | 0.0279 | 0.301 | 2 | 20 | –",
  ]);
});

test("the month that the log does not reach the end of is not complete", async () => {
  const months = `
    month      | team_id | builders | headcount
    2026-02-01 | sales   | 2        | 20
    2026-03-01 | sales   | 0        | 20`;
  expect(await valuesOf(months, "period_to, team_id, value, is_complete, is_latest")).toEqual([
    "2026-02-28 | – | 0.1 | true | false",
    "2026-02-28 | sales | 0.1 | true | false",
    "2026-03-20 | – | 0 | false | true",
    "2026-03-20 | sales | 0 | false | true",
  ]);
});

test("nobody on record is no rate, and more builders than staff neither", async () => {
  const months = `
    month      | team_id | builders | headcount
    2026-02-01 | sales   | 0        | 0
    2026-02-01 | finance | 7        | 6`;
  expect(await valuesOf(months, "team_id, value, value_unknown")).toEqual([
    "– | – | more than all: 7 of 6",
    "finance | – | more than all: 7 of 6",
    "sales | – | no month has both a usage log and a headcount",
  ]);
});
