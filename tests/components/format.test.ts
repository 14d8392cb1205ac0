import { expect, test } from "vitest";
import {
  counted,
  formatChange,
  formatCount,
  formatDay,
  formatInterval,
  formatKnown,
  formatMonth,
  formatShare,
  formatTime,
  sentence,
  spellDays,
} from "../../app/format.ts";

test("numbers are grouped, and a minus is a minus", () => {
  expect(formatCount(1234567)).toBe("1,234,567");
  expect(formatCount(-1234)).toBe("−1,234");
  expect(formatShare(0.153)).toBe("15.3%");
  expect(formatChange(-0.1591)).toBe("−15.9%");
  expect(formatChange(0.05)).toBe("+5.0%");
  expect(counted(1, "tool")).toBe("1 tool");
  expect(counted(1200, "tool")).toBe("1,200 tools");
});

test("what is unknown is a dash, never 0", () => {
  expect(formatKnown({ unknown: "no usage log covers Zapier" }, "count")).toBe("–");
  expect(formatKnown(0, "count")).toBe("0");
});

test("an interval needs both of its ends", () => {
  expect(formatInterval(0.18, 0.31, "share")).toBe("18.0% to 31.0%");
  expect(formatInterval(0.18, null, "share")).toBeUndefined();
});

test("a day is the same in every zone, an instant is on the program's clock", () => {
  expect(formatDay("2026-03-01")).toBe("1 Mar 2026");
  expect(formatMonth("2026-12-01")).toBe("Dec 2026");
  expect(formatTime("2026-03-29T00:59:00.000Z", "Europe/Berlin")).toBe("29 Mar 2026, 01:59");
  expect(formatTime("2026-03-29T01:00:00.000Z", "Europe/Berlin")).toBe("29 Mar 2026, 03:00");
  expect(formatTime("2026-01-01T00:30:00.000Z", "America/New_York")).toBe("31 Dec 2025, 19:30");
});

test("days inside words are spelt, other digits are left alone", () => {
  expect(spellDays("12 opened since 2026-09-30, more than in 2026-08")).toBe(
    "12 opened since 30 Sep 2026, more than in Aug 2026",
  );
  expect(spellDays("ticket INC-2026-1 and 2026-13")).toBe("ticket INC-2026-1 and 2026-13");
});

test("words of the warehouse become a sentence with one stop", () => {
  expect(sentence("too few: 3 of at least 10")).toBe("Too few: 3 of at least 10.");
  expect(sentence("a partial export?")).toBe("A partial export?");
});
