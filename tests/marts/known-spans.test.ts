import { expect, test } from "vitest";
import { given } from "../given.ts";
import { asked } from "../pages/asked.ts";

const tables = {
  "lake.entities": "entity | loads | data_through\n tools | 1 | 2026-03-15\n people | 1 | 2026-03-20",
  "lake.loads": "load_id | file_name\n reg | tools.csv",
  "marts.teams": "team_id | team_name\n sales | Sales\n fleet | Fleet",
  "marts.tools": `
    tool_id | tool_name | team_id | platform | load_id | line
    a       | orders    | sales   | Excel    | reg     | 1
    b       | Orders    | sales   | Zapier   | reg     | 2
    c       | Digest    | fleet   | Zapier   | reg     | 3
    d       | Alarm     | fleet   |          | reg     | 4`,
  "marts.owner_spans": `
    tool_id | state       | from_day   | to_day
    a       | held        | 2026-01-11 |
    b       | held        | 2026-01-01 | 2026-01-22
    b       | orphaned    | 2026-01-22 | 2026-02-11
    b       | held        | 2026-02-11 |
    c       | orphaned    | 2026-02-09 | 2026-03-06
    d       | unknown     | 2026-02-01 | 2026-03-11
    d       | not matched | 2026-03-11 |`,
};

test("spans of known ownership carry the place of their tool by name, and the first of each is marked", async () => {
  const warehouse = await given(tables);
  const columns = "place, tool_id, team_id, platform, is_orphaned, from_day, to_day, is_first";
  expect(await warehouse.run("marts/known_spans", columns)).toEqual([
    "1 | d | fleet | – | false | 2026-03-11 | – | true",
    "2 | c | fleet | Zapier | true | 2026-02-09 | 2026-03-06 | true",
    "3 | a | sales | Excel | false | 2026-01-11 | – | true",
    "4 | b | sales | Zapier | false | 2026-01-01 | 2026-01-22 | true",
    "4 | b | sales | Zapier | false | 2026-02-11 | – | false",
    "4 | b | sales | Zapier | true | 2026-01-22 | 2026-02-11 | false",
  ]);
  warehouse.close();
});

test("orphan-days open to their tools, those with most first and then by name", async () => {
  const warehouse = await given(tables);
  await warehouse.run("marts/known_spans");
  const page = { limit: 50, offset: 0, team: null, platform: null, from: "2026-02-01", to: "2026-03-31" };
  type Row = {
    label: string;
    numerator: number;
    denominator: number;
    total_numerator: number;
    total_denominator: number;
  };
  const rows = await asked<Row>(warehouse, "rows_of_orphan_days", page);
  // To the 15th of March: c 25 days of 25, b 10 of 43, d 5 since the 11th, a 43.
  expect(rows.map(({ label, numerator, denominator }) => [label, numerator, denominator])).toEqual([
    ["Digest", 25, 25],
    ["Orders", 10, 43],
    ["Alarm", 0, 5],
    ["orders", 0, 43],
  ]);
  expect(rows.map((row) => [row.total_numerator, row.total_denominator])).toEqual(Array(4).fill([35, 116]));
  warehouse.close();
});
