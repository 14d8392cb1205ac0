import { expect, test } from "vitest";
import { type CurveSide, describeCurve, stepAt } from "../../app/charts/describe-curve.ts";

const side = (label: string, longest: number, ...steps: readonly (readonly [number, number])[]): CurveSide => ({
  label,
  longest,
  steps: steps.map(([days, survival]) => ({ days, survival, low: survival / 2, high: Math.min(1, survival * 1.5) })),
});

const options = { title: "Share of requests still open", marks: [{ days: 77, label: "77 days" }] };
const heights = (places: readonly { at: number; value: number }[] = []) => places.map(({ at, value }) => [at, value]);

test("a curve goes down in steps from all open on day 0, and runs on as long as anything was watched", () => {
  const chart = describeCurve(side("Sep 2026", 20, [4, 0.75], [10, 0.5]), null, options);
  expect(heights(chart.segments[0]?.places)).toEqual([
    [0, 1],
    [0.2, 1],
    [0.2, 0.75],
    [0.5, 0.75],
    [0.5, 0.5],
    [1, 0.5],
    [1, 0.5],
  ]);
  // The band begins with the first step: before it there is nothing to estimate.
  expect(chart.spans[0]?.edges.map(({ at, low }) => [at, low])).toEqual([
    [0.2, 0.375],
    [0.5, 0.375],
    [0.5, 0.25],
    [1, 0.25],
    [1, 0.25],
  ]);
  expect(chart.notes).toEqual([]);
  expect(chart.x.map(({ label }) => label)).toEqual(["0", "7", "14"]);
});

test("what is done on the day it is opened is no step from 1 on day 0", () => {
  const chart = describeCurve(side("Sep 2026", 10, [0, 0.4], [10, 0.2]), null, options);
  expect(heights(chart.segments[0]?.places)).toEqual([
    [0, 0.4],
    [1, 0.4],
    [1, 0.2],
  ]);
});

test("two curves share the axis, and each point tells both, also where one ends before the other", () => {
  const chart = describeCurve(side("Sep 2026", 40, [10, 0.5]), side("Aug 2026", 100, [20, 0.5], [90, 0.25]), options);
  expect(chart.segments.map(({ isCompared, isDashed }) => [isCompared, isDashed])).toEqual([
    [false, false],
    [true, true],
  ]);
  expect(chart.points.map(({ key, value, other }) => [key, value, other])).toEqual([
    ["0", 1, 1],
    ["10", 0.5, 1],
    ["20", 0.5, 0.5],
    ["40", 0.5, 0.5],
    ["90", null, 0.25],
    ["100", null, 0.25],
  ]);
  expect(chart.points[4]?.text).toBe("Sep 2026: not watched for as long; Aug 2026: 25.0% still open (12.5% to 37.5%)");
  expect(chart.notes).toEqual([{ at: 0.77, to: null, label: "77 days" }]);
  expect(chart.summary).toBe(
    "Share of requests still open. Sep 2026: half are done after 10 days; Aug 2026: half are done after 20 days.",
  );
});

test("the axis ends where a hundredth is left", () => {
  const chart = describeCurve(side("Sep 2026", 900, [10, 0.5], [50, 0.01], [800, 0.005]), null, options);
  expect(chart.points.at(-1)?.key).toBe("50");
  expect(chart.segments[0]?.places.at(-1)).toMatchObject({ at: 1, value: 0.01 });
});

test("without a step nothing is drawn, and nothing is 0", () => {
  const chart = describeCurve(side("Sep 2026", 12), null, options);
  expect([chart.segments, chart.spans, chart.points]).toEqual([[], [], []]);
  expect(stepAt(side("Sep 2026", 12), 3)).toBeNull();
});
