import path from "node:path";
import type { LakeManifest } from "./lake-manifest.ts";
import type { KnownLoad } from "./loads.ts";
import { printable } from "./reading/limits.ts";
import type { Source } from "./source.ts";

export type Verdict = "loaded" | "held" | "rejected" | "refused";

/** What became of one file, or of one member of a zip. `words` is one line for a person. */
export type Outcome = {
  readonly file: string;
  readonly loadId: string | null;
  readonly verdict: Verdict;
  /** Whether this run read it; false for what was known already. */
  readonly isNew: boolean;
  readonly words: string;
};

export type Judged = { readonly verdict: Verdict; readonly reason: string };

/** Whether a load may count at once. What holds it is said with the remedy. */
export function judge(source: Source, manifest: LakeManifest, snapshot: string | null): Judged {
  const share = manifest.rows_rejected / Math.max(1, manifest.rows_read);
  if (manifest.rows_read === 0)
    return { verdict: "held", reason: "it has a header and no rows; export it again, or accept it" };
  if (manifest.cut_line !== null) {
    return {
      verdict: "held",
      reason: `it breaks off in line ${manifest.cut_line}, so what followed is missing; copy or export it again, or accept it as it is`,
    };
  }
  if (share > source.maxRejects) {
    return {
      verdict: "held",
      reason: `${manifest.rows_rejected} of ${manifest.rows_read} rows cannot be read, more than ${source.maxRejects * 100} %; see its rejects, then accept or reject it`,
    };
  }
  if (snapshot === null) {
    return {
      verdict: "held",
      reason:
        "it does not say which day it shows; put the day into its name (…-2026-03-31.csv), or accept it with --snapshot 2026-03-31",
    };
  }
  return { verdict: "loaded", reason: "" };
}

/** A day in a file's name: 2026-03-31, 2026_03_31 or 20260331. */
export function dateInName(name: string): string | null {
  const found = /(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name);
  if (!found) return null;
  const day = `${found[1]}-${found[3]}-${found[4]}`;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? day : null;
}

/** What is said of a file whose rows are in the lake already. */
export function knownOutcome(file: string, load: KnownLoad, why: string): Outcome {
  const { verdict, reason } = load.verdict;
  const standing = verdict === "loaded" ? why : `came in before, and is ${verdict}${reason ? `: ${reason}` : ""}`;
  return { file, loadId: load.loadId, verdict, isNew: false, words: `${path.basename(printable(file))}: ${standing}` };
}

/** What is said of a file that was read just now. */
export function wordsOf(name: string, source: Source, manifest: LakeManifest, judged: Judged): string {
  const count = (number: number) => number.toLocaleString("en");
  const first = manifest.rows_rejected > 1 ? "the first in " : "in ";
  const rejected =
    manifest.rows_rejected > 0 ? `, ${count(manifest.rows_rejected)} rejected (${first}${manifest.first_reject})` : "";
  const values = manifest.values_unreadable === 1 ? "value" : "values";
  const unreadable =
    manifest.values_unreadable > 0 ? `, ${count(manifest.values_unreadable)} ${values} unreadable` : "";
  const held = judged.verdict === "loaded" ? "" : `; ${judged.verdict}: ${judged.reason}`;
  return `${name}: ${source.title}, ${count(manifest.rows_loaded)} of ${count(manifest.rows_read)} rows${rejected}${unreadable}${held}`;
}
