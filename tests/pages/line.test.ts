import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ToolReachRow } from "../../app/components/tool-reach.tsx";
import {
  type Crossing,
  type LineChange,
  type LineCounts,
  type LineRule,
  lineWords,
  readTriedLine,
  type WhatIf,
} from "../../app/line.ts";
import { lead, memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "./asked.ts";

// Within 30 days a has 2 users of 2 teams, b 6 of one, c 1, of d no log tells, e is over the line by the registry's word.
const tables = {
  "lake.program": "line_users | line_teams\n 5 |",
  "marts.days": "day | is_latest\n 2026-03-31 | true",
  "marts.covered_days": "platform | day\n zapier | 2025-11-05",
  "marts.teams": "team_id | team_name\n hr | People\n it | Computing",
  "marts.tools": "tool_id | tool_name\n a | Alpha\n b | Beta\n c | Gamma\n d | Delta\n e | Epsilon",
  "marts.line_windows": `
    days | tool_id | team_id | platform | users | teams | is_told | is_depended_on | is_ready | users_unknown
    30   | a       | hr      | Zapier   | 2     | 2     | false   | false          | true     |
    30   | b       | it      | Zapier   | 6     | 1     | false   | true           | false    |
    30   | c       | it      | Zapier   | 1     | 1     | false   | true           | true     |
    30   | d       | it      | Excel    |       | 0     | false   |                |          | no log
    30   | e       | hr      | Excel    |       | 0     | true    | true           | false    | no log
    90   | a       | hr      | Zapier   | 9     | 9     | false   | true           | true     |`,
  "marts.newest_tool_days": `
    day        | tool_id | team_id | platform | is_depended_on | is_ready
    2026-03-31 | a       | hr      | Zapier   | false          | true
    2026-03-31 | b       | it      | Zapier   | true           | false
    2026-03-31 | c       | it      | Zapier   | true           | true
    2026-03-31 | d       | it      | Excel    |                |
    2026-03-31 | e       | hr      | Excel    | true           | false`,
  "marts.line_crossings": `
    tool_id | team_id | platform | crossed_on | thresholds     | is_or_earlier | is_depended_on | is_ready | has_on_call | has_support_contact | crossing_place | users | users_unknown
    a       | hr      | Zapier   | 2026-01-01 | users          | false         | false          | true     | false       | false               |                |       |
    b       | it      | Zapier   | 2026-02-01 | users          | true          | true           | false    | true        | false               | 1              | 6     |
    c       | it      | Zapier   | 2026-02-02 | teams+users    | false         | true           | true     | false       | true                | 3              | 1     |
    e       | hr      | Excel    | 2026-02-03 | declared       | true          | true           | false    | false       | false               | 2              |       | no log`,
  "marts.blast_radius": `
    tool_id | users | users_unknown | is_estimate | place | places
    b       | 6     |               | false       | 2     | 3
    c       | 1     |               | false       | 1     | 3
    d       |       | no log        | false       | 2     | 2
    e       |       | no log        | false       | 1     | 2`,
  "marts.bus_factors": "tool_id | team_id | bus_factor | bus_factor_unknown\n b | it | 1 |\n d | it |  | no log",
};

let warehouse: Given;
beforeAll(async () => {
  warehouse = await given(tables);
  await warehouse.run("marts/listings");
  await warehouse.connection.run("update marts.blast_radius set teams_unknown = 'no log', runs_unknown = 'no log'");
  await warehouse.connection.run("attach ':memory:' as names");
  await warehouse.connection.run("create table names.people (person_key varchar, name varchar, address varchar)");
});
afterAll(() => warehouse.close());

const everything = { team: null, platform: null, limit: 50 };
const tried = { ...everything, line_users: 5, line_days: 30, line_teams: null };

async function sides(changes: object, viewer = lead): Promise<string> {
  const rows = await asked<LineChange>(warehouse, "line_changes", { ...tried, ...changes }, viewer);
  return rows.map(({ tool_id, is_over }) => `${is_over ? "+" : "-"}${tool_id}`).join(" ");
}

describe("another line", () => {
  test("counts who would be over it and who changes sides, with what no log tells of apart", async () => {
    const [whatIf] = await asked<WhatIf>(warehouse, "line_what_if", tried);
    expect(whatIf).toEqual({ over_line: 2, gained: 0, lost: 1, not_ready: 2, untold_tools: 1 });
    expect(await sides({})).toBe("-c");
  });

  test("by users, by teams, in another window, and of the viewer's own teams alone", async () => {
    expect(await sides({ line_users: 2 })).toBe("+a -c");
    expect(await sides({ line_teams: 2 })).toBe("+a -c");
    expect(await sides({ line_users: 1 })).toBe("+a");
    expect(await sides({ line_teams: 2, team: "hr" })).toBe("+a");
    expect(await sides({ line_teams: 2 }, memberOf("it"))).toBe("-c");
    expect(await sides({ line_days: 90, line_users: 9 })).toBe("");
    const [narrowed] = await asked<WhatIf>(warehouse, "line_what_if", { ...tried, line_users: 1, platform: "Zapier" });
    expect(narrowed).toMatchObject({ over_line: 3, gained: 1, lost: 0, untold_tools: 0 });
  });

  test("is read from the address; what cannot be tried is said and the program's own stands for it", async () => {
    const [rule] = await asked<LineRule>(warehouse, "line_rule", {});
    if (rule === undefined) throw new Error("no rule");
    const [counts] = await asked<LineCounts>(warehouse, "line_counts", everything);
    expect(counts).toMatchObject({
      over_line: 3,
      not_ready: 2,
      without_on_call: 2,
      without_support: 2,
      untold_tools: 1,
    });
    expect(rule.windows.map(Number)).toEqual([30, 60, 90, 180, 365]);
    const read = (search: string) => readTriedLine(`/ownership${search}`, rule);
    expect(read("?team=hr").tried).toBeNull();
    expect(read("?line-users=3&line-days=30&line-teams=2")).toEqual({
      tried: { users: 3, days: 30, teams: 2 },
      problems: [],
    });
    expect(read("?line-users=&line-teams=").tried).toEqual({ users: 5, days: 90, teams: null });
    const bad = read("?line-users=-1&line-days=45");
    expect(bad.tried).toEqual({ users: 5, days: 90, teams: null });
    expect(bad.problems).toEqual([
      "“-1” is no number of users; the program’s own is tried.",
      "Use is kept for 30, 60, 90, 180, 365 days, not 45; 90 are tried.",
    ]);
    expect(lineWords({ ...rule, line_teams: 2, line_revenue: true, line_data_classes: ["secret"] })).toBe(
      "5 people other than its builders within 90 days, people of 2 teams, data that is secret, revenue or the registry’s own word",
    );
  });
});

test("tools over the line: those that are not ready first, then by what would break, unknown use last", async () => {
  const list = async (changes: object, viewer = lead) =>
    (await asked<Crossing>(warehouse, "crossings", { ...everything, ...changes }, viewer)).map(
      ({ tool_id, thresholds, total_rows }) => `${tool_id} ${thresholds} of ${total_rows}`,
    );
  expect(await list({})).toEqual(["b users of 3", "e declared of 3", "c teams, users of 3"]);
  expect(await list({ limit: 1 })).toEqual(["b users of 3"]);
  expect(await list({ team: "hr" })).toEqual(["e declared of 1"]);
  expect(await list({}, memberOf("it"))).toEqual(["b users of 2", "c teams, users of 2"]);
});

test("one tool's reach is said whether or not it ever crossed the line, and not of a tool that is not listed", async () => {
  const of = (tool: string) => asked<ToolReachRow>(warehouse, "tool_reach", { tool });
  expect((await of("b"))[0]).toMatchObject({ crossed_on: "2026-02-01", is_ready: false, users: 6, bus_factor: 1 });
  expect((await of("d"))[0]).toMatchObject({
    crossed_on: null,
    is_ready: { unknown: "not asked of a tool that never crossed the line" },
    users: { unknown: "no log" },
    bus_factor: { unknown: "no log" },
  });
  // Of a tool without a row of its own nothing is invented.
  expect((await of("c"))[0]).toMatchObject({ bus_factor: { unknown: "not listed on the newest day" } });
  expect(await of("gone")).toEqual([]);
});
