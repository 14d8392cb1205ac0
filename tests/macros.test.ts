import { expect, test } from "vitest";
import { tablesRead } from "../pipelines/lineage.ts";
import { readMacros } from "../pipelines/macros.ts";
import { given } from "./given.ts";

test.each(readMacros())(
  "the macro $name reads only what it is handed, since no model's inputs would tell of more",
  async ({ name, sql }) => {
    const warehouse = await given({});
    expect(await tablesRead(warehouse.connection, name, sql)).toEqual([]);
    warehouse.close();
  },
);

test("Kaplan and Meier's estimate is made of whatever tallies a query names, curve by curve", async () => {
  const warehouse = await given({});
  const rows = await warehouse.rows(`
    with cases(curve, days, done, still_open) as (
      values ('a', 1, 1, 0), ('a', 2, 0, 1), ('a', 3, 1, 0), ('a', 3, 0, 1), ('b', 5, 1, 0)
    )
    select curve, days, at_risk, cases, done, survival from lake.kaplan_meier(cases) order by all`);
  // Of four, one is done after a day; of the two that are watched for three days, one more.
  expect(rows).toEqual([
    "a | 1 | 4 | 4 | 1 | 0.75",
    "a | 2 | 3 | 4 | 0 | 0.75",
    "a | 3 | 2 | 4 | 1 | 0.375",
    "b | 5 | 1 | 1 | 1 | 0",
  ]);
  warehouse.close();
});

test("a headcount of 0 is none only where somebody is seen", async () => {
  const warehouse = await given({});
  const rows = await warehouse.rows(`
    select lake.headcount_unknown(date '2026-03-01', headcount, is_contradicted, is_seen, has_export)
    from (values (1, 0, false, true, true), (2, 0, false, false, true), (3, 7, true, true, true), (4, 7, false, true, true),
      (5, null, null, true, true), (6, null, null, true, false)) as told(place, headcount, is_contradicted, is_seen, has_export)
    order by place`);
  expect(rows).toEqual([
    "no staff on record for 2026-03",
    "–",
    "several headcounts for 2026-03",
    "–",
    "no headcount for 2026-03",
    "no headcount export is loaded",
  ]);
  warehouse.close();
});
