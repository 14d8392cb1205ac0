import type { Viewer } from "../contract/viewer.ts";
import type { Platform } from "./components/ownership-fields.ts";
import { type FilterOptions, readFilters } from "./filters.ts";
import { stateMetrics } from "./ownership.ts";
import { ask } from "./page.server.ts";
import { readPeriod } from "./period.server.ts";
import { readTeams } from "./teams.server.ts";

/** What every page of ownership needs: what its address asks for, its period, and what it can be narrowed to. */
export async function readOwnershipPage(address: string, viewer: Viewer, options: FilterOptions = {}) {
  const { filters, problems } = readFilters(address, options);
  const [period, teams, platforms] = await Promise.all([
    readPeriod(filters, stateMetrics, viewer),
    readTeams(filters.team, viewer),
    ask<Platform>("platforms", {}, viewer),
  ]);
  const { team, platform } = filters;
  return { filters, problems, period, teams, platforms, narrowed: { team, platform, to: period.to } };
}
