import type { DecisionLine } from "../contract/journal.ts";
import type { Viewer } from "../contract/viewer.ts";
import type { DecisionRow } from "./components/decision-columns.tsx";
import { readDecisions } from "./decisions.server.ts";
import { ask } from "./page.server.ts";

export type Words = {
  /** What the decisions of this kind are called: `merge` → `One person`. */
  readonly decisions: Readonly<Record<string, string>>;
  /** What the things with these keys are called today; one that is not there is told by the start of its key. */
  readonly nameKeys: (keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

type Page = { readonly limit: number; readonly offset: number };

/** What of these decisions was taken of one kind of thing, the newest first, one page of it; also what was taken back. Straight from the journal: it is there at once. */
export async function readDecided(
  entity: string,
  { limit, offset }: Page,
  words: Words,
): Promise<{ readonly rows: DecisionRow[]; readonly total: number }> {
  const { lines, standing } = await readDecisions();
  const own = lines.filter((line) => line.subject.entity === entity && line.decision in words.decisions).reverse();
  const shown = own.slice(offset, offset + limit);
  const names = await words.nameKeys([...new Set(shown.flatMap(keysOf))]);
  const undone = new Map(lines.map(({ undoes, by }) => [undoes, by]));
  const inForce = new Set(standing.map(({ id }) => id));
  const nameOf = (key: string) => names.get(key) ?? key.slice(0, 6);
  const rows = shown.map((line) => ({
    id: line.id,
    words: words.decisions[line.decision] ?? line.decision,
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

function keysOf({ subject, values }: DecisionLine): string[] {
  return typeof values.other === "string" ? [subject.key, values.other] : [subject.key];
}

/** What requests and tools are called; one that the viewer may not see, or that is gone, keeps its key. */
export async function nameSubjects(keys: readonly string[], viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await ask<{ readonly key: string; readonly name: string }>("subject_names", { keys }, viewer);
  const names = new Map(rows.map(({ key, name }) => [key, name]));
  return new Map(keys.map((key) => [key, names.get(key) ?? key]));
}
