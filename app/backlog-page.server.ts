import type { Viewer } from "../contract/viewer.ts";
import { backlogMetrics } from "./backlog.ts";
import { type FilterOptions, readFilters } from "./filters.ts";
import { readPeriod } from "./period.server.ts";
import { readTeams } from "./teams.server.ts";

const noPlatform = "Requests are not counted by platform: “platform” does not narrow this page.";

/** What every page of the backlog needs: what its address asks for, its period, and the teams it can be narrowed to. */
export async function readBacklogPage(address: string, viewer: Viewer, options: FilterOptions = {}) {
  const { filters, problems } = readFilters(address, options);
  const [period, teams] = await Promise.all([
    readPeriod(filters, backlogMetrics, viewer),
    readTeams(filters.team, viewer),
  ]);
  return { filters, problems: filters.platform === null ? problems : [...problems, noPlatform], period, teams };
}
