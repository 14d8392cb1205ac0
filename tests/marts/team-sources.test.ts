import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const columns = "team_id, kind, written_as, load_id, rows, line";

test("each file that names a team is told with how it writes the team, its first line and how many rows name it", async () => {
  const tables = {
    "lake.tools": `
      tool_name | native_id | team_name  | load_id | line | snapshot_day
      one       | 1         | Field Ops  | r1      | 2    | 2026-01-31
      two       | 2         | Field  Ops | r1      | 5    | 2026-01-31
      one       | 1         | field ops  | r2      | 3    | 2026-02-28
      two       | 2         |            | r2      | 4    | 2026-02-28`,
    "lake.people": `
      mail_key | team_name | load_id | line | snapshot_day
      ann      | Field Ops | p1      | 7    | 2026-02-28`,
    "lake.headcounts": `
      team_name | load_id | line | month      | headcount
      FO        | h1      | 9    | 2026-02-01 | 12`,
    "lake.launches": `
      team_name | load_id | line | snapshot_day | launched_on
      Field Ops | l1      | 4    | 2026-02-01   | 2026-03-01`,
    "lake.ticket_updates": `
      ticket_number | requester_team_name | load_id | line | updated_at
      T1            | Field Ops           | t1      | 8    | 2026-02-03
      T1            | Field Ops           | t1      | 6    | 2026-02-02`,
    "lake.team_aliases": `
      alias | team_name
      FO    | Field Ops`,
  };
  expect(await rowsOf(tables, "marts/team_sources", columns)).toEqual([
    "field-ops | headcounts | FO | h1 | 1 | 9",
    "field-ops | launches | Field Ops | l1 | 1 | 4",
    "field-ops | people | Field Ops | p1 | 1 | 7",
    "field-ops | program | FO | – | 1 | –",
    "field-ops | registry | Field Ops | r1 | 2 | 2",
    "field-ops | registry | field ops | r2 | 1 | 3",
    "field-ops | tickets | Field Ops | t1 | 2 | 6",
    "unassigned | registry | – | r2 | 1 | 4",
  ]);
});

test("what is said of a team that was merged into another is said of that one, from that day on", async () => {
  const tables = {
    "lake.tools": `
      tool_name | native_id | team_name | load_id | line | snapshot_day
      one       | 1         | North     | r1      | 2    | 2026-01-31
      one       | 1         | North     | r2      | 3    | 2026-02-28
      two       | 2         | South     | r2      | 4    | 2026-02-28`,
    "marts.team_heirs": `
      team_id | from_day   | heir_id
      north   | 2026-02-01 | south`,
  };
  expect(await rowsOf(tables, "marts/team_sources", columns)).toEqual([
    "north | registry | North | r1 | 1 | 2",
    "south | registry | North | r2 | 1 | 3",
    "south | registry | South | r2 | 1 | 4",
  ]);
});
