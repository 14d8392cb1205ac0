import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { readAllTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

/** What a team field suggests once somebody types into it, where the teams are too many to send with each page. */
export async function loader({ context }: LoaderFunctionArgs) {
  return json(await readAllTeams(viewerOf(context)));
}
