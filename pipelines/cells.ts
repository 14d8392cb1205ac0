import type { Metric } from "./metric.ts";
import { type Case, kaplanMeier, medianOf, poissonInterval, wilsonInterval } from "./statistics.ts";

/** One value of a metric: all (no team, no platform), one team's or one platform's, in one period. Days are YYYY-MM-DD. */
export type Cell = {
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly team_id: string | null;
  readonly platform: string | null;
  readonly value: number | null;
  readonly value_unknown: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly is_complete: boolean;
};

/** What the roll-up of a kind returns; absent columns are those that the kind has not. */
export type RolledRow = Pick<
  Cell,
  "period_from" | "period_to" | "team_id" | "platform" | "value_unknown" | "is_complete"
> & {
  readonly value?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly cases?: readonly Case[];
};

const nothingToCount = "nothing to count in this period";

/** The value, its interval and, where it cannot be said, why. */
export function cellOf(metric: Metric, row: RolledRow): Cell {
  const { period_from, period_to, team_id, platform, is_complete } = row;
  const place = { period_from, period_to, team_id, platform, is_complete };
  const nothing = { value: null, low: null, high: null, numerator: null, denominator: null };
  if (row.value_unknown != null) return { ...place, ...nothing, value_unknown: row.value_unknown };
  if (metric.kind === "duration") return { ...place, ...nothing, ...durationOf(row.cases ?? []) };
  if (metric.kind.startsWith("ratio")) {
    return { ...place, ...nothing, ...ratioOf(metric, row.numerator ?? 0, row.denominator ?? 0) };
  }
  const value_unknown = row.value == null ? (metric.none ?? nothingToCount) : null;
  return {
    ...place,
    ...nothing,
    value: row.value ?? null,
    low: row.low ?? null,
    high: row.high ?? null,
    value_unknown,
  };
}

type Said = Partial<Cell> & Pick<Cell, "value" | "value_unknown">;

function ratioOf(metric: Metric, numerator: number, denominator: number): Said {
  const counts = { numerator, denominator };
  if (denominator === 0) return { value: null, value_unknown: metric.none ?? nothingToCount };
  if (denominator < metric.minimum) {
    return { ...counts, value: null, value_unknown: `too few: ${denominator} of at least ${metric.minimum}` };
  }
  if (metric.interval === "wilson" && numerator > denominator) {
    return { ...counts, value: null, value_unknown: `more than all: ${numerator} of ${denominator}` };
  }
  const interval = metric.interval === "none" ? {} : intervalOf(metric.interval, numerator, denominator);
  return { ...counts, ...interval, value: numerator / denominator, value_unknown: null };
}

function intervalOf(kind: "wilson" | "poisson", numerator: number, denominator: number) {
  return kind === "wilson" ? wilsonInterval(numerator, denominator) : poissonInterval(numerator, denominator);
}

/** The Kaplan–Meier median, with open cases kept; done of all cases beside it. */
function durationOf(cases: readonly Case[]): Said {
  const counts = { numerator: cases.filter(({ isDone }) => isDone).length, denominator: cases.length };
  const value = medianOf(kaplanMeier(cases));
  return { ...counts, value, value_unknown: value === null ? "fewer than half are done so far" : null };
}
