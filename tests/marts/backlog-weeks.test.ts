import { expect, test } from "vitest";
import { given } from "../given.ts";

/** Days in a row from a Monday on, with one opened on each and one done on Fridays. */
function days(count: number, outside: readonly number[] = []): string {
  const rows = Array.from({ length: count }, (_, place) => {
    const day = new Date(Date.UTC(2026, 5, 1 + place)).toISOString().slice(0, 10);
    const done = place % 7 === 4 ? 1 : 0;
    const open = place + 1 - Math.floor((place + 3) / 7);
    return `${day} | 1 | ${done} | ${open} | ${outside.includes(place)}`;
  });
  return `day | opened | done | open_tickets | is_outside_window\n${rows.join("\n")}`;
}

const teams = "team_id | launched_on\nsales | 2026-06-03\nlate | 2026-06-20\nunassigned |";
const requests = `
  ticket_id | team_id    | is_eligible | opened_on
  a         | sales      | true        | 2026-06-02
  b         | sales      | true        | 2026-06-03
  c         | sales      | false       | 2026-06-04
  d         | late       | true        | 2026-06-04
  e         | unassigned | true        | 2026-06-04
  f         | sales      | true        | 2026-06-09`;
const none = "entity | series | is_log | state | from_day | to_day";
const full = {
  "marts.ticket_days": days(16),
  "marts.teams": teams,
  "marts.requests": requests,
  "marts.coverage": none,
};

test("only whole weeks inside the window count, and of eligible requests those of a team from its launch on", async () => {
  const warehouse = await given(full);
  expect(await warehouse.run("marts/backlog_weeks")).toEqual([
    "2026-06-01 | 2026-06-07 | 7 | 1 | 6 | 1 | –",
    "2026-06-08 | 2026-06-14 | 7 | 1 | 12 | 1 | –",
  ]);
  warehouse.close();
});

test("a week of which a day lies outside the window is none", async () => {
  const warehouse = await given({ ...full, "marts.ticket_days": days(16, [0]) });
  expect(await warehouse.run("marts/backlog_weeks", "week")).toEqual(["2026-06-08"]);
  warehouse.close();
});

test("a working day that a log of tickets lacks leaves its week out, a weekend or a list's month does not", async () => {
  const warehouse = await given({
    ...full,
    "marts.coverage": `${none}
      ticket_updates | desk | true  | missing | 2026-06-04 | 2026-06-06
      ticket_updates | desk | true  | capped  | 2026-06-13 | 2026-06-14
      ticket_updates | list | false | missing | 2026-06-01 | 2026-06-30
      events         | logs | true  | missing | 2026-06-08 | 2026-06-12`,
  });
  expect(await warehouse.run("marts/backlog_weeks", "week, left_out")).toEqual([
    "2026-06-01 | the ticket log lacks 2 working days",
    "2026-06-08 | –",
  ]);
  warehouse.close();
});
