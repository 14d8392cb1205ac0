import type { Viewer } from "../contract/viewer.ts";
import type { Team, Teams } from "./components/ownership-fields.ts";
import { ask } from "./page.server.ts";

/** Of more teams a list to choose from helps nobody, and weighs more than all else on a page. */
const mostListed = 200;

/** What the team field of a page offers: every team that the viewer may see, or where they are many the chosen one alone. */
export async function readTeams(team: string | null, viewer: Viewer): Promise<Teams> {
  const teams = await readAllTeams(viewer);
  const isWhole = teams.length <= mostListed;
  return { listed: isWhole ? teams : teams.filter(({ team_id }) => team_id === team), isWhole };
}

/** Every team that the viewer may see. */
export function readAllTeams(viewer: Viewer): Promise<Team[]> {
  return ask<Team>("teams", {}, viewer);
}
