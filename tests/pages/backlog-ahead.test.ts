import { afterAll, beforeAll, expect, test } from "vitest";
import type { DrawnWeek } from "../../app/components/ahead-weeks.tsx";
import type { DrillRow } from "../../app/components/drill.tsx";
import { weekFrom, weekTo } from "../../app/week.ts";
import { memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "./asked.ts";

const all = { team: null, class: null, limit: 50, offset: 0 };

/** Three weeks from a Monday on: the first before those that are drawn, the second lacks a day of the log. One opened a day, two done on each Friday. */
const days = Array.from({ length: 21 }, (_, place) => {
  const day = new Date(Date.UTC(2026, 5, 1 + place)).toISOString().slice(0, 10);
  return `${day} | 1 | ${place % 7 === 4 ? 2 : 0} | ${place + 1} | false`;
});

let warehouse: Given;

beforeAll(async () => {
  warehouse = await given({
    "marts.ticket_days": `day | opened | done | open_tickets | is_outside_window\n${days.join("\n")}`,
    "marts.teams": "team_id | team_name | launched_on\nsales | Sales | 2026-06-17\nlaw | Law |",
    "marts.requests": `
      ticket_id | team_id | is_eligible | class  | opened_on
      a         | sales   | true        | Report | 2026-06-16
      b         | sales   | true        | Report | 2026-06-17
      c         | sales   | false       | Fault  | 2026-06-18
      d         | law     | true        | Report | 2026-06-19
      e         | sales   | true        | Access | 2026-06-21
      f         | sales   | true        | Report | 2026-06-22`,
    "marts.tickets": `
      ticket_id | ticket_number | title | tool_id | opened_on  | load_id | line
      b         | INC2          | Sales |         | 2026-06-17 | l1      | 12
      e         | INC5          | Rota  | rota    | 2026-06-21 | l1      | 15
      f         | INC6          | Later |         | 2026-06-22 | l1      | 16`,
    "lake.loads": "load_id | file_name\nl1 | tickets.csv",
    "marts.coverage": `entity | series | is_log | state | from_day | to_day
      ticket_updates | desk | true | missing | 2026-06-10 | 2026-06-10`,
  });
  await warehouse.run("marts/backlog_weeks");
  await warehouse.connection.run(
    "create table marts.backlog_reached as select unnest(['with', 'without']) as scenario, date '2026-06-08' as first_week, 21 as open_tickets",
  );
});

afterAll(() => warehouse.close());

test("the weeks of the forecast, newest first, each with what it counts or why it does not; a file has the older ones", async () => {
  const words = ({ week, last_day, opened, ended, open_tickets, changed, left_out }: DrawnWeek) =>
    [week, last_day, opened, ended, open_tickets, changed, left_out ?? "–"].join(" | ");
  const drawn = await asked<DrawnWeek>(warehouse, "forecast_weeks", { with_older: false });
  expect(drawn.map(words)).toEqual([
    "2026-06-15 | 2026-06-21 | 7 | 2 | 21 | 2 | –",
    "2026-06-08 | 2026-06-14 | 7 | 2 | 14 | 0 | the ticket log lacks a working day",
  ]);
  const file = await asked<DrawnWeek & { is_newest: boolean }>(warehouse, "forecast_weeks", { with_older: true });
  expect(file.map(({ week, is_newest }) => `${week} ${is_newest}`)).toEqual([
    "2026-06-15 true",
    "2026-06-08 true",
    "2026-06-01 false",
  ]);
});

test("those that the program can have changed are the eligible ones opened from their team's launch on, each on its line", async () => {
  const week = weekFrom("2026-06-15");
  const rows = await asked<DrillRow>(warehouse, "rows_of_launched", { ...all, ...week });
  expect(rows.map((row) => [row.label, row.day, row.team_name, row.tool_id, row.file_name, row.line])).toEqual([
    ["INC5 Rota", "2026-06-21", "Sales", "rota", "tickets.csv", 15],
    ["INC2 Sales", "2026-06-17", "Sales", null, "tickets.csv", 12],
  ]);
  const [second] = await asked<DrillRow>(warehouse, "rows_of_launched", { ...all, ...week, limit: 1, offset: 1 });
  expect([second?.subject, second?.total_rows, second?.total_numerator, second?.total_denominator]).toEqual([
    "b",
    2,
    2,
    2,
  ]);
  const subjects = async (parameters: object, viewer = memberOf("sales")) =>
    (await asked<DrillRow>(warehouse, "rows_of_launched", { ...all, ...week, ...parameters }, viewer)).map(
      ({ subject }) => subject,
    );
  expect(await subjects({ class: "Access" })).toEqual(["e"]);
  expect(await subjects({ team: "law" })).toEqual([]);
  expect(await subjects({}, memberOf("law"))).toEqual([]);
});

test("a week goes from its Monday to its Sunday, over the end of a year too", () => {
  expect(weekFrom("2026-12-28")).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  expect(weekTo("2027-01-03")).toEqual(weekFrom("2026-12-28"));
});
