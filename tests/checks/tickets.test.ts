import { expect, test } from "vitest";
import { readModels } from "../../pipelines/models.ts";
import { given } from "../given.ts";

/** Rows that the check finds among these. */
async function found(check: string, tables: { readonly [table: string]: string }): Promise<string[]> {
  const model = readModels().find(({ name }) => name === `checks.${check}`);
  if (!model?.sql) throw new Error(`no check ${check}`);
  const warehouse = await given(tables);
  const rows = await warehouse.rows(model.sql);
  warehouse.close();
  return rows;
}

test("a ticket done before it was opened is named", async () => {
  const tickets = `
    ticket_number | opened_at        | resolved_at      | closed_at        | load_id | line
    A             | 2025-01-06 09:00 | 2025-01-06 08:59 | 2025-01-07 09:00 | load-1  | 2
    B             | 2025-01-06 09:00 | 2025-01-06 09:00 |                  | load-1  | 3
    C             | 2025-01-06 09:00 |                  |                  | load-1  | 4`;
  expect(await found("ticket_done_before_opened", { "marts.tickets": tickets })).toEqual([
    "A | 2025-01-06 09:00:00 | 2025-01-06 08:59:00 | 2025-01-07 09:00:00 | load-1 | 2",
  ]);
});

test("a state that says over, without a time, is named", async () => {
  const tickets = `
    ticket_number | state            | done_on
    A             | Closed           | 2025-01-06
    B             | Canceled         |
    C             | Awaiting Closure |`;
  expect(await found("ticket_ended_without_time", { "marts.tickets": tickets })).toEqual(["B | Canceled | – | –"]);
});

test("a ticket done after the data's last day is named", async () => {
  const tables = {
    "marts.ticket_window": "data_through\n2025-01-31",
    "marts.tickets": `
      ticket_number | opened_on  | done_on
      A             | 2025-01-06 | 2025-02-01
      B             | 2025-01-06 | 2025-01-31
      C             | 2025-02-01 |`,
  };
  expect(await found("ticket_from_the_future", tables)).toEqual([
    "A | 2025-01-06 | 2025-02-01 | 2025-01-31 | – | –",
    "C | 2025-02-01 | – | 2025-01-31 | – | –",
  ]);
});

test("open tickets that days and tickets count differently are an error, and equal ones are none", async () => {
  const tables = (open: number) => ({
    "marts.ticket_days": `
      day        | open_tickets
      2025-01-06 | 9
      2025-01-07 | ${open}`,
    "marts.tickets": `
      ticket_id | opened_on  | done_on
      a         | 2025-01-06 |
      b         | 2025-01-07 | 2025-01-07
      c         | 2025-01-07 | 2025-01-08`,
  });
  expect(await found("open_tickets_agree", tables(2))).toEqual([]);
  expect(await found("open_tickets_agree", tables(3))).toEqual(["2025-01-07 | 3 | 2"]);
});

test("a day with fewer than no tickets is an error", async () => {
  const days = `
    day        | opened | done | open_tickets
    2025-01-06 | 1      | 0    | 1
    2025-01-07 | 0      | 2    | -1`;
  expect(await found("open_tickets_negative", { "marts.ticket_days": days })).toEqual(["2025-01-07 | 0 | 2 | -1"]);
});

test("a hop into the same group is an error", async () => {
  const hops = `
    ticket_id | from_group | to_group
    a         | Desk       | desk
    b         | Desk       | Network`;
  expect(await found("hop_into_same_group", { "marts.hops": hops })).toEqual(["a | Desk | desk | – | – | –"]);
});

test("a ticket of a team that there is not is an error", async () => {
  const tables = {
    "marts.teams": "team_id\nunassigned",
    "marts.tickets": "ticket_number | team_id\nA | unassigned\nB | sales",
  };
  expect(await found("ticket_team_exists", tables)).toEqual(["B | sales | – | –"]);
});

test("two rows of one ticket are an error", async () => {
  expect(await found("ticket_is_one_row", { "marts.tickets": "ticket_id\na\na\nb" })).toEqual(["a | 2"]);
});

test("a number that is neither known nor unknown, or both, is an error", async () => {
  const tickets = `
    ticket_number | hops | hops_unknown | escalations | escalations_unknown
    A             | 1    |              | 0           |
    B             |      |              | 0           |
    C             | 1    |              | 0           | the export tells no history of groups`;
  expect(await found("ticket_unknown_has_reason", { "marts.tickets": tickets })).toEqual([
    "B | – | – | 0 | –",
    "C | 1 | – | 0 | the export tells no history of groups",
  ]);
});
