import type { Filters } from "../filters.ts";
import { queueStates } from "../ownership.ts";
import { causes } from "../words.ts";
import type { Field } from "./filter-bar.tsx";

export type Team = { readonly team_id: string; readonly team_name: string };
export type Platform = { readonly platform: string };

/** The teams to choose from; where they are too many to list (`isWhole` is false) the chosen one alone. */
export type Teams = { readonly listed: readonly Team[]; readonly isWhole: boolean };

export function teamField({ team }: Filters, { listed, isWhole }: Teams): Field {
  const choices = listed.map(({ team_id, team_name }) => ({ value: team_id, label: team_name }));
  const field = { name: "team", label: "Team", value: team, all: "All teams", choices };
  return isWhole ? field : { ...field, suggests: "/choices/teams" };
}

export function platformField(filters: Filters, platforms: readonly Platform[]): Field {
  const choices = platforms.map(({ platform }) => ({ value: platform, label: platform }));
  return { name: "platform", label: "Platform", value: filters.platform, all: "All platforms", choices };
}

/** What the list of tools can be narrowed to beside team and platform. */
export function ownershipFields(filters: Filters): readonly Field[] {
  return [
    {
      name: "state",
      label: "Queue",
      value: filters.state,
      all: "To do",
      choices: Object.entries(queueStates).map(([value, label]) => ({ value, label })),
    },
    { name: "q", label: "Tool name", value: filters.q, choices: null, all: "any name" },
    {
      name: "cause",
      label: "State or cause",
      value: filters.cause,
      all: "All that need a person",
      choices: [
        { value: "orphaned", label: "Orphaned, any cause" },
        { value: "rescue", label: "Orphaned, others depend on it" },
        { value: "retire", label: "Orphaned, nobody depends on it" },
        { value: "use unknown", label: "Orphaned, use unknown" },
        { value: "at risk", label: "At risk, any cause" },
        ...Object.entries(causes).map(([value, { words }]) => ({ value, label: words })),
        { value: "builder", label: "Builder alone" },
        { value: "unknown", label: "Unknown" },
        { value: "fine", label: "Owned or covered" },
        { value: "any", label: "Every listed tool" },
      ],
    },
  ];
}
