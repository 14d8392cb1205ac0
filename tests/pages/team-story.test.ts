import { afterAll, beforeAll, expect, test } from "vitest";
import type { TeamDecision } from "../../app/components/team-decisions.tsx";
import type { TeamOverlap } from "../../app/components/team-overlaps.tsx";
import type { TeamReview } from "../../app/components/team-reviews.tsx";
import type { TeamSource } from "../../app/components/team-sources.tsx";
import type { Viewer } from "../../contract/viewer.ts";
import { lead, memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "./asked.ts";

let warehouse: Given;

const names = { ada: "Ada", bex: "Bex", cod: "Cod" };

function teamList(...teams: (keyof typeof names)[]): string {
  return teams.map((team) => `{'team_id': ${team}, 'team_name': ${names[team]}}`).join("+");
}

// Ada has four tools. Its planner is like one of Bex and two of Cod; its form is like another of its own.
const tables = {
  "marts.days": `
    day        | month      | is_latest
    2026-02-28 | 2026-02-01 | false
    2026-03-31 | 2026-03-01 | true`,
  "marts.tools": `
    tool_id | tool_name | team_id
    plan    | Planner   | ada
    form    | Form      | ada
    copy    | Form too  | ada
    flow    | Flow      | ada
    bplan   | Plan B    | bex`,
  "marts.newest_tool_days": `
    day        | tool_id | team_id | users_90_days | users_90_days_unknown
    2026-03-31 | plan    | ada     | 9             |
    2026-03-31 | form    | ada     | 4             |
    2026-03-31 | copy    | ada     |               | no log
    2026-03-31 | flow    | ada     | 7             |
    2026-03-31 | bplan   | bex     | 3             |`,
  "marts.confirmations": `
    day        | tool_id | confirmed_on | lapses_on  | confirmation | since      | confirmer | is_decided | is_bulk
    2026-02-28 | plan    | 2025-03-31   | 2026-03-31 | due          |            | p1        | false      | false
    2026-03-31 | plan    | 2025-03-31   | 2026-03-31 | lapsed       | 2026-03-31 | p1        | false      | false
    2026-03-31 | form    | 2026-03-01   | 2027-03-01 | confirmed    |            | Ida       | true       | false
    2026-03-31 | copy    |              |            | never        | 2026-01-31 |           | false      | false
    2026-03-31 | flow    | 2026-03-01   | 2027-03-01 | confirmed    |            | p1        | false      | true
    2026-03-31 | bplan   |              |            | never        | 2026-01-31 |           | false      | false`,
  "marts.listings": `
    tool_id | is_newest | last_review_on
    plan    | false     | 2024-05-01
    plan    | true      | 2026-01-15
    form    | true      |`,
  "marts.cluster_tools": `
    cluster_id | tool_id | tool_name | team_id | team_name | users_90_days
    plans      | plan    | Planner   | ada     | Ada       | 9
    plans      | bplan   | Plan B    | bex     | Bex       | 3
    plans      | cplan1  | Plan C    | cod     | Cod       | 1
    plans      | cplan2  | Plan D    | cod     | Cod       | 2
    forms      | form    | Form      | ada     | Ada       | 4
    forms      | copy    | Form too  | ada     | Ada       |`,
  "marts.clusters": `
    cluster_id | label | shared_words | tools | teams | users | untold_tools | place | team_list
    plans      | plan  | plan         | 4     | 3     | 14    | 0            | 1     | ${teamList("cod", "ada", "bex")}
    forms      | form  | form         | 2     | 1     | 4     | 1            | 2     | ${teamList("ada")}`,
  "marts.decisions_taken": `
    decided_on | decision_id | decision | state       | reopened_because | tool_id | team_id | person_key | decided_by
    2026-01-05 | d1          | snooze   | replaced    |                  | plan    | ada     |            | Ida
    2026-03-05 | d2          | assign   | open        |                  | plan    | ada     | p1         | Ida
    2026-02-05 | d3          | exempt   | re-opened   | its users grew   | form    | ada     |            | Ida
    2026-03-20 | d4          | retire   | carried out |                  | copy    | ada     |            | Ida
    2026-03-21 | d5          | dismiss  | open        |                  | bplan   | bex     |            | Ida`,
  "marts.team_sources": `
    team_id | kind       | written_as | load_id | rows | line
    ada     | registry   | Ada        | r1      | 3    | 2
    ada     | registry   | Ada        | r2      | 4    | 2
    ada     | registry   | ADA        | r1      | 1    | 9
    ada     | headcounts | Ada        | h1      | 2    | 5
    bex     | registry   | Bex        | r2      | 1    | 7`,
  "lake.loads": `
    load_id | file_name         | source_title | snapshot_day
    r1      | registry-feb.csv  | Registry     | 2026-02-28
    r2      | registry-mar.csv  | Registry     | 2026-03-31
    h1      | headcount.csv     | Headcount    | 2026-03-01`,
};

beforeAll(async () => {
  warehouse = await given(tables);
  await warehouse.run("marts/tool_reviews");
  await warehouse.run("marts/cluster_teams");
  await warehouse.connection.run(`create schema names; create table names.people (person_key varchar, name varchar, address varchar);
    create table names.persons (person_id varchar, name varchar); insert into names.persons values ('p1', 'Pia');
    insert into names.people values ('p1', 'Pia', null)`);
});

afterAll(() => warehouse.close());

function ask<Row extends object>(name: string, viewer: Viewer = lead, team = "ada") {
  return asked<Row>(warehouse, name, { team, limit: 10, offset: 0 }, viewer);
}

test("decisions on its tools: open again first, then those that stand, then what is done, with how many are which", async () => {
  const decisions = await ask<TeamDecision>("team_decisions");
  expect(decisions.map(({ decision_id, state, person_name }) => [decision_id, state, person_name])).toEqual([
    ["d3", "re-opened", null],
    ["d2", "open", "Pia"],
    ["d4", "carried out", null],
    ["d1", "replaced", null],
  ]);
  expect(decisions[0]).toMatchObject({ total_rows: 4, standing: 1, reopened: 1, done: 1, tool_name: "Form" });
});

test("its owners' word on the newest day: what ran out, was never given, was clicked through and stands, with the newest review", async () => {
  const reviews = await ask<TeamReview>("team_reviews");
  expect(reviews.map((row) => [row.tool_id, row.confirmation, row.confirmed_by, row.reviewed_on])).toEqual([
    ["plan", "lapsed", "Pia", "2026-01-15"],
    ["copy", "never", null, null],
    ["flow", "confirmed", "Pia", null],
    ["form", "confirmed", "Ida", null],
  ]);
  expect(reviews[0]).toMatchObject({ tools: 4, confirmed: 2, due: 0, lapsed: 1, never: 1, reviewed: 1 });
});

test("groups that it shares with other teams, not those of its own tools alone; other teams as far as one may see them", async () => {
  const [group, ...others] = await ask<TeamOverlap>("team_overlaps");
  expect(others).toEqual([]);
  expect(group).toMatchObject({ cluster_id: "plans", own_tools: 1, own_names: "Planner", other_tools: 3 });
  expect(group).toMatchObject({ other_teams: 2, other_names: "Cod, Bex", other_named: 2, users: 14, total_rows: 1 });
  const [seen] = await ask<TeamOverlap>("team_overlaps", memberOf("ada", "bex"));
  expect(seen).toMatchObject({ other_teams: 2, other_names: "Bex", other_named: 1 });
  const [alone] = await ask<TeamOverlap>("team_overlaps", memberOf("ada"));
  expect(alone).toMatchObject({ other_teams: 2, other_named: 0 });
});

test("the newest file of each kind and way of writing it, with how many there are", async () => {
  const sources = await ask<TeamSource>("team_sources");
  expect(sources.map((row) => [row.kind, row.written_as, row.file_name, row.rows, row.line, row.files])).toEqual([
    ["registry", "Ada", "registry-mar.csv", 4, 2, 2],
    ["registry", "ADA", "registry-feb.csv", 1, 9, 1],
    ["headcounts", "Ada", "headcount.csv", 2, 5, 1],
  ]);
  expect(sources[0]).toMatchObject({ first_day: "2026-02-28", day: "2026-03-31" });
});

test.each(["team_decisions", "team_reviews", "team_overlaps", "team_sources"])(
  "%s gives nothing to who may not see the team",
  async (name) => {
    expect(await ask(name, memberOf("bex"))).toEqual([]);
    expect((await ask(name, memberOf("ada"))).length).toBeGreaterThan(0);
  },
);
