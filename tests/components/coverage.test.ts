import { expect, test } from "vitest";
import { type CoverageRun, monthsOf, monthWords } from "../../app/components/coverage-words.ts";

function run(state: CoverageRun["state"], from: string, to: string, isLog = true): CoverageRun {
  const month = `${from.slice(0, 7)}-01`;
  return { entity: "events", series: "apps", is_log: isLog, month, state, from_day: from, to_day: to };
}

const march = "2026-03-01";

test("a month of a log says how many days are missing or capped, and which", () => {
  const hole = [
    run("covered", "2026-03-01", "2026-03-11"),
    run("missing", "2026-03-12", "2026-03-15"),
    run("covered", "2026-03-16", "2026-03-30"),
  ];
  expect(monthWords(march, hole, true)).toBe("Mar 2026: 4 days missing (12–15 Mar)");
  expect(monthWords(march, [...hole, run("capped", "2026-03-31", "2026-03-31")], true)).toBe(
    "Mar 2026: 4 days missing (12–15 Mar), 1 day capped (31 Mar)",
  );
  expect(monthWords(march, [run("covered", "2026-03-01", "2026-03-31")], true)).toBe("Mar 2026: covered");
  expect(monthWords(march, [], true)).toBe("Mar 2026: not begun");
});

test("of many spells the first are named and the rest counted", () => {
  const days = ["02", "04", "06", "08", "10", "12"];
  const missing = days.map((day) => run("missing", `2026-03-${day}`, `2026-03-${day}`));
  expect(monthWords(march, missing, true)).toBe("Mar 2026: 6 days missing (2, 4, 6, 8 Mar and 2 spells more)");
});

test("a list says which days it shows, or that the month has none", () => {
  const days = [run("covered", "2026-03-15", "2026-03-15", false), run("covered", "2026-03-31", "2026-03-31", false)];
  expect(monthWords(march, days, false)).toBe("Mar 2026: 2 exports (15, 31 Mar)");
  expect(monthWords(march, [run("missing", "2026-03-01", "2026-03-31", false)], false)).toBe("Mar 2026: no export");
});

test("months reach from the first to the last run, over a year's end", () => {
  expect(monthsOf([run("covered", "2026-02-01", "2026-02-28"), run("covered", "2025-11-05", "2025-11-30")])).toEqual([
    "2025-11-01",
    "2025-12-01",
    "2026-01-01",
    "2026-02-01",
  ]);
});
