import { expect, test } from "vitest";
import { given } from "../given.ts";

const window = `
  window_from | window_to  | data_through | is_truncated
  2026-01-03  | 2026-04-20 | 2026-04-20   | false`;
const classes = `
  class    | is_eligible
  Report   | true
  Access   | false`;
const requests = `
  month      | team_id    | class  | opened | opened_inside_window | done
  2026-01-01 | sales      | Report | 5      | 4                    | 0
  2026-01-01 | sales      | Access | 2      | 2                    | 0
  2026-02-01 | sales      | Report | 3      | 3                    | 0
  2026-03-01 | unassigned | Report | 9      | 9                    | 0`;
const staff = `
  month      | day        | team_id    | staff_months | staff_months_unknown
  2026-01-01 | 2026-01-03 | sales      | 18.7         |
  2026-02-01 | 2026-02-01 | sales      |              | no headcount for 2026-02
  2026-03-01 | 2026-03-01 | sales      | 20           |
  2026-04-01 | 2026-04-01 | sales      | 13           |
  2026-03-01 | 2026-03-01 | unassigned |              | no headcount for 2026-03`;

const full = {
  "marts.ticket_window": window,
  "marts.request_classes": classes,
  "marts.request_months": requests,
  "marts.staff_months": staff,
  "marts.teams": "team_id | launched_on\nsales | 2026-03-02\nunassigned |",
  "marts.headcounts": "team_id | month | headcount\nsales | 2026-01-01 | 20",
  "marts.ticket_gaps": "month | working_days",
};

const columns = "month, team_id, eligible, others, staff_months, left_out";

test("a month of a team counts what was opened inside the window, unless the export or the headcount does not tell of it", async () => {
  const warehouse = await given(full);
  expect(await warehouse.run("marts/effect_months", columns)).toEqual([
    "2026-01-01 | sales | 4 | 2 | 18.7 | –",
    "2026-02-01 | sales | 3 | 0 | – | no headcount for 2026-02",
    "2026-03-01 | sales | 0 | 0 | 20 | –",
    "2026-04-01 | sales | 0 | 0 | 13 | not whole in the export",
  ]);
  warehouse.close();
});

test("a month with a gap in the ticket log is no month without requests", async () => {
  const warehouse = await given({ ...full, "marts.ticket_gaps": "month | working_days\n2026-03-01 | 9" });
  expect(await warehouse.run("marts/effect_months", "left_out")).toContain("the ticket log lacks 9 working days");
  warehouse.close();
});

test("without any headcount every team counts as one person in every month, and nobody's team as none", async () => {
  const warehouse = await given({ ...full, "marts.headcounts": "team_id | month | headcount" });
  expect(await warehouse.run("marts/effect_months", "month, team_id, staff_months, left_out")).toEqual([
    "2026-01-01 | sales | 1 | –",
    "2026-02-01 | sales | 1 | –",
    "2026-03-01 | sales | 1 | –",
    "2026-04-01 | sales | 1 | not whole in the export",
  ]);
  warehouse.close();
});

test("three missing working days of one log make a gap, a long weekend does not", async () => {
  const warehouse = await given({
    // 1 May 2026 is a Friday.
    "marts.coverage": `entity | series | is_log | state | from_day | to_day
      ticket_updates | desk  | true  | missing | 2026-05-01 | 2026-05-04
      ticket_updates | desk  | true  | capped  | 2026-06-02 | 2026-06-03
      ticket_updates | field | true  | missing | 2026-06-04 | 2026-06-04
      ticket_updates | desk  | true  | missing | 2026-07-29 | 2026-08-04
      ticket_updates | list  | false | missing | 2026-03-01 | 2026-03-31
      events         | audit | true  | missing | 2026-03-01 | 2026-03-31`,
  });
  // July lacks Wednesday to Friday, August Monday and Tuesday.
  expect(await warehouse.run("marts/ticket_gaps")).toEqual(["2026-07-01 | 3"]);
  warehouse.close();
});

const compared = `
  side   | month      | opened | is_compared | is_inside_window
  before | 2025-01-01 | 9      | true        | true
  before | 2025-02-01 | 9      | false       | true
  after  | 2026-01-01 | 9      | true        | true`;
const before = `
  month      | team_id | class  | opened
  2025-01-01 | sales   | Report | 300
  2025-02-01 | sales   | Report | 999
  2026-01-01 | sales   | Report | 210
  2025-01-01 | sales   | Access | 40`;

test("the simple change is of the compared months alone, eligible requests apart from the others", async () => {
  const tables = {
    "lake.class_rules": "place | class | is_eligible\n1 | Report | true",
    "marts.baseline_months": compared,
    "marts.request_classes": classes,
    "marts.request_months": before,
  };
  const warehouse = await given({ ...tables, "marts.baseline": "months | change_unknown\n3 |" });
  // ln 0.7 ± 1.959964 · sqrt(1/300 + 1/210) = ln 0.7 ± 0.17635
  expect(
    await warehouse.run(
      "marts/effect_baseline",
      "series, opened_before, opened_after, round(change, 4), round(low, 4), round(high, 4), change_unknown",
    ),
  ).toEqual([
    "eligible | 300 | 210 | -0.3 | -0.4132 | -0.165 | –",
    "others | 40 | 0 | – | – | – | no such request was opened on one of the two sides",
  ]);
  warehouse.close();
});
