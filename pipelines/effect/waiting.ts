import { type Known, unknownBecause } from "../../contract/unknown.ts";
import type { SurvivalStep } from "../statistics.ts";
import type { IncidenceStep, Share } from "./incidence.ts";

/** Days, with 95 % limits; null at an end that the data does not reach. */
export type Days = { readonly value: number; readonly low: number | null; readonly high: number | null };

/** A product such as 5/6 · 4/5 · 3/4 may end a rounding error beside the share that it should be. */
const rounding = 1e-12;

/**
 * The days within which a share of the cases was done by a Kaplan–Meier curve: 0.5 the median, 0.85 what plans are made with. From the first length at which the
 * curve's lower limit has come down to 1 − share, to the first at which its upper limit has: Brookmeyer & Crowley (1982), Biometrics 38, 29–41.
 * Unknown where the curve never comes down so far.
 */
export function daysUntil(steps: readonly SurvivalStep[], share: number): Known<Days> {
  const first = (limit: (step: SurvivalStep) => number | null) =>
    steps.find((step) => (limit(step) ?? 1) <= 1 - share + rounding)?.days ?? null;
  const value = first(({ survival }) => survival);
  if (value === null) return unknownBecause(`fewer than ${Math.round(share * 100)} % are done`);
  return { value, low: first(({ low }) => low), high: first(({ high }) => high) };
}

/** The same by an Aalen–Johansen curve: the days within which this share of all requests, cancelled ones among them, was done. */
export function daysUntilDone(steps: readonly IncidenceStep[], share: number): Known<Days> {
  const first = (limit: (step: Share) => number | null) =>
    steps.find(({ done }) => (limit(done) ?? done.value) >= share - rounding)?.days ?? null;
  const value = first((done) => done.value);
  if (value === null) return unknownBecause(`fewer than ${Math.round(share * 100)} % are done`);
  return { value, low: first(({ high }) => high), high: first(({ low }) => low) };
}

/**
 * The share of cases that wait longer than `days` (77: eleven weeks) by a Kaplan–Meier curve, with the curve's limits there.
 * `longest`: the longest time that any case was followed. Unknown beyond it, unless all were done before.
 */
export function shareLongerThan(steps: readonly SurvivalStep[], days: number, longest: number): Known<Share> {
  const last = steps.at(-1);
  if (longest < days && (last === undefined || last.survival > 0))
    return unknownBecause(`none was followed for ${days} days`);
  const step = steps.findLast((each) => each.days <= days);
  if (step === undefined) return { value: 1, low: null, high: null };
  return { value: step.survival, low: step.low, high: step.high };
}
