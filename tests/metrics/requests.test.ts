import { expect, test } from "vitest";
import { type Given, given } from "../given.ts";

const entities = "entity | loads | data_through\nticket_updates | 1 | 2026-03-10\nheadcounts | 1 | 2026-03-01";
const window = (from: string, to: string) =>
  `window_from | window_to | data_through | is_truncated\n${from} | ${to} | 2026-03-10 | false`;

const header = "ticket_id | team_id | class | opened_on | done_on | days | is_done | is_inside_window";

async function valuesOf(
  tables: { readonly [table: string]: string },
  ...asked: Parameters<Given["values"]>
): Promise<string[]> {
  const warehouse = await given({ "lake.entities": entities, ...tables });
  const rows = await warehouse.values(...asked);
  warehouse.close();
  return rows;
}

test("the backlog grows by what is opened and shrinks by what is done, each in its own month", async () => {
  const warehouse = await given({
    "lake.entities": entities,
    "marts.tickets": `
      ticket_id | team_id | opened_on  | done_on
      a         | sales   | 2026-01-30 | 2026-02-02
      b         | sales   | 2026-02-10 | 2026-02-10
      c         | it      | 2026-01-11 | 2026-02-11
      d         | it      | 2026-03-01 | 2026-03-11`,
  });
  expect(await warehouse.values("backlog_growth")).toEqual([
    "2026-01 | – | 2 | –",
    "2026-01 | it | 1 | –",
    "2026-01 | sales | 1 | –",
    "2026-02 | – | -2 | –",
    "2026-02 | it | -1 | –",
    "2026-02 | sales | -1 | –",
    "2026-03 | – | 1 | –",
    "2026-03 | it | 1 | –",
    "2026-03 | sales | 0 | –",
  ]);
  // Both moves of b stand behind February, and make 0 of it.
  expect(
    await warehouse.rows(`select subject, from_day, numerator from metrics.facts
      where is_flow and from_day between '2026-02-01' and '2026-02-28' order by all`),
  ).toEqual(["a | 2026-02-02 | -1", "b | 2026-02-10 | -1", "b | 2026-02-10 | 1", "c | 2026-02-11 | -1"]);
  warehouse.close();
});

const ages = (rows: readonly string[]) =>
  `day | ticket_id | team_id | class | age_days | is_old | is_old_unknown\n${rows.join("\n")}`;

test("old requests are a share of those whose class tells what is usual; the others are left out, and no 0", async () => {
  const judged = Array.from(
    { length: 10 },
    (_, index) => `2026-03-10 | j${index} | sales | Report | 9 | ${index < 3} | `,
  );
  const open = ages([
    ...judged,
    "2026-03-10 | s | law   | Fault  | 90 | | only 9 done of the class Fault",
    "2026-02-28 | t | sales | Report | 90 | true |",
  ]);
  expect(
    await valuesOf(
      { "marts.open_ages": open },
      "old_requests",
      "period_to, team_id, value, numerator, denominator, value_unknown",
    ),
  ).toEqual([
    "2026-02-28 | – | – | 1 | 1 | too few: 1 of at least 10",
    "2026-02-28 | sales | – | 1 | 1 | too few: 1 of at least 10",
    "2026-03-10 | – | 0.3 | 3 | 10 | –",
    "2026-03-10 | law | – | – | – | only 9 done of the class Fault",
    "2026-03-10 | sales | 0.3 | 3 | 10 | –",
  ]);
});

test("with nothing open there is no share of old ones, not a share of zero", async () => {
  expect(await valuesOf({ "marts.open_ages": "day" }, "old_requests")).toEqual([
    "2026-03 | – | – | no request is open of a class with at least 10 done ones",
  ]);
});

test("lead time is the median of what was opened in the month, open ones kept; below ten it is too few", async () => {
  const lengths = [1, 2, 2, 3, 5, 8, 13, 21, 34, 38];
  const requests = lengths.map(
    (days, index) => `j${index} | sales | Report | 2026-01-31 | | ${days} | ${index < 6} | true`,
  );
  const rows = [
    ...requests,
    // February: opened by the law team alone; outside the window: not looked at.
    "l | law | Report | 2026-02-01 | | 4 | true | true",
    "x | sales | Report | 2026-01-31 | | 4 | true | false",
  ];
  // 9/10 · 8/9→7/9 … after 1, 2, 3 and 5 days 9, 7, 6 and 5 of 10 are open: half after 5 days.
  expect(
    await valuesOf(
      { "marts.requests": `${header}\n${rows.join("\n")}` },
      "lead_time",
      "strftime(period_from, '%Y-%m'), team_id, value, low, high, numerator, denominator, value_unknown",
    ),
  ).toEqual([
    "2026-01 | – | 5 | 1 | – | 6 | 10 | –",
    "2026-01 | sales | 5 | 1 | – | 6 | 10 | –",
    "2026-02 | – | – | – | – | 1 | 1 | too few: 1 of at least 10",
    "2026-02 | law | – | – | – | 1 | 1 | too few: 1 of at least 10",
  ]);
});

test("where fewer than half are done, the median is unknown and not the longest wait seen", async () => {
  const rows = Array.from(
    { length: 10 },
    (_, index) => `j${index} | it | Report | 2026-01-31 | | 9 | ${index < 4} | true`,
  );
  expect(await valuesOf({ "marts.requests": `${header}\n${rows.join("\n")}` }, "lead_time")).toEqual([
    "2026-01 | – | – | fewer than half are done so far",
    "2026-01 | it | – | fewer than half are done so far",
  ]);
});

const opened = `${header}
  a | sales      | Report | 2026-01-20 | | 9 | false | true
  b | sales      | Report | 2026-02-20 | | 9 | false | true
  c | unassigned | Report | 2026-02-20 | | 9 | false | true
  d | law        | Report | 2026-02-20 | | 9 | false | true
  e | sales      | Report | 2026-02-20 | | 9 | false | false`;

test("intake is per 100 staff-months, of teams whose headcount is known, with its interval", async () => {
  const tables = {
    "marts.ticket_window": window("2026-01-17", "2026-02-28"),
    "marts.requests": opened,
    "lake.headcounts": `
      team_name | headcount | month
      Sales     | 62        | 2026-01-01
      Sales     | 50        | 2026-02-01
      IT        | 30        | 2026-02-01
      Law       | 4         | 2026-02-01`,
  };
  // January tells of 15 of 31 days: 62 people are 30 staff-months. IT asked for nothing.
  expect(
    await valuesOf(
      tables,
      "intake_rate",
      "strftime(period_from, '%Y-%m'), team_id, round(value, 3), round(low, 3), round(high, 3), numerator, denominator, value_unknown",
      "platform is null and period_from < '2026-03-01'",
    ),
  ).toEqual([
    "2026-01 | – | 3.333 | 0.084 | 18.572 | 1 | 30 | –",
    "2026-01 | it | – | – | – | – | – | no headcount for 2026-01",
    "2026-01 | law | – | – | – | – | – | no headcount for 2026-01",
    "2026-01 | sales | 3.333 | 0.084 | 18.572 | 1 | 30 | –",
    "2026-02 | – | 2.381 | 0.288 | 8.601 | 2 | 84 | –",
    "2026-02 | it | 0 | 0 | 12.296 | 0 | 30 | –",
    "2026-02 | law | – | – | – | 1 | 4 | too few: 4 of at least 5",
    "2026-02 | sales | 2 | 0.051 | 11.143 | 1 | 50 | –",
    "2026-02 | unassigned | – | – | – | – | – | no headcount for 2026-02",
  ]);
});

test("a team on record without people, and one with two numbers, have no rate", async () => {
  const tables = {
    "marts.ticket_window": window("2026-02-01", "2026-02-28"),
    "marts.requests": opened,
    "lake.headcounts": `
      team_name | headcount | month
      Sales     | 50        | 2026-02-01
      sales     | 60        | 2026-02-01
      Law       | 0         | 2026-02-01`,
  };
  expect(await valuesOf(tables, "intake_rate", "team_id, value_unknown", "period_from = '2026-02-01'")).toEqual([
    "– | no headcount is known of a team and month in this period",
    "law | no staff on record for 2026-02",
    "sales | several headcounts for 2026-02",
    "unassigned | no headcount for 2026-02",
  ]);
});

test("without tickets nothing is counted, and nothing is 0", async () => {
  const tables = {
    "lake.entities": "entity | loads | data_through\nheadcounts | 1 | 2026-03-01",
    "lake.headcounts": "team_name | headcount | month\nSales | 9 | 2026-03-01",
  };
  for (const metric of ["backlog_growth", "old_requests", "lead_time", "intake_rate"])
    expect(await valuesOf(tables, metric)).toEqual(["2026-03 | – | – | no ticket export is loaded"]);
});
