import type { DecisionLine } from "../contract/journal.ts";
import type { Viewer } from "../contract/viewer.ts";
import type { DecisionRow } from "./components/decision-columns.tsx";
import { everyRow } from "./csv.ts";
import { readDecisions } from "./decisions.server.ts";
import { answerDecisions, markDecisions } from "./displaced.ts";
import { personDecisions, teamDecisions, toolDecisions } from "./doubts.ts";
import { personNames } from "./ownership-queue.server.ts";
import { ask } from "./page.server.ts";
import { streamOf } from "./stream.server.ts";

type Queue = {
  /** The kind of thing that is decided on. */
  readonly entity: string;
  /** What the decisions of this kind are called: `merge` → `One person`. */
  readonly decisions: Readonly<Record<string, string>>;
  /** What the things with these keys are called today; one that is not there is told by the start of its key. */
  readonly nameKeys: (keys: readonly string[], viewer: Viewer) => Promise<ReadonlyMap<string, string>>;
};

const queues = {
  people: { entity: "person", decisions: personDecisions, nameKeys: personNames },
  teams: { entity: "team", decisions: teamDecisions, nameKeys: nameTeams },
  tools: { entity: "tool", decisions: toolDecisions, nameKeys: nameSubjects },
  answers: { entity: "request", decisions: answerDecisions, nameKeys: nameSubjects },
  rules: { entity: "request", decisions: markDecisions, nameKeys: nameSubjects },
} as const satisfies { readonly [name: string]: Queue };

type QueueName = keyof typeof queues;

type Page = { readonly limit: number; readonly offset: number };

/** What was decided in one queue, the newest first, one page of it; also what was taken back. Straight from the journal: it is there at once. */
export async function readDecided(
  queue: QueueName,
  { limit, offset }: Page,
  viewer: Viewer,
): Promise<{ readonly rows: DecisionRow[]; readonly total: number }> {
  const { entity, decisions, nameKeys }: Queue = queues[queue];
  const { lines, standing } = await readDecisions();
  const own = lines.filter((line) => line.subject.entity === entity && line.decision in decisions).reverse();
  const shown = own.slice(offset, offset + limit);
  const keys = [...new Set(shown.flatMap(keysOf))];
  const names = keys.length === 0 ? new Map<string, string>() : await nameKeys(keys, viewer);
  const undone = new Map(lines.map(({ undoes, by }) => [undoes, by]));
  const inForce = new Set(standing.map(({ id }) => id));
  const nameOf = (key: string) => names.get(key) ?? key.slice(0, 6);
  const rows = shown.map((line) => ({
    id: line.id,
    words: decisions[line.decision] ?? line.decision,
    one: nameOf(line.subject.key),
    other: typeof line.values.other === "string" ? nameOf(line.values.other) : null,
    note: typeof line.values.from === "string" ? `from ${line.values.from}` : null,
    by: line.by,
    at: line.at,
    reason: line.reason,
    is_standing: inForce.has(line.id),
    undone_by: undone.get(line.id) ?? null,
  }));
  return { rows, total: own.length };
}

/** All that was decided in one queue, for a file. */
export function decidedFile(queue: QueueName) {
  return async (_url: string, viewer: Viewer) => {
    const { rows } = await readDecided(queue, everyRow, viewer);
    return { rows: streamOf(fileColumns, [], rows.map(toFile)) };
  };
}

const fileColumns = [
  ...(["decision_id", "decided_at", "decision", "one", "other", "note"] as const),
  ...(["is_standing", "undone_by", "decided_by", "reason"] as const),
];

/** A line of the journal by the names that its parts have in files. */
export function toFile<Line extends Pick<DecisionRow, "id" | "words" | "by" | "at">>({
  id,
  words,
  by,
  at,
  ...rest
}: Line) {
  return { ...rest, decision_id: id, decision: words, decided_by: by, decided_at: at };
}

function keysOf({ subject, values }: DecisionLine): string[] {
  return typeof values.other === "string" ? [subject.key, values.other] : [subject.key];
}

/** What requests and tools are called; one that the viewer may not see, or that is gone, keeps its key. */
async function nameSubjects(keys: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const rows = await ask<{ readonly key: string; readonly name: string }>("subject_names", { keys }, viewer);
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return new Map(keys.map((key) => [key, names.get(key) ?? key]));
}

async function nameTeams(keys: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const rows = await ask<{ readonly key: string; readonly name: string }>("team_spellings", { keys }, viewer);
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  // What a team was called is told as it was decided: by now both may have one name.
  return new Map(keys.map((key) => [key, names.get(key)?.toLowerCase() === key ? (names.get(key) ?? key) : key]));
}
