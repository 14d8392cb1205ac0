import type { Viewer } from "../contract/viewer.ts";
import type { Team, Teams } from "./components/ownership-fields.ts";
import { ask } from "./page.server.ts";

type Chosen = { readonly teams: number; readonly team_name: string | null };

/** Of more teams a list to choose from helps nobody, and weighs more than all else on a page. */
const mostListed = 200;

/** What the team field of a page offers: every team that the viewer may see, or where they are many the chosen one alone. */
export async function readTeams(team: string | null, viewer: Viewer): Promise<Teams> {
  const [chosen] = await ask<Chosen>("team_chosen", { team }, viewer);
  const { teams = 0, team_name = null } = chosen ?? {};
  if (teams <= mostListed) return { listed: await readAllTeams(viewer), isWhole: true };
  return { listed: team === null || team_name === null ? [] : [{ team_id: team, team_name }], isWhole: false };
}

/** Every team that the viewer may see. */
export function readAllTeams(viewer: Viewer): Promise<Team[]> {
  return ask<Team>("teams", {}, viewer);
}
