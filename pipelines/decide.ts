import type { Decided } from "../contract/decisions.ts";
import type { DecisionLine } from "../contract/journal.ts";
import type { Report } from "./job.ts";
import { appendDecisions, appendUndo } from "./journal.ts";
import { buildAsOf, buildFromJournal, type Published, type Workshop } from "./load.ts";
import { withLock } from "./lock.ts";
import { assertNothingStands } from "./overtaken.ts";

/**
 * Builds and publishes what follows from the lake and the journal as they are; with `asOf`, a day, builds what follows from what was in hand on it
 * and publishes nothing. Reads no export.
 */
export function rebuild(workshop: Workshop, report: Report, asOf?: string): Promise<Published> {
  return withLock(
    workshop.layout,
    () => (asOf === undefined ? buildFromJournal(workshop, { asOf: null }, report) : buildAsOf(workshop, asOf, report)),
    (holder) => report.line(`another load runs as process ${holder}; waiting for it`),
  );
}

/** Writes decisions into the journal and builds. Throws a LoadError for one that cannot be and, without `replace`, where one on who owns a tool stands already. */
export function decideAndBuild(
  workshop: Workshop,
  decided: readonly Decided[],
  report: Report,
  { replace = false }: { readonly replace?: boolean } = {},
): Promise<Published> {
  return appendAndBuild(workshop, report, async () => {
    if (!replace) await assertNothingStands(workshop.layout, decided);
    return appendDecisions(workshop.layout, decided);
  });
}

type Undone = { readonly reason: string; readonly batch?: boolean };

/** Takes back the decision whose id starts like this, with `batch` all that was decided with it, and builds. Throws a LoadError where there is none, or more than one. */
export function undoAndBuild(workshop: Workshop, start: string, said: Undone, report: Report): Promise<Published> {
  return appendAndBuild(workshop, report, () => appendUndo(workshop.layout, start, said));
}

/** The journal file has one writer at a time: whoever holds the lock. */
function appendAndBuild(workshop: Workshop, report: Report, append: () => Promise<DecisionLine[]>): Promise<Published> {
  return withLock(workshop.layout, async () => {
    for (const { id, decision, subject } of await append())
      report.line(`${id.slice(0, 8)}: ${decision} ${subject.entity} ${subject.key}`);
    return buildFromJournal(workshop, { asOf: null }, report);
  });
}
