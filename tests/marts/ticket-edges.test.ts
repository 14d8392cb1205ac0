import { expect, test } from "vitest";
import { given } from "../given.ts";

async function edgesOf(spans: readonly (readonly [from: string, to: string, opened: number])[]): Promise<string[]> {
  const warehouse = await given({ "marts.ticket_counts": "day" });
  for (const [from, to, opened] of spans) {
    await warehouse.connection.run(
      `insert into marts.ticket_counts by name
        select day::date as day, $opened::bigint as opened, 0 as done
        from range($from::date, $to::date + 1, interval 1 day) as days(day)`,
      { from, to, opened },
    );
  }
  const rows = await warehouse.run("marts/ticket_edges", "opened_from, opened_to, week, quiet_days");
  warehouse.close();
  return rows;
}

test("exactly a tenth of the typical week is usual, at either end and in between", async () => {
  const rows = await edgesOf([
    ["2025-01-01", "2025-01-21", 1],
    ["2025-01-22", "2025-04-01", 10],
    ["2025-04-02", "2025-04-22", 1],
    ["2025-04-23", "2025-06-30", 10],
    ["2025-07-01", "2025-07-21", 1],
  ]);
  // The first day with a week of 7 behind it, the last with one ahead.
  expect(rows).toEqual(["2025-01-07 | 2025-07-15 | 70 | 6"]);
});

test("less than a tenth is not, and makes a quiet spell", async () => {
  const rows = await edgesOf([
    ["2025-01-22", "2025-04-01", 10],
    ["2025-04-02", "2025-04-22", 0],
    ["2025-04-23", "2025-06-30", 10],
    ["2025-07-01", "2025-07-21", 0],
  ]);
  // 1 April to 17 April, whose week ahead holds 23 April.
  expect(rows).toEqual(["2025-01-22 | 2025-06-30 | 70 | 21"]);
});

test("the typical week is the first by which half of all tickets were opened", async () => {
  expect(await edgesOf([["2025-01-01", "2025-01-02", 1]])).toEqual(["2025-01-01 | 2025-01-02 | 1 | 6"]);
});
