import { expect, test } from "vitest";
import { describeFunnel, type FunnelLimit, type FunnelRow } from "../../app/charts/describe-funnel.ts";

const row = (key: string, size: number, share: number, isOutside = false): FunnelRow => ({
  key,
  label: key,
  size,
  count: Math.round(size * share),
  share,
  isOutside,
});

const limit = (size: number, reach: number): FunnelLimit => ({
  size,
  share: 0.2,
  low_95: 0.2 - reach,
  high_95: 0.2 + reach,
  low_998: Math.max(0, 0.2 - reach * 1.6),
  high_998: 0.2 + reach * 1.6,
});

const options = { title: "Builders by team", words: { of: "people", counted: "build" } };
const limits = [limit(5, 0.2), limit(50, 0.1), limit(500, 0.03)];

test("equal ratios of size are equal steps to the right, smallest first", () => {
  const chart = describeFunnel([row("large", 500, 0.2), row("small", 5, 0.2), row("middle", 50, 0.2)], limits, options);
  const [small, middle, large] = chart.points;
  expect(chart.points.map(({ key }) => key)).toEqual(["small", "middle", "large"]);
  expect((large?.at ?? 0) - (middle?.at ?? 0)).toBeCloseTo((middle?.at ?? 0) - (small?.at ?? 0), 9);
  expect(chart.x.map(({ label }) => label)).toEqual(["5 people", "10", "20", "50", "100", "200", "500"]);
  expect(chart.x.every(({ at }) => at > 0 && at < 1)).toBe(true);
});

test("a team outside the limits is filled and counted in the summary; each says what it is of", () => {
  const chart = describeFunnel([row("sales", 50, 0.34, true), row("law", 5, 0.2)], limits, options);
  expect(chart.dots.map(({ key, isHollow }) => [key, isHollow])).toEqual([
    ["law", true],
    ["sales", false],
  ]);
  expect(chart.points[1]?.text).toBe("34.0%: 17 of 50 people build");
  expect(chart.summary).toBe("Builders by team. 2 teams, 1 of them outside the 95% limits.");
});

test("the share of all and four limits are drawn; where one lies above the axis it begins later", () => {
  const chart = describeFunnel([row("sales", 50, 0.3)], limits, options);
  expect(chart.y.max).toBe(0.4);
  expect(chart.limits?.map(({ key, tone, places }) => [key, tone, places.length])).toEqual([
    ["share", "middle", 3],
    ["low_95", "near", 3],
    ["high_95", "near", 3],
    ["low_998", "far", 3],
    // 0.52 of a team of 5 lies above 40 %.
    ["high_998", "far", 2],
  ]);
});

test("no share is above 100%, and no team is no picture", () => {
  const chart = describeFunnel([row("all", 5, 1)], [limit(5, 0.2), limit(6, 0.2)], options);
  expect(chart.y.max).toBe(1);
  expect(describeFunnel([], limits, options).summary).toBe("Builders by team: no team to draw.");
});
