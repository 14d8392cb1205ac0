import type { JudgedFinding, VerdictLine } from "../../contract/journal.ts";

export type Rule =
  | "empty"
  | "undated"
  | "rejects"
  | "cut"
  | "cap"
  | "identifiers"
  | "missing"
  | "rows"
  | "column"
  | "emptier";

/** One reason to hold a file, in words for a person. */
export type Finding = JudgedFinding & {
  readonly rule: Rule;
  /** Which column of the file it is about, where it is about one. */
  readonly column: string | null;
  /** How bad it is, the larger the worse; only numbers of one rule compare. */
  readonly amount: number;
  /** What is wrong, so that it can be said after `FILE is held: `. */
  readonly words: string;
  readonly remedy: string;
  /** The load that it was compared with. */
  readonly against: string | null;
  /** A few of what is meant, none of them a person. */
  readonly examples: readonly string[];
};

export type JudgedHere = Finding & { readonly isAccepted: boolean };

/** What a finding of the file alone, without a neighbour, is made of. */
export function finding(rule: Rule, words: string, remedy: string, more: Partial<Finding> = {}): Finding {
  return { rule, column: null, amount: 1, words, remedy, against: null, examples: [], ...more };
}

/**
 * Whether a person has let a finding pass: their acceptance names one of the same rule and column that was as bad or worse. With another
 * neighbour, or more missing, it is a new one. A line from before findings were kept covers all.
 */
export function isAccepted(found: Finding, decision: VerdictLine | undefined): boolean {
  if (decision?.verdict !== "loaded") return false;
  const { findings } = decision;
  if (findings === undefined) return true;
  return findings.some(
    ({ rule, column, amount }) =>
      rule === found.rule && column === found.column && amount >= found.amount - Number.EPSILON * 8,
  );
}

/** What the journal keeps of a finding. */
export function kept({ rule, column, amount, words }: Finding): JudgedFinding {
  return { rule, column, amount, words };
}

/** 12045 → 12,045 */
export function count(number: number): string {
  return number.toLocaleString("en");
}

/** 0.4523 → 45.2 % */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
