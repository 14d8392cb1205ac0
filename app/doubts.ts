import type { DecisionLine } from "../contract/journal.ts";
import { capital } from "./format.ts";

/** What a row of a queue has, whatever it is about: mostly two things that somebody should say something of. */
export type Doubt = {
  readonly pair_id: string;
  readonly key: string;
  /** Null where something is said of one thing alone. */
  readonly other: string | null;
  readonly total_rows: number;
};

/** One with what speaks for it, by its codes or words. */
export type EvidentDoubt = Doubt & { readonly evidence: readonly string[] };

/** A decision in force that the live numbers do not know yet, or the other way round. */
export type Standing = Pick<DecisionLine, "id" | "decision" | "by" | "at">;

/** A row with what has been decided of it since the numbers were built. */
export type Waiting<Row extends Doubt> = Row & { readonly standing: Standing | null };

/** What a decision about people is called. */
export const personDecisions = { merge: "One person", separate: "Two people" } as const;

/** What a decision about teams is called. */
export const teamDecisions = {
  rename: "Renamed",
  merge: "Merged",
  split: "Split",
  separate: "Two teams",
} as const;

/** What a decision about tools is called. */
export const toolDecisions = { merge: "One tool", separate: "Two tools" } as const;

const evidence: { readonly [code: string]: string } = {
  "address passed on": "the same address under one account after the other",
  "address shared": "the same address on two accounts at once",
  "address several directories": "the same address in two directories",
  "employee id passed on": "the same employee id under one account after the other",
  "employee id shared": "the same employee id on two accounts at once",
  "employee id several directories": "the same employee id in two directories",
  "object id passed on": "the same object id with other keys",
  "object id shared": "the same object id twice in one export",
  "re-created": "the same name and platform under a new id, once the old one was gone",
  "copies under two teams": "copies in two environments under two teams, by the same people",
  "two registries": "two registries have one of that name on that platform",
  "twice in one environment": "twice in one environment, by the same people",
  "same name": "the same name",
  "same name and team": "the same name and team",
  "same name and address up to the @": "the same name, and the same address up to the @",
  "name of one person": "a name in place of an address; one person is called so",
  "name of several people": "a name in place of an address; several people are called so",
  "address up to the @ of one person": "an address that is like one person’s up to the @",
  "address up to the @ of several people": "an address that is like several people’s up to the @",
};

/** What speaks for a pair, for a person to read. */
export function evidenceWords(code: string): string {
  return evidence[code] ?? code;
}

export function evidenceSentence(codes: readonly string[]): string {
  // The same name with more says the same name too, and the same address, that it is the same up to the @.
  const hasMore = codes.some((code) => code.startsWith("same name and"));
  const hasAddress = codes.some((code) => code.startsWith("address "));
  const said = codes.filter(
    (code) => !(hasMore && code === "same name") && !(hasAddress && code === "same name and address up to the @"),
  );
  return `${capital(said.map(evidenceWords).join("; "))}.`;
}
