import { expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";

const window = (through: string, from = "2026-01-01", to = through) =>
  `window_from | window_to | data_through | is_truncated
   ${from} | ${to} | ${through} | false`;

test("a request is as old as the last day of the data lets it be, and done only if it was by then", async () => {
  expect(
    await rowsOf(
      {
        "marts.ticket_window": window("2026-03-10", "2026-01-05"),
        "marts.tickets": `
          ticket_id | team_id | category | opened_on  | done_on
          a         | sales   | Report   | 2026-02-01 | 2026-02-01
          b         | sales   | Report   | 2026-02-01 | 2026-03-10
          c         | sales   |          | 2026-02-01 | 2026-03-11
          d         | sales   | Fault    | 2026-03-10 |
          e         | sales   | Fault    | 2026-03-11 |
          f         | sales   | Fault    | 2026-01-04 | 2026-01-09`,
      },
      "marts/requests",
      "ticket_id, class, done_on, days, is_done, is_inside_window",
    ),
  ).toEqual([
    "a | Report | 2026-02-01 | 0 | true | true",
    "b | Report | 2026-03-10 | 37 | true | true",
    "c | not said | – | 37 | false | true",
    "d | Fault | – | 0 | false | true",
    "f | Fault | 2026-01-09 | 5 | true | false",
  ]);
});

/** Ten done requests of the class Report, done after 1, 2, … 10 days, and of the class Fault nine. */
const done = Array.from({ length: 19 }, (_, index) => {
  const days = (index % 10) + 1;
  return `d${index} | sales | ${index < 10 ? "Report" : "Fault"} | 2026-01-01 | 2026-01-${String(1 + days).padStart(2, "0")} | ${days} | true | true`;
}).join("\n");
const header = "ticket_id | team_id | class | opened_on | done_on | days | is_done | is_inside_window";

test("what is usual for a class is known from ten done on, and nothing open or from outside the window counts", async () => {
  const requests = `${header}
    ${done}
    o | sales | Report | 2026-01-01 |            | 90  | false | true
    p | sales | Report | 2025-01-01 | 2025-09-01 | 243 | true  | false`;
  expect(await rowsOf({ "marts.requests": requests }, "marts/request_classes")).toEqual([
    "Fault | – | – | 9 | – | – | – | only 9 done of the class Fault",
    "Report | – | – | 10 | 5 | 9 | 10 | –",
  ]);
});

test("at each month's end and on the last day, what is open has an age against its own class", async () => {
  const warehouse = await given({
    "marts.ticket_window": window("2026-03-02"),
    "marts.request_classes": `
      class  | done | p50_days | p85_days | p95_days | p85_days_unknown
      Report | 10   | 5        | 9        | 30       |
      Fault  | 9    |          |          |          | only 9 done of the class Fault`,
    "marts.requests": `${header}
      a | sales | Report | 2026-01-22 | 2026-02-28 | 37 | true  | true
      b | sales | Report | 2026-01-21 |            | 40 | false | true
      c | sales | Fault  | 2026-02-28 |            | 2  | false | true
      e | sales | Report | 2026-02-23 |            | 7  | false | true`,
  });
  const columns = "day, ticket_id, age_days, age_of_class, is_old, is_old_unknown";
  expect(await warehouse.run("marts/open_ages", columns)).toEqual([
    "2026-01-31 | a | 9 | p85 | false | –",
    "2026-01-31 | b | 10 | p95 | true | –",
    "2026-02-28 | b | 38 | above | true | –",
    "2026-02-28 | c | 0 | – | – | only 9 done of the class Fault",
    "2026-02-28 | e | 5 | p50 | false | –",
    "2026-03-02 | b | 40 | above | true | –",
    "2026-03-02 | c | 2 | – | – | only 9 done of the class Fault",
    "2026-03-02 | e | 7 | p85 | false | –",
  ]);
  warehouse.close();
});

test("ages reach back over 36 months, the last one counted", async () => {
  const days = await rowsOf(
    {
      "marts.ticket_window": window("2026-03-02", "2020-01-01"),
      "marts.request_classes": "class | done | p85_days\nReport | 10 | 9",
      "marts.requests": `${header}\na | sales | Report | 2020-01-01 |  | 2252 | false | true`,
    },
    "marts/open_ages",
    "day",
  );
  expect([days.length, days[0], days.at(-1)]).toEqual([36, "2023-04-30", "2026-03-02"]);
});

test("requests are counted by the month they were opened and the month they were done", async () => {
  const requests = `${header}
    a | sales | Report | 2026-01-31 | 2026-02-01 | 1 | true  | true
    b | sales | Report | 2026-02-01 |            | 9 | false | true
    c | it    | Report | 2026-02-01 |            | 9 | false | false`;
  expect(await rowsOf({ "marts.requests": requests }, "marts/request_months")).toEqual([
    "2026-01-01 | sales | Report | 1 | 1 | 0",
    "2026-02-01 | it | Report | 1 | 0 | 0",
    "2026-02-01 | sales | Report | 1 | 1 | 1",
  ]);
  expect(await rowsOf({ "marts.requests": requests }, "marts/lead_times")).toEqual([
    "2026-01-01 | * | Report | 1 | 1 | 0",
    "2026-01-01 | sales | Report | 1 | 1 | 0",
    "2026-02-01 | * | Report | 9 | 0 | 1",
    "2026-02-01 | sales | Report | 9 | 0 | 1",
  ]);
});

test("staff counts for the part of a month of which the export tells openings", async () => {
  const warehouse = await given({
    "marts.ticket_window": window("2026-03-31", "2026-01-17", "2026-02-14"),
    "marts.requests": `${header}
      a | sales      | Report | 2026-01-20 | | 9 | false | true
      b | unassigned | Report | 2026-01-20 | | 9 | false | true
      c | law        | Report | 2026-01-20 | | 9 | false | true`,
    "lake.headcounts": `
      team_name | headcount | month
      Sales     | 62        | 2026-01-01
      Sales     | 28        | 2026-02-01
      Law       | 0         | 2026-01-01
      Law       | 0         | 2026-02-01
      IT        | 4         | 2026-03-01`,
  });
  expect(await warehouse.run("marts/staff_months")).toEqual([
    "2026-01-01 | 2026-01-17 | it | – | no headcount for 2026-01",
    "2026-01-01 | 2026-01-17 | law | – | no staff on record for 2026-01",
    "2026-01-01 | 2026-01-17 | sales | 30 | –",
    "2026-01-01 | 2026-01-17 | unassigned | – | no headcount for 2026-01",
    "2026-02-01 | 2026-02-01 | it | – | no headcount for 2026-02",
    "2026-02-01 | 2026-02-01 | law | 0 | –",
    "2026-02-01 | 2026-02-01 | sales | 14 | –",
  ]);
  warehouse.close();
});
