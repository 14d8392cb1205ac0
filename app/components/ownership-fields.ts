import type { Filters } from "../filters.ts";
import { causes } from "../words.ts";
import type { Field } from "./filter-bar.tsx";

export type Team = { readonly team_id: string; readonly team_name: string };
export type Platform = { readonly platform: string };

export function teamField({ team }: Filters, teams: readonly Team[]): Field {
  const choices = teams.map(({ team_id, team_name }) => ({ value: team_id, label: team_name }));
  return { name: "team", label: "Team", value: team, all: "All teams", choices };
}

export function platformField(filters: Filters, platforms: readonly Platform[]): Field {
  const choices = platforms.map(({ platform }) => ({ value: platform, label: platform }));
  return { name: "platform", label: "Platform", value: filters.platform, all: "All platforms", choices };
}

/** What the list of tools can be narrowed to beside team and platform. */
export function ownershipFields(filters: Filters): readonly Field[] {
  return [
    { name: "q", label: "Tool name", value: filters.q, choices: null, all: "any name" },
    {
      name: "cause",
      label: "State or cause",
      value: filters.cause,
      all: "All that need a person",
      choices: [
        { value: "orphaned", label: "Orphaned, any cause" },
        ...Object.entries(causes).map(([value, { words }]) => ({ value, label: words })),
        { value: "builder", label: "Builder alone" },
        { value: "unknown", label: "Unknown" },
        { value: "fine", label: "Owned or covered" },
        { value: "any", label: "Every listed tool" },
      ],
    },
  ];
}
