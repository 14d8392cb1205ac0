import { describe, expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";

const listing = "native_id, listed_from, listed_to, tool_name";

describe("how long a tool is listed", () => {
  test("absent from one full export it still stands; absent from two it ended with the first of them", async () => {
    const tools = `
      native_id | tool_name | load_id | snapshot_day
      A         | Kept      | jan     | 2026-01-31
      B         | Missed    | jan     | 2026-01-31
      C         | Gone      | jan     | 2026-01-31
      A         | Kept      | feb     | 2026-02-28
      B         | Missed    | feb     | 2026-02-28
      A         | Kept      | mar     | 2026-03-31`;
    expect(await rowsOf({ "lake.tools": tools }, "marts/tools", listing)).toEqual([
      "A | 2026-01-31 | – | Kept",
      "B | 2026-01-31 | – | Missed",
      "C | 2026-01-31 | 2026-02-28 | Gone",
    ]);
  });

  test("exports count in the order of their snapshot days, not of their arrival", async () => {
    const tools = `
      native_id | tool_name | load_id | snapshot_day | first_seen_at
      A         | New name  | newer   | 2026-03-31   | 2026-04-01 08:00:00
      A         | Old name  | older   | 2026-01-31   | 2026-04-02 08:00:00`;
    expect(await rowsOf({ "lake.tools": tools }, "marts/tools", listing)).toEqual(["A | 2026-01-31 | – | New name"]);
  });

  test("a partial export changes the tools that it lists and ends none", async () => {
    const tools = `
      native_id | tool_name | load_id | snapshot_day | is_full
      A         | One       | jan     | 2026-01-31   | true
      B         | Two       | jan     | 2026-01-31   | true
      B         | Two, new  | feb     | 2026-02-28   | false
      B         | Two, new  | mar     | 2026-03-31   | false`;
    expect(await rowsOf({ "lake.tools": tools }, "marts/tools", listing)).toEqual([
      "A | 2026-01-31 | – | One",
      "B | 2026-01-31 | – | Two, new",
    ]);
  });

  test("a tool that comes back is listed from its first day again, and not in between", async () => {
    const tools = `
      native_id | tool_name | load_id | snapshot_day
      A         | Stays     | jan     | 2026-01-31
      B         | Returns   | jan     | 2026-01-31
      A         | Stays     | feb     | 2026-02-28
      A         | Stays     | mar     | 2026-03-31
      A         | Stays     | apr     | 2026-04-30
      B         | Returns   | apr     | 2026-04-30`;
    const warehouse = await given({ "lake.tools": tools });
    expect(await warehouse.run("marts/tools", listing)).toEqual([
      "A | 2026-01-31 | – | Stays",
      "B | 2026-01-31 | – | Returns",
    ]);
    await warehouse.run("marts/tool_days");
    expect(await warehouse.rows("select day from marts.tool_days where tool_id = 'sheet-B' order by day")).toEqual([
      "2026-01-31",
      "2026-04-30",
    ]);
    warehouse.close();
  });
});

describe("rows without an id", () => {
  test("the next full export replaces the list as a whole, and no row of it is lost to a false key", async () => {
    const tools = `
      native_id | tool_name | description | load_id | snapshot_day
                | Chatbot   | answers     | first   | 2026-01-31
                | Chatbot   | answers     | first   | 2026-01-31
                | Chatbot   | answers     | second  | 2026-02-28
                | Chatbot   | translates  | second  | 2026-02-28
                | Chatbot   | translates  | second  | 2026-02-28`;
    const warehouse = await given({ "lake.tools": tools });
    const rows = await warehouse.run("marts/tools", "tool_name, description, listed_from, listed_to");
    warehouse.close();
    expect(rows).toEqual([
      "Chatbot | answers | 2026-01-31 | 2026-02-28",
      "Chatbot | answers | 2026-01-31 | –",
      "Chatbot | translates | 2026-02-28 | –",
      "Chatbot | translates | 2026-02-28 | –",
    ]);
  });

  test("an id that one export has twice loses no row", async () => {
    const tools = `
      native_id | tool_name | snapshot_day
      A         | One       | 2026-01-31
      A         | Two       | 2026-01-31`;
    expect(await rowsOf({ "lake.tools": tools }, "marts/tools", "native_id, tool_name")).toEqual([
      "A | One",
      "A~2 | Two",
    ]);
  });
});

test("ids are safe in an address and the same whatever else is loaded", async () => {
  const tools = `
    native_id  | tool_name | load_id | series        | snapshot_day
    APP-01     | Plain     | one     | Registry: all | 2026-01-31
    a b/c?d=1  | Odd       | two     | us-federal    | 2026-01-31`;
  expect(await rowsOf({ "lake.tools": tools }, "marts/tools", "tool_name, tool_id")).toEqual([
    "Odd | us-federal-cd1a75acc5bbb7e4",
    "Plain | registry-all-APP-01",
  ]);
});

test("a retired tool is in no report day from the day it retired, nor without a day when the export says so", async () => {
  const tools = `
    native_id | tool_name | is_retired | retired_on | load_id | snapshot_day
    A         | Dated     | true       | 2026-02-15 | jan     | 2026-01-31
    B         | Undated   | true       |            | jan     | 2026-01-31
    C         | Lives     | false      |            | jan     | 2026-01-31
    A         | Dated     | true       | 2026-02-15 | feb     | 2026-02-28
    B         | Undated   | true       |            | feb     | 2026-02-28
    C         | Lives     | false      |            | feb     | 2026-02-28`;
  expect(await rowsOf({ "lake.tools": tools }, "marts/tool_days", "day, tool_id")).toEqual([
    "2026-01-31 | sheet-A",
    "2026-01-31 | sheet-C",
    "2026-02-28 | sheet-C",
  ]);
});
