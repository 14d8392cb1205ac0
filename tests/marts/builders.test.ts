import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const people = `
  mail_key | team_name | is_enabled | load_id | snapshot_day
  ann      | Sales     | true       | feb     | 2026-02-28
  bob      | Sales     | true       | feb     | 2026-02-28
  ann      | Finance   | true       | mar     | 2026-03-31
  bob      | Sales     | true       | mar     | 2026-03-31`;

function eventsOf(rows: string): string {
  return `actor_key | actor_type | operation | operation_class | occurred_at\n${rows}`;
}

const months = "month, team_id, builders, headcount, headcount_unknown, is_complete";

test("somebody who authored in the 28 days to the month's end, in the team of that day, of that month's headcount", async () => {
  const tables = {
    "lake.people": people,
    "lake.headcounts": `
      team_name | headcount | month
      Sales     | 9         | 2026-02-01
      Finance   | 5         | 2026-02-01
      Sales     | 8         | 2026-03-01`,
    "lake.events": eventsOf(`
      ann | | edit    | author | 2026-02-01 12:00:00
      ann | | publish | author | 2026-03-04 12:00:00
      bob | | create  | author | 2026-03-03 12:00:00
      bob | | launch  | use    | 2026-03-31 12:00:00`),
  };
  expect(await rowsOf(tables, "marts/builders", "month, team_id, person_id, events")).toEqual([
    "2026-02-01 | sales | ann | 1",
    "2026-03-01 | finance | ann | 1",
  ]);
  expect(await rowsOf(tables, "marts/builder_months", months)).toEqual([
    "2026-02-01 | finance | 0 | 5 | – | true",
    "2026-02-01 | sales | 1 | 9 | – | true",
    "2026-03-01 | finance | 1 | – | no headcount for 2026-03 | true",
    "2026-03-01 | sales | 0 | 8 | – | true",
  ]);
});

test("robots and nobody build nothing; who is in no people export builds unassigned", async () => {
  const tables = {
    "lake.people": people,
    "lake.robots": "person_key\nsvc",
    "lake.events": eventsOf(`
      svc | person | edit | author | 2026-03-30 12:00:00
      ann | system | edit | author | 2026-03-30 12:00:00
          | person | edit | author | 2026-03-30 12:00:00
      zed | person | edit | author | 2026-03-31 12:00:00`),
  };
  expect(await rowsOf(tables, "marts/builder_months", months)).toEqual([
    "2026-03-01 | unassigned | 1 | – | no headcount export is loaded | true",
  ]);
});

test("a month that the log does not reach the end of is not complete, and its 28 days end with the log", async () => {
  const tables = {
    "lake.people": people,
    "lake.events": eventsOf(`
      bob | | edit   | author | 2026-02-15 12:00:00
      ann | | launch | use    | 2026-03-14 12:00:00`),
  };
  expect(await rowsOf(tables, "marts/builder_months", "month, team_id, builders, is_complete")).toEqual([
    "2026-02-01 | sales | 1 | true",
    "2026-03-01 | sales | 1 | false",
  ]);
});

test("an event at 23:30 belongs to the day, and the month, of the program's time zone", async () => {
  const tables = {
    "lake.people": people,
    "lake.program": "time_zone\nEurope/Berlin",
    "lake.events": eventsOf(`
      ann | | edit | author | 2026-02-28 23:30:00`),
    "lake.entities": "entity | loads | data_through\n events | 1 | 2026-03-01",
  };
  expect(await rowsOf(tables, "marts/builders", "month, person_id")).toEqual(["2026-03-01 | ann"]);
});

test("a log that begins in the middle of the 28 days does not tell of them", async () => {
  const tables = {
    "lake.events": eventsOf(`
      ann | | edit | author | 2026-02-10 12:00:00
      ann | | edit | author | 2026-03-31 12:00:00`),
  };
  expect(await rowsOf(tables, "marts/logged_months", "month, log_unknown, is_complete, day")).toEqual([
    "2026-02-01 | the usage logs tell of 19 of the 28 days to 2026-02-28 | true | 2026-02-28",
    "2026-03-01 | – | true | 2026-03-31",
  ]);
});

test("a team that a newer headcount spells otherwise is counted once; two spellings in one export add up", async () => {
  const tables = {
    "lake.team_aliases": `
      alias   | team_name
      Fin     | Finance
      Finance | Finance`,
    "lake.headcounts": `
      team_name | headcount | month      | load_id | snapshot_day
      Fin       | 10        | 2026-02-01 | old     | 2026-02-28
      Finance   | 11        | 2026-02-01 | new     | 2026-03-31
      Fin       | 4         | 2026-03-01 | new     | 2026-03-31
      Finance   | 7         | 2026-03-01 | new     | 2026-03-31`,
    "lake.events": eventsOf(`
      ann | | launch | use | 2026-02-01 12:00:00
      ann | | launch | use | 2026-03-31 12:00:00`),
  };
  expect(await rowsOf(tables, "marts/builder_months", "month, team_id, headcount")).toEqual([
    "2026-02-01 | finance | 11",
    "2026-03-01 | finance | 11",
  ]);
});

test("builders of a team of nobody count in no rate, where subtraction would tell them", async () => {
  const tables = {
    "lake.people": people,
    "lake.headcounts": `
      team_name | headcount | month
      Sales     | 0         | 2026-03-01
      Finance   | 0         | 2026-03-01`,
    "lake.events": eventsOf(`
      ann | | edit   | author | 2026-03-31 12:00:00`),
  };
  expect(await rowsOf(tables, "marts/builder_months", months)).toEqual([
    "2026-03-01 | finance | 1 | – | no staff on record for 2026-03 | true",
    "2026-03-01 | sales | 0 | 0 | – | true",
  ]);
});

test("a robot is one by each of its keys", async () => {
  const tables = {
    "lake.people": `
      mail_key | object_id_key | is_enabled | snapshot_day
      svc-mail | svc-id        | true       | 2026-03-31`,
    "lake.robots": "person_key\nsvc-mail",
    "lake.tools": "native_id | tool_name | snapshot_day\n A | One | 2026-03-31",
    "lake.events": `
      actor_key | tool_key | operation | operation_class | occurred_at
      svc-id    | A        | edit      | author          | 2026-03-30 12:00:00
      svc-id    | A        | launch    | use             | 2026-03-31 12:00:00`,
  };
  expect(await rowsOf(tables, "marts/builders")).toEqual([]);
  expect(await rowsOf(tables, "marts/tool_users")).toEqual([]);
});

test("an export that gives a team two headcounts gives none; the same one twice is one", async () => {
  const tables = {
    "lake.headcounts": `
      team_name | headcount | month
      Sales     | 10        | 2026-03-01
      Sales     | 5         | 2026-03-01
      Law       | 7         | 2026-03-01
      Law       | 7         | 2026-03-01`,
    "lake.events": eventsOf(`
      ann | | launch | use | 2026-03-31 12:00:00`),
  };
  expect(await rowsOf(tables, "marts/builder_months", months)).toEqual([
    "2026-03-01 | law | 0 | 7 | – | true",
    "2026-03-01 | sales | 0 | – | several headcounts for 2026-03 | true",
  ]);
});
