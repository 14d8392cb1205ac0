import { expect, test } from "vitest";
import { type Annotation, annotate } from "../../app/charts/annotate.ts";
import { describeBands } from "../../app/charts/describe-bands.ts";
import { describeFlow } from "../../app/charts/describe-flow.ts";
import { describeLine } from "../../app/charts/describe-line.ts";

const months = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"];
const line = describeLine(
  months.map((day) => ({ day, value: 1, low: null, high: null, is_complete: true })),
  { title: "Open", unit: "count", markers: [{ day: "2026-02-10", to: null, label: "baseline" }] },
);
const flow = describeFlow(
  months.map((day) => ({ day, into: 1, out: 1, is_complete: true })),
  { title: "Flow", words: { into: "in", out: "out" } },
);
const on = (day: string, text: string, to: string | null = null): Annotation => ({
  day,
  to_day: to,
  kind: to === null ? "launch" : "freeze",
  text,
});
const happened = [
  on("2025-12-31", "before"),
  on("2025-12-15", "over the edge", "2026-01-06"),
  on("2026-02-02", "one"),
  on("2026-02-28", "two"),
  on("2026-04-30", "last day"),
  on("2026-05-01", "after"),
];

test("what lies inside the days of an axis is drawn in its place, and what shares a place shares a line and a number", () => {
  const { charts, marks } = annotate([{ chart: line }, { chart: flow }], happened);
  expect(marks.map(({ number, items }) => [number, ...items.map(({ text }) => text)])).toEqual([
    [1, "over the edge"],
    [2, "one", "two"],
    [3, "last day"],
  ]);
  expect(charts[0]?.chart.notes).toEqual([
    { at: 0, to: 0.25, label: "1", isMark: true },
    { at: 0.25, to: null, label: "2", isMark: true },
    { at: 0.75, to: null, label: "3", isMark: true },
    { at: 0.25, to: null, label: "baseline" },
  ]);
  // The second chart of the figure has the same lines without the numbers, and no room made for them.
  expect(charts[1]?.chart.notes.map(({ label }) => label)).toEqual(["", "", ""]);
  expect(charts[1]?.chart.height).toBe(flow.height);
  expect(charts[0]?.chart.summary).toContain("Marked 1 to 3");
});

test("bars that stand first make room for the numbers, and their plot stays as high", () => {
  const [first] = annotate([{ chart: flow }], happened).charts;
  const plot = ({ height, margin }: typeof flow) => height - margin.top - margin.bottom;
  expect(first?.chart.margin.top).toBe(22);
  expect(plot(first?.chart ?? line)).toBe(plot(flow));
});

test("where nothing happened, or the axis is no time, a chart stays as it is", () => {
  const bands = describeBands([{ key: "a", label: "a", words: "a", count: 1 }], { title: "Ages", noun: "request" });
  expect(annotate([{ chart: line }], [on("2024-01-01", "long ago")])).toEqual({ charts: [{ chart: line }], marks: [] });
  expect(annotate([{ chart: bands }], happened)).toEqual({ charts: [{ chart: bands }], marks: [] });
});

test("numbers of three years of weeks never stand nearer than a phone can show", () => {
  const weeks = Array.from({ length: 156 }, (_, week) =>
    new Date(Date.UTC(2023, 0, 2 + 7 * week)).toISOString().slice(0, 10),
  );
  const chart = describeLine(
    weeks.map((day) => ({ day, value: 1, low: null, high: null, is_complete: true })),
    { title: "Users", unit: "people", isWeekly: true },
  );
  const all = annotate(
    [{ chart }],
    weeks.map((day) => on(day, "launch")),
  );
  const numbered = (all.charts[0]?.chart.notes ?? []).filter(({ label }) => label !== "").map(({ at }) => at);
  expect(all.marks.flatMap(({ items }) => items).length).toBe(156);
  for (const [index, at] of numbered.slice(1).entries())
    expect(at - (numbered[index] ?? 0)).toBeGreaterThanOrEqual(0.05);
});
