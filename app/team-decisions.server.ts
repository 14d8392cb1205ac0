import { isOwnershipDecision } from "../contract/ownership.ts";
import type { Viewer } from "../contract/viewer.ts";
import type { FreshDecision, TeamDecision } from "./components/team-decisions.tsx";
import { readDecisions } from "./decisions.server.ts";
import { decisionWords } from "./ownership.ts";
import { personNames, personOf, todayIn } from "./ownership-queue.server.ts";
import { ask, askOne } from "./page.server.ts";
import type { Period } from "./period.ts";

type Asked = {
  readonly team: string;
  readonly limit: number;
  readonly period: Period;
  readonly isPast: boolean;
};

type Tool = { readonly key: string; readonly tool_id: string; readonly tool_name: string };

/** What was decided of who owns a team's tools, as the numbers know it, and what was written since, newest first, straight from the journal. */
export async function readTeamDecisions({ team, limit, period, isPast }: Asked, viewer: Viewer) {
  const [decisions, fresh] = await Promise.all([
    ask<TeamDecision>("team_decisions", { team, limit, offset: 0 }, viewer),
    // As of a day of the past nothing was written since.
    isPast ? [] : freshDecisions(team, period.timeZone, viewer),
  ]);
  return { decisions, fresh: fresh.slice(0, limit), newer: fresh.length };
}

async function freshDecisions(team: string, timeZone: string, viewer: Viewer): Promise<FreshDecision[]> {
  const known = await askOne<{ readonly known_to: string | null }>("decisions_known", {}, viewer, "No numbers yet.");
  const { lines } = await readDecisions();
  const said = new Map(lines.map((line) => [line.id, line]));
  const newer = lines.filter(({ at, subject, decision, undoes }) => {
    const meant = said.get(undoes ?? "")?.decision ?? decision;
    return at > (known.known_to ?? "") && subject.entity === "tool" && isOwnershipDecision(meant);
  });
  if (newer.length === 0) return [];
  const keys = [...new Set(newer.map(({ subject }) => subject.key))];
  const tools = new Map(
    (await ask<Tool>("team_tool_keys", { team, keys }, viewer)).map((tool) => [tool.key, tool] as const),
  );
  const own = newer.filter(({ subject }) => tools.has(subject.key)).toReversed();
  const people = own.map(personOf).filter((key) => key !== undefined);
  const names = await personNames(people, viewer);
  return own.flatMap((line) => {
    const { id, by, at, reason, values, decision, undoes } = line;
    const tool = tools.get(line.subject.key);
    if (tool === undefined) return [];
    const until = typeof values.until === "string" ? values.until : null;
    const words =
      undoes === undefined ? decisionWords(decision, names.get(personOf(line) ?? "") ?? null, until) : "Taken back";
    return [{ ...tool, id, words, by, day: todayIn(timeZone, new Date(at)), reason }];
  });
}
