import { randomUUID } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { type Decided, DecisionFault, decisionLines, undoOf, undoOfBatch } from "../contract/decisions.ts";
import type { DecisionLine, JournalLine, LoadLine, VerdictLine } from "../contract/journal.ts";
import { appendJournalLines, BrokenJournal, readJournalFolder } from "../contract/journal-file.ts";
import type { Layout } from "../contract/layout.ts";
import { LoadError } from "./errors.ts";

/** Who writes what nobody decided. */
export const guardName = "lanemark";

/** Every line of every writer, oldest first. Throws a LoadError on a line that is none. */
export async function readJournal(layout: Layout): Promise<JournalLine[]> {
  return readJournalFolder(layout.journal).catch(operatorsFault);
}

/** What was decided, oldest first: also what was taken back since. */
export async function readDecisions(layout: Layout): Promise<DecisionLine[]> {
  return (await readJournal(layout)).filter((line) => line.type === "decision");
}

type Unwritten<T> = T extends LoadLine | VerdictLine ? Omit<T, "id" | "at" | "by"> & { by?: string } : never;

/** Appends and syncs one line; it counts from the moment that this returns. */
export async function appendToJournal(
  layout: Layout,
  line: Unwritten<LoadLine | VerdictLine>,
): Promise<LoadLine | VerdictLine> {
  const whole = { by: operator(), ...line, id: randomUUID(), at: new Date().toISOString() };
  await append(layout, [whole]);
  return whole;
}

/** Appends and syncs decisions of whoever runs this. Throws a LoadError for one that cannot be. */
export async function appendDecisions(layout: Layout, decided: readonly Decided[]): Promise<DecisionLine[]> {
  try {
    const lines = decisionLines(decided, operator());
    await append(layout, lines);
    return lines;
  } catch (error) {
    return operatorsFault(error);
  }
}

/** Takes a decision back that starts like this, with `batch` all that was decided with it. Throws a LoadError where there is none, or more than one. */
export async function appendUndo(
  layout: Layout,
  start: string,
  { reason, batch = false }: { readonly reason: string; readonly batch?: boolean },
): Promise<DecisionLine[]> {
  const lines = await readDecisions(layout);
  const found = lines.filter((each) => each.id.startsWith(start));
  if (found.length > 1) throw new LoadError(`${start} is the start of ${found.length} decisions; say more of it`);
  try {
    const id = found[0]?.id ?? start;
    return await appendDecisions(layout, batch ? undoOfBatch(lines, id, reason) : [undoOf(lines, id, reason)]);
  } catch (error) {
    return operatorsFault(error);
  }
}

function append(layout: Layout, lines: readonly JournalLine[]): Promise<void> {
  return appendJournalLines(path.join(layout.journal, "pipelines.ndjson"), lines);
}

function operatorsFault(error: unknown): never {
  if (error instanceof BrokenJournal || error instanceof DecisionFault) throw new LoadError(error.message);
  throw error;
}

export function operator(): string {
  try {
    return os.userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}

/** `told`: the newest line on the load, whoever wrote it. `decision`: what a person said last, unless they took it back. */
export type JournalledLoad = {
  readonly load: LoadLine;
  readonly told: VerdictLine | undefined;
  readonly decision: VerdictLine | undefined;
  /** The day that a person says the file shows, until that is taken back. */
  readonly decidedDay: string | null;
};

/**
 * The loads in the order in which they were first seen. A file that was refused at first is known by what it was read as later; one of which a
 * crash left nothing but the first half of its refusal is not known at all. How a load is to be read is what was said of it last, and what was
 * decided of it before is about another reading.
 */
export function journalledLoads(lines: readonly JournalLine[]): JournalledLoad[] {
  const loads = new Map<string, LoadLine>();
  const verdicts = new Map<string, VerdictLine[]>();
  for (const line of lines) {
    if (line.type === "load") {
      const before = loads.get(line.load_id);
      loads.set(line.load_id, before?.source ? { ...before, reading: line.reading } : line);
      // Lines of one moment stand in no order.
      const about = verdicts.get(line.load_id)?.filter(({ at }) => at >= line.at) ?? [];
      verdicts.set(line.load_id, about);
    }
    if (line.type === "verdict") verdicts.set(line.load_id, [...(verdicts.get(line.load_id) ?? []), line]);
  }
  return [...loads.values()].flatMap((load) => {
    const told = verdicts.get(load.load_id) ?? [];
    return load.source === "" && told.length === 0 ? [] : [{ load, told: told.at(-1), ...decisionIn(told) }];
  });
}

function decisionIn(told: readonly VerdictLine[]): Pick<JournalledLoad, "decision" | "decidedDay"> {
  const decisions = told.filter(isDecision);
  const start = decisions.findLastIndex(({ verdict }) => verdict === "undecided") + 1;
  const standing = decisions.slice(start);
  const day = standing.findLast(({ snapshot_day }) => typeof snapshot_day === "string")?.snapshot_day;
  return { decision: standing.at(-1), decidedDay: day ?? null };
}

/** Before findings were kept, a person's line was told by their name alone. */
function isDecision({ findings, by }: VerdictLine): boolean {
  return findings !== undefined || by !== guardName;
}
