import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const counted = "load_id, rows, repeated";

test("of tools a row repeats one of the same id that says the same, above it or on the same day", async () => {
  const tools = `
    native_id | tool_name | load_id | snapshot_day | owner_keys
    A         | One       | a       | 2026-01-31   | ann+bob
    A         | One       | a       | 2026-01-31   | ann+bob
    A         | One       | a       | 2026-01-31   | ann
    A         | One       | b       | 2026-01-31   | ann+bob
    A         | One       | c       | 2026-02-28   | ann+bob
    B         | Two       | b       | 2026-01-31   |`;
  // The second row of a; of b that of A; in c it is still so, a month later.
  expect(await rowsOf({ "lake.tools": tools }, "marts/repeated_rows", counted)).toEqual([
    "a | 3 | 1",
    "b | 2 | 1",
    "c | 1 | 0",
  ]);
});

test("tools without an id are as many as there are rows, and those of another export of that day are the same", async () => {
  const tools = `
    native_id | tool_name | load_id | snapshot_day
              | One       | a       | 2026-01-31
              | One       | a       | 2026-01-31
              | One       | b       | 2026-01-31
              | One       | b       | 2026-01-31
              | One       | b       | 2026-01-31`;
  expect(await rowsOf({ "lake.tools": tools }, "marts/repeated_rows", counted)).toEqual(["a | 2 | 0", "b | 3 | 2"]);
});

test("a row that another of its export repeats word for word is one tool; one that differs is its own", async () => {
  const tools = `
    native_id | tool_name | team_name | load_id | snapshot_day
    A         | One       | Sales     | a       | 2026-01-31
    A         | One       | Sales     | a       | 2026-01-31
    A         | One       | Claims    | a       | 2026-01-31
              | Two       | Sales     | a       | 2026-01-31
              | Two       | Sales     | a       | 2026-01-31`;
  expect(await rowsOf({ "lake.tools": tools }, "staging/tools", "native_id[:3], line")).toEqual([
    "A | 2",
    "A~2 | 4",
    "row | 5",
    "row | 6",
  ]);
});

test("of people a row repeats one with the same keys that says the same; without any key it repeats none", async () => {
  const people = `
    mail_key | team_name | is_enabled | load_id | snapshot_day
    ann      | Sales     | true       | a       | 2026-01-31
    ann      | Sales     | true       | a       | 2026-01-31
    ann      | Sales     | false      | a       | 2026-01-31
             | Sales     | true       | a       | 2026-01-31
             | Sales     | true       | a       | 2026-01-31
    ann      | Sales     | true       | b       | 2026-02-28`;
  expect(await rowsOf({ "lake.people": people }, "marts/repeated_rows", counted)).toEqual(["a | 5 | 1", "b | 1 | 0"]);
});

test("headcounts and launches are the same on whatever day they are told", async () => {
  const tables = {
    "lake.headcounts": `
      team_name | month      | headcount | load_id | snapshot_day
      Sales     | 2026-01-01 | 9         | jan     | 2026-01-01
      Sales     | 2026-01-01 | 9         | feb     | 2026-02-01
      Sales     | 2026-02-01 | 9         | feb     | 2026-02-01
      Claims    | 2026-01-01 | 4         | jan     | 2026-01-01
      Claims    | 2026-01-01 | 5         | feb     | 2026-02-01`,
    "lake.launches": `
      team_name | launched_on | load_id | snapshot_day
      Sales     | 2026-01-05  | old     | 2026-01-31
      Sales     | 2026-01-05  | new     | 2026-02-28`,
  };
  // The first by name has what two say: feb before jan, new before old.
  expect(await rowsOf(tables, "marts/repeated_rows", counted)).toEqual([
    "feb | 3 | 0",
    "jan | 2 | 1",
    "new | 1 | 0",
    "old | 1 | 1",
  ]);
});

test("of tickets an update repeats the same update; a list without times of update speaks of its day", async () => {
  const updates = `
    ticket_number | title  | opened_at  | updated_at | load_id | snapshot_day
    A             | Broken | 2026-01-05 | 2026-01-06 | a       | 2026-01-31
    A             | Broken | 2026-01-05 | 2026-01-06 | a       | 2026-01-31
    A             | Broken | 2026-01-05 | 2026-01-06 | b       | 2026-02-28
    A             | Mended | 2026-01-05 | 2026-01-06 | b       | 2026-02-28
    B             | Broken | 2026-01-05 |            | c       | 2026-01-31
    B             | Broken | 2026-01-05 |            | d       | 2026-02-28
    B             | Broken | 2026-01-05 |            | e       | 2026-02-28`;
  expect(await rowsOf({ "lake.ticket_updates": updates }, "marts/repeated_updates", counted)).toEqual([
    "a | 2 | 1",
    "b | 2 | 1",
    "c | 1 | 0",
    "d | 1 | 0",
    "e | 1 | 1",
  ]);
});
