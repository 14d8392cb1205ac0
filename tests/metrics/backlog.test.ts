import { expect, test } from "vitest";
import { given } from "../given.ts";

const tickets = `
  ticket_id | team_id    | opened_on  | done_on
  a         | sales      | 2025-01-30 | 2025-02-02
  b         | sales      | 2025-02-10 | 2025-02-10
  c         | unassigned | 2025-02-11 |
  d         | unassigned | 2025-02-28 | 2025-03-01`;

test("a request is open from the day it was opened to the day before it was done", async () => {
  const warehouse = await given({ "marts.tickets": tickets });
  expect(await warehouse.run("metrics/open_requests")).toEqual([
    "2025-01-30 | 2025-02-02 | sales | – | a | 1",
    "2025-02-10 | 2025-02-10 | sales | – | b | 1",
    "2025-02-11 | – | unassigned | – | c | 1",
    "2025-02-28 | 2025-03-01 | unassigned | – | d | 1",
  ]);
  const open = (day: string) =>
    warehouse.rows(
      `select sum(amount) from metrics.open_requests where from_day <= '${day}' and (to_day is null or to_day > '${day}')`,
    );
  expect(await open("2025-01-31")).toEqual(["1"]);
  expect(await open("2025-02-10")).toEqual(["–"]);
  expect(await open("2025-02-28")).toEqual(["2"]);
  expect(await open("2025-03-31")).toEqual(["1"]);
  warehouse.close();
});

test("a request opened in one month and done in the next counts in each once", async () => {
  const warehouse = await given({ "marts.tickets": tickets });
  await warehouse.run("metrics/opened_requests");
  await warehouse.run("metrics/closed_requests");
  const byMonth = (metric: string) =>
    warehouse.rows(
      `select strftime(day, '%Y-%m') as month, team_id, sum(amount) from metrics.${metric} group by all order by all`,
    );
  expect(await byMonth("opened_requests")).toEqual([
    "2025-01 | sales | 1",
    "2025-02 | sales | 1",
    "2025-02 | unassigned | 2",
  ]);
  expect(await byMonth("closed_requests")).toEqual(["2025-02 | sales | 2", "2025-03 | unassigned | 1"]);
  warehouse.close();
});

test("without tickets there is no change, not a change of zero", async () => {
  const warehouse = await given({
    "marts.baseline": "change_unknown\nno tickets are loaded",
    "marts.tickets": "ticket_id",
  });
  expect(await warehouse.run("metrics/backlog_change")).toEqual([]);
  expect(await warehouse.run("metrics/open_requests")).toEqual([]);
  warehouse.close();
});
