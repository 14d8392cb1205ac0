import { expect, test } from "vitest";
import { given } from "../given.ts";

/** Registry and people go through the middle of March. */
async function valuesOf(metric: string, columns?: string): Promise<string[]> {
  const warehouse = await given({
    "lake.entities": "entity | loads | data_through\n tools | 1 | 2026-03-15\n people | 1 | 2026-03-20",
    "marts.registry_day": "day\n 2026-03-20",
    "marts.tools":
      "tool_id | team_id | platform\n a | sales | Excel\n b | sales | Zapier\n c | fleet | Zapier\n d | fleet |",
    // b falls twice; c has nobody from the start, until it is retired; of d nobody knew in February.
    "marts.owner_spans": `
      tool_id | state       | cause | from_day   | to_day     | ended_by    | is_loss
      a       | held        |       | 2026-01-11 |            |             | false
      b       | held        |       | 2026-01-01 | 2026-01-22 | orphaned    | false
      b       | orphaned    | O2    | 2026-01-22 | 2026-02-11 | owner named | true
      b       | held        |       | 2026-02-11 | 2026-03-02 | orphaned    | false
      b       | orphaned    | O3    | 2026-03-02 |            |             | true
      c       | orphaned    | O1    | 2026-02-09 | 2026-03-06 | retired     | false
      d       | unknown     |       | 2026-02-01 | 2026-03-11 | not matched | false
      d       | not matched |       | 2026-03-11 |            |             | false`,
  });
  const rows = await warehouse.values(metric, columns);
  warehouse.close();
  return rows;
}

test("orphan-days are of the days that both exports tell of; what is unknown is no tool-day", async () => {
  const parts = "strftime(period_from, '%Y-%m'), team_id, numerator, denominator, round(value, 1), value_unknown";
  expect(await valuesOf("orphan_days", parts)).toEqual([
    // a 21 days, b 31 of which 10 from the 22nd.
    "2026-01 | – | 10 | 52 | – | too few: 52 of at least 100",
    "2026-01 | sales | 10 | 52 | – | too few: 52 of at least 100",
    // a 28, b 28 of which 10, c 20 of which 20.
    "2026-02 | – | 30 | 76 | – | too few: 76 of at least 100",
    "2026-02 | fleet | 20 | 20 | – | too few: 20 of at least 100",
    "2026-02 | sales | 10 | 56 | – | too few: 56 of at least 100",
    // To the 15th: a 15, b 15 of which 14, c 5 of which 5, d 5.
    "2026-03 | – | 19 | 40 | – | too few: 40 of at least 100",
    "2026-03 | fleet | 5 | 10 | – | too few: 10 of at least 100",
    "2026-03 | sales | 14 | 30 | – | too few: 30 of at least 100",
  ]);
});

test("each fall counts in its month; only an able owner ends one, and not being retired", async () => {
  expect(await valuesOf("became_orphaned")).toEqual([
    "2026-01 | – | 1 | –",
    "2026-01 | fleet | 0 | –",
    "2026-01 | sales | 1 | –",
    "2026-02 | – | 1 | –",
    "2026-02 | fleet | 1 | –",
    "2026-02 | sales | 0 | –",
    "2026-03 | – | 1 | –",
    "2026-03 | fleet | 0 | –",
    "2026-03 | sales | 1 | –",
  ]);
  expect(await valuesOf("got_an_owner")).toEqual([
    "2026-02 | – | 1 | –",
    "2026-02 | sales | 1 | –",
    "2026-03 | – | 0 | –",
    "2026-03 | sales | 0 | –",
  ]);
});

test("an orphaned tool that is retired ends without an owner, in the team that it has", async () => {
  expect(await valuesOf("orphans_ended")).toEqual(["2026-03 | – | 1 | –", "2026-03 | fleet | 1 | –"]);
});

test("a wait begins with a loss, ends with an owner, and lasts while there is none", async () => {
  const parts = "strftime(period_from, '%Y-%m'), team_id, numerator, denominator";
  expect(await valuesOf("time_to_owner", parts)).toEqual([
    "2026-01 | – | 1 | 1",
    "2026-01 | sales | 1 | 1",
    "2026-03 | – | 0 | 1",
    "2026-03 | sales | 0 | 1",
  ]);
});

test("of the tools depended on: those that are orphaned, and those with an owner who did not build them", async () => {
  const rows = Array.from({ length: 10 }, (_, index) => {
    const isOrphaned = index < 2;
    const hasOther = !isOrphaned && index < 7;
    return `2026-03-15 | t${index} | sales | true | true | ${isOrphaned} | ${!isOrphaned && !hasOther} | ${hasOther}`;
  });
  const warehouse = await given({
    "lake.entities": "entity | loads | data_through\n tools | 1 | 2026-03-15\n people | 1 | 2026-03-20",
    "marts.tool_days": `day | tool_id | team_id | names_people | is_depended_on | is_orphaned | is_owner_builder | has_other_owner\n${rows.join("\n")}
      2026-03-15 | mine | sales | true | false | true | | `,
  });
  const parts = "team_id, numerator, denominator, value";
  expect(await warehouse.values("depended_orphan_rate", parts)).toEqual(["– | 2 | 10 | 0.2", "sales | 2 | 10 | 0.2"]);
  expect(await warehouse.values("independent_owner_rate", parts)).toEqual(["– | 5 | 10 | 0.5", "sales | 5 | 10 | 0.5"]);
  warehouse.close();
});
