import type { Viewer } from "../contract/viewer.ts";
import type { Team, Teams } from "./components/ownership-fields.ts";
import type { TeamFacts, TeamGround } from "./components/team-story.tsx";
import { ask, askOne } from "./page.server.ts";
import type { Parameters } from "./statement.server.ts";

/** Of more teams a list to choose from helps nobody, and weighs more than all else on a page. */
const mostListed = 200;

/** What the team field of a page offers: every team that the viewer may see, or where they are many the chosen one alone. */
export async function readTeams(team: string | null, viewer: Viewer): Promise<Teams> {
  const teams = await readAllTeams(viewer);
  const isWhole = teams.length <= mostListed;
  return { listed: isWhole ? teams : teams.filter(({ team_id }) => team_id === team), isWhole };
}

/** One team that the viewer may see, with what stands behind the facts of all; a 404 Response for any other. */
export async function readTeam(asked: Parameters, viewer: Viewer): Promise<TeamFacts> {
  const [facts, ground] = await Promise.all([
    askOne<Omit<TeamFacts, keyof TeamGround>>(
      "team",
      asked,
      viewer,
      "There is no such team, or it is not yours to see.",
    ),
    askOne<TeamGround>("team_ground", {}, viewer, "The warehouse holds no program rules."),
  ]);
  return { ...facts, ...ground };
}

/** Every team that the viewer may see. */
export function readAllTeams(viewer: Viewer): Promise<Team[]> {
  return ask<Team>("teams", {}, viewer);
}
