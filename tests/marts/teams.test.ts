import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const tables = {
  "lake.tools": `
    tool_name | team_name        | snapshot_day
    one       | Customer  care   | 2026-03-31
    two       | R & D            | 2026-03-31
    three     |                  | 2026-03-31`,
  "lake.people": `
    mail_key | team_name        | is_enabled | snapshot_day
    ann      | CUSTOMER SERVICE | true       | 2026-03-31`,
  "lake.headcounts": `
    team_name | headcount | month
    R-D       | 7         | 2026-03-01`,
  "lake.team_aliases": `
    alias         | team_name
    Customer Care | Customer Service`,
  "lake.launches": `
    team_name        | wave | launched_on
    customer service | 2    | 2026-02-01
    Customer Care    | 1    | 2025-09-01`,
};

test("spellings of one team in all exports and aliases lead to one team; names that differ in punctuation do not", async () => {
  expect(await rowsOf(tables, "marts/team_names", "spelling, team_id")).toEqual([
    "customer care | customer-service",
    "customer service | customer-service",
    "r & d | r-d-c45f9d",
    "r-d | r-d-021798",
  ]);
});

test("a team has its canonical name and its first launch; what has no team is unassigned", async () => {
  expect(await rowsOf(tables, "marts/teams")).toEqual([
    "customer-service | Customer Service | 2025-09-01",
    "r-d-021798 | R-D | –",
    "r-d-c45f9d | R & D | –",
    "unassigned | Unassigned | –",
  ]);
  expect(await rowsOf(tables, "marts/tools", "tool_name, team_id")).toContain("three | unassigned");
});

test("a launch that was put off to another wave is dated by the newest calendar", async () => {
  const launches = `
    team_name | wave | launched_on | load_id | snapshot_day
    Sales     | 1    | 2026-01-10  | old     | 2026-01-01
    Law       | 1    | 2026-01-10  | old     | 2026-01-01
    Sales     | 2    | 2026-06-10  | new     | 2026-02-01`;
  expect(await rowsOf({ "lake.launches": launches }, "marts/teams", "team_id, launched_on")).toEqual([
    "law | 2026-01-10",
    "sales | 2026-06-10",
    "unassigned | –",
  ]);
});

test("a name without Latin letters still has an id", async () => {
  const rows = await rowsOf({ "lake.people": "mail_key | team_name | is_enabled\n a | 营业部 | true" }, "marts/teams");
  expect(rows).toEqual(["5d5608 | 营业部 | –", "unassigned | Unassigned | –"]);
});
