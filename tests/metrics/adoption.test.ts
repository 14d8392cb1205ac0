import { expect, test } from "vitest";
import { given } from "../given.ts";

const entities =
  "entity | loads | data_through\n events | 1 | 2026-03-20\n headcounts | 1 | 2026-03-01\n tools | 1 | 2026-03-20";
const months = `
  month      | day        | log_unknown | use_unknown | week_unknown | is_complete
  2026-01-01 | 2026-01-31 | a gap       | a gap       | a gap        | true
  2026-02-01 | 2026-02-28 |             |             |              | true
  2026-03-01 | 2026-03-20 |             |             | a gap        | false`;
const sizes = `
  month      | team_id | people
  2026-01-01 | sales   | 20
  2026-02-01 | sales   | 20
  2026-02-01 | law     | 3
  2026-02-01 | finance | 7
  2026-02-01 | it      | 30
  2026-03-01 | sales   | 20`;
const columns = "strftime(period_to, '%m-%d'), team_id, platform, value, value_unknown";

test("active builders are counted at the month's end; a month that the logs hardly cover is unknown, one of nobody is 0", async () => {
  const warehouse = await given({
    "lake.entities": entities,
    "marts.logged_months": months,
    "marts.team_sizes": sizes,
    "marts.builder_months": "month | team_id\n 2026-01-01 | sales\n 2026-02-01 | sales\n 2026-03-01 | sales",
    "marts.builders": `
      month      | team_id    | person_id
      2026-01-01 | sales      | ann
      2026-02-01 | sales      | ann
      2026-02-01 | sales      | bob
      2026-02-01 | unassigned | zed`,
  });
  expect(await warehouse.values("active_builders", columns)).toEqual([
    "01-31 | – | – | – | a gap",
    "01-31 | sales | – | – | a gap",
    "01-31 | unassigned | – | – | a gap",
    "02-28 | – | – | 3 | –",
    "02-28 | sales | – | 2 | –",
    "02-28 | unassigned | – | 1 | –",
    "03-20 | – | – | 0 | –",
    "03-20 | sales | – | 0 | –",
    "03-20 | unassigned | – | 0 | –",
  ]);
  warehouse.close();
});

const users = `
  month      | day        | team_id | person_id | platform | is_weekly
  2026-01-01 | 2026-01-31 | sales   | ann       | Zapier   | true
  2026-02-01 | 2026-02-28 | sales   | ann       | Zapier   | true
  2026-02-01 | 2026-02-28 | sales   | ann       | Apps     | false
  2026-02-01 | 2026-02-28 | sales   | bob       | Apps     | false
  2026-03-01 | 2026-03-20 | sales   | bob       |          | true`;

async function usersOf(metric: string, rows = users, since = "2026-02-01"): Promise<string[]> {
  const warehouse = await given({
    "lake.entities": entities,
    "marts.logged_months": months,
    "marts.team_sizes": sizes,
    "marts.user_months": rows,
  });
  const values = await warehouse.values(metric, columns, `period_from >= '${since}'`);
  warehouse.close();
  return values;
}

test("a person on two platforms is one user, and one on each", async () => {
  expect(await usersOf("monthly_users")).toEqual([
    "02-28 | – | – | 2 | –",
    "02-28 | – | Apps | 2 | –",
    "02-28 | – | Zapier | 1 | –",
    "02-28 | – | not said | 0 | –",
    "02-28 | sales | – | 2 | –",
    "03-20 | – | – | 1 | –",
    "03-20 | – | Apps | 0 | –",
    "03-20 | – | Zapier | 0 | –",
    "03-20 | – | not said | 1 | –",
    "03-20 | sales | – | 1 | –",
  ]);
});

test("a month that the logs hardly cover is unknown of everybody, also on platforms that nobody was seen on", async () => {
  const rows = await usersOf("monthly_users", users, "2026-01-01");
  expect(rows.filter((row) => row.startsWith("01-31"))).toEqual([
    "01-31 | – | – | – | a gap",
    "01-31 | – | Apps | – | a gap",
    "01-31 | – | Zapier | – | a gap",
    "01-31 | – | not said | – | a gap",
    "01-31 | sales | – | – | a gap",
  ]);
});

test("weekly users are those of the last 7 days; a week that the logs hardly cover is unknown for everybody", async () => {
  const rows = await usersOf("weekly_users");
  expect(rows.slice(0, 5)).toEqual([
    "02-28 | – | – | 1 | –",
    "02-28 | – | Apps | 0 | –",
    "02-28 | – | Zapier | 1 | –",
    "02-28 | – | not said | 0 | –",
    "02-28 | sales | – | 1 | –",
  ]);
  expect(new Set(rows.slice(5).map((row) => row.split(" | ").slice(-2).join(" | ")))).toEqual(new Set(["– | a gap"]));
});

test("the users of a team of fewer people than a small group are hidden, and of the next larger one with it", async () => {
  const teams = ["law", "finance", "it", "sales", "new", "unassigned"];
  const rows = `month | day | team_id | person_id | platform | is_weekly\n${teams
    .map((team) => `2026-02-01 | 2026-02-28 | ${team} | ${team} | Apps | true`)
    .join("\n")}`;
  const values = await usersOf("monthly_users", rows);
  expect(values.filter((row) => row.startsWith("02-28"))).toEqual([
    "02-28 | – | – | 6 | –",
    "02-28 | – | Apps | 6 | –",
    "02-28 | finance | – | – | hidden, since it would tell a smaller team's number",
    "02-28 | it | – | 1 | –",
    "02-28 | law | – | – | fewer than 5 people",
    "02-28 | new | – | – | fewer than 5 people",
    "02-28 | sales | – | 1 | –",
    "02-28 | unassigned | – | 1 | –",
  ]);
});

const reach = `
  month      | team_id | users | weekly_users | headcount | headcount_unknown | use_unknown | week_unknown | day
  2026-02-01 | sales   | 8     | 6            | 20        |                   |             |              | 2026-02-28
  2026-02-01 | it      | 4     | 1            |           | no headcount      |             |              | 2026-02-28
  2026-03-01 | sales   | 8     | 6            | 20        |                   |             | a gap        | 2026-03-20`;

test("reach is users of headcount where there is one, stickiness weekly of monthly users of five or more", async () => {
  const tables = {
    "lake.entities": entities,
    "marts.reach_months": reach,
    "marts.team_sizes": `${sizes}\n2026-03-01 | it | 30`,
  };
  const counted = "strftime(period_to, '%m-%d'), team_id, numerator, denominator, value, value_unknown";
  const warehouse = await given(tables);
  expect(await warehouse.values("reach", counted)).toEqual([
    "02-28 | – | 8 | 20 | 0.4 | –",
    "02-28 | it | – | – | – | no headcount",
    "02-28 | sales | 8 | 20 | 0.4 | –",
    "03-20 | – | 8 | 20 | 0.4 | –",
    "03-20 | sales | 8 | 20 | 0.4 | –",
  ]);
  expect(await warehouse.values("stickiness", counted)).toEqual([
    "02-28 | – | 7 | 12 | 0.5833333333333334 | –",
    "02-28 | it | 1 | 4 | – | too few: 4 of at least 5",
    "02-28 | sales | 6 | 8 | 0.75 | –",
    "03-20 | – | – | – | – | no usage log tells of anybody using a registered tool",
    "03-20 | sales | – | – | – | a gap",
  ]);
  warehouse.close();
});

test("tools in use leave out what no log covers, and a month that the logs hardly cover is unknown", async () => {
  const warehouse = await given({
    "lake.entities": entities,
    "marts.use_states": `
      day        | tool_id | team_id | platform | is_used | tool_unknown | month_unknown
      2026-01-31 | one     | sales   | Apps     | true    |              | a gap
      2026-02-28 | one     | sales   | Apps     | true    |              |
      2026-02-28 | two     | it      | Flows    | false   | no log       |
      2026-02-28 | three   | sales   | Zapier   | false   |              |`,
  });
  expect(await warehouse.values("tools_in_use", columns, "true")).toEqual([
    "01-31 | – | – | – | a gap",
    "01-31 | – | Apps | – | a gap",
    "01-31 | – | Zapier | 0 | –",
    "01-31 | sales | – | – | a gap",
    "02-28 | – | – | 1 | –",
    "02-28 | – | Apps | 1 | –",
    "02-28 | – | Zapier | 0 | –",
    "02-28 | sales | – | 1 | –",
  ]);
  warehouse.close();
});
