import { expect, test } from "vitest";
import { given } from "../given.ts";

const entities =
  "entity | loads | data_through\n tools | 1 | 2026-03-31\n ticket_updates | 1 | 2026-03-31\n events | 1 | 2026-03-31";
const hops = `
  ticket_id | team_id | tool_team_id | platform | hopped_on
  old       | sales   | it           | Zapier   | 2025-12-31
  a         | sales   | it           | Zapier   | 2026-02-28
  a         | sales   | it           | Zapier   | 2026-03-01
  b         | it      | it           | Apps     | 2026-03-31`;
const columns = "strftime(period_from, '%Y-%m'), team_id, value, value_unknown";

test("every move counts on its own day, also the second of one ticket; months with tickets and none are 0", async () => {
  const warehouse = await given({
    "lake.entities": entities,
    "marts.tools": "tool_id | platform\n one | Zapier",
    "marts.tickets": `
      ticket_id | team_id | tool_id | escalations | opened_on
      a         | sales   | one     | 2           | 2026-01-15
      c         | law     | one     |             | 2025-11-15`,
    "marts.escalations": hops
      .split("\n")
      .filter((line) => !line.includes("old"))
      .join("\n"),
  });
  expect(await warehouse.values("escalations", columns, "platform is null")).toEqual([
    "2026-01 | – | 0 | –",
    "2026-01 | it | 0 | –",
    "2026-01 | sales | 0 | –",
    "2026-02 | – | 1 | –",
    "2026-02 | it | 0 | –",
    "2026-02 | sales | 1 | –",
    "2026-03 | – | 2 | –",
    "2026-03 | it | 1 | –",
    "2026-03 | sales | 1 | –",
  ]);
  warehouse.close();
});

const toolDays = (day: string, count: number, isActive = true) =>
  Array.from({ length: count }, (_, index) => `${day} | t${index} | it | Zapier | ${isActive}`).join("\n");

test("per 100 tool-months: of the tool's team, in finished months that registry and tickets both tell of", async () => {
  const warehouse = await given({
    "lake.entities": entities,
    "marts.exposure_months": `
      month      | day        | is_complete
      2026-01-01 | 2026-01-31 | true
      2026-02-01 | 2026-02-28 | true
      2026-03-01 | 2026-03-20 | false`,
    "marts.days": `
      day        | month      | is_month_end | is_latest
      2026-02-28 | 2026-02-01 | true         | false
      2026-03-20 | 2026-03-01 | false        | true
      2026-03-31 | 2026-03-01 | true         | false`,
    "marts.tool_days": `day | tool_id | team_id | platform | is_active
      ${toolDays("2026-02-28", 20)}
      ${toolDays("2026-02-28", 5, false)}
      ${toolDays("2026-03-20", 20)}`,
    "marts.escalations": hops,
  });
  expect(
    await warehouse.values(
      "escalations_per_tool_months",
      "strftime(period_from, '%Y-%m'), team_id, value, round(low, 4), round(high, 4), numerator, denominator, value_unknown",
    ),
  ).toEqual([
    // Garwood's 95 % interval of 1 is 0.0253 to 5.5716; of 20 tool-months, per 100.
    "2026-02 | – | 5 | 0.1266 | 27.8582 | 1 | 20 | –",
    "2026-02 | it | 5 | 0.1266 | 27.8582 | 1 | 20 | –",
    "2026-03 | – | – | – | – | – | – | no active tool at the end of a month that the ticket exports tell of",
  ]);
  warehouse.close();
});

test("per 1,000 user-weeks: in the team of who asked and of who used, where tickets and logs both tell", async () => {
  const weeks = (team: string, day: string, count: number) =>
    Array.from({ length: count }, (_, index) => `2026-03-02 | ${day} | ${team} | p${index}`).join("\n");
  const warehouse = await given({
    "lake.entities": entities,
    "marts.exposure_months": "month | day\n 2026-02-01 | 2026-02-28\n 2026-03-01 | 2026-03-31",
    "marts.logged_months": "month | use_unknown\n 2026-01-01 | \n 2026-02-01 | a gap\n 2026-03-01 |",
    "marts.team_sizes":
      "month | team_id | people\n 2026-03-01 | sales | 40\n 2026-03-01 | it | 9\n 2026-03-01 | law | 30",
    "marts.user_weeks": `week | first_day | team_id | person_id
      ${weeks("sales", "2026-03-02", 40)}
      ${weeks("it", "2026-03-31", 9)}
      ${weeks("sales", "2026-02-28", 3)}`,
    "marts.escalations": hops,
  });
  expect(
    await warehouse.values(
      "escalations_per_user_weeks",
      "strftime(period_from, '%Y-%m'), team_id, value, numerator, denominator, value_unknown",
    ),
  ).toEqual([
    "2026-03 | – | 40.816326530612244 | 2 | 49 | –",
    "2026-03 | it | – | 1 | 9 | too few: 9 of at least 10",
    "2026-03 | sales | 25 | 1 | 40 | –",
  ]);
  warehouse.close();
});
