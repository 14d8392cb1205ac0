import { z } from "zod";
import { readingSchema, zoneName } from "./reading.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month is written 2026-03");

/** A factor of a rank, by a word of the registry in small letters. */
const weights = z.record(z.string(), z.number().positive());

/** Hours of IT's work that one request of a class takes: rarely less, usually, rarely more. */
const hours = z
  .strictObject({ low: z.number().positive(), usual: z.number().positive(), high: z.number().positive() })
  .refine(({ low, usual, high }) => low <= usual && usual <= high, { error: "low, usual and high are in this order" });

/**
 * What is asked for. The first rule that a request fits names its class: one of its categories, if it names any, and one of its words in the
 * title, if it names any; a word that ends in * is the beginning of one. `eligible`: people outside IT could have built it themselves. `kinds`: the registry's words for tools
 * that answer such requests; `hours`: what one of them takes IT.
 */
const classesSchema = z
  .strictObject({
    frozen_on: z.iso.date().nullable().default(null),
    rules: z
      .array(
        z
          .strictObject({
            class: z.string().trim().min(1),
            eligible: z.boolean(),
            categories: z.array(z.string()).default([]),
            words: z.array(z.string().regex(/[\p{L}\p{N}]/u, "a word has letters or digits")).default([]),
            kinds: z.array(z.string().trim().min(1)).default([]),
            hours: hours.nullable().default(null),
          })
          .refine(({ categories, words }) => categories.length + words.length > 0, {
            error: "a rule names categories, words, or both",
          }),
      )
      .default([]),
  })
  .refine(
    ({ rules }) =>
      rules.every((rule) => rules.every((other) => other.class !== rule.class || other.eligible === rule.eligible)),
    { error: "a class is eligible in all of its rules, or in none" },
  );

/** `program.yaml`: the program's own rules, each with its default. Unknown keys are errors, since a misspelt rule would not count. */
export const programSchema = z.strictObject({
  time_zone: zoneName.default("UTC"),
  /** From when on others depend on a tool; a threshold that is null, empty or false is none. */
  line: z
    .strictObject({
      users: z.int().min(1).default(5),
      days: z.int().min(1).default(90),
      teams: z.int().min(1).nullable().default(null),
      data_classes: z.array(z.string()).default([]),
      revenue: z.boolean().default(false),
      schedule: z.boolean().default(false),
    })
    .prefault({}),
  active_days: z.int().min(1).default(90),
  builder_days: z.int().min(1).default(28),
  small_group: z.int().min(1).default(5),
  backlog: z
    .strictObject({
      baseline: z
        .strictObject({
          from: month.nullable().default(null),
          to: month.nullable().default(null),
          frozen_on: z.iso.date().nullable().default(null),
        })
        .prefault({}),
      classes: classesSchema.prefault({}),
      /** Whole months before each launch that are no baseline, since its coming was known or caused by what was asked. */
      announced_months: z.int().min(0).default(0),
      /** The fall of eligible requests that was promised, as shares. */
      promised: z
        .strictObject({ from: z.number().gt(0).lt(1).default(0.3), to: z.number().gt(0).lt(1).default(0.4) })
        .refine(({ from, to }) => from < to, { error: "from is less than to" })
        .prefault({}),
      /** So few open requests are aimed at; null: no number is. */
      target: z.int().min(0).nullable().default(null),
    })
    .prefault({}),
  escalation: z.strictObject({ engineering_groups: z.array(z.string()).default([]) }).prefault({}),
  ownership: z
    .strictObject({
      robots: z.array(z.string()).default(["SYSTEM", "svc-", "svc_", "service account", "noreply"]),
      /** Whoever owns so many is suggested for no more. */
      most_tools: z.int().min(1).default(20),
      /** What a tool's failure weighs, beside its users and the tools that need it; a word that is not named weighs 1. */
      blast_radius: z
        .strictObject({
          data_classes: weights.default({
            confidential: 2,
            "personal data": 2,
            "customer data": 2,
            restricted: 3,
            secret: 3,
          }),
          criticality: weights.default({ high: 1.5, critical: 2 }),
          schedule: z.number().positive().default(1.5),
        })
        .prefault({}),
      follow_exports: z.int().min(1).default(3),
      grace_days: z.int().min(0).default(90),
      long_leave_days: z.int().min(1).default(28),
      confirm_days: z.int().min(1).default(365),
      due_days: z.int().min(0).default(30),
      bulk_confirmations: z.int().min(2).default(20),
    })
    .prefault({}),
  sprawl: z
    .strictObject({
      threshold: z.number().min(0).max(1).default(0.5),
      minimum_characters: z.int().min(1).default(20),
      finished_users: z.int().min(1).default(2),
    })
    .prefault({}),
  /** By the name of a source: what its exports do not say themselves. */
  sources: z.record(z.string(), readingSchema).default({}),
  people: z.strictObject({ directories: z.record(z.string(), z.array(z.string())).default({}) }).prefault({}),
  guard: z
    .strictObject({
      missing: z.int().min(0).default(20),
      missing_share: z.number().min(0).max(1).default(0.05),
      rows_share: z.number().min(0).max(1).default(0.8),
      empty_rise: z.number().min(0).max(1).default(0.1),
      caps: z.array(z.int().min(1)).default([1000, 5000, 10_000, 50_000, 1_048_575]),
    })
    .prefault({}),
  /** What charts over time are read with: days on which something changed that is no launch. */
  annotations: z
    .array(
      z
        .strictObject({
          on: z.iso.date(),
          to: z.iso.date().nullable().default(null),
          kind: z.enum(["policy", "freeze", "other"]).default("other"),
          text: z.string().trim().min(1).max(120),
        })
        .refine(({ on, to }) => to === null || on <= to, { error: "to is not before on" }),
    )
    .default([]),
  teams: z
    .strictObject({
      aliases: z.record(z.string(), z.array(z.string())).default({}),
      /** Teams whose builders are IT's own. */
      it: z.array(z.string().trim().min(1)).default([]),
    })
    .prefault({}),
});

export type Program = z.infer<typeof programSchema>;
