import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const columns = "series, state, from_day, to_day";
const header = "series | load_id | line | actor_key | operation | operation_class | occurred_at";

/** One event of use on each of these days of March 2026, on the lines of a file in this order. */
function march(load: string, days: readonly number[], series = "apps"): string {
  return days
    .map((day, index) => {
      const at = `2026-03-${String(day).padStart(2, "0")} 12:00`;
      return `${series} | ${load} | ${index + 2} | ann | launch | use | ${at}`;
    })
    .join("\n");
}

function days(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function events(...files: readonly string[]) {
  return { "lake.events": `${header}\n${files.join("\n")}` };
}

/** Loads of the log with the limit at which they ended, as their manifests tell it. */
function loadsOf(...rows: readonly string[]): string {
  return `load_id | entity | series | is_full | row_cap | window_from | window_to | verdict\n${rows.join("\n")}`;
}

test("days between two files are missing, and the file that has them fills them", async () => {
  const [before, after] = [march("one", days(1, 11)), march("two", days(16, 31))];
  expect(await rowsOf(events(before, after), "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-01 | 2026-03-11",
    "apps | covered | 2026-03-16 | 2026-03-31",
    "apps | missing | 2026-03-12 | 2026-03-15",
  ]);
  expect(await rowsOf(events(before, after, march("three", days(12, 15))), "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-01 | 2026-03-31",
  ]);
});

test("inside one file that tells of nearly every day, more than two silent days are missing; two are a quiet weekend", async () => {
  const without = (...silent: readonly number[]) =>
    rowsOf(
      events(
        march(
          "one",
          days(1, 31).filter((day) => !silent.includes(day)),
        ),
      ),
      "marts/coverage",
      columns,
    );
  expect(await without(12, 13, 14)).toEqual([
    "apps | covered | 2026-03-01 | 2026-03-11",
    "apps | covered | 2026-03-15 | 2026-03-31",
    "apps | missing | 2026-03-12 | 2026-03-14",
  ]);
  expect(await without(12, 13)).toEqual(["apps | covered | 2026-03-01 | 2026-03-31"]);
});

test("a log of working days is not silent at weekends, nor over a holiday of a week", async () => {
  // 1 March 2026 is a Sunday: 16 days of 22 follow the day before.
  const working = days(1, 31).filter((day) => ![1, 7, 8, 14, 15, 21, 22, 28, 29].includes(day));
  expect(await rowsOf(events(march("one", working)), "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-02 | 2026-03-31",
  ]);
  const holiday = working.filter((day) => day < 16 || day > 20);
  expect(await rowsOf(events(march("one", holiday)), "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-02 | 2026-03-31",
  ]);
});

test("two files of a log of working days do not lack the weekend between them, and lack the week after it", async () => {
  const first = march("one", [...days(2, 6), ...days(9, 13), ...days(16, 20)]);
  expect(await rowsOf(events(first, march("two", days(23, 27))), "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-02 | 2026-03-27",
  ]);
  expect(await rowsOf(events(first, march("two", days(30, 31))), "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-02 | 2026-03-20",
    "apps | covered | 2026-03-30 | 2026-03-31",
    "apps | missing | 2026-03-21 | 2026-03-29",
  ]);
});

test("nineteen days are too few to know that a log tells of every day", async () => {
  const few = days(1, 22).filter((day) => day < 12 || day > 14);
  expect(few).toHaveLength(19);
  expect(await rowsOf(events(march("one", few)), "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-01 | 2026-03-22",
  ]);
});

test("a log that ends before the other exports is missing since; one that begins later is not missing before", async () => {
  const logs = events(march("one", days(1, 20)), march("two", days(10, 31), "flows"));
  expect(await rowsOf(logs, "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-01 | 2026-03-20",
    "apps | missing | 2026-03-21 | 2026-03-31",
    "flows | covered | 2026-03-10 | 2026-03-31",
  ]);
});

test("a file that ends at its limit tells its last day in part: the newest forwards, the oldest backwards, each without order", async () => {
  const capped = (order: readonly number[]) => ({
    ...events(march("one", order)),
    "lake.loads": loadsOf("one | events | apps | false | 5 | 2026-03-01 | 2026-03-05 | loaded"),
  });
  expect(await rowsOf(capped([1, 2, 3, 4, 5]), "marts/coverage", columns)).toEqual([
    "apps | capped | 2026-03-05 | 2026-03-05",
    "apps | covered | 2026-03-01 | 2026-03-04",
  ]);
  expect(await rowsOf(capped([5, 4, 3, 2, 1]), "marts/coverage", columns)).toEqual([
    "apps | capped | 2026-03-01 | 2026-03-01",
    "apps | covered | 2026-03-02 | 2026-03-05",
  ]);
  expect(await rowsOf(capped([3, 1, 5, 2, 4]), "marts/coverage", columns)).toEqual([
    "apps | capped | 2026-03-01 | 2026-03-05",
  ]);
});

test("a capped day that another file tells in full is covered; one that the next file begins with at its own limit is not", async () => {
  const files = events(march("one", days(1, 5)), march("two", days(5, 9)));
  const one = "one | events | apps | false | 5 | 2026-03-01 | 2026-03-05 | loaded";
  const two = (cap: string) => `two | events | apps | false | ${cap} | 2026-03-05 | 2026-03-09 | loaded`;
  expect(await rowsOf({ ...files, "lake.loads": loadsOf(one, two("")) }, "marts/coverage", columns)).toEqual([
    "apps | covered | 2026-03-01 | 2026-03-09",
  ]);
  expect(await rowsOf({ ...files, "lake.loads": loadsOf(one, two("5")) }, "marts/coverage", columns)).toEqual([
    "apps | capped | 2026-03-09 | 2026-03-09",
    "apps | covered | 2026-03-01 | 2026-03-08",
  ]);
});

test("of lists the days of exports are covered, and whole months without one missing", async () => {
  const tools = `
    native_id | load_id | snapshot_day
    a         | jan     | 2026-01-31
    a         | mar     | 2026-03-15
    a         | more    | 2026-03-31`;
  expect(await rowsOf({ "lake.tools": tools }, "marts/coverage", `is_log, ${columns}`)).toEqual([
    "false | sheet | covered | 2026-01-31 | 2026-01-31",
    "false | sheet | covered | 2026-03-15 | 2026-03-15",
    "false | sheet | covered | 2026-03-31 | 2026-03-31",
    "false | sheet | missing | 2026-02-01 | 2026-02-28",
  ]);
});

test("nothing that was not loaded covers a day", async () => {
  expect(await rowsOf({}, "marts/coverage", columns)).toEqual([]);
});

const partial = "month, question, lacking, words";

test("a month is said in part where days of it are missing or capped: 28 days, the last 7, and the whole month", async () => {
  const logs = events(march("one", days(1, 11)), march("two", days(16, 31)));
  const lacking = (count: number, of: number, spans: string) =>
    `of the ${of} days to 2026-03-31 the usage logs lack ${count} (${spans})`;
  expect(await rowsOf(logs, "marts/partial_months", partial)).toEqual([
    `2026-03-01 | month | 4 | ${lacking(4, 31, "2026-03-12 to 2026-03-15")}`,
    `2026-03-01 | use | 4 | ${lacking(4, 28, "2026-03-12 to 2026-03-15")}`,
  ]);
  const capped = {
    ...events(march("one", days(1, 31))),
    "lake.loads": loadsOf("one | events | apps | false | 31 | 2026-03-01 | 2026-03-31 | loaded"),
  };
  expect(await rowsOf(capped, "marts/partial_months", partial)).toEqual([
    `2026-03-01 | month | 1 | ${lacking(1, 31, "2026-03-31")}`,
    `2026-03-01 | use | 1 | ${lacking(1, 28, "2026-03-31")}`,
    `2026-03-01 | week | 1 | ${lacking(1, 7, "2026-03-31")}`,
  ]);
});

test("days before the 28 that are asked for do not make a month partial", async () => {
  // The 28 days to 31 March begin with the 4th.
  const logs = events(march("one", days(1, 1)), march("two", days(4, 31)));
  expect(await rowsOf(logs, "marts/partial_months", partial)).toEqual([
    "2026-03-01 | month | 2 | of the 31 days to 2026-03-31 the usage logs lack 2 (2026-03-02 to 2026-03-03)",
  ]);
});
