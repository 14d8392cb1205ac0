import { expect, test } from "vitest";
import { given } from "../given.ts";

type Span = readonly [from: string, to: string, opened: number, done: number];

/** The window of so many opened and done on each weekday of the spans; weekends have none. */
async function windowOf(spans: readonly Span[], lastDay = "9999-12-31"): Promise<string[]> {
  const warehouse = await given({ "marts.ticket_counts": "day" });
  for (const [from, to, opened, done] of spans) {
    await warehouse.connection.run(
      `insert into marts.ticket_counts by name
        select day::date as day, if(isodow(day) > 5, 0, $opened) as opened, if(isodow(day) > 5, 0, $done) as done
        from range($from::date, $to::date + 1, interval 1 day) as days(day)
        where day <= $lastDay::date`,
      { from, to, opened, done, lastDay },
    );
  }
  const rows = await warehouse.run("marts/ticket_window", "window_from, window_to, is_truncated, explanation");
  warehouse.close();
  return rows;
}

test("openings that stop while closings go on are the export's end, and the words name the day", async () => {
  const rows = await windowOf([
    ["2025-01-06", "2025-05-30", 20, 18],
    ["2025-05-31", "2025-09-30", 0, 2],
  ]);
  expect(rows).toEqual([
    "2025-01-06 | 2025-05-30 | true | after 2025-05-30 only 0 of 2,100 tickets were opened: open requests fall after that day because the export stops, not because work got done",
  ]);
});

test("old tickets that trickle in before a log's own start are not how the company worked then", async () => {
  const rows = await windowOf([
    ["2024-10-01", "2024-12-31", 1, 0],
    ["2025-01-01", "2025-12-31", 20, 20],
  ]);
  expect(rows).toEqual([
    "2025-01-01 | 2025-12-31 | true | before 2025-01-01 only 66 of 5,286 tickets were opened: the export starts on that day and holds of older requests only those then still open",
  ]);
});

test.each(["2025-08-20", "2025-09-14", "2026-01-02", "2026-03-31"])(
  "steady openings with a quiet August and closed holidays are no window, seen on %s",
  async (lastDay) => {
    const spans: Span[] = [
      ["2024-09-01", "2024-12-20", 10, 10],
      ["2024-12-21", "2025-01-05", 0, 0],
      ["2025-01-06", "2025-07-31", 10, 9],
      ["2025-08-01", "2025-08-31", 3, 8],
      ["2025-09-01", "2025-12-19", 10, 10],
      ["2025-12-20", "2026-01-05", 0, 1],
      ["2026-01-06", "2026-03-31", 10, 10],
    ];
    expect(await windowOf(spans, lastDay)).toEqual([`2024-09-01 | ${lastDay} | false | –`]);
  },
);

test("a fall by half after a launch is no window", async () => {
  const rows = await windowOf([
    ["2024-01-01", "2024-12-31", 20, 20],
    ["2025-01-01", "2025-12-31", 10, 12],
  ]);
  expect(rows).toEqual(["2024-01-01 | 2025-12-31 | false | –"]);
});

test("a young company whose first requests were few but done is no window", async () => {
  const rows = await windowOf([
    ["2024-10-01", "2024-12-31", 1, 1],
    ["2025-01-01", "2025-12-31", 20, 20],
  ]);
  expect(rows).toEqual(["2024-10-01 | 2025-12-31 | false | –"]);
});

test("a season that was quiet before is no window when it is quiet again", async () => {
  const rows = await windowOf([
    ["2024-01-01", "2024-03-29", 50, 40],
    ["2024-03-30", "2024-12-31", 0, 1],
    ["2025-01-01", "2025-03-31", 50, 40],
    ["2025-04-01", "2025-11-30", 0, 1],
  ]);
  expect(rows).toEqual(["2024-01-01 | 2025-11-30 | false | –"]);
});

test("a handful of tickets is too little to tell a window", async () => {
  const rows = await windowOf([
    ["2025-01-06", "2025-01-08", 1, 0],
    ["2025-01-09", "2025-04-30", 0, 1],
  ]);
  expect(rows).toEqual(["2025-01-06 | 2025-04-30 | false | –"]);
});
