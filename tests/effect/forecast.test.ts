import { describe, expect, test } from "vitest";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { type BackTest, backTest } from "../../pipelines/effect/back-test.ts";
import { type Forecast, forecastBacklog, type Week } from "../../pipelines/effect/forecast.ts";
import { Random } from "../../pipelines/random.ts";
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
