import { z } from "zod";

/** Never a name: the journal is kept for years, and a person must be erasable from all that names them. */
const person = z
  .string()
  .regex(/^[0-9a-f]{16,64}$/, "a person is told by their pseudonym, 16 hexadecimal digits or more");
const until = z.iso.date("a day is written 2026-03-31");

/**
 * What can be decided of who owns a tool, by the tool alone: somebody is to be its owner (`assign`), is asked to be (`propose`, for an answer by
 * `until`); it is right as the registry has it (`confirm`); it waits until a day, may stay as it is until a day, is to be switched off, or is no
 * concern as long as it stands as it does (`dismiss`).
 */
export const ownershipDecisions = {
  assign: z.strictObject({ person }),
  propose: z.strictObject({ person, until: until.optional() }),
  confirm: z.strictObject({}),
  snooze: z.strictObject({ until }),
  exempt: z.strictObject({ until }),
  retire: z.strictObject({}),
  dismiss: z.strictObject({}),
} as const;

export type OwnershipDecision = keyof typeof ownershipDecisions;

export function isOwnershipDecision(decision: string): decision is OwnershipDecision {
  return Object.hasOwn(ownershipDecisions, decision);
}

/** Those that take a tool off the list without anybody to own it: each says why. */
export const decisionsWithReason: ReadonlySet<string> = new Set<OwnershipDecision>(["exempt", "retire", "dismiss"]);

/** Those that are about a person. */
export const decisionsOnPerson: ReadonlySet<string> = new Set<OwnershipDecision>(["assign", "propose"]);

/**
 * What was true of a tool when something was decided of it, as the newest report day told it: the numbers after it are compared with this, and a
 * decision whose ground has changed is open again. `owners` tells the keys that the registry named, as one hash.
 */
export type OwnershipGround = {
  readonly day: string | null;
  readonly state: string | null;
  readonly cause: string | null;
  readonly users_90_days: number | null;
  readonly is_depended_on: boolean | null;
  readonly owners: string | null;
  /** The end date that the people export told of the person decided on. */
  readonly person_ends_on: string | null;
};
