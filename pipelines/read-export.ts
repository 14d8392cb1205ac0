import fs from "node:fs/promises";
import type { Reading } from "../contract/reading.ts";
import { canonicalise, canonicaliseUnjudged } from "./canonical.ts";
import { refuseUntold } from "./date-order.ts";
import { withDuckDB } from "./duckdb.ts";
import { LoadError } from "./errors.ts";
import { findAlone } from "./guard/own.ts";
import { findHeaderBelow } from "./header-below.ts";
import { lakeFolder, writeLakeFolder, writeUnjudgedEvents } from "./lake.ts";
import type { LakeManifest } from "./lake-manifest.ts";
import type { LoadOptions, Workshop } from "./load.ts";
import type { KnownLoad } from "./loads.ts";
import { dateInName, knownFile, newFile, type ReadFile, refusedFile } from "./outcome.ts";
import { definePseudonyms, readPseudonymKey } from "./pseudonym.ts";
import { streamTextTable } from "./reading/csv-table.ts";
import { printable } from "./reading/limits.ts";
import { isPadded } from "./reading/padding.ts";
import { type PreparedExport, prepareExport } from "./reading/prepare.ts";
import { readTextTable } from "./reading/table.ts";
import { assertTakes, readingOf } from "./reading-said.ts";
import { recognise } from "./recognise.ts";
import { journalLoad, refuse } from "./register.ts";
import type { Seen } from "./seen.ts";
import type { Source } from "./source.ts";

/** What a load remembers while it goes from file to file. */
export type Memory = { readonly known: Map<string, KnownLoad>; readonly seen: Seen };

/** Reads one file into lake and journal. Never throws for what is wrong with the file; throws for what would stop the next one too. */
export async function readExport(
  workshop: Workshop,
  memory: Memory,
  file: string,
  options: LoadOptions,
): Promise<ReadFile[]> {
  const { known, seen } = memory;
  const before = await seen.unchanged(file, known);
  if (before) return before.map(({ loadId }) => knownFile(file, loadId, "unchanged, the same size and time"));
  const lack = await lackOfRoom(workshop, file);
  if (lack !== undefined) return [refusedFile(file, null, lack)];
  try {
    const read: ReadFile[] = [];
    for (const prepared of await prepareExport(file, workshop.layout.work)) {
      read.push(await readPrepared(workshop, known, file, prepared, options));
      if (prepared.path !== file) await fs.rm(prepared.path, { force: true });
    }
    const loads = read.flatMap(({ loadId, isRefused }) => (loadId === null || isRefused ? [] : [loadId]));
    if (loads.length === read.length && !options.dryRun) await seen.remember(file, loads);
    return read;
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
): Promise<ReadFile> {
  const loadId = prepared.contentHash.slice(0, 12);
  const recognised = recognise(workshop.sources, prepared);
  if (!("source" in recognised)) {
    const below = await findHeaderBelow(workshop.sources, prepared);
    const why = below
      ? `line ${below.line} has the columns of ${below.source.name} (${below.source.title}); remove what stands above it`
      : recognised.why.join("; ");
    const words = `${prepared.label}: no source recognises it; ${why}`;
    return refuse(workshop, known, file, prepared.contentHash, words, options);
  }
  const { source } = recognised;
  const before = known.get(loadId);
  const reading = options.reading ?? before?.load.reading;
  if (options.reading) assertTakes(source, options.reading, prepared.label);
  const said = readingOf(workshop.program, source, reading);
  const folder = lakeFolder(workshop.layout, loadId, source, workshop.program.time_zone, said);
  if (before?.manifest && before.folder === folder) return knownFile(file, loadId, "the same bytes are loaded already");
  const firstSeenAt = before?.load.first_seen_at ?? new Date().toISOString();
  const facts = { loadId, firstSeenAt, snapshot: options.snapshot, said };
  const manifest = await readIntoLake(workshop, prepared, source, folder, facts);
  const snapshot =
    options.snapshot ?? before?.load.snapshot_day ?? manifest.snapshot_day ?? dateInName(prepared.fileName);
  const told = { snapshot, firstSeenAt, reading, isDry: options.dryRun ?? false };
  await journalLoad(workshop, known, prepared, { loadId, source, folder, manifest }, told);
  const alone = findAlone(source, manifest, snapshot, workshop.program);
  return newFile(file, prepared.fileName, source, manifest, alone);
}

async function readIntoLake(
  workshop: Workshop,
  prepared: PreparedExport,
  source: Source,
  folder: string,
  facts: { loadId: string; firstSeenAt: string; snapshot: string | undefined; said: Reading },
): Promise<LakeManifest> {
  const { layout, program } = workshop;
  return withDuckDB(layout, ":memory:", async (connection) => {
    await definePseudonyms(connection, await readPseudonymKey(layout));
    const keys = [...source.recognises, ...source.accepts];
    // Of NDJSON and YAML the reader takes the wanted keys alone, by the names that the source gives them.
    const header = prepared.format === "ndjson" || prepared.format === "yaml" ? keys : prepared.header;
    const firstSeenAt = new Date(facts.firstSeenAt);
    const told = {
      load_id: facts.loadId,
      rows_read: prepared.records,
      snapshot_day: facts.snapshot ?? null,
      first_line: null,
      cut_line: null,
    };
    const rules = { program, said: facts.said, firstSeenAt };
    const firstLine = source.entity === "events" ? await streamTextTable(connection, prepared, "raw") : null;
    if (firstLine !== null) {
      const unjudged = await canonicaliseUnjudged(connection, source, header, rules, await isPadded(prepared));
      const notes = notesOf(prepared, { blanks: 0, cutLine: null, order: unjudged.decided.note });
      const streamed = { ...told, notes, first_line: firstLine };
      const manifest = await writeUnjudgedEvents(connection, folder, source, unjudged, streamed, firstSeenAt);
      if (manifest) return manifest;
    }
    const table = await readTextTable(connection, prepared, "raw", keys);
    const canonical = await canonicalise(connection, source, header, rules);
    await refuseUntold(connection, source, canonical.decided, facts.said, prepared.label);
    return await writeLakeFolder(connection, folder, source, canonical, {
      ...told,
      rows_read: table.rows + table.rejects,
      cut_line: table.cutLine,
      notes: notesOf(prepared, { ...table, order: canonical.decided.note }),
    });
  });
}

/** What the reader of a load should know. `order`: how its dates were read. */
function notesOf(
  prepared: PreparedExport,
  { blanks, cutLine, order }: { blanks: number; cutLine: number | null; order: string | null },
): string[] {
  return [
    ...prepared.notes,
    ...(order === null ? [] : [order]),
    ...(blanks === 0
      ? []
      : [`${blanks} ${blanks === 1 ? "row has" : "rows have"} no filled cell, and no row is made of them`]),
    ...(prepared.isEnded || cutLine !== null
      ? []
      : ["its last line does not end with a line break: if the file was cut there, so was its last cell"]),
  ];
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
