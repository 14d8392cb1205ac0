import { describe, expect, test } from "vitest";
import { type MetricCell, type MetricFacts, monthsOf, numbersOf, wantedOf } from "../../app/numbers.ts";
import { requestMonths } from "../../app/request-months.ts";
import { streamOf } from "../../app/stream.server.ts";

const builders: MetricFacts = {
  metric: "active_builders",
  title: "Active builders",
  question: "Who builds?",
  definition: "People who built.",
  kind: "distinct",
  unit: "count",
  better: null,
  filters: "team",
  data_through: "2026-10-31",
  missing: [],
  change_words: "two more files",
  gap_effect: "lower bound",
  unknown_because: null,
  never_known: null,
  is_newest_only: false,
  gap_question: "author",
  first_month: "2026-06-01",
  last_month: "2026-10-01",
};

function cell(month: string, months: number, value: MetricCell["value"]): MetricCell {
  const rest = { low: null, high: null, numerator: null, denominator: null, is_complete: true };
  return { metric: "active_builders", months, month, period_from: month, period_to: month, value, ...rest };
}

const partial = [
  { question: "author", month: "2026-07-01", words: "2 days" },
  { question: "author", month: "2026-09-01", words: "5 days" },
  { question: "use", month: "2026-10-01", words: "9 days" },
];

const asked = {
  metrics: ["active_builders"],
  team: null,
  platform: null,
  months: 3,
  to: null,
  compare: "none",
} as const;

describe("days that the logs lack", () => {
  const gapsOf = (kind: string, months: number, to: string | null) => {
    const question = { ...asked, months, to };
    const wanted = wantedOf([{ ...builders, kind }], question);
    const cells = ["2026-07-01", "2026-09-01", "2026-10-01"].map((month) => cell(month, months, 4));
    return numbersOf(wanted, cells, partial, question).map(({ gap_effect, gap_words }) => [gap_effect, gap_words])[0];
  };

  test("of what adds up over days those of all of its months, by the question of the metric alone", () => {
    expect(gapsOf("distinct", 3, null)).toEqual(["lower bound", "5 days"]);
    expect(gapsOf("distinct", 12, null)).toEqual(["lower bound", "2 of these months lack days, the last: 5 days"]);
    expect(gapsOf("distinct", 1, null)).toEqual([null, null]);
  });

  test("of a state those of its last month alone", () => {
    expect(gapsOf("state", 12, null)).toEqual([null, null]);
    expect(gapsOf("state", 12, "2026-09-01")).toEqual(["lower bound", "5 days"]);
  });

  test("nothing is said of what is not known", () => {
    const question = { ...asked, to: "2026-09-01" };
    const [number] = numbersOf(wantedOf([builders], question), [], partial, question);
    expect(number).toMatchObject({ value: { unknown: "nothing is counted here" }, gap_words: null, gap_effect: null });
  });

  test("of single months each its own", () => {
    const cells = [
      cell("2026-09-01", 1, 3),
      cell("2026-07-01", 1, { unknown: "fewer than 5 people" }),
      cell("2026-10-01", 1, 4),
      cell("2026-09-01", 3, 9),
    ];
    const months = monthsOf(["active_builders"], [builders], cells, partial);
    expect(months.map(({ day, value, gap_effect, gap_words }) => [day, value, gap_effect, gap_words])).toEqual([
      ["2026-09-01", 3, "lower bound", "5 days"],
      ["2026-07-01", { unknown: "fewer than 5 people" }, null, null],
      ["2026-10-01", 4, null, null],
    ]);
    expect(monthsOf([], [builders], cells, partial)).toEqual([]);
  });
});

test("what changed with the newest load is said of one newest month, and of no other period", () => {
  const words = (months: number, to: string | null) => {
    const question = { ...asked, months, to };
    return numbersOf(wantedOf([builders], question), [], [], question)[0]?.change_words;
  };
  expect(words(1, null)).toBe("two more files");
  expect(words(3, null)).toBe(null);
  expect(words(1, "2026-09-01")).toBe(null);
});

test("there is no number of what is no metric", () => {
  expect(wantedOf([builders], { ...asked, metrics: ["salary", "active_builders"] })).toHaveLength(1);
});

test("a month of requests is told where open ones are, and says what of it is not counted", () => {
  const row = (metric: string, day: string, value: MetricCell["value"]) => ({
    ...cell(day, 1, value),
    metric,
    day,
    gap_words: null,
  });
  expect(
    requestMonths([
      row("closed_requests", "2026-09-01", 5),
      row("open_requests", "2026-08-01", { unknown: "the export begins later" }),
      row("open_requests", "2026-09-01", 7),
      row("opened_requests", "2026-09-01", 6),
      row("opened_requests", "2026-10-01", 1),
    ]),
  ).toEqual([
    {
      day: "2026-08-01",
      open_requests: { unknown: "the export begins later" },
      opened: { unknown: "not counted" },
      done: { unknown: "not counted" },
      is_complete: true,
    },
    { day: "2026-09-01", open_requests: 7, opened: 6, done: 5, is_complete: true },
  ]);
});

test("rows in hand are a file: its columns in order, all rows once", async () => {
  const rows = streamOf(["day", "value"], ["value"], [{ value: 1, day: "2026-09-01", more: true }]);
  expect([rows.columns, [...rows.unknowns]]).toEqual([["day", "value"], ["value"]]);
  expect([await rows.next(), await rows.next()]).toEqual([[["2026-09-01", 1]], undefined]);
});
