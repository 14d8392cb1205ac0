import type { Filters } from "../filters.ts";
import { formatMonth } from "../format.ts";
import { lastDayOf, type Period } from "../period.ts";
import type { Field } from "./filter-bar.tsx";
import { type Platform, platformField, type Teams, teamField } from "./ownership-fields.ts";

export type { Platform, Teams } from "./ownership-fields.ts";

/** Period, comparison, team and platform: the fields that every report has. A page adds its own behind them. */
export function reportFields(
  filters: Filters,
  period: Period,
  teams: Teams,
  platforms: readonly Platform[],
): readonly Field[] {
  return [...periodFields(filters, period), ...placeFields(filters, teams, platforms)];
}

/** Team and platform alone: the fields of a page that is of the newest day. */
export function placeFields(filters: Filters, teams: Teams, platforms: readonly Platform[]): readonly Field[] {
  return [teamField(filters, teams), platformField(filters, platforms)];
}

export function periodFields(filters: Filters, period: Period): readonly Field[] {
  return [
    {
      name: "months",
      label: "Period",
      value: filters.months === 1 ? null : String(filters.months),
      all: "1 month",
      choices: ["3", "6", "12"].map((value) => ({ value, label: `${value} months` })),
    },
    {
      name: "to",
      label: "Last month",
      value: filters.to?.slice(0, 7) ?? null,
      all: "Newest",
      choices: [...period.monthsAvailable]
        .reverse()
        .map((month) => ({ value: month.slice(0, 7), label: `${formatMonth(month)}${unfinished(month, period)}` })),
    },
    {
      name: "compare",
      label: "Compare with",
      value: filters.compare === "previous" ? null : filters.compare,
      all: "The period before",
      choices: [
        { value: "year", label: "A year before" },
        { value: "none", label: "Nothing" },
      ],
    },
  ];
}

function unfinished(month: string, { dataThrough }: Period): string {
  return dataThrough !== null && dataThrough < lastDayOf(month) ? ", unfinished" : "";
}
