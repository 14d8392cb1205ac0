import { describe, expect, test } from "vitest";
import { comparedWords } from "../../app/components/compare-words.ts";
import { type MetricNumber, partsOf, rowsOfNumber, windowOf } from "../../app/components/number-value.tsx";
import {
  type Asked,
  addMonths,
  compareWords,
  lastDayOf,
  type PeriodMonth,
  periodOf,
  periodWords,
  shortPeriod,
  spanWords,
} from "../../app/period.ts";

const asked: Asked = { months: 1, to: null, compare: "previous" };

/** Months of 2026, the last one unfinished on the 14th. */
function months(kind: string, from: number, to: number): PeriodMonth[] {
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const month = `2026-${String(from + place).padStart(2, "0")}-01`;
    const isOpen = from + place === to;
    const counted_to = isOpen ? `${month.slice(0, 8)}14` : lastDayOf(month);
    const same = { kind, data_through: `2026-${String(to).padStart(2, "0")}-14`, time_zone: "Europe/Berlin" };
    return { month, counted_to, is_complete: !isOpen, ...same };
  });
}

describe("a period", () => {
  test("begins at the newest complete month of what adds up over days, and at the newest of a state", () => {
    expect(periodOf(asked, months("flow", 3, 7), false)).toMatchObject({ toMonth: "2026-06-01", isComplete: true });
    expect(periodOf(asked, months("stock", 3, 7), false)).toMatchObject({ to: "2026-07-14", isComplete: false });
    expect(periodOf(asked, months("flow", 3, 7), true)).toMatchObject({ to: "2026-07-14", isComplete: false });
    expect(periodOf(asked, months("flow", 7, 7), false)).toMatchObject({ to: "2026-07-14" });
  });

  test("has whole months, across the year's edge, and so has what it is compared with", () => {
    const six = periodOf({ months: 6, to: "2026-02-01", compare: "previous" }, months("flow", 1, 7));
    expect(six).toMatchObject({ from: "2025-09-01", to: "2026-02-28" });
    expect(six).toMatchObject({ compareFrom: "2025-03-01", compareTo: "2025-08-31" });
    const year = periodOf({ months: 3, to: "2026-02-01", compare: "year" }, months("flow", 1, 7));
    expect(year).toMatchObject({ compareFrom: "2024-12-01", compareTo: "2025-02-28" });
    const none = periodOf({ months: 3, to: "2026-02-01", compare: "none" }, months("flow", 1, 7));
    expect(none).toMatchObject({ compareFrom: null, compareTo: null });
  });

  test("keeps the month asked for where no number tells of it", () => {
    const late = periodOf({ ...asked, to: "2027-01-01" }, months("flow", 3, 7));
    expect(late).toMatchObject({ toMonth: "2027-01-01", to: "2027-01-31", isComplete: false });
    const early = periodOf({ ...asked, to: "2025-01-01" }, months("flow", 3, 7));
    expect(early).toMatchObject({ to: "2025-01-31", isComplete: true });
  });

  test("in words has its days, their zone and whether it is over", () => {
    const open = periodOf({ months: 3, to: "2026-07-01", compare: "none" }, months("flow", 3, 7));
    expect(periodWords(open)).toBe("1 May – 14 Jul 2026, Europe/Berlin, unfinished");
    expect(shortPeriod(open)).toBe("May – Jul 2026");
    expect(spanWords("2026-09-01", "2026-09-30")).toBe("1 – 30 Sep 2026");
    expect(spanWords("2025-11-01", "2026-01-31")).toBe("1 Nov 2025 – 31 Jan 2026");
    expect(shortPeriod({ from: "2025-11-01", toMonth: "2026-01-01", months: 3 })).toBe("Nov 2025 – Jan 2026");
  });
});

test.each([
  ["2026-01-15", -1, "2025-12-01"],
  ["2025-12-01", 1, "2026-01-01"],
  ["2026-03-01", -12, "2025-03-01"],
  ["2026-03-31", 0, "2026-03-01"],
])("%s and %i months is %s", (day, count, expected) => {
  expect(addMonths(day, count)).toBe(expected);
});

test.each([
  ["2024-02-01", "2024-02-29"],
  ["2026-02-01", "2026-02-28"],
  ["2026-12-01", "2026-12-31"],
])("the month of %s ends on %s", (month, last) => {
  expect(lastDayOf(month)).toBe(last);
});

const number: MetricNumber = {
  metric: "opened_requests",
  title: "Requests opened",
  question: "",
  definition: "",
  kind: "flow",
  unit: "count",
  better: "lower",
  data_through: "2026-09-30",
  value: 9,
  low: null,
  high: null,
  numerator: null,
  denominator: null,
  period_from: "2026-07-01",
  period_to: "2026-09-30",
  is_complete: true,
  months: 3,
  is_latest: false,
  compared_value: 12,
  compared_low: null,
  compared_high: null,
  compared_from: "2026-04-01",
  compared_to: "2026-06-30",
  gap_effect: null,
  gap_words: null,
  change_words: null,
  missing: [],
  filters: "team",
};

describe("a comparison", () => {
  test("says from what, when and by how much", () => {
    expect(comparedWords(number, "previous")).toBe("from 12 in the 3 months before, −25.0%");
    expect(comparedWords(number, "year")).toBe("from 12 in the same 3 months a year before, −25.0%");
    expect(comparedWords({ ...number, kind: "stock" }, "previous")).toBe("from 12 at the end of Jun 2026, −25.0%");
    expect(comparedWords(number, "none")).toBeUndefined();
  });

  test("of a share is in points, from nothing has no size, and no change is none", () => {
    const share = { ...number, unit: "share", value: 0.25, compared_value: 0.2 };
    expect(comparedWords(share, "previous")).toBe("from 20.0% in the 3 months before, +5.0 points");
    expect(comparedWords({ ...number, compared_value: 0 }, "previous")).toBe("from 0 in the 3 months before");
    expect(comparedWords({ ...number, compared_value: 9 }, "previous")).toBe("the same as in the 3 months before");
  });

  test("that cannot be made says why; beside what is not known there is none", () => {
    const unfinished = { ...number, compared_value: { unknown: "this period is not over" } };
    expect(comparedWords(unfinished, "previous")).toBe("Not compared: this period is not over");
    expect(comparedWords({ ...number, value: { unknown: "no log" } }, "previous")).toBeUndefined();
  });

  test("names the length of time it speaks of", () => {
    expect(compareWords({ compare: "previous", months: 1 })).toBe("the month before");
    expect(compareWords({ compare: "year", months: 1 })).toBe("the same month a year before");
  });
});

test("a number's window is its months, the day of a state, or the days so far", () => {
  expect(windowOf(number)).toBe("Jul – Sep 2026");
  expect(windowOf({ ...number, months: 1 })).toBe("Sep 2026");
  expect(windowOf({ ...number, kind: "stock" })).toBe("end of Sep 2026");
  const open = { ...number, is_complete: false, period_to: "2026-09-14" };
  expect(windowOf(open)).toBe("1 Jul – 14 Sep 2026");
  expect(windowOf({ ...open, months: 1 })).toBe("Sep 2026, up to 14 Sep 2026");
  expect(windowOf({ ...open, kind: "ratio of stocks" })).toBe("on 14 Sep 2026");
});

test("a share's counts are of one another, a rate's are not", () => {
  const counts = { numerator: 12, denominator: 1340 };
  expect(partsOf({ ...number, ...counts, unit: "share" })).toBe("12 of 1,340");
  expect(partsOf({ ...number, ...counts, unit: "per 100 tool-months" })).toBe("12 in 1,340 tool-months");
  expect(partsOf({ ...number, ...counts, unit: "per 1,000 user-weeks" })).toBe("12 in 1,340 user-weeks");
  expect(partsOf(number)).toBeUndefined();
});

test("the rows of a number are those of its period, and of what it answers to", () => {
  expect(rowsOfNumber(number, "?team=sales&platform=Excel&sort=x")).toBe(
    "/rows/opened_requests?team=sales&months=3&to=2026-09",
  );
  expect(rowsOfNumber({ ...number, months: 1, is_latest: true }, "")).toBe("/rows/opened_requests");
});
