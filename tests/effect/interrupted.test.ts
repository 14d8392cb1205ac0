import type { Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { fitCounts, fitNegativeBinomial } from "../../pipelines/effect/count-model.ts";
import { type InterruptedSeries, interruptedSeries } from "../../pipelines/effect/interrupted.ts";
import { designOf } from "../../pipelines/effect/interrupted-design.ts";
import { type Month, sidesOf } from "../../pipelines/effect/launch-months.ts";
import { neweyWest } from "../../pipelines/effect/newey-west.ts";
import peer from "../fixtures/interrupted.json" with { type: "json" };

type Peer = (typeof peer.series)[number];

function rowsOf({ months, requests, exposure, launchedOn, pairs }: Peer) {
  const series = months.map((month, place) => ({
    month,
    requests: requests[place] ?? 0,
    exposure: exposure[place] ?? 0,
  }));
  const sides = sidesOf(series, { launchedOn, announcedMonths: 0 });
  const seasons = pairs === 0 ? ({ kind: "months" } as const) : ({ kind: "waves", pairs: 2 } as const);
  return {
    series,
    rows: { design: series.map((_, at) => designOf(series, at, sides, seasons)), counts: requests, exposure },
  };
}

function known(result: Known<InterruptedSeries>): InterruptedSeries {
  if (isUnknown(result)) throw new Error(result.unknown);
  return result;
}

/** Agreement to this many significant digits. */
function expectSame(ours: number, theirs: number, digits: number): void {
  expect(Math.abs(ours - theirs) / Math.abs(theirs), `${ours} against ${theirs}`).toBeLessThan(
    0.5 * 10 ** (1 - digits),
  );
}

const deviation = (covariance: Matrix, column: number) => Math.sqrt(covariance.get(column, column));

describe("against R's glm, sandwich and MASS", () => {
  test.each(peer.series)(
    "$name: coefficients, Newey–West errors and the change against the counterfactual",
    (theirs) => {
      const { series, rows } = rowsOf(theirs);
      const ours = known(interruptedSeries(series, { launchedOn: theirs.launchedOn, announcedMonths: 0 }));
      expectSame(ours.level.value, theirs.coefficients.level, 6);
      expectSame(ours.slope.value, theirs.coefficients.slope, 6);
      expectSame(ours.trendBefore.value, theirs.coefficients.trend, 6);
      const fit = fitCounts(rows);
      const robust = neweyWest(rows.design, rows.counts, fit, theirs.lags);
      expectSame(deviation(robust, 1), theirs.neweyWest.trend, 6);
      expectSame(deviation(robust, 2), theirs.neweyWest.level, 6);
      expectSame(deviation(robust, 3), theirs.neweyWest.slope, 6);
      expectSame(fit.dispersion, theirs.dispersion, 6);
      expect(ours.neweyWest.lags).toBe(theirs.lags);
      expectSame(ours.neweyWest.value, theirs.change.value, 6);
      expectSame(ours.neweyWest.low, theirs.change.low, 5);
      expectSame(ours.neweyWest.high, theirs.change.high, 5);
      expectSame(ours.expectedAfter, theirs.expectedAfter, 6);
    },
  );

  test.each(peer.series)("$name: the negative binomial fit", (theirs) => {
    const { rows } = rowsOf(theirs);
    const fit = fitNegativeBinomial(rows);
    expectSame(fit.alpha, theirs.negative.alpha, 4);
    expectSame(fit.logLikelihood, theirs.negative.logLikelihood, 6);
    expectSame(fit.coefficients[2] ?? 0, theirs.negative.level, 5);
    expectSame(fit.coefficients[3] ?? 0, theirs.negative.slope, 5);
    expectSame(deviation(fit.covariance, 2), theirs.negative.levelError, 4);
    expectSame(deviation(fit.covariance, 3), theirs.negative.slopeError, 4);
  });
});

/** `before` months of 100 requests, then `after` of 60. */
function flat(before: number, after: number, first = 2024 * 12): Month[] {
  return Array.from({ length: before + after }, (_, place) => {
    const count = first + place;
    const month = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
    return { month, requests: place < before ? 100 : 60, exposure: 50 };
  });
}

describe("an interrupted series", () => {
  test("of 100 requests a month and then 60 fell by 40 %, and says what would have come", () => {
    const result = known(interruptedSeries(flat(24, 12), { launchedOn: "2026-01-01", announcedMonths: 0 }));
    expect(result.change.value).toBeCloseTo(-0.4, 6);
    expect(result.expectedAfter).toBeCloseTo(1200, 4);
    expect(result.observedAfter).toBe(720);
    expect(result.months[30]?.expected).toBeCloseTo(100, 5);
    expect(result.months.filter(({ side }) => side === "left out")).toEqual([]);
  });

  test("leaves out the unfinished month of the launch and the months of its announcement", () => {
    const result = known(interruptedSeries(flat(24, 12), { launchedOn: "2025-12-08", announcedMonths: 3 }));
    const months = result.months.filter(({ side }) => side === "left out").map(({ month }) => month);
    expect(months).toEqual(["2025-09", "2025-10", "2025-11", "2025-12"]);
    expect(result.monthsBefore).toBe(20);
    expect(result.seasons).toEqual({ kind: "waves", pairs: 4 });
  });

  test.each([
    [7, 12, "2024-08-01", "too few: 7 of at least 8 months before the launch"],
    [24, 7, "2026-01-01", "too few: 7 of at least 8 months after the launch"],
  ])("of %d months before and %d after is too few", (before, after, launchedOn, unknown) => {
    expect(interruptedSeries(flat(before, after), { launchedOn, announcedMonths: 0 })).toEqual({ unknown });
  });

  test("in which nobody asks any more has no finite change", () => {
    const silent = flat(24, 12).map((month, place) => (place < 24 ? month : { ...month, requests: 0 }));
    const result = interruptedSeries(silent, { launchedOn: "2026-01-01", announcedMonths: 0 });
    expect(result).toEqual({ unknown: "no request in the months after the launch" });
  });

  test("does not count months without staff", () => {
    const gap = flat(26, 12).map((month, place) => (place === 3 ? { ...month, exposure: 0, requests: 9 } : month));
    const result = known(interruptedSeries(gap, { launchedOn: "2026-03-01", announcedMonths: 0 }));
    expect(result.monthsBefore).toBe(25);
    expect(result.months[3]?.side).toBe("left out");
  });
});
