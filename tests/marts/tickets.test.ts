import { expect, test } from "vitest";
import { given } from "../given.ts";

const noTools = { "marts.tool_keys": "tool_id", "marts.tools": "tool_id" };
const noPeople = {
  "marts.person_keys": "person_key",
  "marts.person_teams": "person_id",
  "marts.team_names": "spelling",
};

test("a ticket is done when it was resolved, else when it was closed, and never before it was opened", async () => {
  const warehouse = await given({
    ...noTools,
    ...noPeople,
    "lake.ticket_updates": `
      ticket_number | opened_at        | resolved_at      | closed_at
      A             | 2025-01-06 09:00 | 2025-01-08 10:00 | 2025-01-13 10:00
      B             | 2025-01-06 09:00 |                  | 2025-01-09 10:00
      C             | 2025-01-06 09:00 | 2025-01-07 10:00 |
      D             | 2025-01-06 09:00 |                  |
      E             | 2025-01-06 09:00 | 2025-01-02 10:00 | 2025-01-07 10:00`,
  });
  expect(await warehouse.run("marts/tickets", "ticket_number, is_closed, opened_on, done_on")).toEqual([
    "A | true | 2025-01-06 | 2025-01-08",
    "B | true | 2025-01-06 | 2025-01-09",
    "C | true | 2025-01-06 | 2025-01-07",
    "D | false | 2025-01-06 | –",
    "E | true | 2025-01-06 | 2025-01-06",
  ]);
  warehouse.close();
});

test("days are those of the program's time zone", async () => {
  const warehouse = await given({
    ...noTools,
    ...noPeople,
    "lake.program": `
      time_zone
      Pacific/Auckland`,
    "lake.ticket_updates": `
      ticket_number | opened_at        | resolved_at
      before        | 2025-01-31 10:59 | 2025-06-30 11:59
      after         | 2025-01-31 11:00 | 2025-06-30 12:00`,
  });
  expect(await warehouse.run("marts/tickets", "ticket_number, opened_on, done_on")).toEqual([
    "after | 2025-02-01 | 2025-07-01",
    "before | 2025-01-31 | 2025-06-30",
  ]);
  warehouse.close();
});

test("a ticket belongs to its requester's team, else to the department in the file, else to nobody's", async () => {
  const warehouse = await given({
    ...noTools,
    "marts.person_keys": `
      person_key | person_id
      key-ann    | ann
      key-bob    | bob`,
    "marts.person_rows": `
      person_id | team_id    | valid_from
      ann       | sales      | 2025-01-31
      bob       | unassigned | 2025-01-31`,
    "marts.team_names": `
      spelling      | team_id
      field service | service`,
    "lake.ticket_updates": `
      ticket_number | opened_at  | requester_key | requester_team_name
      A             | 2025-01-06 | key-ann       | Field Service
      B             | 2025-01-06 | key-bob       | field  Service
      C             | 2025-01-06 | key-eve       | Field Service
      D             | 2025-01-06 | key-eve       | Nobody's
      E             | 2025-01-06 |               |`,
  });
  expect(await warehouse.run("marts/tickets", "ticket_number, team_id")).toEqual([
    "A | sales",
    "B | service",
    "C | service",
    "D | unassigned",
    "E | unassigned",
  ]);
  warehouse.close();
});

test("a requester who changed teams asked for the one of the day", async () => {
  const warehouse = await given({
    ...noTools,
    "lake.people": `
      mail_key | team_name | is_enabled | load_id | snapshot_day
      ann      | Sales     | true       | feb     | 2025-02-28
      ann      | Finance   | true       | mar     | 2025-03-31`,
    "lake.ticket_updates": `
      ticket_number | opened_at        | requester_key
      A             | 2025-01-06 09:00 | ann
      B             | 2025-03-30 09:00 | ann
      C             | 2025-03-31 09:00 | ann`,
  });
  expect(await warehouse.run("marts/tickets", "ticket_number, team_id")).toEqual([
    "A | sales",
    "B | sales",
    "C | finance",
  ]);
  warehouse.close();
});

test("a ticket names a tool by native id, else by a name that only one tool has", async () => {
  const warehouse = await given({
    ...noPeople,
    "marts.tools": "tool_id",
    "marts.tool_keys": `
      tool_id | native_id | tool_name
      one     | APP-1     | Leave planner
      one     | APP-1-dev | Leave planner
      two     | APP-2     | Tracker
      three   | APP-3     | Tracker
      four    | Tracker 4 | APP-1`,
    "lake.ticket_updates": `
      ticket_number | opened_at  | tool_reference
      A             | 2025-01-06 | app-1
      B             | 2025-01-06 | leave  Planner
      C             | 2025-01-06 | Tracker
      D             | 2025-01-06 | Mail server
      E             | 2025-01-06 |`,
  });
  expect(await warehouse.run("marts/tickets", "ticket_number, tool_id, names_tool")).toEqual([
    "A | one | true",
    "B | one | true",
    "C | – | true",
    "D | – | true",
    "E | – | false",
  ]);
  warehouse.close();
});
