import fs from "node:fs/promises";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { hashFile } from "../contract/hash.ts";
import type { Reading } from "../contract/reading.ts";

import { appendToJournal } from "./journal.ts";
import type { LakeManifest } from "./lake-manifest.ts";
import type { LoadOptions, Workshop } from "./load.ts";
import type { KnownLoad } from "./loads.ts";
import type { Judged, Outcome } from "./outcome.ts";
import { printable } from "./reading/limits.ts";
import type { PreparedExport } from "./reading/prepare.ts";
import type { Source } from "./source.ts";

/** Writes into the journal what came in and its verdict, and keeps `known` up to date. */
export async function journalLoad(
  workshop: Workshop,
  known: Map<string, KnownLoad>,
  prepared: PreparedExport,
  source: Source,
  facts: Judged & {
    folder: string;
    manifest: LakeManifest;
    snapshot: string | null;
    firstSeenAt: string;
    reading: Reading | undefined;
  },
): Promise<void> {
  const loadId = facts.manifest.load_id;
  const before = known.get(loadId);
  // A load that only had to be read again keeps what was decided of it; one that is read in another way is judged anew.
  const isKnown =
    before?.verdict.verdict !== "refused" && isDeepStrictEqual(before?.load.reading ?? {}, facts.reading ?? {});
  const load =
    before && isKnown
      ? before.load
      : await appendToJournal(workshop.layout, {
          type: "load",
          load_id: loadId,
          content_hash: prepared.contentHash,
          file_name: prepared.fileName,
          source: source.name,
          snapshot_day: facts.snapshot,
          first_seen_at: facts.firstSeenAt,
          ...(facts.reading === undefined ? {} : { reading: facts.reading }),
        });
  const verdict =
    before && isKnown
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
export async function refuse(
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
