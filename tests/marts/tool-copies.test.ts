import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const folded = "native_id, tool_id, is_canonical";

test("copies of one tool in several environments are one tool, which production stands for", async () => {
  const tools = `
    native_id | tool_name        | platform   | environment | team_name | snapshot_day
    D1        | Orders - Dev     | Power Apps | dev         | Sales     | 2026-01-31
    P1        | Orders           | power apps | Production  | sales     | 2026-01-31
    T1        | Orders (test)    | Power Apps |             | Sales     | 2026-01-31
    X1        | Orders           | Power Apps | test        | Finance   | 2026-01-31
    X2        | Orders (test)    | Zapier     | test        | Sales     | 2026-01-31`;
  expect(await rowsOf({ "lake.tools": tools }, "marts/tool_keys", folded)).toEqual([
    "D1 | sheet-P1 | false",
    "P1 | sheet-P1 | true",
    "T1 | sheet-P1 | false",
    "X1 | sheet-X1 | true",
    "X2 | sheet-X2 | true",
  ]);
});

test("two tools of one name in one environment are two, and each copy folds into one of them", async () => {
  const tools = `
    native_id | tool_name | platform | environment | team_name | snapshot_day
    P1        | Orders    | Excel    | prod        | Sales     | 2026-01-31
    P2        | Orders    | Excel    | prod        | Sales     | 2026-01-31
    T1        | Orders    | Excel    | test        | Sales     | 2026-01-31`;
  expect(await rowsOf({ "lake.tools": tools }, "marts/tool_keys", folded)).toEqual([
    "P1 | sheet-P1 | true",
    "P2 | sheet-P2 | true",
    "T1 | sheet-P1 | false",
  ]);
});

test("lineage folds by id or by name, over several steps, whatever the names", async () => {
  const tools = `
    native_id | tool_name   | lineage_of | environment | team_name | snapshot_day
    A         | Stock       |            | prod        | Sales     | 2026-01-31
    B         | Stock again | a          | test        | Sales     | 2026-01-31
    C         | Third       | Stock Again | dev        | Finance   | 2026-01-31`;
  expect(await rowsOf({ "lake.tools": tools }, "marts/tool_keys", folded)).toEqual([
    "A | sheet-A | true",
    "B | sheet-A | false",
    "C | sheet-A | false",
  ]);
});

test("a folded tool counts its copies and keeps what any of them declares", async () => {
  const tools = `
    native_id | tool_name   | environment | is_declared_depended_on | created_on | snapshot_day
    P         | Stock       | prod        | false                   | 2025-05-01 | 2026-01-31
    T         | Stock (uat) | uat         | true                    | 2025-03-01 | 2026-01-31`;
  expect(
    await rowsOf(
      { "lake.tools": tools },
      "marts/tools",
      "tool_id, tool_name, copies, is_declared_depended_on, created_on",
    ),
  ).toEqual(["sheet-P | Stock | 2 | true | 2025-03-01"]);
});
