import type { Filters } from "../filters.ts";
import { formatMonth } from "../format.ts";
import type { Field } from "./filter-bar.tsx";
import { type Platform, platformField, type Team, teamField } from "./ownership-fields.ts";

export type { Platform, Team } from "./ownership-fields.ts";

/** Only what the metric answers to. */
export function rowsFields(
  filters: Filters,
  answers: string | null,
  teams: readonly Team[],
  platforms: readonly Platform[],
  months: readonly string[],
): readonly Field[] {
  const fields: Field[] = [
    {
      name: "month",
      label: "Month",
      value: filters.month?.slice(0, 7) ?? null,
      all: "Newest",
      choices: [...months].reverse().map((day) => ({ value: day.slice(0, 7), label: formatMonth(day) })),
    },
    teamField(filters, teams),
    platformField(filters, platforms),
  ];
  return fields.filter(({ name }) => name === "month" || (answers ?? "").includes(name));
}
