import { expect, test } from "vitest";
import { describeFlow } from "../../app/charts/describe-flow.ts";
import { describeLine, type Row } from "../../app/charts/describe-line.ts";
import { ticksOf, yOf } from "../../app/charts/scale.ts";

const row = (day: string, value: Row["value"], rest: Partial<Row> = {}): Row => ({
  day,
  value,
  low: null,
  high: null,
  is_complete: true,
  ...rest,
});

const shares = { title: "Orphaned share", unit: "share" };

test.each([
  [0, 226, 4, true, [0, 100, 200, 300]],
  [0, 0.333, 4, false, [0, 0.1, 0.2, 0.3, 0.4]],
  [0, 3, 4, true, [0, 1, 2, 3]],
  [0, 0, 4, true, [0, 1]],
  [0, 0.9, 4, true, [0, 1]],
  [0, 12, 3, true, [0, 5, 10, 15]],
])("ticks from %d to %d are round and enclose both", (min, max, wanted, isWhole, ticks) => {
  expect(ticksOf(min, max, wanted, isWhole)).toEqual(ticks);
});

test("a value lies at its share of the height, from the top", () => {
  expect(yOf(0, { min: 0, max: 300 }, 200)).toBe(200);
  expect(yOf(300, { min: 0, max: 300 }, 200)).toBe(0);
  expect(yOf(75, { min: 0, max: 300 }, 200)).toBe(150);
});

test("an unknown month is a gap in line, interval and dots, and is said in the summary", () => {
  const known = { low: 0.1, high: 0.3 };
  const chart = describeLine(
    [
      row("2026-01-01", 0.2, known),
      row("2026-02-01", { unknown: "no people export" }),
      row("2026-03-01", 0.2, known),
      row("2026-04-01", 0.1, known),
    ],
    shares,
  );
  expect(chart.segments.map(({ places }) => places.map(({ key }) => key))).toEqual([
    ["2026-01-01"],
    ["2026-03-01", "2026-04-01"],
  ]);
  expect(chart.spans.map(({ edges }) => edges.length)).toEqual([1, 2]);
  expect(chart.dots.map(({ key }) => key)).not.toContain("2026-02-01");
  expect(chart.points[1]).toMatchObject({ value: null, text: "unknown, no people export" });
  expect(chart.summary).toBe("Orphaned share. Jan 2026: 20.0%; Apr 2026: 10.0%. 1 of 4 unknown.");
});

test("an unfinished month is reached by a dashed line and drawn hollow", () => {
  const chart = describeLine([row("2026-01-01", 4), row("2026-02-01", 6, { is_complete: false })], {
    title: "Open requests",
    unit: "count",
  });
  expect(chart.segments.map(({ isDashed, places }) => [isDashed, places.length])).toEqual([
    [false, 1],
    [true, 2],
  ]);
  expect(chart.dots.map(({ isHollow }) => isHollow)).toEqual([false, true]);
  expect(chart.points[1]?.label).toBe("Feb 2026, so far");
});

test("with nothing known there is nothing to draw, and no 0", () => {
  const chart = describeLine([row("2026-01-01", { unknown: "no tickets loaded" })], shares);
  expect([chart.segments, chart.dots, chart.spans]).toEqual([[], [], []]);
  expect(chart.summary).toBe("Orphaned share: nothing known. 1 of 1 unknown.");
});

test("a baseline covers its months, a launch stands in its own, and what came before the chart is left out", () => {
  const rows = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map((day) => row(day, 1));
  const chart = describeLine(rows, {
    ...shares,
    markers: [
      { day: "2026-01-01", to: "2026-02-01", label: "baseline" },
      { day: "2026-03-15", to: null, label: "first launch" },
      { day: "2024-01-01", to: "2024-06-01", label: "too early" },
    ],
  });
  expect(chart.notes).toEqual([
    { at: 0, to: 0.5, label: "baseline" },
    { at: 0.5, to: null, label: "first launch" },
  ]);
});

test("opened goes up and done goes down, on one scale", () => {
  const chart = describeFlow([{ day: "2026-01-01", into: 12, out: 3, is_complete: true }], {
    title: "Requests",
    words: { into: "opened", out: "done" },
  });
  expect(chart.bars.map(({ value, tone }) => [value, tone])).toEqual([
    [12, "in"],
    [-3, "out"],
  ]);
  expect(chart.y.ticks.map(({ label }) => label)).toEqual(["15", "10", "5", "0", "5", "10", "15"]);
  expect(chart.points[0]?.text).toBe("Jan 2026 12 opened, 3 done");
});
