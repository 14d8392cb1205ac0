import type { DecisionLine } from "../contract/journal.ts";
import { isOwnershipDecision } from "../contract/ownership.ts";
import type { Viewer } from "../contract/viewer.ts";
import type { ToolDecision } from "./components/tool-decisions.tsx";
import { readDecisions } from "./decisions.server.ts";
import { readJob } from "./job.server.ts";
import { decisionWords } from "./ownership.ts";
import { newestOf, personNames, personOf, readJustDecided, readSeen } from "./ownership-queue.server.ts";
import { ask, askOne } from "./page.server.ts";

type Known = {
  readonly keys: readonly string[];
  readonly is_decidable: boolean;
  readonly decision_id: string | null;
  readonly state: string | null;
  readonly reopened_because: string | null;
};

/** All that was ever decided of who owns a tool, on whichever of its copies, the newest first; straight from the journal: it is there at once. */
export async function readToolDecisions(address: string, tool: string, viewer: Viewer) {
  const { searchParams } = new URL(address);
  const [[known], { time_zone: timeZone }, { seen }, job, decided] = await Promise.all([
    ask<Known>("tool_decision", { tool }, viewer),
    askOne<{ readonly time_zone: string }>("program", {}, viewer, "The warehouse holds no program rules."),
    readSeen(),
    readJob(searchParams.get("job") ?? ""),
    readJustDecided(searchParams.get("decided") ?? "", viewer),
  ]);
  const keys = new Set(known?.keys);
  const { lines, ownership } = await readDecisions();
  const own = lines.filter(
    ({ subject, decision }) => subject.entity === "tool" && keys.has(subject.key) && isOwnershipDecision(decision),
  );
  const standing = newestOf([...keys].flatMap((key) => ownership.get(key) ?? []));
  const undone = new Map(lines.map(({ undoes, by }) => [undoes, by]));
  const names = await personNames(
    own.map(personOf).filter((key) => key !== undefined),
    viewer,
  );
  const rows = own.toReversed().map((line): ToolDecision => {
    const { id, by, at, reason, values, decision } = line;
    const until = typeof values.until === "string" ? values.until : null;
    const words = decisionWords(decision, names.get(personOf(line) ?? "") ?? null, until);
    return {
      id,
      by,
      at,
      reason,
      words,
      isStanding: id === standing?.id,
      state: stateOf(line, known, standing, undone),
    };
  });
  const canDecide = viewer.role === "lead" && known?.is_decidable === true && !searchParams.has("as-of");
  return { tool, rows, canDecide, seen, timeZone, job: job ?? null, decided };
}

function stateOf(
  { id }: DecisionLine,
  known: Known | undefined,
  standing: DecisionLine | undefined,
  undone: ReadonlyMap<string | undefined, string>,
): string {
  const by = undone.get(id);
  if (by !== undefined) return `taken back by ${by}`;
  if (id !== standing?.id) return "replaced by a newer one";
  if (id !== known?.decision_id) return "stands; counted by the next build";
  if (known.state === "re-opened") return `re-opened: ${known.reopened_because}`;
  return known.state === "open" ? "stands" : String(known.state);
}
