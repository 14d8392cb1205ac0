import { expect, test } from "vitest";
import { given } from "../given.ts";

const rules = `
  baseline_from | baseline_to | baseline_frozen_on
  2024-01-01    | 2024-03-01  | 2024-05-02`;
const teams = `
  team_id | launched_on
  sales   | 2024-06-10
  service | 2024-09-01`;
const window = `
  window_from | window_to  | data_through
  2024-01-03  | 2025-03-31 | 2025-03-31`;
const counts = `
  day        | opened
  2024-01-03 | 100
  2024-02-01 | 120
  2024-03-31 | 80
  2025-01-15 | 75
  2025-02-15 | 75
  2025-03-31 | 60`;

const full = {
  "lake.program": rules,
  "marts.teams": teams,
  "marts.ticket_window": window,
  "marts.ticket_counts": counts,
};

const columns =
  "compared_from, compared_to, months, opened_before, opened_after, round(change, 4), change_unknown, round(low, 4), round(high, 4)";

test("the change is the newest same months after the launch over the baseline months, with a Poisson interval", async () => {
  const warehouse = await given(full);
  // ln 0.7 ± 1.959964 · sqrt(1/300 + 1/210) = ln 0.7 ± 0.17635
  expect(await warehouse.run("marts/baseline", columns)).toEqual([
    "2025-01-01 | 2025-03-01 | 3 | 300 | 210 | -0.3 | – | -0.4132 | -0.165",
  ]);
  expect(await warehouse.run("metrics/backlog_change", "day, round(value, 4), value_unknown")).toEqual([
    "2025-03-31 | -0.3 | –",
  ]);
  warehouse.close();
});

test.each([
  [
    "no baseline is named",
    { "lake.program": "baseline_frozen_on\n2024-05-02" },
    "– | – | 0 | – | – | – | program.yaml names no baseline months | – | –",
  ],
  [
    "the baseline is not frozen",
    { "lake.program": "baseline_from | baseline_to\n2024-01-01 | 2024-03-01" },
    "2025-01-01 | 2025-03-01 | 3 | 300 | 210 | – | the baseline is not frozen: frozen_on is not set | – | –",
  ],
  [
    "nothing says when the launch was",
    { "marts.teams": "team_id\nsales" },
    "– | – | 0 | 300 | – | – | no launch calendar is loaded | – | –",
  ],
  [
    "the launch lies in the baseline",
    { "marts.teams": "team_id | launched_on\nsales | 2024-03-31" },
    "2025-01-01 | 2025-03-01 | 3 | 300 | 210 | – | the baseline months are not all before the first launch on 2024-03-31 | – | –",
  ],
  [
    "one of the months is not over",
    { "marts.ticket_window": "window_from | window_to | data_through\n2024-01-03 | 2025-03-30 | 2025-03-30" },
    "2025-01-01 | 2025-02-01 | 2 | 220 | 150 | – | too few months to compare: 2 of at least 3 | – | –",
  ],
  [
    "the export begins inside the baseline",
    { "marts.ticket_window": "window_from | window_to | data_through\n2024-01-08 | 2025-03-31 | 2025-03-31" },
    "2025-01-01 | 2025-03-01 | 3 | 300 | 210 | – | the export covers 2024-01-08 to 2025-03-31, which not all compared months lie in | – | –",
  ],
  [
    "nothing was opened before",
    { "marts.ticket_counts": "day | opened\n2025-01-15 | 75" },
    "2025-01-01 | 2025-03-01 | 3 | 0 | 75 | – | no request was opened in the baseline months | – | –",
  ],
  [
    "nothing was opened since",
    { "marts.ticket_counts": "day | opened\n2024-01-15 | 75" },
    "2025-01-01 | 2025-03-01 | 3 | 75 | 0 | – | no request was opened in the compared months | – | –",
  ],
  [
    "there are no tickets",
    { "marts.ticket_window": "window_from", "marts.ticket_counts": "day" },
    "– | – | 0 | – | – | – | no tickets are loaded | – | –",
  ],
])("the change cannot be told, but what can be counted is: %s", async (_title, tables, row) => {
  const warehouse = await given({ ...full, ...tables });
  expect(await warehouse.run("marts/baseline", columns)).toEqual([row]);
  warehouse.close();
});

test("a calendar month that lies twice in the baseline is paired newest with newest", async () => {
  const warehouse = await given({
    ...full,
    "lake.program": `
      baseline_from | baseline_to | baseline_frozen_on
      2023-01-01    | 2024-03-01  | 2024-05-02`,
    "marts.ticket_counts": `${counts}
      2023-01-15 | 999
      2024-07-15 | 40
      2023-07-15 | 50`,
  });
  // January to March 2024 with those of 2025; July to December 2023 with those of 2024; April to June have no launch behind them.
  expect(await warehouse.run("marts/baseline", "compared_from, months, opened_before, opened_after")).toEqual([
    "2024-07-01 | 9 | 350 | 250",
  ]);
  warehouse.close();
});

test("a month is inside the window when all but six of its days are", async () => {
  const inside = async (from: string, to: string) => {
    const warehouse = await given({
      ...full,
      "marts.ticket_window": `
        window_from | window_to | data_through
        ${from}     | ${to}     | 2025-03-31`,
    });
    const rows = await warehouse.run("marts/baseline_months", "month, is_inside_window");
    warehouse.close();
    return rows.filter((row) => /2024-01|2025-03/.test(row));
  };
  expect(await inside("2024-01-07", "2025-03-25")).toEqual(["2024-01-01 | true", "2025-03-01 | true"]);
  expect(await inside("2024-01-08", "2025-03-24")).toEqual(["2024-01-01 | false", "2025-03-01 | false"]);
});
