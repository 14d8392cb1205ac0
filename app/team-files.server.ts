import type { Viewer } from "../contract/viewer.ts";
import { everyRow } from "./csv.ts";
import { readFilters } from "./filters.ts";
import { readPeriod } from "./period.server.ts";
import type { Parameters } from "./statement.server.ts";
import { teamCounts, teamListMetrics, teamOwnership, teamRates, teamSorts } from "./team-list.ts";

type Asked = { readonly query: string; readonly parameters: Parameters };

/** What of one team is of the newest day, whatever the page's period. */
function ofTeam(query: string): (url: string) => Asked {
  return (url) => ({ query, parameters: { team: readFilters(url).filters.team, ...everyRow } });
}

/** The files of the list of teams and of one team's page. */
export const teamFiles: { readonly [name: string]: (url: string, viewer: Viewer) => Asked | Promise<Asked> } = {
  "team-list": async (url, viewer) => {
    const { filters } = readFilters(url, { sorts: teamSorts });
    const { toMonth: to } = await readPeriod(filters, teamListMetrics, viewer);
    return { query: "team_list", parameters: { ...filters, ...everyRow, to, has_total: false } };
  },
  "team-peers": async (url, viewer) => {
    const { filters } = readFilters(url);
    const { toMonth: to } = await readPeriod(filters, teamCounts, viewer);
    return { query: "team_peers", parameters: { ...filters, to, metrics: [...teamRates, ...teamOwnership] } };
  },
  "team-tools": async (url, viewer) => {
    const { filters } = readFilters(url);
    const { toMonth: to } = await readPeriod(filters, teamCounts, viewer);
    return { query: "team_top_tools", parameters: { ...filters, ...everyRow, to } };
  },
  "team-decisions": ofTeam("team_decisions"),
  "team-reviews": ofTeam("team_reviews"),
  "team-overlaps": ofTeam("team_overlaps"),
  "team-sources": ofTeam("team_sources"),
};
