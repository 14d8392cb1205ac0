import fs from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { hashFile } from "../contract/hash.ts";
import type { Reading } from "../contract/reading.ts";
import { appendToJournal, guardName } from "./journal.ts";
import type { LoadOptions, Workshop } from "./load.ts";
import type { KnownLoad } from "./loads.ts";
import { type ReadFile, refusedFile } from "./outcome.ts";
import { printable } from "./reading/limits.ts";
import type { PreparedExport } from "./reading/prepare.ts";

/** Writes into the journal what came in; a load that only had to be read again is there already. Keeps `known` up to date. */
export async function journalLoad(
  workshop: Workshop,
  known: Map<string, KnownLoad>,
  prepared: PreparedExport,
  read: Required<Pick<KnownLoad, "loadId" | "source" | "folder" | "manifest">>,
  facts: {
    readonly snapshot: string | null;
    readonly firstSeenAt: string;
    readonly reading: Reading | undefined;
    readonly isDry: boolean;
  },
): Promise<void> {
  const before = known.get(read.loadId);
  const isReadAsBefore = isDeepStrictEqual(before?.load.reading ?? {}, facts.reading ?? {});
  if (before && before.load.source !== "" && isReadAsBefore) {
    known.set(read.loadId, { ...before, ...read });
    return;
  }
  const line = {
    type: "load",
    load_id: read.loadId,
    content_hash: prepared.contentHash,
    file_name: prepared.fileName,
    source: read.source?.name ?? "",
    snapshot_day: facts.snapshot,
    first_seen_at: facts.firstSeenAt,
    ...(facts.reading === undefined ? {} : { reading: facts.reading }),
  } as const;
  const load = facts.isDry
    ? { ...line, id: "", by: guardName, at: facts.firstSeenAt }
    : await appendToJournal(workshop.layout, line);
  if (load.type !== "load") throw new Error("the journal returned another line than it was given");
  known.set(read.loadId, { told: undefined, decision: undefined, decidedDay: null, ...read, load });
}

/** Tells that a file is no export that can be read, and keeps that in the journal where its bytes could be hashed. */
export async function refuse(
  workshop: Workshop,
  known: Map<string, KnownLoad>,
  file: string,
  contentHash: string | undefined,
  reason: string,
  options: LoadOptions,
): Promise<ReadFile> {
  const hash = contentHash ?? (await hashOfFile(file));
  if (hash !== undefined && !options.dryRun) await journalRefusal(workshop, known, file, hash, reason);
  return refusedFile(file, hash?.slice(0, 12) ?? null, reason);
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
  if (before && (before.load.source !== "" || before.decision || before.told?.reason === reason)) return;
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
  const told = await appendToJournal(workshop.layout, {
    type: "verdict",
    load_id: loadId,
    verdict: "refused",
    reason,
    by: guardName,
  });
  if (load.type !== "load" || told.type !== "verdict") throw new Error("the journal returned another line");
  const nothing = { decision: undefined, decidedDay: null, source: undefined, folder: "", manifest: undefined };
  known.set(loadId, { load, told, loadId, ...nothing });
}

async function hashOfFile(file: string): Promise<string | undefined> {
  const stat = await fs.lstat(file).catch(() => undefined);
  return stat?.isFile() ? hashFile(file).catch(() => undefined) : undefined;
}
