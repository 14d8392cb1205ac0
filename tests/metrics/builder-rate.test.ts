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
    "sales | – | no usage log and headcount tell of this month",
  ]);
});

test("a month that no log covers is unknown, not without builders", async () => {
  const warehouse = await given({
    "lake.headcounts": `
      team_name | headcount | month
      Sales     | 10        | 2026-02-01
      Sales     | 10        | 2026-03-01
      Sales     | 10        | 2026-04-01`,
    "lake.events": `
      actor_key | operation | operation_class | occurred_at      | load_id
      ann       | edit      | author          | 2026-02-02 12:00 | first
      ann       | edit      | author          | 2026-02-28 12:00 | first
      bob       | launch    | use             | 2026-04-02 12:00 | second
      bob       | launch    | use             | 2026-04-30 12:00 | second`,
  });
  expect(await warehouse.values("builder_rate")).toEqual([
    "2026-02 | – | 0 | –",
    "2026-02 | sales | 0 | –",
    "2026-02 | unassigned | – | no headcount for 2026-02",
    "2026-03 | – | – | no usage log and headcount tell of this month",
    "2026-03 | sales | – | the usage logs tell of 0 of the 28 days to 2026-03-31",
    "2026-04 | – | 0 | –",
    "2026-04 | sales | 0 | –",
  ]);
  warehouse.close();
});

test("as of a day in a month, the month ends there and is not complete", async () => {
  const warehouse = await given({
    "lake.program": "as_of\n2026-02-15",
    "lake.entities": "entity | loads | data_through\n events | 1 | 2026-03-20\n headcounts | 1 | 2026-03-01",
    "marts.builder_months": `
      month      | team_id | builders | headcount
      2026-02-01 | sales   | 2        | 20`,
  });
  expect(await warehouse.values("builder_rate", "period_to, value, is_complete", "team_id is null")).toEqual([
    "2026-02-15 | 0.1 | false",
  ]);
  warehouse.close();
});
