import type { Viewer } from "../contract/viewer.ts";
import type { Team, Teams } from "./components/ownership-fields.ts";
import { ask } from "./page.server.ts";

/** Of more teams a list to choose from helps nobody, and weighs more than all else on a page. */
const mostListed = 200;

/** What the team field of a page offers: every team that the viewer may see, or where they are many the chosen one alone. */
export async function readTeams(team: string | null, viewer: Viewer): Promise<Teams> {
  const listed = await ask<Team>("teams", { team: null, limit: mostListed + 1 }, viewer);
  if (listed.length <= mostListed) return { listed, isWhole: true };
  return { listed: team === null ? [] : await ask<Team>("teams", { team, limit: 1 }, viewer), isWhole: false };
}

/** Every team that the viewer may see. */
export function readAllTeams(viewer: Viewer): Promise<Team[]> {
  return ask<Team>("teams", { team: null, limit: 100_000 }, viewer);
}
