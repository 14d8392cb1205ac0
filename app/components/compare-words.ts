import { isUnknown } from "../../contract/unknown.ts";
import { formatChange, formatMonth, formatNumber, spellDays } from "../format.ts";
import { type Compare, compareWords } from "../period.ts";
import { isState, type MetricNumber } from "./number-value.tsx";

/**
 * What a number is compared with, in words: `from 12 in the 3 months before, −25.0%`; undefined where nothing is to be said. A share changes by
 * points, so that nobody reads a tenth of 10% as 10%.
 */
export function comparedWords(number: MetricNumber, compare: Compare): string | undefined {
  const when = whenOf(number, compare);
  if (when === undefined || isUnknown(number.value)) return undefined;
  if (isUnknown(number.compared_value)) return `Not compared: ${spellDays(number.compared_value.unknown)}`;
  const before = number.compared_value;
  const change = changeOf(number.value, before, number.unit);
  return change === undefined
    ? `the same as ${when}`
    : `from ${formatNumber(before, number.unit)} ${when}${change === "" ? "" : `, ${change}`}`;
}

function whenOf(number: MetricNumber, compare: Compare): string | undefined {
  const words = compareWords({ compare, months: number.months });
  if (words === undefined || number.compared_to === null) return undefined;
  return isState(number) ? `at the end of ${formatMonth(number.compared_to)}` : `in ${words}`;
}

/** Undefined for no change at all, empty where a change from nothing, or across 0, has no size. */
function changeOf(value: number, before: number, unit: string): string | undefined {
  if (value === before) return undefined;
  if (unit === "share") return `${formatChange(value - before).replace("%", "")} points`;
  return before <= 0 || value < 0 ? "" : formatChange(value / before - 1);
}
