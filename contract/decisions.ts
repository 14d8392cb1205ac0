import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { DecisionLine } from "./journal.ts";
import { decisionsWithReason, isOwnershipDecision, ownershipDecisions } from "./ownership.ts";

const other = z.string().min(1).max(500);
const pair = z.strictObject({ other });

/**
 * What can be decided of each kind of thing, and what such a line says in its `values`. `other` is a second thing of the same kind: with it the
 * decision is about the two, whichever of them is the subject. `from` is the first day on which it is so.
 */
const kinds: Record<string, Record<string, z.ZodType>> = {
  person: { merge: pair, separate: pair },
  tool: { merge: pair, separate: pair, ...ownershipDecisions },
  /** Of what was asked for: a tool answered it, or did not; and whether people outside IT could have built it, as a person judges it. */
  request: { answered: pair, unanswered: pair, eligible: z.strictObject({}), ineligible: z.strictObject({}) },
  team: {
    rename: z.strictObject({ other, from: z.iso.date().optional() }),
    merge: z.strictObject({ other, from: z.iso.date() }),
    split: z.strictObject({ other, from: z.iso.date() }),
    separate: pair,
  },
};

/** What somebody decides, before it is a line of the journal. */
export type Decided = Omit<DecisionLine, "id" | "at" | "by" | "type" | "batch">;

/** A decision that says what cannot be decided, in one clear line. */
export class DecisionFault extends Error {}

/**
 * The lines to append, in this order; several have a `batch` in common. Throws a DecisionFault for a decision that there is not, or that says too
 * little or too much.
 */
export function decisionLines(decided: readonly Decided[], by: string): DecisionLine[] {
  for (const each of decided) assertDecision(each);
  const batch = decided.length > 1 ? { batch: randomUUID() } : {};
  return decided.map((each) => ({ ...each, type: "decision", id: randomUUID(), at: nextMoment(), by, ...batch }));
}

/** What takes a line back. Throws a DecisionFault for a line that is not there, or takes back another or was taken back itself. */
export function undoOf(lines: readonly DecisionLine[], id: string, reason: string): Decided {
  const line = lines.find((each) => each.id === id);
  if (line === undefined) throw new DecisionFault(`no decision ${id}; lanemark decisions lists them`);
  if (line.undoes !== undefined) throw new DecisionFault(`${id} took a decision back; decide again instead`);
  if (lines.some((each) => each.undoes === id)) throw new DecisionFault(`${id} was taken back already`);
  return undoing(id, line.subject, reason);
}

/** What takes back all that was decided together with a line, as far as it was not yet. Throws as `undoOf`. */
export function undoOfBatch(lines: readonly DecisionLine[], id: string, reason: string): Decided[] {
  const line = lines.find((each) => each.id === id);
  if (line?.batch === undefined || line.undoes !== undefined) return [undoOf(lines, id, reason)];
  const undone = new Set(lines.map(({ undoes }) => undoes));
  const open = lines.filter(({ id: one, batch, undoes }) => batch === line.batch && !undoes && !undone.has(one));
  if (open.length === 0) throw new DecisionFault(`${id} was taken back already, with all that was decided with it`);
  return open.map(({ id: one, subject }) => undoing(one, subject, reason));
}

function undoing(id: string, subject: DecisionLine["subject"], reason: string): Decided {
  return { decision: "undo", subject, values: {}, reason, ground: {}, undoes: id };
}

/** The decisions in force, oldest first: not taken back, and the newest of those about the same thing or the same two. */
export function standingDecisions(lines: readonly DecisionLine[]): DecisionLine[] {
  const undone = new Set(lines.map(({ undoes }) => undoes));
  const newest = new Map<string, DecisionLine>();
  for (const line of lines) {
    if (line.undoes !== undefined || undone.has(line.id)) continue;
    newest.delete(topicOf(line));
    newest.set(topicOf(line), line);
  }
  return [...newest.values()];
}

/**
 * Equal for decisions of which only the newest can be in force. Those on two things are about the two; one on who owns a tool is about the tool
 * alone, so it stands beside them.
 */
export function topicOf({ subject, values }: Pick<DecisionLine, "subject" | "values">): string {
  const keys = typeof values.other === "string" ? [subject.key, values.other].sort() : [subject.key];
  return JSON.stringify([subject.entity, ...keys]);
}

function assertDecision({ decision, subject, values, reason, undoes }: Decided): void {
  if (undoes !== undefined) return;
  const known = kinds[subject.entity];
  if (known === undefined) {
    throw new DecisionFault(`nothing is decided of a ${subject.entity}; of a ${Object.keys(kinds).join(", ")} it is`);
  }
  const shape = known[decision];
  if (shape === undefined) {
    throw new DecisionFault(`a ${subject.entity} has no ${decision}; it has ${Object.keys(known).join(", ")}`);
  }
  const [fault] = shape.safeParse(values).error?.issues ?? [];
  if (fault) throw new DecisionFault(`${decision} of a ${subject.entity}: ${fault.path.join(".")}: ${fault.message}`);
  if (subject.entity === "tool" && isOwnershipDecision(decision)) assertOwnership(decision, values, reason);
  if (values.other === subject.key) throw new DecisionFault(`${subject.key} stands on both sides; name two`);
}

function assertOwnership(decision: string, { until }: Decided["values"], reason: string): void {
  if (decisionsWithReason.has(decision) && reason.trim() === "")
    throw new DecisionFault(`${decision} of a tool: say why, since nobody is to own it after that`);
  const today = new Date().toISOString().slice(0, 10);
  if (typeof until === "string" && until <= today)
    throw new DecisionFault(`${decision} of a tool: until ${until} is no day to come; today is ${today}`);
}

let lastMoment = 0;

/** Now, though never the moment of the line before: the order of lines is that of their moments. */
function nextMoment(): string {
  lastMoment = Math.max(Date.now(), lastMoment + 1);
  return new Date(lastMoment).toISOString();
}
