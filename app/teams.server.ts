import type { Viewer } from "../contract/viewer.ts";
import type { Team, Teams } from "./components/ownership-fields.ts";
import { ask } from "./page.server.ts";

type Counted = { readonly teams: number; readonly team_id: string | null; readonly team_name: string | null };

/** Of more teams a list to choose from helps nobody, and weighs more than all else on a page. */
const mostListed = 200;

/** What the team field of a page offers: every team that the viewer may see, or where they are many the chosen one alone. */
export async function readTeams(team: string | null, viewer: Viewer): Promise<Teams> {
  const rows = await ask<Counted>("teams", { team, limit: mostListed }, viewer);
  return { listed: rows.flatMap(listedOf), isWhole: (rows[0]?.teams ?? 0) <= mostListed };
}

function listedOf({ team_id, team_name }: Counted): Team[] {
  return team_id === null ? [] : [{ team_id, team_name: team_name ?? team_id }];
}

/** Every team that the viewer may see. */
export async function readAllTeams(viewer: Viewer): Promise<Team[]> {
  const rows = await ask<Counted>("teams", { team: null, limit: 100_000 }, viewer);
  return rows.flatMap(listedOf);
}
