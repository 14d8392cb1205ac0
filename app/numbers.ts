import { isUnknown, type Known, unknownBecause } from "../contract/unknown.ts";
import type { MetricNumber } from "./components/number-value.tsx";
import type { Trend } from "./components/trend-figure.tsx";
import { addMonths, type Compare, isSpread, lastDayOf } from "./period.ts";

/** What `metric_facts.sql` says of a metric. Days are YYYY-MM-DD, months their first days. */
export type MetricFacts = Pick<
  MetricNumber,
  | "metric"
  | "title"
  | "question"
  | "definition"
  | "kind"
  | "unit"
  | "better"
  | "filters"
  | "data_through"
  | "missing"
  | "change_words"
  | "gap_effect"
> & {
  readonly unknown_because: string | null;
  readonly never_known: string | null;
  readonly is_newest_only: boolean;
  readonly gap_question: string | null;
  readonly first_month: string | null;
  readonly last_month: string | null;
};

/** A value as `metric_cells.sql` gives it. */
export type MetricCell = {
  readonly metric: string;
  readonly months: number;
  readonly month: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly is_complete: boolean;
};

export type PartialMonth = { readonly question: string; readonly month: string; readonly words: string };

/** `to`: the last month; null: each metric's newest. */
export type NumbersAsked = {
  readonly metrics: readonly string[];
  readonly team: string | null;
  readonly platform: string | null;
  readonly months: number;
  readonly to: string | null;
  readonly compare: Compare;
};

/** A metric with the months it is asked for; null where it speaks of no month. */
export type Wanted = {
  readonly facts: MetricFacts;
  readonly to: string | null;
  readonly from: string | null;
  readonly compared: string | null;
};

/** The metrics in the order asked for; there is none of a name that is no metric's. */
export function wantedOf(
  facts: readonly MetricFacts[],
  { metrics, months, to: asked, compare }: NumbersAsked,
): Wanted[] {
  const named = new Map(facts.map((each) => [each.metric, each]));
  const back = { previous: months, year: 12, none: null }[compare];
  return metrics.flatMap((metric) => {
    const found = named.get(metric);
    if (found === undefined) return [];
    const to = asked ?? found.last_month;
    const compared = to === null || back === null ? null : addMonths(to, -back);
    return [{ facts: found, to, from: to === null ? null : addMonths(to, 1 - months), compared }];
  });
}

/** The last months of all periods that are to be read. */
export function endsOf(wanted: readonly Wanted[]): string[] {
  const ends = wanted.flatMap(({ to, compared }) => [to, compared]).filter((month) => month !== null);
  return [...new Set(ends)].sort();
}

/**
 * Each metric's value in the period asked for beside that of the period it is compared with, with its definition, and in words why what is not known
 * is not; while the logs lack days of it, what that makes of it (`gap_effect`).
 */
export function numbersOf(
  wanted: readonly Wanted[],
  cells: readonly MetricCell[],
  partial: readonly PartialMonth[],
  asked: NumbersAsked,
): MetricNumber[] {
  const own = cells.filter(({ months }) => months === asked.months);
  const found = new Map(own.map((cell) => [`${cell.metric} ${cell.month}`, cell]));
  return wanted.map((each) => {
    const cellAt = (month: string | null) => found.get(`${each.facts.metric} ${month}`);
    return numberOf(each, cellAt(each.to), cellAt(each.compared), partial, asked);
  });
}

/** Every month of each of `monthly`, oldest first; of one of which the logs lack days, what that makes of it and which they are. */
export function monthsOf(
  monthly: readonly string[],
  facts: readonly MetricFacts[],
  cells: readonly MetricCell[],
  partial: readonly PartialMonth[],
): Trend[] {
  const named = new Map(facts.map((each) => [each.metric, each]));
  const single = cells.filter(({ months, metric }) => months === 1 && monthly.includes(metric));
  return single.map(({ metric, period_from: day, value, low, high, numerator, denominator, is_complete }) => {
    const { gap_question, gap_effect } = named.get(metric) ?? { gap_question: null, gap_effect: null };
    const gap = partial.find(({ question, month }) => question === gap_question && month === day);
    const isGapped = gap !== undefined && !isUnknown(value);
    const gaps = { gap_effect: isGapped ? gap_effect : null, gap_words: isGapped ? gap.words : null };
    return { metric, day, value, low, high, numerator, denominator, is_complete, ...gaps };
  });
}

function numberOf(
  wanted: Wanted,
  told: MetricCell | undefined,
  compared: MetricCell | undefined,
  partial: readonly PartialMonth[],
  asked: NumbersAsked,
): MetricNumber {
  const { unknown_because, never_known, is_newest_only, gap_question, first_month, last_month, ...facts } =
    wanted.facts;
  const value = told?.value ?? unknownBecause(silenceOf(wanted, asked));
  const incomparable = incomparableBecause(wanted, told, asked);
  const comparedValue =
    incomparable === null
      ? (compared?.value ?? unknownBecause(comparedSilenceOf(wanted, asked)))
      : unknownBecause(incomparable);
  const isLatest = wanted.to === null || last_month === null ? null : wanted.to === last_month;
  const gapWords = isUnknown(value) ? null : gapsOf(wanted, partial);
  const beside = isUnknown(comparedValue) ? undefined : compared;
  // Not `{ ...facts, … }`: see `DECISIONS.md`, "Objects that are made of another".
  return Object.assign({}, facts, {
    months: asked.months,
    value,
    low: told?.low ?? null,
    high: told?.high ?? null,
    numerator: told?.numerator ?? null,
    denominator: told?.denominator ?? null,
    period_from: told?.period_from ?? wanted.from,
    period_to: told?.period_to ?? (wanted.to && lastDayOf(wanted.to)),
    is_complete: told?.is_complete ?? false,
    is_latest: isLatest,
    compared_value: comparedValue,
    compared_low: beside?.low ?? null,
    compared_high: beside?.high ?? null,
    compared_from: compared?.period_from ?? (wanted.compared && addMonths(wanted.compared, 1 - asked.months)),
    compared_to: compared?.period_to ?? (wanted.compared && lastDayOf(wanted.compared)),
    change_words: asked.months === 1 && isLatest ? facts.change_words : null,
    gap_effect: gapWords === null ? null : facts.gap_effect,
    gap_words: gapWords,
  });
}

/** Why there is no value at all of the period. */
function silenceOf({ facts, to, from }: Wanted, { team, platform }: NumbersAsked): string {
  const { unknown_because, never_known, data_through, first_month, last_month } = facts;
  const answers = (filter: string) => facts.filters?.includes(filter) ?? false;
  if (unknown_because !== null) return unknown_because;
  if (never_known !== null) return never_known;
  if (team !== null && !answers("team")) return "not counted by team";
  if (platform !== null && !answers("platform")) return "not counted by platform";
  if (team !== null && platform !== null) return "not counted by team and platform at once: choose one of them";
  if (to === null || from === null || first_month === null || last_month === null) return "nothing is counted here";
  if (to > last_month && data_through !== null && to > data_through) return `data ends on ${data_through}`;
  const first = first_month.slice(0, 7);
  if (to < first_month) return `data begins in ${first}`;
  if (from < first_month && isSpread(facts.kind)) return `data begins only in ${first}, within this period`;
  return "nothing is counted here";
}

/** Why the period is not compared, whatever the other one came to; null where it is. */
function incomparableBecause(
  { facts }: Wanted,
  told: MetricCell | undefined,
  { compare }: NumbersAsked,
): string | null {
  if (compare === "none") return "no comparison was asked for";
  if (facts.kind === "estimate") return "an estimate stands beside its own baseline";
  return isSpread(facts.kind) && told?.is_complete === false ? "this period is not over" : null;
}

/** Why there is no value at all of the period compared. */
function comparedSilenceOf({ facts, compared }: Wanted, { months }: NumbersAsked): string {
  const { is_newest_only, first_month } = facts;
  if (is_newest_only) return "it is computed for the newest day only";
  if (compared === null || first_month === null) return "nothing is counted there";
  const first = first_month.slice(0, 7);
  if (compared < first_month) return `data begins in ${first}`;
  if (addMonths(compared, 1 - months) < first_month && isSpread(facts.kind))
    return `data begins only in ${first}, within that period`;
  return "nothing is counted there";
}

/** Which days the logs lack of the period: of a state, of its last month. */
function gapsOf({ facts, to, from }: Wanted, partial: readonly PartialMonth[]): string | null {
  if (to === null || from === null) return null;
  const begin = isSpread(facts.kind) ? from : to;
  const gaps = partial.filter(
    ({ question, month }) => question === facts.gap_question && month >= begin && month <= to,
  );
  const words = gaps.at(-1)?.words ?? null;
  return gaps.length > 1 ? `${gaps.length} of these months lack days, the last: ${words}` : words;
}
