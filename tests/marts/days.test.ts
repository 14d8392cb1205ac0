import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

test("a report day for each month's end since the first registry, and the latest day", async () => {
  const days = await rowsOf(
    {
      "lake.tools": `
        native_id | tool_name | load_id | snapshot_day
        a         | A         | jan     | 2026-01-31
        a         | A         | mar     | 2026-03-15`,
    },
    "marts/days",
  );
  expect(days).toEqual([
    "2026-01-31 | 2026-01-01 | true | false",
    "2026-02-28 | 2026-02-01 | true | false",
    "2026-03-15 | 2026-03-01 | false | true",
  ]);
});

test("one registry alone is one report day", async () => {
  const days = await rowsOf(
    { "lake.tools": "native_id | tool_name | load_id | snapshot_day\n a | A | jan | 2026-01-15" },
    "marts/days",
  );
  expect(days).toEqual(["2026-01-15 | 2026-01-01 | false | true"]);
});

test("at most the 36 newest months", async () => {
  const days = await rowsOf(
    {
      "lake.tools": `
        native_id | tool_name | load_id | snapshot_day
        a         | A         | old     | 2022-12-31
        a         | A         | new     | 2026-01-31`,
    },
    "marts/days",
    "count(*), min(day), max(day)",
  );
  expect(days).toEqual(["36 | 2023-02-28 | 2026-01-31"]);
});

test("a tool is retired from its day on, and its production copy speaks for it", async () => {
  const listed = await rowsOf(
    {
      "marts.days": `
        day        | is_month_end | is_latest
        2026-01-31 | true         | false
        2026-02-28 | true         | true`,
      "lake.tools": `
        native_id | tool_name | team_name | platform   | environment | lineage_of | retired_on | load_id | snapshot_day
        a-dev     | Leave     | Sales     | Power Apps | dev         | z          |            | jan     | 2026-01-31
        z         | Leave     | Legal     | Zapier     | production  |            |            | jan     | 2026-01-31
        b         | Travel    | Sales     | Zapier     | production  |            | 2026-02-28 | jan     | 2026-01-31`,
    },
    "marts/listed_days",
    "day, team_id, platform, is_retired",
  );
  expect(listed).toEqual([
    "2026-01-31 | legal | Zapier | false",
    "2026-01-31 | sales | Zapier | false",
    "2026-02-28 | legal | Zapier | false",
    "2026-02-28 | sales | Zapier | true",
  ]);
});
