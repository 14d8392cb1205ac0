import { expect, test } from "vitest";
import { given } from "../given.ts";

const empty = {
  "marts.tool_keys": "tool_id",
  "marts.tools": "tool_id",
  "marts.person_keys": "person_key",
  "marts.person_teams": "person_id",
  "marts.team_names": "spelling",
};

const columns = "ticket_number, state, group_name, update_count, resolved_at, load_id, line";

test("the newest update tells what a ticket is; of equal times the one with the higher count", async () => {
  const warehouse = await given({
    ...empty,
    "lake.ticket_updates": `
      ticket_number | state    | update_count | updated_at       | opened_at  | resolved_at
      A             | Resolved | 3            | 2025-01-08 10:00 | 2025-01-06 | 2025-01-08 10:00
      A             | New      | 1            | 2025-01-06 09:00 | 2025-01-06 |
      A             | Active   | 2            | 2025-01-08 10:00 | 2025-01-06 |`,
  });
  expect(await warehouse.run("marts/tickets", columns)).toEqual([
    "A | Resolved | – | 3 | 2025-01-08 10:00:00 | load-1 | 2",
  ]);
  warehouse.close();
});

test("a ticket whose newest update has neither end is open again", async () => {
  const warehouse = await given({
    ...empty,
    "lake.ticket_updates": `
      ticket_number | state    | update_count | updated_at       | opened_at  | resolved_at
      A             | Resolved | 1            | 2025-01-08 10:00 | 2025-01-06 | 2025-01-08 10:00
      A             | Active   | 2            | 2025-01-20 10:00 | 2025-01-06 |`,
  });
  expect(await warehouse.run("marts/tickets", "state, is_closed, done_on")).toEqual(["Active | false | –"]);
  warehouse.close();
});

test("overlapping exports say the same whichever came first", async () => {
  const january = (seen: string) => `
      A | New      | Desk    | 1 | 2025-01-06 09:00 | 2025-01-06 | january  | 2025-01-31 | ${seen}
      A | Active   | Network | 2 | 2025-01-07 09:00 | 2025-01-06 | january  | 2025-01-31 | ${seen}`;
  const february = (seen: string) => `
      A | Active   | Network | 2 | 2025-01-07 09:00 | 2025-01-06 | february | 2025-02-28 | ${seen}
      A | Resolved | Network | 3 | 2025-02-03 09:00 | 2025-01-06 | february | 2025-02-28 | ${seen}`;
  const answers: string[][] = [];
  for (const [first, second] of [
    ["2025-03-01", "2025-03-02"],
    ["2025-03-02", "2025-03-01"],
  ] as const) {
    const warehouse = await given({
      ...empty,
      "lake.ticket_updates": `
      ticket_number | state | group_name | update_count | updated_at | opened_at | load_id | snapshot_day | first_seen_at
      ${january(first)}${february(second)}`,
    });
    answers.push([
      ...(await warehouse.run("marts/ticket_updates", "state, group_name, load_id")),
      ...(await warehouse.run("marts/tickets", "ticket_number, state, hops, load_id")),
    ]);
    warehouse.close();
  }
  expect(answers[0]).toEqual([
    "Active | Network | february",
    "New | Desk | january",
    "Resolved | Network | february",
    "A | Resolved | 1 | february",
  ]);
  expect(answers[1]).toEqual(answers[0]);
});

test("the same number in two series is two tickets, each with an id that fits an address", async () => {
  const warehouse = await given({
    ...empty,
    "lake.ticket_updates": `
      ticket_number | opened_at  | series
      REQ 1/2       | 2025-01-06 | north
      REQ 1/2       | 2025-01-07 | south`,
  });
  expect(await warehouse.run("marts/tickets", "opened_on, regexp_full_match(ticket_id, '[a-z0-9]+')")).toEqual([
    "2025-01-06 | true",
    "2025-01-07 | true",
  ]);
  expect(await warehouse.run("marts/tickets", "count(distinct ticket_id)")).toEqual(["2"]);
  warehouse.close();
});

test("a list without update times has its snapshots as history, each on its own day in the program's zone", async () => {
  const warehouse = await given({
    ...empty,
    "lake.program": `
      time_zone        | engineering_groups
      America/New_York | Network`,
    "lake.ticket_updates": `
      ticket_number | state  | group_name | opened_at  | hop_count | load_id | snapshot_day
      A             | Active | Network    | 2025-01-06 | 1         | second  | 2025-02-28
      A             | New    | Desk       | 2025-01-06 | 0         | first   | 2025-01-31
      B             | Active | Network    | 2025-01-06 | 3         | second  | 2025-02-28
      B             | New    | Desk       | 2025-01-06 | 0         | first   | 2025-01-31
      C             | New    | Desk       | 2025-01-06 | 0         | second  | 2025-02-28
      D             | New    | Desk       | 2025-01-06 |           | second  | 2025-02-28`,
  });
  expect(await warehouse.run("marts/hops", "from_group, to_group, is_escalation, hopped_on")).toEqual([
    "Desk | Network | true | 2025-02-28",
    "Desk | Network | true | 2025-02-28",
  ]);
  expect(
    await warehouse.run("marts/tickets", "ticket_number, state, hops, hops_unknown, escalations, escalations_unknown"),
  ).toEqual([
    "A | Active | 1 | – | 1 | –",
    "B | Active | 3 | – | – | the export tells no history of groups",
    "C | New | 0 | – | 0 | –",
    "D | New | – | the export tells neither groups over time nor hops | – | the export tells no history of groups",
  ]);
  warehouse.close();
});

test("a list that repeats a ticket of many is no log: escalations stay unknown", async () => {
  const once = Array.from({ length: 20 }, (_, place) => `T${place} | Desk | 2 | 2025-01-06 | 2025-01-06`);
  const warehouse = await given({
    ...empty,
    "lake.program": "engineering_groups\nNetwork",
    "lake.ticket_updates": `
      ticket_number | group_name | hop_count | opened_at | updated_at
      ${once.join("\n")}
      T0 | Desk | 2 | 2025-01-06 | 2025-01-07`,
  });
  expect(await warehouse.run("marts/tickets", "count(*), count(escalations), min(hops)")).toEqual(["20 | 0 | 2"]);
  warehouse.close();
});

test("a log that begins after a ticket's first hops does not tell whether they escalated", async () => {
  const warehouse = await given({
    ...empty,
    "lake.program": "engineering_groups\nNetwork",
    "lake.ticket_updates": `
      ticket_number | group_name | hop_count | updated_at       | opened_at
      late          | Desk       | 2         | 2025-02-01 09:00 | 2025-01-06
      late          | Mail       | 3         | 2025-02-02 09:00 | 2025-01-06
      seen          | Desk       | 2         | 2025-02-01 09:00 | 2025-01-06
      seen          | Network    | 3         | 2025-02-02 09:00 | 2025-01-06
      whole         | Desk       | 0         | 2025-02-01 09:00 | 2025-02-01
      whole         | Mail       | 1         | 2025-02-02 09:00 | 2025-02-01`,
  });
  expect(await warehouse.run("marts/tickets", "ticket_number, hops, escalations, escalations_unknown")).toEqual([
    "late | 1 | – | it had hopped before the log begins",
    "seen | 1 | 1 | –",
    "whole | 1 | 0 | –",
  ]);
  warehouse.close();
});
