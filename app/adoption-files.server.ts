import type { Viewer } from "../contract/viewer.ts";
import { adoptionMetrics, adoptionSorts } from "./adoption.ts";
import { everyRow } from "./csv.ts";
import { escalationMetrics, escalationSorts } from "./escalations.ts";
import { readFilters } from "./filters.ts";
import { readPeriod } from "./period.server.ts";

/** The files of the adoption and the escalation report: the queries of their pages with the same address, all rows of each. */
export const adoptionFiles = {
  "week-users": (url: string) => ({ query: "users_by_week", parameters: readFilters(url).filters }),
  "builder-funnel": adoptionFile("builder_funnel"),
  "builder-teams": adoptionFile("team_builders"),
  "escalated-tickets": escalationFile("escalated_tickets"),
  "escalations-by-tool": escalationFile("escalations_by_tool"),
  "escalations-by-team": escalationFile("escalations_by_cell", { by: "team" }),
  "escalations-by-platform": escalationFile("escalations_by_cell", { by: "platform" }),
};

function adoptionFile(query: string) {
  return async (url: string, viewer: Viewer) => {
    const { filters } = readFilters(url, { sorts: adoptionSorts });
    const { toMonth: to } = await readPeriod(filters, adoptionMetrics, viewer);
    return { query, parameters: { ...filters, ...everyRow, to } };
  };
}

function escalationFile(query: string, more: { readonly by?: string } = {}) {
  return async (url: string, viewer: Viewer) => {
    const { filters } = readFilters(url, { sorts: escalationSorts });
    const { from, to, toMonth } = await readPeriod(filters, escalationMetrics, viewer);
    const days = more.by === undefined ? { from, to } : { to: toMonth };
    return { query, parameters: { ...filters, ...everyRow, ...more, ...days } };
  };
}
