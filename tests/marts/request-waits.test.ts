import { describe, expect, test } from "vitest";
import { given } from "../given.ts";

/** A log of four tickets: worked, cancelled, handed on and never touched, and one whose log begins late. */
const log = `
    ticket_number | state              | approval  | update_count | updated_at          | opened_at           | resolved_at         | closed_at           | is_cancelled | due_on
    worked        | New                |           | 0            | 2026-03-01 08:00:00 | 2026-03-01 08:00:00 | 2026-03-11 08:00:00 | 2026-03-16 08:00:00 | false        | 2026-03-10
    worked        | Awaiting approval  |           | 1            | 2026-03-02 08:00:00 | 2026-03-01 08:00:00 | 2026-03-11 08:00:00 | 2026-03-16 08:00:00 | false        | 2026-03-10
    worked        | Active             |           | 2            | 2026-03-05 08:00:00 | 2026-03-01 08:00:00 | 2026-03-11 08:00:00 | 2026-03-16 08:00:00 | false        | 2026-03-10
    worked        | Awaiting User Info |           | 3            | 2026-03-07 08:00:00 | 2026-03-01 08:00:00 | 2026-03-11 08:00:00 | 2026-03-16 08:00:00 | false        | 2026-03-10
    worked        | Awaiting Vendor    |           | 4            | 2026-03-09 08:00:00 | 2026-03-01 08:00:00 | 2026-03-11 08:00:00 | 2026-03-16 08:00:00 | false        | 2026-03-10
    worked        | Resolved           |           | 5            | 2026-03-11 08:00:00 | 2026-03-01 08:00:00 | 2026-03-11 08:00:00 | 2026-03-16 08:00:00 | false        | 2026-03-10
    worked        | Closed             |           | 6            | 2026-03-16 08:00:00 | 2026-03-01 08:00:00 | 2026-03-11 08:00:00 | 2026-03-16 08:00:00 | false        | 2026-03-10
    gone          | New                | requested | 0            | 2026-03-01 08:00:00 | 2026-03-01 08:00:00 |                     |                     | false        | 2026-03-04
    gone          | Canceled           | requested | 1            | 2026-03-06 08:00:00 | 2026-03-01 08:00:00 |                     |                     | true         | 2026-03-04
    handed        | New                |           | 0            | 2026-03-10 08:00:00 | 2026-03-10 08:00:00 |                     |                     | false        | 2026-03-20
    handed        | New                |           | 1            | 2026-03-12 08:00:00 | 2026-03-10 08:00:00 |                     |                     | false        | 2026-03-20
    handed        | Assigned           |           | 2            | 2026-03-13 08:00:00 | 2026-03-10 08:00:00 |                     |                     | false        | 2026-03-20
    cut           | Active             |           | 7            | 2026-03-20 08:00:00 | 2026-03-02 08:00:00 |                     |                     | false        | 2026-04-20
    cut           | Active             |           | 8            | 2026-03-31 08:00:00 | 2026-03-02 08:00:00 |                     |                     | false        | 2026-04-20`;

describe("waits of requests", () => {
  test("each ends done, cancelled or open; the first act is none of the desk's own; turns add up to the days until done", async () => {
    const warehouse = await given({ "lake.ticket_updates": log });
    const name = "(select ticket_number from marts.tickets where tickets.ticket_id = request_waits.ticket_id)";
    expect(
      await warehouse.run(
        "marts/request_waits",
        `${name} as name, ending, days, touch_ending, touch_days, touch_unknown, approval_ending, approval_days_waited, is_late`,
      ),
    ).toEqual([
      "cut | open | 29 | – | – | its log begins after somebody had acted on it | – | – | –",
      "gone | cancelled | 5 | cancelled | 5 | – | cancelled | 5 | –",
      "handed | open | 21 | open | 21 | – | – | – | true",
      "worked | done | 10 | done | 4 | – | done | 3 | true",
    ]);
    expect(
      await warehouse.rows(`select turn_days, not_begun_days, work_days, approval_days, requester_days, vendor_days
        from marts.request_waits where ending = 'done'`),
    ).toEqual(["10 | 1 | 2 | 3 | 2 | 2"]);
    warehouse.close();
  });
});

describe("words of states", () => {
  test.each([
    ["New", null, "not begun"],
    ["In Progress", null, "in work"],
    ["Awaiting Problem", null, "in work"],
    ["Waiting for support", null, "in work"],
    ["Waiting for customer", null, "requester"],
    ["On Hold - Awaiting Caller", null, "requester"],
    ["Awaiting Vendor", null, "vendor"],
    ["Pending approval", null, "approval"],
    ["Open", "requested", "approval"],
    ["Open", "approved", "not begun"],
    ["Closed Incomplete", "rejected", "rejected"],
    ["Closed Rejected", null, "rejected"],
    ["Closed Skipped", null, "cancelled"],
    ["Withdrawn", null, "cancelled"],
    ["Closed Complete", "approved", "done"],
    [null, null, "–"],
  ])("“%s”, approval “%s”: %s", async (state, approval, turn) => {
    const tickets = `ticket_number | state | approval | opened_at
      one | ${state ?? ""} | ${approval ?? ""} | 2026-03-01 08:00:00`;
    const warehouse = await given({ "lake.ticket_updates": tickets });
    expect(await warehouse.run("marts/state_turns", "turn")).toEqual([turn]);
    warehouse.close();
  });
});

test("a list tells when requests were done and by when they were needed, and nothing of first acts and turns", async () => {
  const warehouse = await given({
    "lake.ticket_updates": `
      ticket_number | state    | opened_at           | closed_at           | due_on     | requester_team_name
      in time       | Closed   | 2026-03-01 08:00:00 | 2026-03-04 08:00:00 | 2026-03-04 | HR
      late          | Closed   | 2026-03-01 08:00:00 | 2026-03-04 08:00:00 | 2026-03-03 | HR
      overdue       | Active   | 2026-03-01 08:00:00 |                     | 2026-03-03 | HR
      not yet       | Active   | 2026-03-01 08:00:00 |                     | 2026-12-31 | HR
      dropped       | Rejected | 2026-03-01 08:00:00 | 2026-03-04 08:00:00 | 2026-03-02 | HR`,
    "lake.entities": "entity | data_through\n ticket_updates | 2026-03-10",
    "lake.launches": "team_name | launched_on\n HR | 2026-03-02",
  });
  expect(
    await warehouse.run("marts/wait_tallies", "wait, grouped_by, of, side, days, done, cancelled, still_open"),
  ).toEqual([
    "done | all | * | before | 3 | 2 | 1 | 0",
    "done | all | * | before | 9 | 0 | 0 | 2",
    "done | class | not said | before | 3 | 2 | 1 | 0",
    "done | class | not said | before | 9 | 0 | 0 | 2",
    "done | team | hr | before | 3 | 2 | 1 | 0",
    "done | team | hr | before | 9 | 0 | 0 | 2",
  ]);
  expect(await warehouse.run("marts/wait_sums", "grouped_by, side, turned, dated, due, late")).toEqual([
    "all | all | 0 | 5 | 3 | 2",
    "all | before | 0 | 5 | 3 | 2",
    "class | all | 0 | 5 | 3 | 2",
    "class | before | 0 | 5 | 3 | 2",
    "team | all | 0 | 5 | 3 | 2",
    "team | before | 0 | 5 | 3 | 2",
  ]);
  warehouse.close();
});
