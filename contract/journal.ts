import { z } from "zod";
import { readingSchema } from "./reading.ts";

const line = { id: z.string(), at: z.iso.datetime(), by: z.string() };

/** A file that came in: what of it the file itself does not tell. A later line of the same load says how it is to be read from then on. */
const loadLine = z.object({
  ...line,
  type: z.literal("load"),
  load_id: z.string(),
  content_hash: z.string(),
  file_name: z.string(),
  source: z.string(),
  snapshot_day: z.iso.date().nullable(),
  first_seen_at: z.iso.datetime(),
  reading: readingSchema.optional(),
});

/** What the guard found of a file, as far as a decision has to remember it: an acceptance covers the same rule and column up to this amount. */
const judgedFinding = z.object({
  rule: z.string(),
  column: z.string().nullable(),
  amount: z.number(),
  words: z.string(),
});

/**
 * What was decided of a load: let it through, drop it, or take back what was decided (`undecided`). A line with `findings`, those it is about, is
 * a person's and counts until the next one; without them it tells what the guard found and when (`refused`: a file that cannot be read as an
 * export).
 */
const verdictLine = z.object({
  ...line,
  type: z.literal("verdict"),
  load_id: z.string(),
  verdict: z.enum(["loaded", "held", "rejected", "refused", "undecided"]),
  reason: z.string(),
  snapshot_day: z.iso.date().nullable().optional(),
  findings: z.array(judgedFinding).optional(),
});

/**
 * What a person said of a row; `ground` is what was true when it was said, so that a changed ground can re-open it. Lines that were decided together
 * have one `batch`.
 */
const decisionLine = z.object({
  ...line,
  type: z.literal("decision"),
  decision: z.string(),
  subject: z.object({ entity: z.string(), key: z.string() }),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  reason: z.string(),
  ground: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  undoes: z.string().optional(),
  batch: z.string().optional(),
});

export const journalLine = z.discriminatedUnion("type", [loadLine, verdictLine, decisionLine]);

export type JudgedFinding = z.infer<typeof judgedFinding>;
export type LoadLine = z.infer<typeof loadLine>;
export type VerdictLine = z.infer<typeof verdictLine>;
export type DecisionLine = z.infer<typeof decisionLine>;
export type JournalLine = z.infer<typeof journalLine>;
