import { describe, expect, test } from "vitest";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { type BackTest, backTest } from "../../pipelines/effect/back-test.ts";
import { type Forecast, forecastBacklog, type Week } from "../../pipelines/effect/forecast.ts";
import { Random } from "../../pipelines/random.ts";
import peer from "../fixtures/forecast.json" with { type: "json" };
import { makeDesk } from "./desks.ts";

const isSlow = process.env.LANEMARK_SLOW === "1";

function known<T extends Forecast | BackTest>(value: Known<T>): T {
  if (isUnknown(value)) throw new Error(value.unknown);
  return value;
}

const same = (count: number, week: Week) => Array.from({ length: count }, () => week);

describe("the forecast of the open backlog", () => {
  test("of weeks that are all alike is a line: 100 open, two fewer a week, at 80 after ten", () => {
    const question = {
      weeks: same(13, { opened: 8, ended: 10 }),
      open: 100,
      target: 80,
      ahead: 20,
      seed: 1,
      runs: 200,
    };
    const forecast = known(forecastBacklog(question));
    expect(forecast.reached).toEqual({ p50: 10, p85: 10, p95: 10 });
    expect(forecast.byWeek[4]).toEqual({ ahead: 5, p10: 90, p50: 90, p85: 90, p90: 90, p95: 90 });
    expect(forecast.reaching).toBe(1);
  });

  test("never falls below none, and says where the target is not reached", () => {
    const falling = { weeks: same(13, { opened: 0, ended: 10 }), open: 25, target: 0, ahead: 4, seed: 1, runs: 100 };
    expect(known(forecastBacklog(falling)).byWeek.map(({ p50 }) => p50)).toEqual([15, 5, 0, 0]);
    const growing = { ...falling, weeks: same(13, { opened: 12, ended: 10 }) };
    expect(known(forecastBacklog(growing)).reached.p85).toEqual({ unknown: "not within 4 weeks in 85 of 100 runs" });
  });

  test("reads the last 26 weeks and no older one", () => {
    const weeks = [...same(50, { opened: 99, ended: 0 }), ...same(26, { opened: 5, ended: 5 })];
    const forecast = known(forecastBacklog({ weeks, open: 40, target: 10, ahead: 8, seed: 1, runs: 100 }));
    expect(forecast.weeksUsed).toBe(26);
    expect(forecast.byWeek[7]?.p95).toBe(40);
  });

  test("is the same for the same seed, and wider the further ahead", () => {
    const weeks = Array.from({ length: 26 }, (_, week) => ({ opened: 20 + (week % 5), ended: 20 + ((week * 3) % 7) }));
    const ask = (seed: number) => known(forecastBacklog({ weeks, open: 200, target: 150, ahead: 26, seed }));
    expect(ask(7)).toEqual(ask(7));
    const widths = ask(7).byWeek.map(({ p10, p90 }) => p90 - p10);
    expect(widths[25]).toBeGreaterThan((widths[3] ?? 0) * 1.5);
  });

  test("without the program gets back what it spares, week after week, and never the same by another way", () => {
    const weeks = same(13, { opened: 8, ended: 10, changed: 4 });
    const question = { weeks, open: 100, target: 80, ahead: 20, seed: 1, runs: 200 };
    // Half as many of the four were asked for as would have been: 8 + 4 = 12 come, 10 go.
    const halved = { value: -0.5, low: -0.5, high: -0.5 };
    const without = known(forecastBacklog({ ...question, without: halved }));
    expect(without.byWeek[4]?.p10).toBeCloseTo(110, 9);
    expect(without.byWeek[4]?.p95).toBeCloseTo(110, 9);
    expect([without.reaching, without.reached.p50]).toEqual([0, { unknown: "not within 20 weeks in 50 of 100 runs" }]);
    const none = { value: 0, low: 0, high: 0 };
    expect(forecastBacklog({ ...question, without: none })).toEqual(forecastBacklog(question));
    const unsure = known(forecastBacklog({ ...question, without: { value: -0.5, low: -0.7, high: -0.1 } }));
    expect((unsure.byWeek[4]?.p90 ?? 0) - (unsure.byWeek[4]?.p10 ?? 0)).toBeGreaterThan(10);
  });

  test("without a target says how many, and of reaching it that none is set", () => {
    const question = {
      weeks: same(13, { opened: 8, ended: 10 }),
      open: 100,
      target: null,
      ahead: 5,
      seed: 1,
      runs: 50,
    };
    const forecast = known(forecastBacklog(question));
    expect(forecast.byWeek[4]?.p50).toBe(90);
    const unset = { unknown: "no target is set" };
    expect([forecast.reaching, forecast.reached]).toEqual([unset, { p50: unset, p85: unset, p95: unset }]);
  });

  test.each(peer.questions)("is that of a script of its own: $name", ({ weeks, open, ahead, effect, quantiles }) => {
    const without = effect ?? undefined;
    const forecast = known(forecastBacklog({ weeks, open, target: null, ahead: 26, seed: 3, runs: 40_000, without }));
    const week = forecast.byWeek[ahead - 1];
    const width = quantiles.p90 - quantiles.p10;
    for (const [name, theirs] of Object.entries(quantiles)) {
      const apart = Math.abs((week?.[name as keyof typeof quantiles] ?? Number.NaN) - theirs);
      expect(apart / width, name).toBeLessThan(0.03);
    }
  });

  test("of twelve weeks is too few", () => {
    const question = { weeks: same(12, { opened: 1, ended: 1 }), open: 5, target: 1, ahead: 4, seed: 1 };
    expect(forecastBacklog(question)).toEqual({ unknown: "too few: 12 of at least 13 weeks" });
    expect(isUnknown(backTest({ weeks: question.weeks, open: [], ahead: 4, seed: 1 }))).toBe(true);
  });
});

describe("the back-test", () => {
  test("of weeks that are all alike finds no error, and the last value's counted by hand", () => {
    const weeks = same(30, { opened: 8, ended: 10 });
    const open = weeks.map((_, week) => 200 - 2 * week);
    const result = known(backTest({ weeks, open, ahead: 4, seed: 1, runs: 50 }));
    expect(result.origins).toBe(4);
    expect([result.inside, result.loss]).toEqual([1, 0]);
    // Eight fewer than said: (1 − q) · 8 over 0.1, 0.5 and 0.9.
    expect(result.lossOfLastValue).toBeCloseTo((8 * (0.9 + 0.5 + 0.1)) / 3, 9);
    expect(result.lossOfLine).toBeCloseTo(0, 6);
  });

  test("passes over weeks that the log does not tell of, and makes no origin and no end of them", () => {
    const weeks = same(30, { opened: 8, ended: 10 });
    const open = weeks.map((_, week) => 200 - 2 * week);
    // Origins are the weeks 12, 16, 20 and 24; 16 is not told, nor is 28, which the one at 24 is held against.
    const told = weeks.map((week, place) => (place === 16 || place === 28 ? null : week));
    const result = known(backTest({ weeks: told, open, ahead: 4, seed: 1, runs: 50 }));
    // The forecast at 12 would be held against week 16; at 20 it has 20 weeks.
    expect([result.origins, result.inside, result.loss, result.error]).toEqual([1, 1, 0, 0]);
    expect(result.errorOfLastValue).toBe(8);
    expect(result.errorOfLine).toBeCloseTo(0, 6);
  });

  const desks = [
    ["lead times as generated", null, null],
    ["lead times that grow", "growing-backlog", null],
    ["a desk with little to spare", null, 18],
  ] as const;

  test("on demonstration companies keeps what p10 to p90 promise, and loses less than the last value and a line", () => {
    const companies = isSlow ? 100 : 3;
    const lines: string[] = [];
    let inside = 0;
    let origins = 0;
    const loss = { ours: 0, last: 0, line: 0 };
    for (const [name, story, capacity] of desks) {
      for (const ahead of [4, 8, 13]) {
        const tests = Array.from({ length: companies }, (_, place) => {
          const desk = makeDesk(50_000 + place, story, capacity, new Random(50_000 + place, name));
          return known(backTest({ ...desk, ahead, seed: place, runs: isSlow ? 1000 : 300 }));
        });
        const sum = (of: (each: BackTest) => number) =>
          tests.reduce((total, each) => total + of(each) * each.origins, 0);
        const count = sum(() => 1);
        const row = [
          sum((each) => each.inside),
          sum((each) => each.loss),
          sum((each) => each.lossOfLastValue),
          sum((each) => each.lossOfLine),
        ];
        lines.push(
          `| ${[name, ahead, count, ...row.map((value, place) => (value / count).toFixed(place === 0 ? 3 : 1))].join(" | ")} |`,
        );
        inside += row[0] ?? 0;
        origins += count;
        loss.ours += row[1] ?? 0;
        loss.last += row[2] ?? 0;
        loss.line += row[3] ?? 0;
      }
    }
    if (isSlow)
      console.log(
        `| desk | weeks ahead | origins | inside p10–p90 | pinball loss | last value | line |\n|---|--:|--:|--:|--:|--:|--:|\n${lines.join("\n")}`,
      );
    expect(inside / origins).toBeGreaterThan(0.7);
    expect(loss.ours).toBeLessThan(loss.last);
    expect(loss.ours).toBeLessThan(loss.line);
  }, 1_800_000);
});
