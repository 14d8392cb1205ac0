import { expect, test } from "vitest";
import { given } from "../given.ts";

/**
 * Ada launched in March, Bex in April; of Cem, who has not, nothing counts. Before: Ada in January and February, Bex in February (January is left out).
 * After: Ada in April and May, Bex in May; June is not told in full.
 */
const tables = {
  "marts.effect_months": `
    month      | team_id | launched_on | staff_months | left_out
    2026-01-01 | ada     | 2026-03-15  | 10           |
    2026-02-01 | ada     | 2026-03-15  | 10           |
    2026-03-01 | ada     | 2026-03-15  | 10           |
    2026-04-01 | ada     | 2026-03-15  | 11           |
    2026-05-01 | ada     | 2026-03-15  | 12           |
    2026-06-01 | ada     | 2026-03-15  | 12           |
    2026-01-01 | bex     | 2026-04-01  | 5            | the ticket log lacks 3 working days
    2026-02-01 | bex     | 2026-04-01  | 5            |
    2026-05-01 | bex     | 2026-04-01  | 5            |
    2026-02-01 | cem     |             | 8            |
    2026-02-01 | dan     | 2026-05-03  | 8            |`,
  "marts.logged_months": `
    month      | use_unknown | is_complete
    2026-01-01 |             | true
    2026-02-01 |             | true
    2026-03-01 |             | true
    2026-04-01 |             | true
    2026-05-01 |             | true
    2026-06-01 |             | false`,
  "marts.request_classes": "class | is_eligible\n Report | true\n Form | true\n Access | false",
  "marts.request_months": `
    month      | team_id | class  | opened_inside_window
    2026-01-01 | ada     | Report | 6
    2026-02-01 | ada     | Report | 4
    2026-02-01 | ada     | Access | 9
    2026-02-01 | bex     | Form   | 3
    2026-01-01 | bex     | Form   | 7
    2026-03-01 | ada     | Report | 8
    2026-04-01 | ada     | Report | 2
    2026-05-01 | ada     | Report | 1
    2026-05-01 | bex     | Form   | 2
    2026-02-01 | cem     | Form   | 5`,
  "marts.tool_beginnings": `
    tool_id | team_id | class  | shared_on  | began_on   | shared_untold
    a       | ada     | Report | 2026-02-10 | 2026-01-15 |
    b       | ada     | Report | 2026-04-01 | 2026-01-15 |
    c       | ada     | Report | 2026-05-31 | 2026-01-15 |
    d       | ada     | Report | 2026-06-01 | 2026-01-15 |
    e       | bex     |        | 2026-05-02 | 2026-01-15 |
    f       | bex     | Form   |            | 2026-01-15 |
    h       | ada     | Report |            | 2026-05-30 | no log covers Excel
    i       | ada     | Form   |            | 2026-03-30 | no log covers Excel
    g       | cem     | Form   | 2026-02-02 | 2026-01-15 |`,
};

test("requests and tools first used, in the same months before and after each team's launch, the month of the launch in neither", async () => {
  const warehouse = await given(tables);
  expect(
    await warehouse.run(
      "marts/substitution",
      "class, is_all, asked_before, asked_after, built_before, built_after, untold, teams, from_month, to_month, staff_before, staff_after",
    ),
  ).toEqual([
    "Form | false | 3 | 2 | 0 | 0 | 0 | 2 | 2026-01-01 | 2026-05-01 | 25 | 28",
    "Report | false | 10 | 3 | 1 | 2 | 1 | 2 | 2026-01-01 | 2026-05-01 | 25 | 28",
    "– | false | 0 | 0 | 0 | 1 | 0 | 2 | 2026-01-01 | 2026-05-01 | 25 | 28",
    "– | true | 13 | 5 | 1 | 3 | 1 | 2 | 2026-01-01 | 2026-05-01 | 25 | 28",
  ]);
  warehouse.close();
});

test("without a team that has months on both sides there is nothing to say", async () => {
  const none = await given({
    ...tables,
    "marts.effect_months":
      "month | team_id | launched_on | staff_months | left_out\n 2026-01-01 | ada | 2026-03-15 | 10 |",
  });
  expect(await none.run("marts/substitution")).toEqual([]);
  none.close();
});

test("what IT did in the baseline months and in the same months after", async () => {
  const warehouse = await given({
    "marts.baseline_months": `
      month      | side   | is_compared
      2025-01-01 | before | true
      2025-02-01 | before | true
      2025-03-01 | before | false
      2026-01-01 | after  | true
      2026-02-01 | after  | true`,
    "marts.request_classes": "class | is_eligible\n Report | true\n Access | false\n Gone | false",
    "marts.request_months": `
      month      | team_id | class  | done
      2025-01-01 | ada     | Report | 5
      2025-02-01 | bex     | Report | 4
      2025-03-01 | bex     | Report | 9
      2026-01-01 | ada     | Report | 2
      2025-02-01 | ada     | Access | 3
      2026-02-01 | ada     | Access | 6
      2025-03-01 | ada     | Gone   | 1`,
  });
  expect(await warehouse.run("marts/capacity_mix")).toEqual(["Access | false | 3 | 6", "Report | true | 9 | 2"]);
  warehouse.close();
});
