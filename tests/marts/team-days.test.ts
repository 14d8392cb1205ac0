import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const days = `
  day        | is_month_end | is_latest
  2026-01-31 | true         | false
  2026-02-28 | true         | true`;

test("people count for the team of their newest row up to the day, and a team is empty since the last who could act went", async () => {
  const teams = await rowsOf(
    {
      "marts.days": days,
      "marts.person_rows": `
        person_id | team_id | valid_from | valid_to   | turn | load_id
        ann       | sales   | 2026-01-31 | 2026-02-28 | 1    | jan
        ann       | legal   | 2026-02-28 |            | 2    | feb
        bob       | sales   | 2026-01-31 |            | 1    | jan`,
      "marts.inabilities": `
        person_id | inability | from_day   | to_day
        bob       | left      | 2026-02-10 |`,
    },
    "marts/team_days",
  );
  expect(teams).toEqual([
    "2026-01-31 | sales | 2 | 2 | –",
    "2026-02-28 | legal | 1 | 1 | –",
    "2026-02-28 | sales | 1 | 0 | 2026-02-28",
  ]);
});

test("a team is empty since its last able one was disabled, and one whose people all went elsewhere is empty too", async () => {
  const teams = await rowsOf(
    {
      "marts.days": days,
      "marts.person_rows": `
        person_id | team_id | valid_from | valid_to   | turn | load_id
        ann       | repairs | 2026-01-31 | 2026-02-28 | 1    | jan
        ann       | sales   | 2026-02-28 |            | 2    | feb
        bob       | legal   | 2026-01-31 |            | 1    | jan
        cy        | legal   | 2026-01-31 |            | 1    | jan`,
      "marts.inabilities": `
        person_id | inability | from_day   | to_day
        bob       | disabled  | 2026-02-20 |
        cy        | disabled  | 2026-02-03 |`,
    },
    "marts/team_days",
    "day, team_id, people, able, empty_since",
  );
  expect(teams.filter((row) => row.startsWith("2026-02-28"))).toEqual([
    "2026-02-28 | legal | 2 | 0 | 2026-02-20",
    "2026-02-28 | repairs | 0 | 0 | 2026-02-28",
    "2026-02-28 | sales | 1 | 1 | –",
  ]);
});

test("an owner named on in a changed row is one span; named again after a gap, two", async () => {
  const spans = await rowsOf(
    {
      "lake.tools": `
        native_id | tool_name | owner_keys | load_id | snapshot_day
        a         | Leave     | ann        | jan     | 2026-01-31
        a         | Absence   | ann        | feb     | 2026-02-28
        a         | Absence   | bob        | mar     | 2026-03-31
        a         | Absence   | ann        | apr     | 2026-04-30`,
    },
    "marts/role_spans",
    "person_key, from_day, to_day, load_id",
  );
  expect(spans).toEqual([
    "ann | 2026-01-31 | 2026-03-31 | feb",
    "ann | 2026-04-30 | – | apr",
    "bob | 2026-03-31 | 2026-04-30 | mar",
  ]);
});

test("of equal rows those still listed come first, then production, then what says no place", async () => {
  const rows = await rowsOf(
    {
      "lake.tools": `
        native_id | tool_name    | team_name | platform | environment | load_id | snapshot_day
        gone      | Leave        | Sales     | Zapier   |             | jan     | 2026-01-31
        y         | Leave        | Sales     | Zapier   |             | feb     | 2026-02-28
        x         | Leave        | Sales     | Zapier   | live        | feb     | 2026-02-28
        w         | Leave (test) | Sales     | Zapier   |             | feb     | 2026-02-28
        y         | Leave        | Sales     | Zapier   |             | mar     | 2026-03-31
        x         | Leave        | Sales     | Zapier   | live        | mar     | 2026-03-31
        w         | Leave (test) | Sales     | Zapier   |             | mar     | 2026-03-31`,
    },
    "marts/registry_rows",
    "native_id, team_id, base_name, place, occurrence, rank[1:2]",
  );
  expect(rows).toEqual([
    "gone | sales | leave |  | 2 | 11",
    "w | sales | leave | test | 1 | 02",
    "x | sales | leave | live | 1 | 00",
    "y | sales | leave |  | 1 | 01",
  ]);
});
