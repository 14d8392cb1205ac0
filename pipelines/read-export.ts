import fs from "node:fs/promises";
import path from "node:path";
import { canonicalise, canonicaliseUnjudged } from "./canonical.ts";
import { withDuckDB } from "./duckdb.ts";
import { LoadError } from "./errors.ts";
import { hashFile } from "./files.ts";
import { appendToJournal } from "./journal.ts";
import { type LakeManifest, lakeFolder, writeLakeFolder, writeUnjudgedEvents } from "./lake.ts";
import type { LoadOptions, Workshop } from "./load.ts";
import type { KnownLoad } from "./loads.ts";
import { definePseudonyms, readPseudonymKey } from "./pseudonym.ts";
import { streamTextTable } from "./reading/csv-table.ts";
import { printable } from "./reading/limits.ts";
import { isPadded } from "./reading/padding.ts";
import { type PreparedExport, prepareExport } from "./reading/prepare.ts";
import { readTextTable } from "./reading/table.ts";
import { recognise } from "./recognise.ts";
import type { Seen } from "./seen.ts";
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

/** What a load remembers while it goes from file to file. */
export type Memory = { readonly known: Map<string, KnownLoad>; readonly seen: Seen };

/** Reads one file into lake and journal. Never throws for what is wrong with the file; throws for what would stop the next one too. */
export async function readExport(
  workshop: Workshop,
  memory: Memory,
  file: string,
  options: LoadOptions,
): Promise<Outcome[]> {
  const { known, seen } = memory;
  const before = await seen.unchanged(file, known);
  if (before) return before.map((load) => knownOutcome(file, load, "unchanged, the same size and time"));
  const lack = await lackOfRoom(workshop, file);
  if (lack !== undefined) return [{ file, loadId: null, verdict: "refused", isNew: true, words: lack }];
  try {
    const outcomes: Outcome[] = [];
    for (const prepared of await prepareExport(file, workshop.layout.work)) {
      outcomes.push(await readPrepared(workshop, known, file, prepared, options));
      if (prepared.path !== file) await fs.rm(prepared.path, { force: true });
    }
    const loads = outcomes.flatMap((outcome) =>
      outcome.loadId === null || outcome.verdict === "refused" ? [] : [outcome.loadId],
    );
    if (loads.length === outcomes.length) await seen.remember(file, loads);
    return outcomes;
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    return [await refuse(workshop, known, file, undefined, error.message, options)];
  }
}

async function readPrepared(
  workshop: Workshop,
  known: Map<string, KnownLoad>,
  file: string,
  prepared: PreparedExport,
  options: LoadOptions,
): Promise<Outcome> {
  const loadId = prepared.contentHash.slice(0, 12);
  const recognised = recognise(workshop.sources, prepared);
  if (!("source" in recognised)) {
    return refuse(
      workshop,
      known,
      file,
      prepared.contentHash,
      `${prepared.label}: no source recognises it; ${recognised.why.join("; ")}`,
      options,
    );
  }
  const { source } = recognised;
  const folder = lakeFolder(workshop.layout, loadId, source, workshop.program.time_zone);
  const before = known.get(loadId);
  if (before?.manifest && before.folder === folder)
    return knownOutcome(file, before, "the same bytes are loaded already");
  const firstSeenAt = before?.load.first_seen_at ?? new Date().toISOString();
  const manifest = await readIntoLake(workshop, prepared, source, folder, { loadId, firstSeenAt, ...options });
  const snapshot =
    options.snapshot ?? before?.load.snapshot_day ?? manifest.snapshot_day ?? dateInName(prepared.fileName);
  const judged = judge(source, manifest, snapshot);
  if (options.dryRun) await fs.rm(folder, { recursive: true, force: true });
  else await journalLoad(workshop, known, prepared, source, { folder, manifest, snapshot, firstSeenAt, ...judged });
  return {
    file,
    loadId,
    verdict: judged.verdict,
    isNew: true,
    words: wordsOf(prepared.fileName, source, manifest, judged),
  };
}

async function readIntoLake(
  workshop: Workshop,
  prepared: PreparedExport,
  source: Source,
  folder: string,
  facts: { loadId: string; firstSeenAt: string; snapshot?: string | undefined },
): Promise<LakeManifest> {
  const { layout, program } = workshop;
  return withDuckDB(layout, ":memory:", async (connection) => {
    await definePseudonyms(connection, await readPseudonymKey(layout));
    const keys = [...source.recognises, ...source.accepts];
    // The keys of an NDJSON file are known only of its start; the reader looks for the wanted ones in every line.
    const header = prepared.format === "ndjson" ? keys : prepared.header;
    const firstSeenAt = new Date(facts.firstSeenAt);
    const told = {
      load_id: facts.loadId,
      rows_read: prepared.records,
      snapshot_day: facts.snapshot ?? null,
      notes: prepared.notes,
    };
    if (source.entity === "events" && (await streamTextTable(connection, prepared, "raw"))) {
      const unjudged = await canonicaliseUnjudged(connection, source, header, program, await isPadded(prepared));
      const manifest = await writeUnjudgedEvents(connection, folder, source, unjudged, told, firstSeenAt);
      if (manifest) return manifest;
    }
    await readTextTable(connection, prepared, "raw", keys);
    const canonical = await canonicalise(connection, source, header, program, firstSeenAt);
    return await writeLakeFolder(connection, folder, source, canonical, told);
  });
}

type Judged = { readonly verdict: Verdict; readonly reason: string };

/** Whether a load may count at once. What holds it is said with the remedy. */
function judge(source: Source, manifest: LakeManifest, snapshot: string | null): Judged {
  const share = manifest.rows_rejected / Math.max(1, manifest.rows_read);
  if (manifest.rows_read === 0)
    return { verdict: "held", reason: "it has a header and no rows; export it again, or accept it" };
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

async function journalLoad(
  workshop: Workshop,
  known: Map<string, KnownLoad>,
  prepared: PreparedExport,
  source: Source,
  facts: Judged & { folder: string; manifest: LakeManifest; snapshot: string | null; firstSeenAt: string },
): Promise<void> {
  const loadId = facts.manifest.load_id;
  const before = known.get(loadId);
  const isRefused = before?.verdict.verdict === "refused";
  const load =
    before && !isRefused
      ? before.load
      : await appendToJournal(workshop.layout, {
          type: "load",
          load_id: loadId,
          content_hash: prepared.contentHash,
          file_name: prepared.fileName,
          source: source.name,
          snapshot_day: facts.snapshot,
          first_seen_at: facts.firstSeenAt,
        });
  // A load that only had to be read again keeps what was decided of it.
  const verdict =
    before && !isRefused
      ? before.verdict
      : await appendToJournal(workshop.layout, {
          type: "verdict",
          load_id: loadId,
          verdict: facts.verdict,
          reason: facts.reason,
          by: "lanemark",
        });
  if (load.type !== "load" || verdict.type !== "verdict")
    throw new Error("the journal returned another line than it was given");
  known.set(loadId, { load, verdict, loadId, source, folder: facts.folder, manifest: facts.manifest });
}

/** Tells that a file is no export that can be read, and keeps that in the journal where its bytes could be hashed. */
async function refuse(
  workshop: Workshop,
  known: Map<string, KnownLoad>,
  file: string,
  contentHash: string | undefined,
  reason: string,
  options: LoadOptions,
): Promise<Outcome> {
  const hash = contentHash ?? (await hashOfFile(file));
  if (hash !== undefined && !options.dryRun) await journalRefusal(workshop, known, file, hash, reason);
  return { file, loadId: hash?.slice(0, 12) ?? null, verdict: "refused", isNew: true, words: reason };
}

async function journalRefusal(
  workshop: Workshop,
  known: Map<string, KnownLoad>,
  file: string,
  hash: string,
  reason: string,
): Promise<void> {
  const loadId = hash.slice(0, 12);
  const before = known.get(loadId);
  if (before && (before.verdict.verdict !== "refused" || before.verdict.reason === reason)) return;
  const now = new Date().toISOString();
  const load = await appendToJournal(workshop.layout, {
    type: "load",
    load_id: loadId,
    content_hash: hash,
    file_name: path.basename(printable(file)),
    source: "",
    snapshot_day: null,
    first_seen_at: before?.load.first_seen_at ?? now,
  });
  const verdict = await appendToJournal(workshop.layout, {
    type: "verdict",
    load_id: loadId,
    verdict: "refused",
    reason,
    by: "lanemark",
  });
  if (load.type === "load" && verdict.type === "verdict") {
    known.set(loadId, { load, verdict, loadId, source: undefined, folder: "", manifest: undefined });
  }
}

async function hashOfFile(file: string): Promise<string | undefined> {
  const stat = await fs.lstat(file).catch(() => undefined);
  return stat?.isFile() ? hashFile(file).catch(() => undefined) : undefined;
}

/** Reading a file takes up to three times its size beside it; a disk that would fill up on the way is told before, and nothing is held against the file. */
async function lackOfRoom(workshop: Workshop, file: string): Promise<string | undefined> {
  const size = (await fs.lstat(file).catch(() => undefined))?.size ?? 0;
  const disk = await fs.statfs(workshop.layout.root);
  const free = disk.bavail * disk.bsize;
  if (free >= 3 * size) return undefined;
  return `${printable(file)}: reading it takes up to ${kilobytes(3 * size)} beside it and ${kilobytes(free)} are free; make room, then load again`;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString("en")} kB`;
}

/** A day in a file's name: 2026-03-31, 2026_03_31 or 20260331. */
export function dateInName(name: string): string | null {
  const found = /(?<!\d)(20\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name);
  if (!found) return null;
  const day = `${found[1]}-${found[3]}-${found[4]}`;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? day : null;
}

function knownOutcome(file: string, load: KnownLoad, why: string): Outcome {
  const { verdict, reason } = load.verdict;
  const standing = verdict === "loaded" ? why : `came in before, and is ${verdict}${reason ? `: ${reason}` : ""}`;
  return { file, loadId: load.loadId, verdict, isNew: false, words: `${path.basename(printable(file))}: ${standing}` };
}

function wordsOf(name: string, source: Source, manifest: LakeManifest, judged: Judged): string {
  const count = (number: number) => number.toLocaleString("en");
  const rejected = manifest.rows_rejected > 0 ? `, ${count(manifest.rows_rejected)} rejected` : "";
  const values = manifest.values_unreadable === 1 ? "value" : "values";
  const unreadable =
    manifest.values_unreadable > 0 ? `, ${count(manifest.values_unreadable)} ${values} unreadable` : "";
  const held = judged.verdict === "loaded" ? "" : `; ${judged.verdict}: ${judged.reason}`;
  return `${name}: ${source.title}, ${count(manifest.rows_loaded)} of ${count(manifest.rows_read)} rows${rejected}${unreadable}${held}`;
}
