import path from "node:path";
import type { Finding } from "./guard/finding.ts";
import type { LakeManifest } from "./lake-manifest.ts";
import type { JudgedLoad, Verdict } from "./loads.ts";
import { printable } from "./reading/limits.ts";
import type { Source } from "./source.ts";

/** What became of one file, or of one member of a zip. `words` is one line for a person. */
export type Outcome = {
  readonly file: string;
  readonly loadId: string | null;
  readonly verdict: Verdict["verdict"];
  /** Whether this run read it; false for what was known already. */
  readonly isNew: boolean;
  readonly words: string;
};

/** One file as it was read, or was known before; the verdict comes when all are read. Of a `refused` one no load can be judged. */
export type ReadFile = {
  readonly file: string;
  readonly name: string;
  readonly loadId: string | null;
  readonly isNew: boolean;
  readonly isRefused: boolean;
  /** What was read, or why not, after the file's name. */
  readonly words: string;
  /** Whether its line waits for the verdict, since there is something to hold it for. */
  readonly isSuspect: boolean;
};

/** A day in a file's name: 2026-03-31, 2026_03_31 or 20260331. */
export function dateInName(name: string): string | null {
  const found = /(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name);
  if (!found) return null;
  const day = `${found[1]}-${found[3]}-${found[4]}`;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? day : null;
}

/** What is said of a file that cannot be read as an export; its words begin with its place. */
export function refusedFile(file: string, loadId: string | null, words: string): ReadFile {
  return { file, name: printable(file), loadId, isNew: true, isRefused: true, words, isSuspect: false };
}

/** What is said of a file whose rows are in the lake already. */
export function knownFile(file: string, loadId: string, words: string): ReadFile {
  const name = path.basename(printable(file));
  return { file, name, loadId, isNew: false, isRefused: false, words: `${name}: ${words}`, isSuspect: true };
}

/** What is said of a file that was read just now. `alone`: what is wrong with it by itself. */
export function newFile(
  file: string,
  name: string,
  source: Source,
  manifest: LakeManifest,
  alone: readonly Finding[],
): ReadFile {
  const count = (number: number) => number.toLocaleString("en");
  const first = manifest.rows_rejected > 1 ? "the first in " : "in ";
  const rejected =
    manifest.rows_rejected > 0 ? `, ${count(manifest.rows_rejected)} rejected (${first}${manifest.first_reject})` : "";
  const values = manifest.values_unreadable === 1 ? "value" : "values";
  const unreadable =
    manifest.values_unreadable > 0 ? `, ${count(manifest.values_unreadable)} ${values} unreadable` : "";
  const words = `${name}: ${source.title}, ${count(manifest.rows_loaded)} of ${count(manifest.rows_read)} rows${rejected}${unreadable}`;
  const loadId = manifest.load_id;
  return { file, name, loadId, isNew: true, isRefused: false, words, isSuspect: alone.length > 0 };
}

/** What became of a file once every load is judged, and the line that is still to be told of it. */
export function outcomeOf(read: ReadFile, loads: ReadonlyMap<string, JudgedLoad>): Outcome & { line: string | null } {
  const { file, loadId, isNew, words, isSuspect } = read;
  const judged = loadId === null ? undefined : loads.get(loadId);
  if (read.isRefused || judged === undefined) return { file, loadId, isNew, verdict: "refused", words, line: null };
  const { verdict, reason } = judged.verdict;
  if (verdict === "loaded") return { file, loadId, isNew, verdict, words, line: isSuspect ? words : null };
  const standing = `${verdict}${reason === "" ? "" : `: ${reason}`}`;
  const whole = isNew ? `${words}; ${standing}` : `${read.name}: came in before, and is ${standing}`;
  return { file, loadId, isNew, verdict, words: whole, line: isSuspect ? whole : `${read.name}: ${standing}` };
}
