import { expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";

const pairs = "key, other, evidence";

test("a tool that is gone and one with its name that came after it are a question", async () => {
  const tools = `
    native_id | tool_name | platform | team_name | owner_keys | load_id | snapshot_day
    T1        | Planner   | Excel    | Sales     | ann        | jan     | 2026-01-31
    T9        | Other     | Excel    | Sales     | ann        | jan     | 2026-01-31
    T2        | Planner   | Excel    | Sales     | bob        | feb     | 2026-02-28
    T2        | Planner   | Excel    | Sales     | bob        | mar     | 2026-03-31`;
  expect(await rowsOf({ "lake.tools": tools }, "marts/tool_pairs", pairs)).toEqual([
    "sheet/T1 | sheet/T2 | re-created",
  ]);
});

const copies = `
  native_id | tool_name    | platform   | environment | team_name | builder_keys
  D1        | Planner      | Power Apps | Default-7c1 | Sales     | ann
  D2        | Planner      | Power Apps | 7c1         | Sales     | ann
  P1        | Checker prod | Power Apps | prod        | IT        | ann
  P2        | Checker dev  | Power Apps | dev         | Sales     | ann
  Q1        | Counter      | Power Apps | prod        | IT        | bob
  Q2        | Counter      | Power Apps | dev         | Sales     | cy`;

test("copies under two teams by one builder, and the same environment with and without Default-, are questions; a name alone is none", async () => {
  expect(await rowsOf({ "lake.tools": copies }, "marts/tool_pairs", pairs)).toEqual([
    "sheet/D1 | sheet/D2 | twice in one environment",
    "sheet/P1 | sheet/P2 | copies under two teams",
  ]);
});

test("an answer makes one tool of two, or keeps them two, and is no question any more", async () => {
  const warehouse = await given({
    "lake.tools": copies,
    "lake.decisions": `
      decision | entity | key      | said
      merge    | tool   | sheet/P2 | {other=sheet/P1}
      separate | tool   | sheet/D1 | {other=sheet/D2}`,
  });
  expect(await warehouse.run("marts/tool_pairs", pairs)).toEqual([]);
  expect(await warehouse.run("marts/tools", "tool_id, copies")).toEqual([
    "sheet-D1 | 1",
    "sheet-D2 | 1",
    "sheet-P1 | 2",
    "sheet-Q1 | 1",
    "sheet-Q2 | 1",
  ]);
  warehouse.close();
});

test("copies that the rules make one are two once somebody says so, and the others stay", async () => {
  const tools = `
    native_id | tool_name | platform | environment | team_name
    A1        | Planner   | Excel    | prod        | Sales
    A2        | Planner   | Excel    | test        | Sales
    A3        | Planner   | Excel    | dev         | Sales`;
  const apart = { "lake.decisions": "decision | entity | key | said\n separate | tool | sheet/A1 | {other=sheet/A3}" };
  expect(await rowsOf({ "lake.tools": tools }, "marts/tools", "tool_id, copies")).toEqual(["sheet-A1 | 3"]);
  expect(await rowsOf({ "lake.tools": tools, ...apart }, "marts/tools", "tool_id, copies")).toEqual([
    "sheet-A1 | 2",
    "sheet-A3 | 1",
  ]);
});
