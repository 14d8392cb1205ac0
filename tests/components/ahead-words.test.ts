import { describe, expect, test } from "vitest";
import { describeFan, type FanWeek } from "../../app/charts/describe-fan.ts";
import {
  courseWords,
  errorWords,
  type ForecastError,
  of100,
  type Reached,
  reachedWords,
  type WeekAhead,
  warningWords,
  withoutWords,
} from "../../app/components/ahead-words.ts";

const row: Reached = {
  scenario: "with",
  forecast: 52,
  open_on: "2026-10-25",
  open_tickets: 342,
  target: 200,
  p50_weeks: 20,
  p85_weeks: 30,
  p95_weeks: { unknown: "not within 52 weeks in 95 of 100 runs" },
  p50_on: "2027-03-14",
  p85_on: "2027-05-23",
  p95_on: null,
  reaching: 0.88,
  weeks_ahead: 52,
  weeks_used: 26,
  weeks_left_out: 0,
  first_week: "2026-04-27",
  runs: 10_000,
  effect: null,
  effect_low: null,
  effect_high: null,
  grade: null,
  direction: null,
  window_from: "2023-11-01",
  seed: 20260101,
};

const week = (p10: number, p50: number, p90: number, without: number | null = null): WeekAhead => ({
  day: "2027-10-24",
  ahead: 52,
  p10,
  p50,
  p85: p90,
  p90,
  p95: p90,
  without_p10: without,
  without_p50: without,
  without_p85: without,
  without_p90: without,
  without_p95: without,
});

describe("when the backlog is at its target", () => {
  test("is a date in half of the runs and in most, and how many of 100 never come to it within the year", () => {
    expect(reachedWords(row)).toBe(
      "In half of the runs the backlog is at 200 by 14 Mar 2027; in 85 of 100 by 23 May 2027; in 12 of 100 not within a year.",
    );
    expect(reachedWords({ ...row, p95_on: "2027-08-01", reaching: 1 })).toMatch(/in 95 of 100 by 1 Aug 2027\.$/);
  });

  test("is said of fewer than half of the runs as what it is", () => {
    const few = { ...row, p50_on: null, p85_on: null };
    expect(reachedWords({ ...few, reaching: 0.41 })).toBe(
      "Within a year the backlog is at 200 in only 41 of 100 runs: more likely than not it is not.",
    );
    expect(reachedWords({ ...few, reaching: 0 })).toBe("In none of the runs is the backlog at 200 within a year.");
  });

  test("is now where it is already there, and a way to set one where none is", () => {
    expect(reachedWords({ ...row, open_tickets: 200 })).toMatch(/^The backlog is where it is wanted: 200 open/);
    const unset = { unknown: "no target is set" };
    expect(reachedWords({ ...row, target: null, reaching: unset })).toContain("program.yaml (backlog: target)");
    expect(reachedWords({ ...row, forecast: { unknown: "too few: 9 of at least 13 weeks" } })).toBe(
      "That cannot be told: too few: 9 of at least 13 weeks.",
    );
  });

  test("a few are never none of the runs", () => {
    expect([0, 0.004, 0.12, 0.996, 1].map(of100)).toEqual(["0", "fewer than 1", "12", "more than 99", "100"]);
  });
});

test("a backlog shrinks or grows only where 90 of 100 runs say so", () => {
  expect(courseWords(row, [week(100, 200, 300)])).toMatch(/^The backlog shrinks: 342 now, 100 to 300/);
  expect(courseWords(row, [week(400, 500, 600)])).toMatch(/^The backlog grows: /);
  expect(courseWords(row, [week(100, 200, 400)])).toMatch(/^Whether it shrinks or grows cannot be told: /);
  expect(courseWords(row, [])).toBeUndefined();
});

describe("what would be without the program", () => {
  const effect = { effect: -0.36, effect_low: -0.44, effect_high: -0.26, direction: "fell" as const, grade: "strong" };
  const without: Reached = { ...row, ...effect, scenario: "without" };

  test("stands beside what is with it, with the effect and what is assumed", () => {
    expect(withoutWords(without, [week(100, 200, 300, 900)])).toBe(
      "Without the program, from the same 342 and with as many ended each week as now: 900 by 24 Oct 2027 in half of the runs, against 200 with it; its effect on the requests it is meant for is 36% fewer (95% interval: 44% fewer to 26% fewer).",
    );
  });

  test("is no reduction where there are more with it, too; and no difference where the effect may be none", () => {
    expect(withoutWords(without, [week(300, 400, 500, 900)])).toMatch(/that is no reduction of the backlog\.$/);
    const doubtful = { ...without, direction: "cannot tell" as const, effect_high: 0.1 };
    expect(withoutWords(doubtful, [week(100, 200, 300, 900)])).toContain(
      "neither can the difference be told from none",
    );
    expect(withoutWords({ ...without, grade: "weak" }, [week(100, 200, 300, 900)])).toContain(
      "evidence for that is weak",
    );
  });

  test("is not said without an effect, with the reason", () => {
    const reason = "the program’s effect: no launch calendar is loaded";
    expect(withoutWords({ ...without, forecast: { unknown: reason } }, [week(1, 2, 3)])).toBe(
      `Without the program: cannot be told, because ${reason}.`,
    );
  });
});

describe("the error of the forecast", () => {
  const tried: ForecastError = {
    ahead: 4,
    origins: 18,
    inside: 14,
    error: 23.4,
    error_of_last_value: 30,
    error_of_line: 9.4,
    loss: 9,
    loss_of_last_value: 15,
    loss_of_line: 11,
    seed: 1,
  };

  test("is printed beside those of two that anybody could make", () => {
    expect(errorWords(tried)).toBe(
      "Made in the same way 4 weeks ahead from 18 past weeks, 14 of 18 came to lie between p10 and p90 (80% promised); its middle was off by 23 requests on average, the last value by 30, a straight line by 9.4.",
    );
    expect(errorWords({ ...tried, error: { unknown: "too few" } })).toBe(
      "4 weeks ahead it could not be tried: too few.",
    );
    expect(warningWords([tried])).toBeUndefined();
  });

  test("worse than the last value is said plainly, as is a range too narrow and one never tried", () => {
    const worse = { ...tried, ahead: 13, loss: 15 };
    expect(warningWords([tried, worse, { ...worse, ahead: 26 }])).toBe(
      "13 and 26 weeks ahead it did worse than to say that nothing changes: do not rely on it there.",
    );
    expect(warningWords([{ ...tried, error: 31 }])).toMatch(/^4 weeks ahead its range was worth having/);
    expect(warningWords([{ ...tried, inside: 9 }])).toMatch(/^4 weeks ahead far fewer than promised/);
    expect(warningWords([{ ...tried, error: { unknown: "too few" } }])).toMatch(/could not be tried/);
  });
});

describe("the fan", () => {
  const behind = (day: string, open: number, left_out: string | null = null): FanWeek => ({
    day,
    open_tickets: open,
    left_out,
    p10: null,
    p50: null,
    p90: null,
    without_p50: null,
  });
  const ahead = (day: string, p50: number, without: number): FanWeek => ({
    day,
    open_tickets: null,
    left_out: null,
    p10: p50 - 10,
    p50,
    p90: p50 + 10,
    without_p50: without,
  });
  const weeks = [
    behind("2026-09-27", 90, "the ticket log lacks a working day"),
    behind("2026-10-04", 100),
    ahead("2026-10-11", 95, 120),
    ahead("2026-10-18", 90, 500),
  ];
  const chart = describeFan(weeks, { title: "Open", target: 60 });

  test("begins its band where the line ends, and draws no week that is not told", () => {
    expect(chart.points.map(({ value }) => value)).toEqual([null, 100, 95, 90]);
    expect(chart.spans.map(({ edges }) => edges.map(({ low, high }) => [low, high]))).toEqual([
      [
        [100, 100],
        [85, 105],
        [80, 100],
      ],
    ]);
    expect(chart.segments.map(({ isDashed, isCompared, places }) => [isDashed, isCompared, places.length])).toEqual([
      [false, undefined, 1],
      [true, false, 3],
      [true, true, 2],
    ]);
  });

  test("has the target on its scale, and lets the line without the program leave it rather than press it flat", () => {
    expect(chart.limits?.[0]?.places.map(({ value }) => value)).toEqual([60, 60]);
    expect(chart.y.max).toBeLessThan(250);
    expect(chart.points[3]?.text).toContain("without the program 500");
    expect(chart.summary).toContain("Target: 60.");
  });
});
