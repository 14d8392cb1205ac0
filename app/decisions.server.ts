import path from "node:path";
import {
  type Decided,
  DecisionFault,
  decisionLines,
  standingDecisions,
  undoOf,
  undoOfBatch,
} from "../contract/decisions.ts";
import type { DecisionLine } from "../contract/journal.ts";
import { appendJournalLines, readJournalFolder } from "../contract/journal-file.ts";
import { layoutOf } from "../contract/layout.ts";
import type { Viewer } from "../contract/viewer.ts";

/** What was decided so far, by every writer, oldest first; `standing` is what of it is in force. */
export type Decisions = { readonly lines: readonly DecisionLine[]; readonly standing: readonly DecisionLine[] };

/** Read anew for each page: a row shows what was decided a moment ago, before a build counts it. */
export async function readDecisions(): Promise<Decisions> {
  const lines = (await readJournalFolder(journalFolder())).filter((line) => line.type === "decision");
  return { lines, standing: standingDecisions(lines) };
}

/**
 * Writes what a viewer decides into the journal, as one append; it is in force from the moment that this returns, and counted by the next build.
 * Throws a 403 Response for a viewer who may not decide, and a 400 Response with one clear line for what cannot be decided.
 */
export function decide(decided: readonly Decided[], viewer: Viewer): Promise<void> {
  return append(viewer, async () => decided);
}

/** Takes decisions back, by their ids; as `decide`. */
export function undo(ids: readonly string[], reason: string, viewer: Viewer): Promise<void> {
  return append(viewer, async () => {
    const { lines } = await readDecisions();
    return ids.map((id) => undoOf(lines, id, reason));
  });
}

/** Takes back all that was decided together with a decision; as `decide`. */
export function undoBatch(id: string, reason: string, viewer: Viewer): Promise<void> {
  return append(viewer, async () => undoOfBatch((await readDecisions()).lines, id, reason));
}

let appending: Promise<unknown> = Promise.resolve();

/** One append after the other: this process is the only writer of its file. */
async function append(viewer: Viewer, say: () => Promise<readonly Decided[]>): Promise<void> {
  if (viewer.role !== "lead") throw new Response("Only who leads the program decides.", { status: 403 });
  const next = appending.then(async () => {
    const lines = decisionLines(await say(), viewer.id);
    if (lines.length > 0) await appendJournalLines(path.join(journalFolder(), "app.ndjson"), lines);
  });
  appending = next.catch(() => {});
  await next.catch((error: unknown) => {
    throw error instanceof DecisionFault ? new Response(error.message, { status: 400 }) : error;
  });
}

function journalFolder(): string {
  return layoutOf(process.env.LANEMARK_DATA ?? "data").journal;
}
