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

  test("several exports of one day are one: what any of them lists is there, and together they lack a tool once", async () => {
    const tools = `
      native_id | tool_name   | load_id | snapshot_day
      A         | Kept        | jan     | 2026-01-31
      B         | Missed once | jan     | 2026-01-31
      C         | Gone        | jan     | 2026-01-31
      D         | In one      | jan     | 2026-01-31
      A         | Kept        | feb-1   | 2026-02-28
      D         | In one      | feb-1   | 2026-02-28
      A         | Kept        | feb-2   | 2026-02-28
      A         | Kept        | mar     | 2026-03-31
      B         | Missed once | mar     | 2026-03-31`;
    expect(await rowsOf({ "lake.tools": tools }, "marts/tools", listing)).toEqual([
      "A | 2026-01-31 | – | Kept",
      "B | 2026-01-31 | – | Missed once",
      "C | 2026-01-31 | 2026-02-28 | Gone",
      "D | 2026-01-31 | – | In one",
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

describe("what the registry lacks and a log speaks of", () => {
  const given = (events: string, lost: readonly string[] = ["feb", "mar", "apr"]) => ({
    "lake.tools": `
      native_id | tool_name | load_id | snapshot_day
      A         | Kept      | jan     | 2026-01-31
      B         | Used on   | jan     | 2026-01-31
      ${lost.map((load, index) => `A | Kept | ${load} | ${["2026-02-28", "2026-03-31", "2026-04-30"][index]}`).join("\n")}`,
    "lake.events": `occurred_at | tool_key | operation | operation_class\n${events}`,
  });
  const columns = "native_id, listed_to, missing_from, missed, seen_on";

  test("an event since the first of the exports that lack it keeps a tool listed", async () => {
    expect(await rowsOf(given("2026-04-30 08:00:00 | B | open | use"), "marts/tools", columns)).toEqual([
      "A | – | – | 0 | –",
      "B | – | 2026-02-28 | 3 | 2026-04-30",
    ]);
  });

  test("an event before it keeps nothing, and one on its very day does", async () => {
    expect((await rowsOf(given("2026-02-27 08:00:00 | B | open | use"), "marts/tools", columns))[1]).toBe(
      "B | 2026-02-28 | 2026-02-28 | 3 | –",
    );
    expect((await rowsOf(given("2026-02-28 08:00:00 | B | edit | author"), "marts/tools", columns))[1]).toBe(
      "B | 2026-03-31 | 2026-02-28 | 3 | 2026-02-28",
    );
  });

  test("after the last event it ends with the first of the next two exports that lack it", async () => {
    expect((await rowsOf(given("2026-03-15 08:00:00 | B | open | use"), "marts/tools", columns))[1]).toBe(
      "B | 2026-03-31 | 2026-02-28 | 3 | 2026-03-15",
    );
    const onlyTwo = given("2026-03-15 08:00:00 | B | open | use", ["feb", "mar"]);
    expect((await rowsOf(onlyTwo, "marts/tools", columns))[1]).toBe("B | – | 2026-02-28 | 2 | 2026-03-15");
  });

  test("an event in the newest days of a log that runs on past the registry counts too", async () => {
    expect((await rowsOf(given("2026-09-15 08:00:00 | B | open | use"), "marts/tools", columns))[1]).toBe(
      "B | – | 2026-02-28 | 3 | 2026-09-15",
    );
  });
});

test("a tool that was used while the registry lacked it was never gone; one that was not comes back", async () => {
  const tools = `
    native_id | tool_name | load_id | snapshot_day
    A         | Stays     | jan     | 2026-01-31
    B         | Used      | jan     | 2026-01-31
    C         | Idle      | jan     | 2026-01-31
    A         | Stays     | feb     | 2026-02-28
    A         | Stays     | mar     | 2026-03-31
    A         | Stays     | apr     | 2026-04-30
    B         | Used      | apr     | 2026-04-30
    C         | Idle      | apr     | 2026-04-30`;
  const events = "occurred_at | tool_key | operation | operation_class\n2026-03-05 08:00:00 | B | open | use";
  const spans = "native_id, valid_from, valid_to, is_ended, back_on";
  expect(await rowsOf({ "lake.tools": tools, "lake.events": events }, "marts/listings", spans)).toEqual([
    "A | 2026-01-31 | – | false | –",
    "B | 2026-01-31 | – | false | –",
    "C | 2026-01-31 | 2026-02-28 | true | 2026-04-30",
    "C | 2026-04-30 | – | false | –",
  ]);
});

test("the copy that was removed ends, however much its tool is used; the last copy stands while it is", async () => {
  const tools = `
    native_id | tool_name   | environment | lineage_of | load_id | snapshot_day
    Z         | Other       | production  |            | jan     | 2026-01-31
    P         | Leave       | production  |            | jan     | 2026-01-31
    D         | Leave (dev) | development | P          | jan     | 2026-01-31
    Z         | Other       | production  |            | feb     | 2026-02-28
    P         | Leave       | production  |            | feb     | 2026-02-28
    Z         | Other       | production  |            | mar     | 2026-03-31
    Z         | Other       | production  |            | apr     | 2026-04-30`;
  const events = "occurred_at | tool_key | operation | operation_class\n2026-04-30 08:00:00 | P | open | use";
  const given = { "lake.tools": tools, "lake.events": events };
  expect(await rowsOf(given, "marts/listings", "native_id, valid_to, missed, seen_on")).toEqual([
    "D | 2026-02-28 | 3 | –",
    "P | – | 2 | 2026-04-30",
    "Z | – | 0 | –",
  ]);
});

test("exports that say the same are one span, with the newest row that says it", async () => {
  const tools = `
    native_id | tool_name | team_name | is_retired | load_id | snapshot_day
    A         | One       | Claims    | false      | jan     | 2026-01-31
    A         | One       | Claims    | false      | feb     | 2026-02-28
    A         | One       | Finance   | false      | mar     | 2026-03-31
    A         | One       | Finance   | true       | apr     | 2026-04-30
    A         | One       | Finance   | true       | may     | 2026-05-31`;
  const warehouse = await given({ "lake.tools": tools });
  expect(await warehouse.run("marts/listings", "valid_from, valid_to, team_name, is_retired, load_id")).toEqual([
    "2026-01-31 | 2026-03-31 | Claims | false | feb",
    "2026-03-31 | 2026-04-30 | Finance | false | mar",
    "2026-04-30 | – | Finance | true | may",
  ]);
  expect(await warehouse.run("marts/tools", "is_retired, retired_from, is_retired_dated, listed_to")).toEqual([
    "true | 2026-04-30 | false | –",
  ]);
  warehouse.close();
});

describe("rows that cannot be read", () => {
  const tools = `
    native_id | tool_name | team_name | load_id | snapshot_day
    A         | Stays     | Claims    | jan     | 2026-01-31
    B         | Torn      | Claims    | jan     | 2026-01-31
    C         | Gone      | Claims    | jan     | 2026-01-31
    A         | Stays     | Claims    | feb     | 2026-02-28
    A         | Stays     | Claims    | mar     | 2026-03-31`;
  const columns = "native_id, listed_to, missed, load_id, line";

  test("a row that is there and cannot be read is not absent: the tool stands as it was last read", async () => {
    const rejects = `
      load_id | line | subject
      feb     | 3    | B
      mar     | 4    | B
      mar     | 4    | B`;
    expect(await rowsOf({ "lake.tools": tools, "lake.rejects": rejects }, "marts/tools", columns)).toEqual([
      "A | – | 0 | mar | 6",
      "B | – | 0 | mar | 4",
      "C | 2026-02-28 | 2 | jan | 4",
    ]);
  });

  test("an export with a row that does not even tell its id ends nothing; a header that came twice is no row", async () => {
    const lost = `
      load_id | line | subject
      mar     | 9    | `;
    expect(await rowsOf({ "lake.tools": tools, "lake.rejects": lost }, "marts/tools", columns)).toEqual([
      "A | – | 0 | mar | 6",
      "B | – | 1 | jan | 3",
      "C | – | 1 | jan | 4",
    ]);
    const kept = { "lake.rejects": lost.replace("subject", "is_row_lost").replace("9    | ", "9    | false") };
    expect((await rowsOf({ "lake.tools": tools, ...kept }, "marts/tools", columns))[1]).toBe(
      "B | 2026-02-28 | 2 | jan | 3",
    );
  });
});
