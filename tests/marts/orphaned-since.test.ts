import { expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";

const since = "native_id, cause, orphaned_since";

async function sinceWhen(tables: { readonly [table: string]: string }): Promise<string[]> {
  const warehouse = await given(tables);
  await warehouse.run("marts/tool_days");
  const rows = await warehouse.rows(`select ${since} from marts.tool_days join marts.tools using (tool_id)
    join marts.days using (day) where is_latest and is_orphaned order by all`);
  warehouse.close();
  return rows;
}

const people = `
  mail_key | is_enabled | ended_on   | load_id | snapshot_day
  ann      | true       |            | jan     | 2026-01-31
  bob      | true       |            | jan     | 2026-01-31
  cid      | true       |            | jan     | 2026-01-31
  ann      | true       | 2026-02-10 | feb     | 2026-02-28
  bob      | false      |            | feb     | 2026-02-28`;

test("since the end date, the first export that shows it, the first one without: never since the load", async () => {
  const tools = `
    native_id | tool_name | owner_keys | created_on | load_id | snapshot_day
    a         | left      | ann        | 2025-01-01 | jan     | 2026-01-31
    b         | disabled  | bob        | 2025-01-01 | jan     | 2026-01-31
    c         | both      | ann+bob    | 2025-01-01 | jan     | 2026-01-31
    d         | no owner  |            | 2025-01-01 | jan     | 2026-01-31
    e         | undated   |            |            | jan     | 2026-01-31`;
  expect(await sinceWhen({ "lake.people": people, "lake.tools": tools })).toEqual([
    "a | O2 | 2026-02-10",
    "b | O3 | 2026-02-28",
    "c | O2 | 2026-02-28",
    "d | O1 | 2025-01-01",
    "e | O1 | 2026-01-31",
  ]);
});

test("since the day the registry struck off the owner, or gave it to somebody who had left before", async () => {
  const tools = `
    native_id | tool_name | owner_keys | backup_keys | load_id | snapshot_day
    a         | struck    | cid        |             | jan     | 2026-01-31
    b         | handed    | cid        |             | jan     | 2026-01-31
    c         | uncovered | ann        | cid         | jan     | 2026-01-31
    a         | struck    |            |             | mar     | 2026-03-31
    b         | handed    | ann        |             | mar     | 2026-03-31
    c         | uncovered | ann        |             | mar     | 2026-03-31`;
  expect(await sinceWhen({ "lake.people": people, "lake.tools": tools })).toEqual([
    "a | O1 | 2026-03-31",
    "b | O2 | 2026-03-31",
    "c | O2 | 2026-03-31",
  ]);
});

test("without an owner: since the backup could not act any more, and not since a robot was struck off", async () => {
  const tools = `
    native_id | tool_name | owner_keys | backup_keys | created_on | load_id | snapshot_day
    a         | backup    |            | bob         | 2025-01-01 | jan     | 2026-01-31
    b         | robot     | system     |             | 2025-01-01 | jan     | 2026-01-31
    b         | robot     |            |             | 2025-01-01 | mar     | 2026-03-31
    c         | owned     | cid        |             | 2025-01-01 | mar     | 2026-03-31`;
  const robots = `
    person_key
    system`;
  expect(await sinceWhen({ "lake.people": people, "lake.tools": tools, "lake.robots": robots })).toEqual([
    "a | O1 | 2026-02-28",
    "b | O1 | 2025-01-01",
  ]);
});

test("disabled and enabled again: orphaned in between, and not any more", async () => {
  const tables = {
    "lake.people": `
      mail_key | is_enabled | load_id | snapshot_day
      ann      | true       | jan     | 2026-01-31
      ann      | false      | feb     | 2026-02-28
      ann      | true       | mar     | 2026-03-31`,
    "lake.tools": `
      native_id | tool_name | owner_keys | snapshot_day
      a         | one       | ann        | 2026-01-31`,
  };
  expect(await rowsOf(tables, "marts/tool_days", "day, cause, orphaned_since")).toEqual([
    "2026-01-31 | – | –",
    "2026-02-28 | O3 | 2026-02-28",
    "2026-03-31 | – | –",
  ]);
});

test("an account absent once is an owner still; absent twice the tool is orphaned since the first", async () => {
  const tables = {
    "lake.people": `
      mail_key | is_enabled | load_id | snapshot_day
      ann      | true       | jan     | 2026-01-31
      bob      | true       | jan     | 2026-01-31
      bob      | true       | feb     | 2026-02-28
      cid      | true       | feb     | 2026-02-28
      cid      | true       | mar     | 2026-03-31`,
    "lake.tools": `
      native_id | tool_name | owner_keys | snapshot_day
      a         | one       | ann        | 2026-01-31
      b         | two       | bob        | 2026-01-31`,
  };
  expect(await sinceWhen(tables)).toEqual(["a | O2 | 2026-02-28"]);
});

test("of two people exports of one day each, an account that both lack is absent once", async () => {
  const tables = {
    "lake.people": `
      mail_key | is_enabled | load_id | snapshot_day
      ann      | true       | jan     | 2026-01-31
      bob      | true       | jan     | 2026-01-31
      bob      | true       | feb-1   | 2026-02-28
      bob      | true       | feb-2   | 2026-02-28`,
    "lake.tools": `
      native_id | tool_name | owner_keys | snapshot_day
      a         | one       | ann        | 2026-01-31
      b         | two       | bob        | 2026-01-31`,
  };
  expect(await sinceWhen(tables)).toEqual([]);
});

test("the latest day can be moved", async () => {
  const tables = {
    "lake.people": people,
    "lake.tools": `
      native_id | tool_name | owner_keys | snapshot_day
      a         | left      | ann        | 2026-01-31`,
    "lake.program": `
      as_of
      2026-02-09`,
  };
  expect(await rowsOf(tables, "marts/tool_days", "day, cause")).toEqual(["2026-01-31 | –", "2026-02-09 | –"]);
});
