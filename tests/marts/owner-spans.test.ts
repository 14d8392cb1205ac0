import { afterEach, expect, test } from "vitest";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { sharedCompany } from "../companies.ts";
import { type Given, given } from "../given.ts";

let warehouse: Given | undefined;
afterEach(() => warehouse?.close());

const spans = "native_id, state, cause, from_day, to_day, ended_by, is_loss";

async function spansOf(tables: { readonly [table: string]: string }): Promise<string[]> {
  warehouse = await given(tables);
  await warehouse.run("marts/owner_spans");
  await warehouse.run("marts/tools");
  return warehouse.rows(`select ${spans} from marts.owner_spans join marts.tools using (tool_id) order by all`);
}

const people = `
  mail_key | team_name | is_enabled | ended_on   | load_id | snapshot_day
  ann      | Sales     | true       |            | jan     | 2026-01-31
  bob      | Sales     | true       |            | jan     | 2026-01-31
  cid      | Fleet     | true       |            | jan     | 2026-01-31
  ann      | Sales     | true       | 2026-02-10 | feb     | 2026-02-28
  bob      | Sales     | false      |            | feb     | 2026-02-28
  cid      | Fleet     | true       |            | feb     | 2026-02-28
  bob      | Sales     | true       |            | mar     | 2026-03-31
  cid      | Fleet     | true       |            | mar     | 2026-03-31
  bob      | Sales     | true       |            | apr     | 2026-04-30
  cid      | Fleet     | true       |            | apr     | 2026-04-30`;

test("lost on the end date and held again from the export that names another, or while the owner is back", async () => {
  const tools = `
    native_id | tool_name | owner_keys | backup_keys | load_id | snapshot_day
    a         | left      | ann        |             | jan     | 2026-01-31
    b         | disabled  | bob        |             | jan     | 2026-01-31
    c         | both      | ann+bob    |             | jan     | 2026-01-31
    d         | nobody    |            |             | jan     | 2026-01-31
    e         | covered   | ann        | cid         | jan     | 2026-01-31
    f         | stranger  | zoe        |             | jan     | 2026-01-31
    a         | left      | cid        |             | mar     | 2026-03-31
    b         | disabled  | bob        |             | mar     | 2026-03-31
    c         | both      | ann+bob    |             | mar     | 2026-03-31
    d         | nobody    |            | bob         | mar     | 2026-03-31
    e         | covered   | ann        |             | mar     | 2026-03-31
    f         | stranger  | zoe        |             | mar     | 2026-03-31`;
  const spansFound = await spansOf({ "lake.people": people, "lake.tools": tools });
  // Those of nobody able stand in a table of their own, with the team and platform of today.
  await warehouse?.run("marts/orphan_spans");
  const orphans =
    await warehouse?.rows(`select native_id, 'orphaned', orphan_spans.cause, from_day, to_day, ended_by, is_loss
    from marts.orphan_spans join marts.tools using (tool_id, team_id) order by all`);
  expect(orphans).toEqual(spansFound.filter((span) => span.includes("| orphaned | O")));
  expect(orphans?.length).toBeGreaterThan(0);
  expect(spansFound).toEqual([
    "a | held | – | 2026-01-31 | 2026-02-10 | orphaned | false",
    "a | held | – | 2026-03-31 | – | – | false",
    "a | orphaned | O2 | 2026-02-10 | 2026-03-31 | owner named | true",
    "b | held | – | 2026-01-31 | 2026-02-28 | orphaned | false",
    "b | held | – | 2026-03-31 | – | – | false",
    "b | orphaned | O3 | 2026-02-28 | 2026-03-31 | owner back | true",
    // Of two the one who is left to act is lost last: the tool falls with the second, and its first cause is the first's.
    "c | held | – | 2026-01-31 | 2026-02-28 | orphaned | false",
    "c | held | – | 2026-03-31 | – | – | false",
    "c | orphaned | O2 | 2026-02-28 | 2026-03-31 | owner back | true",
    "d | held | – | 2026-03-31 | – | – | false",
    "d | orphaned | O1 | 2026-01-31 | 2026-03-31 | owner named | false",
    "e | held | – | 2026-01-31 | 2026-03-31 | orphaned | false",
    "e | orphaned | O2 | 2026-03-31 | – | – | true",
    "f | not matched | – | 2026-01-31 | – | – | false",
  ]);
});

test("ends where a tool is retired or not listed any more, and begins again where it is listed again", async () => {
  const tools = `
    native_id | tool_name | owner_keys | is_retired | retired_on | load_id | snapshot_day
    a         | dated     |            |            | 2026-02-15 | jan     | 2026-01-31
    b         | told      |            |            |            | jan     | 2026-01-31
    c         | gone      |            |            |            | jan     | 2026-01-31
    d         | stays     | cid        |            |            | jan     | 2026-01-31
    b         | told      |            | true       |            | feb     | 2026-02-28
    d         | stays     | cid        |            |            | feb     | 2026-02-28
    d         | stays     | cid        |            |            | mar     | 2026-03-31
    c         | gone      |            |            |            | apr     | 2026-04-30
    d         | stays     | cid        |            |            | apr     | 2026-04-30`;
  expect(await spansOf({ "lake.people": people, "lake.tools": tools })).toEqual([
    "a | orphaned | O1 | 2026-01-31 | 2026-02-15 | retired | false",
    "b | orphaned | O1 | 2026-01-31 | 2026-02-28 | retired | false",
    "c | orphaned | O1 | 2026-01-31 | 2026-02-28 | not listed | false",
    "c | orphaned | O1 | 2026-04-30 | – | – | false",
    "d | held | – | 2026-01-31 | – | – | false",
  ]);
});

test("a team holds what it owns while anybody in it can act, and as a backup while two can", async () => {
  const tools = `
    native_id | tool_name | owner_keys | backup_keys | load_id | snapshot_day
    a         | sales     | sales      |             | jan     | 2026-01-31
    b         | fleet     |            | fleet       | jan     | 2026-01-31
    c         | two       |            | sales       | jan     | 2026-01-31
    a         | sales     | sales      |             | apr     | 2026-04-30
    b         | fleet     |            | fleet       | apr     | 2026-04-30
    c         | two       |            | sales       | apr     | 2026-04-30`;
  const keys = "person_key | team_name\n sales | Sales\n fleet | Fleet";
  expect(await spansOf({ "lake.people": people, "lake.tools": tools, "lake.team_keys": keys })).toEqual([
    "a | held | – | 2026-01-31 | 2026-02-28 | orphaned | false",
    "a | held | – | 2026-03-31 | – | – | false",
    "a | orphaned | O8 | 2026-02-28 | 2026-03-31 | owner back | true",
    "b | orphaned | O1 | 2026-01-31 | – | – | false",
    "c | held | – | 2026-01-31 | 2026-02-10 | orphaned | false",
    "c | orphaned | O1 | 2026-02-10 | – | – | true",
  ]);
});

test("before the first people export a person is unknown, a robot is none, and nobody is nobody", async () => {
  const tools = `
    native_id | tool_name | owner_keys | load_id | snapshot_day
    a         | person    | cid        | dec     | 2025-12-31
    b         | robot     | system     | dec     | 2025-12-31
    c         | nobody    |            | dec     | 2025-12-31
    d         | stranger  | zoe        | dec     | 2025-12-31`;
  const tables = { "lake.people": people, "lake.tools": tools, "lake.robots": "person_key\n system" };
  expect(await spansOf(tables)).toEqual([
    "a | held | – | 2026-01-31 | – | – | false",
    "a | unknown | – | 2025-12-31 | 2026-01-31 | held | false",
    "b | orphaned | O7 | 2025-12-31 | – | – | false",
    "c | orphaned | O1 | 2025-12-31 | – | – | false",
    "d | not matched | – | 2026-01-31 | – | – | false",
    "d | unknown | – | 2025-12-31 | 2026-01-31 | not matched | false",
  ]);
});

test.each(["sample", "demonstration"] as const)(
  "on each report day of the %s company they say what the states of that day say",
  async (name) => {
    const { root } = await sharedCompany(name);
    expect(root).toBeTruthy();
    const rows = await withCurrentGeneration(await sharedCompany(name), async (connection) => {
      const reader = await connection.runAndReadAll(`
        with spans as (
          select day, tool_id, state, cause from marts.owner_spans
          join marts.days on from_day <= day and (to_day is null or day < to_day)
        )
        select
          count(*)::int,
          count_if(state is distinct from case owner_state
            when 'orphaned' then 'orphaned' when 'not matched' then 'not matched' when 'unknown' then 'unknown' else 'held' end)::int
        from marts.tool_days full join spans using (day, tool_id)`);
      return reader.getRows().map((row) => row.map(Number));
    });
    expect(rows[0]?.[0]).toBeGreaterThan(50);
    expect(rows[0]?.[1]).toBe(0);
  },
  300_000,
);
