import type { DecisionLine } from "../contract/journal.ts";
import { isOwnershipDecision } from "../contract/ownership.ts";
import { readDecisions } from "./decisions.server.ts";
import { personOf } from "./ownership-queue.server.ts";

/** What was decided together with a decision and still stands, as `tools_to_send.sql` asks for it. Throws a 404 Response where nothing does. */
export async function parametersToSend(id: string) {
  const { lines, standing } = await readDecisions();
  const line = lines.find((each) => each.id === id);
  const together = line?.batch === undefined ? [line] : lines.filter(({ batch }) => batch === line.batch);
  const stands = new Set(standing.map((each) => each.id));
  const shown = together.filter(
    (each): each is DecisionLine => each !== undefined && stands.has(each.id) && isOwnershipDecision(each.decision),
  );
  if (shown.length === 0)
    throw new Response("There is no such decision, or nothing of it stands any more.", { status: 404 });
  return {
    keys: shown.map(({ subject }) => subject.key),
    decisions: shown.map(({ decision }) => decision),
    people: shown.map((each) => personOf(each) ?? ""),
    untils: shown.map(({ values }) => (typeof values.until === "string" ? values.until : "")),
    reasons: shown.map(({ reason }) => reason),
  };
}
