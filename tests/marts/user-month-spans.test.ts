import { expect, test } from "vitest";
import { given } from "../given.ts";
import { asked } from "../pages/asked.ts";

// Ann is weekly in January and, on another platform, in March, away in April, and changes teams in June; Bob moves platforms over the turn of a year.
const tables = {
  "marts.user_months": `
    month      | day        | team_id | person_id | platform | is_weekly | used_on    | load_id | line
    2026-01-01 | 2026-01-31 | sales   | ann       | Excel    | true      | 2026-01-30 | log     | 1
    2026-02-01 | 2026-02-28 | sales   | ann       | Excel    | false     | 2026-02-10 | log     | 2
    2026-03-01 | 2026-03-31 | sales   | ann       | Excel    | false     | 2026-03-09 | log     | 3
    2026-03-01 | 2026-03-31 | sales   | ann       | Zapier   | true      | 2026-03-31 | log     | 4
    2026-05-01 | 2026-05-31 | sales   | ann       | Excel    | false     | 2026-05-08 | log     | 5
    2026-06-01 | 2026-06-30 | law     | ann       | Excel    | false     | 2026-06-08 | log     | 6
    2025-12-01 | 2025-12-31 | law     | bob       | Excel    | true      | 2025-12-31 | log     | 7
    2026-01-01 | 2026-01-31 | law     | bob       | Zapier   | true      | 2026-01-31 | log     | 8`,
};

const columns = "person_id, team_id, is_weekly, from_month, to_month";

test("a run of months goes on over platforms and years, and ends with a month of no use or another team", async () => {
  const warehouse = await given(tables);
  expect(await warehouse.run("marts/user_month_spans", columns)).toEqual([
    "ann | law | false | 2026-06-01 | 2026-06-01",
    "ann | sales | false | 2026-01-01 | 2026-03-01",
    "ann | sales | false | 2026-05-01 | 2026-05-01",
    "ann | sales | true | 2026-01-01 | 2026-01-01",
    "ann | sales | true | 2026-03-01 | 2026-03-01",
    "bob | law | false | 2025-12-01 | 2026-01-01",
    "bob | law | true | 2025-12-01 | 2026-01-01",
  ]);
  warehouse.close();
});

test("the rows of a number are those with a run in its months, each with the last use in them that it counts", async () => {
  const warehouse = await given({
    ...tables,
    "marts.teams": "team_id | team_name\n sales | Sales\n law | Law",
    "lake.loads": "load_id | file_name\n log | log.csv",
    "marts.reach_months": "month | team_id | headcount\n 2026-03-01 | sales | 9",
  });
  await warehouse.run("marts/user_month_spans");
  await warehouse.connection.run(`create schema names;
    create table names.persons as from (values ('ann', 'Ann'), ('bob', 'Bob')) as persons(person_id, name);
    create schema if not exists metrics;
    create table metrics.values as
    select metric, month as period_from, team_id, null::varchar as platform, 9 as value
    from (values ('monthly_users'), ('weekly_users')) as metrics(metric)
    cross join (values (null), ('sales'), ('law')) as teams(team_id)
    cross join (select unnest(range(date '2026-02-01', date '2026-07-01', interval 1 month))::date as month)`);
  type Row = { label: string; team_name: string; platform: string; day: string; line: number; total_rows: number };
  const rowsOf = async (metric: string, from: string, to: string, more: { [name: string]: string } = {}) => {
    const page = { limit: 50, offset: 0, team: null, platform: null };
    const rows = await asked<Row>(warehouse, "rows_of_users", { metric, from, to, ...page, ...more });
    return rows.map((row) => [
      row.label,
      row.team_name,
      row.platform,
      String(row.day),
      Number(row.line),
      row.total_rows,
    ]);
  };
  expect(await rowsOf("monthly_users", "2026-02-01", "2026-05-31")).toEqual([
    ["Ann", "Sales", "Excel", "2026-05-08", 5, 1],
  ]);
  expect(await rowsOf("monthly_users", "2026-02-01", "2026-06-30")).toEqual([
    ["Ann", "Law", "Excel", "2026-06-08", 6, 1],
  ]);
  expect(await rowsOf("monthly_users", "2026-02-01", "2026-06-30", { team: "sales" })).toEqual([
    ["Ann", "Sales", "Excel", "2026-05-08", 5, 1],
  ]);
  expect(await rowsOf("weekly_users", "2026-02-01", "2026-06-30")).toEqual([
    ["Ann", "Sales", "Zapier", "2026-03-31", 4, 1],
  ]);
  expect(await rowsOf("weekly_users", "2026-02-01", "2026-06-30", { platform: "Excel" })).toEqual([]);
  expect(await rowsOf("monthly_users", "2026-04-01", "2026-04-30")).toEqual([]);
  warehouse.close();
});
