import type { Filters } from "../filters.ts";
import { formatMonth } from "../format.ts";
import type { Field } from "./filter-bar.tsx";
import type { Platform, Team } from "./ownership-fields.ts";

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
    {
      name: "team",
      label: "Team",
      value: filters.team,
      all: "All teams",
      choices: teams.map(({ team_id, team_name }) => ({ value: team_id, label: team_name })),
    },
    {
      name: "platform",
      label: "Platform",
      value: filters.platform,
      all: "All platforms",
      choices: platforms.map(({ platform }) => ({ value: platform, label: platform })),
    },
  ];
  return fields.filter(({ name }) => name === "month" || (answers ?? "").includes(name));
}
