import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ListedTool } from "../../app/components/tool-list-columns.tsx";
import { readSprawlCells } from "../../app/sprawl-cells.server.ts";
import { lead, memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { fillTable, parseTable } from "../given-table.ts";
import { asked, askerOf } from "./asked.ts";

const everything = {
  team: null,
  platform: null,
  q: null,
  kind: null,
  state: null,
  sort: "name",
  is_descending: false,
  limit: 50,
  offset: 0,
  to: "2026-03-31",
};

/** Listed on two days; `mia` owns b beside somebody whose name nobody knows, and owned a before. */
async function tools(): Promise<Given> {
  const warehouse = await given({
    "marts.days": "day | is_latest\n 2026-02-28 | false\n 2026-03-31 | true",
    "marts.tool_words": `
      tool_id | name_place | words
      a       | 1          | alpha leave asks for a day off
      b       | 2          | beta list
      c       | 3          | gamma prices merges leave tables`,
    "marts.tool_list": `
      entry | day        | tool_id | tool_name    | team_id | platform | kind  | state      | gone_from  | is_retired | is_owner_builder | owner_keys | is_half_finished | cluster_id | users_90_days | name_place | team_place | platform_place
      1     | 2026-02-28 | a       | Alpha leave  | hr      | Airtable | base  | owned      |            | false      | false            | mia        | false            |            | 9             | 1          | 2          | 1
      2     | 2026-03-31 | a       | Alpha leave  | hr      | Airtable | base  | orphaned   |            | false      | false            |            | true             | a          | 3             | 1          | 2          | 1
      3     | 2026-03-31 | b       | beta list    | it      | Zapier   | zap   | owned      |            | false      | true             | ann+mia    | false            | a          |               | 2          | 1          | 2
      4     | 2026-03-31 | c       | Gamma prices | it      |          | sheet | retired    |            | true       | false            |            | false            |            |               | 3          | 1          |
      5     | 2026-03-31 | d       | Delta dates  | hr      | Airtable | base  | not listed | 2026-02-28 | true       | false            |            | false            |            |               | 4          | 2          | 1
      6     | 2026-03-31 | e       | Eta errands  | hr      | Airtable | base  | not listed | 2026-03-31 | false      | false            |            | false            |            |               | 5          | 2          | 1`,
  });
  await warehouse.connection.run(
    "update marts.tool_list set last_used_on_unknown = 'no log', users_90_days_unknown = if(users_90_days is null, 'no log', null)",
  );
  await warehouse.connection.run("attach ':memory:' as names");
  await warehouse.connection.run(
    `create table names.people as select 'mia' as person_key, 'Mia Moreau' as name, 'mia@x.example' as address,
      'mia moreau mia@x.example' as words`,
  );
  return warehouse;
}

let warehouse: Given;
afterEach(() => warehouse.close());

async function listed(changes: object, viewer?: Parameters<typeof asked>[3]): Promise<string> {
  const rows = await asked<ListedTool>(warehouse, "tools", { ...everything, ...changes }, viewer);
  return `${rows.map(({ tool_id }) => tool_id).join("")} of ${rows[0]?.total_rows ?? 0}`;
}

describe("the list of tools", () => {
  beforeEach(async () => {
    warehouse = await tools();
  });

  test("has those listed and not retired on the newest day up to the one asked for", async () => {
    expect(await listed({})).toBe("ab of 2");
    expect(await listed({ to: "2026-03-30" })).toBe("a of 1");
    expect(await listed({ state: "any" })).toBe("abcde of 5");
    expect(await listed({ state: "retired" })).toBe("c of 1");
    expect(await listed({ state: "not listed" })).toBe("de of 2");
    expect(await listed({ state: "vanished" })).toBe("e of 1");
  });

  test("is narrowed by team, platform, kind and state", async () => {
    expect(await listed({ team: "it" })).toBe("b of 1");
    expect(await listed({ platform: "not said", state: "any" })).toBe("c of 1");
    expect(await listed({ kind: "zap" })).toBe("b of 1");
    expect(await listed({ state: "orphaned" })).toBe("a of 1");
    expect(await listed({ state: "builder" })).toBe("b of 1");
    expect(await listed({ state: "half-finished" })).toBe("a of 1");
    expect(await listed({ state: "grouped" })).toBe("ab of 2");
    expect(await listed({ state: "nonsense" })).toBe(" of 0");
  });

  test("is searched by name, description and the owner of that day", async () => {
    expect(await listed({ q: "LEAVE", state: "any" })).toBe("ac of 2");
    expect(await listed({ q: "moreau" })).toBe("b of 1");
    expect(await listed({ q: "moreau", to: "2026-02-28" })).toBe("a of 1");
  });

  test("is sorted either way with what is unknown last, and paged with the whole total", async () => {
    expect(await listed({ sort: "users" })).toBe("ab of 2");
    expect(await listed({ sort: "users", is_descending: true })).toBe("ab of 2");
    expect(await listed({ is_descending: true })).toBe("ba of 2");
    expect(await listed({ sort: "team" })).toBe("ba of 2");
    expect(await listed({ limit: 1, offset: 1 })).toBe("b of 2");
  });

  test("of a viewer of one team has that team's tools", async () => {
    expect(await listed({}, memberOf("it"))).toBe("b of 1");
  });
});

const groups = {
  "marts.days": "day | is_latest\n 2026-03-31 | true",
  "marts.tools": `
    tool_id | tool_name | team_id | platform
    a       | Leave     | hr      | Airtable
    b       | Leave 2   | it      | Zapier
    c       | Leave 3   | it      | Zapier
    d       | Stock     | it      | Zapier
    e       | Stock 2   | it      | Zapier`,
  "marts.clusters": `
    cluster_id | label | shared_words | tools | teams | half_finished_tools | users | users_unknown | kept_tool_id | place | label_place
    a          | Leave | leave, ask   | 3     | 2     | 0                   |       | no log        | b            | 1     | 1
    d          | Stock | stock        | 2     | 1     | 2                   | 7     |               | d            | 2     | 2`,
  "marts.overlap_clusters": `
    cluster_id | tool_id
    a          | a
    a          | b
    a          | c
    d          | d
    d          | e`,
  "marts.overlap_tools": `
    tool_id | is_compared | same_as
    a       | true        | a
    b       | true        | b
    c       | true        | b
    d       | true        | d
    e       | true        | e`,
  "marts.overlap_pairs": `
    tool_id | other_tool_id | similarity
    a       | b             | 0.7
    d       | e             | 0.9`,
  "marts.counted_days": `
    day        | tool_id | users_90_days | users_90_days_unknown
    2026-03-31 | a       | 1             |
    2026-03-31 | b       | 2             |
    2026-03-31 | c       |               | no log
    2026-03-31 | d       | 3             |
    2026-03-31 | e       | 4             |`,
  "marts.half_finished": "day | tool_id | is_half_finished\n 2026-03-31 | a | false",
  "marts.teams": "team_id | team_name\n hr | People\n it | Computing",
};

async function givenGroups(): Promise<Given> {
  const warehouse = await given(groups);
  for (const mart of ["cluster_tools", "cluster_pairs"]) await warehouse.run(`marts/${mart}`);
  return warehouse;
}

describe("the groups of tools that do the same", () => {
  beforeEach(async () => {
    warehouse = await givenGroups();
  });

  const found = async (changes: object, viewer?: Parameters<typeof asked>[3]) => {
    const parameters = { ...everything, sort: "largest", ...changes };
    const rows = await asked<{ cluster_id: string; total_rows: number }>(warehouse, "clusters", parameters, viewer);
    return `${rows.map(({ cluster_id }) => cluster_id).join("")} of ${rows[0]?.total_rows ?? 0}`;
  };

  test("come largest first, sorted either way, unknown last, and narrowed by what they have a tool of", async () => {
    expect(await found({})).toBe("ad of 2");
    expect(await found({ sort: "tools" })).toBe("da of 2");
    expect(await found({ sort: "users", is_descending: true })).toBe("da of 2");
    expect(await found({ sort: "label", is_descending: true })).toBe("da of 2");
    expect(await found({ team: "hr" })).toBe("a of 1");
    expect(await found({ platform: "Zapier", q: "STOCK" })).toBe("d of 1");
    expect(await found({}, memberOf("hr"))).toBe("a of 1");
  });

  test("open to their tools, the kept one first, each with how like it they are", async () => {
    const parameters = { cluster: "a", limit: 100, offset: 0 };
    const members = await asked<{ tool_id: string; is_kept: boolean; similarity: number; total_rows: number }>(
      warehouse,
      "cluster_tools",
      parameters,
    );
    expect(members.map(({ tool_id, is_kept, similarity }) => [tool_id, is_kept, similarity])).toEqual([
      ["b", true, 1],
      ["a", false, 0.7],
      ["c", false, 1],
    ]);
    const pairs = await asked<{ tool_id: string; other_tool_id: string }>(warehouse, "cluster_pairs", parameters);
    expect(pairs.map(({ tool_id, other_tool_id }) => `${tool_id}${other_tool_id}`)).toEqual(["ab"]);
    const own = await asked<{ tool_id: string }>(warehouse, "cluster_tools", parameters, memberOf("hr"));
    expect(own.map(({ tool_id }) => tool_id)).toEqual(["a"]);
    expect(await asked(warehouse, "cluster", { cluster: "d" }, memberOf("hr"))).toEqual([]);
  });
});

describe("teams and platforms by excess tools", () => {
  beforeEach(async () => {
    warehouse = await given({
      "marts.cluster_cells": "per | cell | groups\n team | it | 2",
      "marts.teams": "team_id | team_name\n hr | People\n it | Computing\n law | Law",
    });
    const columns = "metric varchar, team_id varchar, platform varchar, period_to date, is_latest boolean";
    const numbers = "value double, value_unknown varchar, numerator double, denominator double";
    await warehouse.connection.run(`create table metrics.values (${columns}, ${numbers})`);
    const values = `
      metric        | team_id | platform | period_to  | is_latest | value | value_unknown  | numerator | denominator
      excess_tools  | hr      |          | 2026-03-31 | true      | 2     |                |           |
      excess_tools  | it      |          | 2026-03-31 | true      | 5     |                |           |
      excess_tools  | law     |          | 2026-03-31 | true      | 1     |                |           |
      excess_tools  |         | Zapier   | 2026-03-31 | true      | 8     |                |           |
      excess_tools  |         |          | 2026-03-31 | true      | 8     |                |           |
      excess_rate   | it      |          | 2026-03-31 | true      | 0.5   |                | 5         | 10
      half_finished | it      |          | 2026-02-28 | false     | 0.25  |                | 1         | 4
      half_finished | it      |          | 2026-03-31 | true      |       | no log         |           |
      half_finished | law     |          | 2026-02-28 | false     | 1     |                | 3         | 3`;
    await fillTable(warehouse.connection, "metrics.values", parseTable(values));
  });

  test("come most first, cut to the first of each, with what was half-finished on the period's last day", async () => {
    const cells = await readSprawlCells("2026-02-28", 2, lead, askerOf(warehouse));
    expect(
      cells.map(({ name, excess, groups, half_rate, total_rows }) => [name, excess, groups, half_rate, total_rows]),
    ).toEqual([
      ["Zapier", 8, 0, { unknown: "no tool is older than 60 days" }, 1],
      ["Computing", 5, 2, 0.25, 3],
      ["People", 2, 0, { unknown: "no tool is older than 60 days" }, 3],
    ]);
    const newest = await readSprawlCells("2026-03-31", 9, lead, askerOf(warehouse));
    expect(newest.find(({ cell }) => cell === "it")).toMatchObject({
      active_excess: 5,
      half_rate: { unknown: "no log" },
    });
  });

  test("a member of one team sees that team's and those of the platforms", async () => {
    const cells = await readSprawlCells("2026-02-28", 9, memberOf("law"), askerOf(warehouse));
    expect(cells.map(({ cell, half_finished }) => [cell, half_finished])).toEqual([
      ["Zapier", null],
      ["law", 3],
    ]);
  });
});
