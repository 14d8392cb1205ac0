import { describe, expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const people = `
  mail_key | team_name | user_type | is_enabled | ended_on   | snapshot_day
  able     | Sales     | Member    | true       |            | 2026-03-31
  able2    | Sales     | Member    | true       |            | 2026-03-31
  left     | Sales     | Member    | true       | 2026-02-10 | 2026-03-31
  off      | Sales     | Member    | false      |            | 2026-03-31
  guest    | Sales     | Guest     | true       |            | 2026-03-31
  gone     | Closed    | Member    | true       | 2026-01-15 | 2026-03-31`;
const known = {
  "lake.people": people,
  "lake.robots": `
    person_key
    system`,
  "lake.team_keys": `
    person_key | team_name
    team-sales | Sales
    team-shut  | closed`,
};
const state = "tool_id, cause, owner_state, is_orphaned";

async function judged(owners: string): Promise<string[]> {
  const rows = await rowsOf({ ...known, "lake.tools": owners }, "marts/tool_days", state);
  return rows.map((row) => row.replace("sheet-", ""));
}

describe("causes", () => {
  test("each cause apart", async () => {
    expect(
      await judged(`
        native_id | tool_name | owner_keys | snapshot_day
        O1        | none      |            | 2026-03-31
        O2        | left      | left       | 2026-03-31
        O3        | disabled  | off        | 2026-03-31
        O7-guest  | guest     | guest      | 2026-03-31
        O7-robot  | robot     | system     | 2026-03-31
        O8        | empty     | team-shut  | 2026-03-31`),
    ).toEqual([
      "O1 | O1 | orphaned | true",
      "O2 | O2 | orphaned | true",
      "O3 | O3 | orphaned | true",
      "O7-guest | O7 | orphaned | true",
      "O7-robot | O7 | orphaned | true",
      "O8 | O8 | orphaned | true",
    ]);
  });

  test("an owner in no people export is not matched, which is no orphan; next to one who left the tool is", async () => {
    expect(
      await judged(`
        native_id | tool_name | owner_keys    | backup_keys | snapshot_day
        a         | lost      | nobody        |             | 2026-03-31
        b         | both      | nobody+left   |             | 2026-03-31
        c         | saved     | nobody        | able        | 2026-03-31
        d         | not saved | nobody        | left        | 2026-03-31`),
    ).toEqual([
      "a | O12 | not matched | false",
      "b | O2 | orphaned | true",
      "c | O12 | covered | false",
      "d | O12 | not matched | false",
    ]);
  });

  test("of several causes the first by severity counts", async () => {
    expect(
      await judged(`
        native_id | tool_name | owner_keys       | snapshot_day
        a         | three     | system+off+left  | 2026-03-31
        b         | two       | guest+off        | 2026-03-31`),
    ).toEqual(["a | O2 | orphaned | true", "b | O3 | orphaned | true"]);
  });
});

describe("cover", () => {
  test("a co-owner or a backup who can act covers; one who left does not", async () => {
    expect(
      await judged(`
        native_id | tool_name   | owner_keys | backup_keys | snapshot_day
        a         | co-owner    | left+able  |             | 2026-03-31
        b         | backup      | off        | able        | 2026-03-31
        c         | co-left     | left+off   |             | 2026-03-31
        d         | backup left | off        | left        | 2026-03-31
        e         | first able  | able+left  |             | 2026-03-31
        f         | only backup |            | able        | 2026-03-31`),
    ).toEqual([
      "a | O2 | covered | false",
      "b | O3 | covered | false",
      "c | O2 | orphaned | true",
      "d | O3 | orphaned | true",
      "e | – | owned | false",
      "f | O1 | covered | false",
    ]);
  });

  test("a team owns while anybody in it can act, and covers with two", async () => {
    expect(
      await judged(`
        native_id | tool_name | owner_keys | backup_keys | snapshot_day
        a         | owns      | team-sales |             | 2026-03-31
        b         | covers    | left       | team-sales  | 2026-03-31`),
    ).toEqual(["a | – | owned | false", "b | O2 | covered | false"]);
    const one = { ...known, "lake.people": people.replace(/\n *able2.*/, "") };
    const tools = `
      native_id | tool_name | owner_keys | backup_keys | snapshot_day
      a         | owns      | team-sales |             | 2026-03-31
      b         | too few   | left       | team-sales  | 2026-03-31`;
    expect(await rowsOf({ ...one, "lake.tools": tools }, "marts/tool_days", state)).toEqual([
      "sheet-a | – | owned | false",
      "sheet-b | O2 | orphaned | true",
    ]);
  });

  test("the owner of any copy is an owner of the tool", async () => {
    expect(
      await judged(`
        native_id | tool_name   | environment | owner_keys | snapshot_day
        P         | Stock       | prod        | left       | 2026-03-31
        T         | Stock (dev) | dev         | able       | 2026-03-31`),
    ).toEqual(["P | O2 | covered | false"]);
  });
});

describe("what cannot be known", () => {
  const unknown = "tool_id, owner_state, is_orphaned, is_orphaned_unknown";

  test("without a people export only that there is no owner, or a robot, is known", async () => {
    const tools = `
      native_id | tool_name | owner_keys | backup_keys | snapshot_day
      a         | nobody    |            |             | 2026-03-31
      b         | somebody  | able       |             | 2026-03-31
      c         | robot     | system     |             | 2026-03-31
      d         | backup    |            | able        | 2026-03-31`;
    const tables = { "lake.tools": tools, "lake.robots": known["lake.robots"] };
    expect(await rowsOf(tables, "marts/tool_days", unknown)).toEqual([
      "sheet-a | orphaned | true | –",
      "sheet-b | unknown | – | no people export is loaded",
      "sheet-c | orphaned | true | –",
      "sheet-d | unknown | – | no people export is loaded",
    ]);
  });

  test("a month before the first people export is unknown, not free of orphans", async () => {
    const tools = `
      native_id | tool_name | owner_keys | load_id | snapshot_day
      a         | one       | left       | feb     | 2026-02-28
      a         | one       | left       | mar     | 2026-03-31`;
    expect(await rowsOf({ ...known, "lake.tools": tools }, "marts/tool_days", `day, ${unknown}`)).toEqual([
      "2026-02-28 | sheet-a | unknown | – | the first people export is of 2026-03-31",
      "2026-03-31 | sheet-a | orphaned | true | –",
    ]);
  });
});

describe("the owner is the builder", () => {
  test("when every owner who can act built it; unknown where no builder is named", async () => {
    const tools = `
      native_id | tool_name | builder_keys | owner_keys | snapshot_day
      a         | alone     | able         | able       | 2026-03-31
      b         | two       | able         | able+able2 | 2026-03-31
      c         | handed    | able         | able+left  | 2026-03-31
      d         | other     | able2        | able       | 2026-03-31
      e         | unnamed   |              | able       | 2026-03-31
      f         | orphan    | left         | left       | 2026-03-31`;
    expect(
      await rowsOf(
        { ...known, "lake.tools": tools },
        "marts/tool_days",
        "tool_id, is_owner_builder, is_owner_builder_unknown",
      ),
    ).toEqual([
      "sheet-a | true | –",
      "sheet-b | false | –",
      "sheet-c | true | –",
      "sheet-d | false | –",
      "sheet-e | – | no builder is named",
      "sheet-f | false | –",
    ]);
  });
});
