import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const days = `
  day        | is_latest
  2026-01-31 | false
  2026-02-28 | false
  2026-03-15 | true`;

const counted = "day, team_id, tools, active_tools, came, went, became_orphaned, got_an_owner";

test("what came and went between two report days; nothing is known to have come on the first", async () => {
  const tables = {
    "marts.days": days,
    "marts.tool_days": `
      day        | tool_id | team_id | is_active | is_orphaned
      2026-01-31 | a       | sales   | true      | false
      2026-01-31 | b       | sales   | false     | true
      2026-02-28 | a       | sales   | true      | true
      2026-02-28 | c       | sales   | true      | true`,
  };
  // b went and c came; a and c became orphaned; in March sales lists nothing any more.
  expect(await rowsOf(tables, "marts/team_tools", counted)).toEqual([
    "2026-01-31 | sales | 2 | 1 | – | – | – | –",
    "2026-02-28 | sales | 2 | 2 | 1 | 1 | 2 | 0",
    "2026-03-15 | sales | 0 | 0 | 0 | 2 | 0 | 0",
  ]);
});

test("a tool that changes its team goes from one and comes to the other, an orphan as it was", async () => {
  const tables = {
    "marts.days": days,
    "marts.tool_days": `
      day        | tool_id | team_id | is_active | is_orphaned | owner_state
      2026-01-31 | a       | sales   | true      | true        | orphaned
      2026-02-28 | a       | finance | true      | true        | orphaned
      2026-03-15 | a       | finance | true      | false       | owned`,
  };
  expect(await rowsOf(tables, "marts/team_tools", counted)).toEqual([
    "2026-01-31 | sales | 1 | 1 | – | – | – | –",
    "2026-02-28 | finance | 1 | 1 | 1 | 0 | 0 | 0",
    "2026-02-28 | sales | 0 | 0 | 0 | 1 | 0 | 0",
    "2026-03-15 | finance | 1 | 1 | 0 | 0 | 0 | 1",
  ]);
});

test("what could not be judged before did not become orphaned; an owner that nobody knows is none", async () => {
  const tables = {
    "marts.days": days,
    "marts.tool_days": `
      day        | tool_id | team_id | is_active | is_orphaned | owner_state
      2026-01-31 | a       | sales   | true      |             | unknown
      2026-02-28 | a       | sales   | true      | true        | orphaned
      2026-03-15 | a       | sales   | true      | false       | not matched`,
  };
  expect(await rowsOf(tables, "marts/team_tools", counted)).toEqual([
    "2026-01-31 | sales | 1 | 1 | – | – | – | –",
    "2026-02-28 | sales | 1 | 1 | 0 | 0 | 0 | 0",
    "2026-03-15 | sales | 1 | 1 | 0 | 0 | 0 | 0",
  ]);
});
