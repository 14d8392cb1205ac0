import { existsSync, readdirSync, statSync } from "node:fs";
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
import { isOwnershipDecision } from "../contract/ownership.ts";
import type { Viewer } from "../contract/viewer.ts";

/** What was decided so far, by every writer, oldest first; `standing` is what of it is in force. */
export type Decisions = {
  readonly lines: readonly DecisionLine[];
  readonly standing: readonly DecisionLine[];
  /** Of who owns a tool, by the key of the line. */
  readonly ownership: ReadonlyMap<string, DecisionLine>;
};

let known: { readonly stamp: string; readonly decisions: Decisions } | undefined;

/** As the journal's files are now: a row shows what was decided a moment ago, before a build counts it. Read anew only where a file has changed. */
export async function readDecisions(): Promise<Decisions> {
  const stamp = stampOf(journalFolder());
  if (known?.stamp === stamp) return known.decisions;
  const lines = (await readJournalFolder(journalFolder())).filter((line) => line.type === "decision");
  const standing = standingDecisions(lines);
  const decisions = { lines, standing, ownership: ownershipOf(standing) };
  known = { stamp, decisions };
  return decisions;
}

/**
 * Files that are only ever appended to have changed when their size has. Read at once: there is a file to a writer, and each way through libuv's pool
 * costs a page more than all of them.
 */
function stampOf(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".ndjson")) : [];
  const stats = names.sort().map((name) => statSync(path.join(folder, name)));
  return JSON.stringify([folder, names, stats.map(({ ino, size, mtimeMs }) => [ino, size, mtimeMs])]);
}

function ownershipOf(standing: readonly DecisionLine[]): ReadonlyMap<string, DecisionLine> {
  const own = standing.filter(({ subject, decision }) => subject.entity === "tool" && isOwnershipDecision(decision));
  return new Map(own.map((line) => [line.subject.key, line]));
}

/** What was decided, or taken back, of who owns one of these things since a page was made: `seen` is the moment of the newest line that it knew. */
export class Overtaken extends Error {
  readonly lines: readonly DecisionLine[];

  constructor(lines: readonly DecisionLine[]) {
    super(`${lines.length} decided meanwhile`);
    this.lines = lines;
  }
}

/** `keys`: all by which a line can name what is decided on. */
export type Seen = { readonly seen: string; readonly keys: ReadonlySet<string> };

/**
 * Writes what a viewer decides into the journal, as one append; it is in force from the moment that this returns, and counted by the next build.
 * Throws a 403 Response for a viewer who may not decide, a 400 Response with one clear line for what cannot be decided, and with `unless` an
 * Overtaken where somebody else was quicker; then nothing is written.
 */
export function decide(decided: readonly Decided[], viewer: Viewer, unless?: Seen): Promise<DecisionLine[]> {
  return append(viewer, async () => {
    if (unless !== undefined) await assertUnseen(unless);
    return decided;
  });
}

async function assertUnseen({ seen, keys }: Seen): Promise<void> {
  const { lines } = await readDecisions();
  const since = lines.filter(({ at, subject }) => at > seen && subject.entity === "tool" && keys.has(subject.key));
  const decisions = new Map(lines.map((line) => [line.id, line.decision]));
  const own = since.filter(({ decision, undoes }) => isOwnershipDecision(decisions.get(undoes ?? "") ?? decision));
  const newest = new Map(own.map((line) => [line.subject.key, line]));
  if (newest.size > 0) throw new Overtaken([...newest.values()]);
}

/** Takes decisions back, by their ids; as `decide`. */
export function undo(ids: readonly string[], reason: string, viewer: Viewer): Promise<DecisionLine[]> {
  return append(viewer, async () => {
    const { lines } = await readDecisions();
    return ids.map((id) => undoOf(lines, id, reason));
  });
}

/** Takes back all that was decided together with a decision; as `decide`. */
export function undoBatch(id: string, reason: string, viewer: Viewer): Promise<DecisionLine[]> {
  return append(viewer, async () => undoOfBatch((await readDecisions()).lines, id, reason));
}

let appending: Promise<unknown> = Promise.resolve();

/** One append after the other: this process is the only writer of its file. */
async function append(viewer: Viewer, say: () => Promise<readonly Decided[]>): Promise<DecisionLine[]> {
  if (viewer.role !== "lead") throw new Response("Only who leads the program decides.", { status: 403 });
  const next = appending.then(async () => {
    const lines = decisionLines(await say(), viewer.id);
    if (lines.length > 0) await appendJournalLines(path.join(journalFolder(), "app.ndjson"), lines);
    return lines;
  });
  appending = next.catch(() => {});
  return next.catch((error: unknown) => {
    throw error instanceof DecisionFault ? new Response(error.message, { status: 400 }) : error;
  });
}

function journalFolder(): string {
  return layoutOf(process.env.LANEMARK_DATA ?? "data").journal;
}
