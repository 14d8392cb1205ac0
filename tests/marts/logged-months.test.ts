import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const header = "series | actor_key | operation | operation_class | occurred_at | load_id";
const columns = "strftime(month, '%Y-%m'), log_unknown, use_unknown";

/** A log that tells of one class of operation from one day to another, by a single event on each. */
function log(series: string, kind: "author" | "use", ...days: readonly string[]): string {
  return days.map((day) => `${series} | ann | any | ${kind} | ${day} 12:00 | ${series}`).join("\n");
}

function eventsOf(...logs: readonly string[]) {
  return { "lake.events": `${header}\n${logs.join("\n")}` };
}

test("of two logs that tell of authoring both must cover the month: the one that begins later makes no 0 of it", async () => {
  const logs = eventsOf(
    log("apps", "author", "2026-03-01", "2026-04-30"),
    log("flows", "author", "2026-04-01", "2026-04-30"),
    log("flows", "use", "2026-04-02"),
    log("apps", "use", "2026-03-02"),
  );
  expect(await rowsOf(logs, "marts/logged_months", columns)).toEqual([
    "2026-03 | one of the 2 usage logs tells of only 0 of the 28 days to 2026-03-31 | one of the 2 usage logs tells of only 0 of the 28 days to 2026-03-31",
    "2026-04 | – | –",
  ]);
});

test("a log that never tells of authoring is not asked about it, and of a log of use alone builders are unknown", async () => {
  const logs = eventsOf(
    log("apps", "author", "2026-03-01", "2026-03-31"),
    log("runs", "use", "2026-03-30", "2026-03-31"),
  );
  expect(await rowsOf(logs, "marts/logged_months", columns)).toEqual([
    "2026-03 | – | the usage logs tell of 2 of the 28 days to 2026-03-31",
  ]);
  expect(
    await rowsOf(eventsOf(log("runs", "use", "2026-03-01", "2026-03-31")), "marts/logged_months", columns),
  ).toEqual(["2026-03 | no usage log tells of creating, editing or publishing | –"]);
});

test("a log of a tenth of the other's days counts, one of fewer does not", async () => {
  const day = (number: number) => `2026-03-${String(number).padStart(2, "0")}`;
  const days = (count: number) => Array.from({ length: count }, (_, index) => day(index + 1));
  const reasons = (count: number) =>
    rowsOf(
      eventsOf(log("apps", "author", ...days(count), "2026-03-31"), log("once", "author", "2026-03-30")),
      "marts/logged_months",
      "log_unknown",
    );
  expect(await reasons(10)).toEqual(["–"]);
  expect(await reasons(9)).toEqual(["one of the 2 usage logs tells of only 1 of the 28 days to 2026-03-31"]);
});

test("a silence of more than 14 days inside a busy log is not told of; 14 days are", async () => {
  const busy = (until: number) =>
    Array.from({ length: until }, (_, index) => `2026-03-${String(index + 1).padStart(2, "0")}`);
  const reasons = (until: number) =>
    rowsOf(eventsOf(log("apps", "author", ...busy(until), "2026-03-31")), "marts/logged_months", "log_unknown");
  expect(await reasons(16)).toEqual(["–"]);
  expect(await reasons(15)).toEqual(["the usage logs tell of 13 of the 28 days to 2026-03-31"]);
});

test("three quarters of the days are enough: 21 of 28", async () => {
  const reasons = (from: string) =>
    rowsOf(eventsOf(log("apps", "use", from, "2026-03-31")), "marts/logged_months", "use_unknown, week_unknown");
  expect(await reasons("2026-03-11")).toEqual(["– | –"]);
  expect(await reasons("2026-03-12")).toEqual(["the usage logs tell of 20 of the 28 days to 2026-03-31 | –"]);
  expect(await reasons("2026-03-27")).toEqual([
    "the usage logs tell of 5 of the 28 days to 2026-03-31 | the usage logs tell of 5 of the 7 days to 2026-03-31",
  ]);
});

test("weeks begin on Mondays; the one that the log does not reach the end of is asked for fewer days", async () => {
  const logs = eventsOf(log("apps", "use", "2026-03-04", "2026-03-16"));
  expect(await rowsOf(logs, "marts/logged_weeks")).toEqual([
    "2026-03-02 | 2026-03-08 | true | the usage log tells of 5 of the 7 days to 2026-03-08",
    "2026-03-09 | 2026-03-15 | true | –",
    "2026-03-16 | 2026-03-16 | false | –",
  ]);
  const two = eventsOf(log("apps", "use", "2026-03-02", "2026-03-08"), log("flows", "use", "2026-03-07", "2026-03-08"));
  expect(await rowsOf(two, "marts/logged_weeks", "use_unknown")).toEqual([
    "one of the 2 usage logs tells of only 2 of the 7 days to 2026-03-08",
  ]);
});
