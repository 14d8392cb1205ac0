import fs from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import { hashFile } from "../contract/hash.ts";
import { unseal } from "../contract/sealed.ts";
import type { Canonical } from "./canonical.ts";
import { type EntityName, entities } from "./entities.ts";
import { LoadError } from "./errors.ts";
import { listFiles } from "./files.ts";
import { writeProfile } from "./guard/profile.ts";
import type { Source } from "./source.ts";
import { identifier } from "./sql.ts";

const lakeManifest = z.strictObject({
  load_id: z.string(),
  source: z.string(),
  source_version: z.string(),
  entity: z.string(),
  rows_read: z.int(),
  rows_loaded: z.int(),
  rows_rejected: z.int(),
  values_unreadable: z.int(),
  /** The first row that was lost and why, in words. */
  first_reject: z.string().nullable(),
  /** The line in which the file breaks off. */
  cut_line: z.int().nullable(),
  window_from: z.iso.date().nullable(),
  window_to: z.iso.date().nullable(),
  snapshot_day: z.iso.date().nullable(),
  data_through: z.iso.date().nullable(),
  notes: z.array(z.string()),
  /** Events alone: the months of the program's zone that they lie in, and the line of the first row where rows and lines run side by side (else each row has its own). */
  months: z.array(z.string()),
  first_line: z.int().nullable(),
  /** Events alone: the platforms that they name, by which one log is told from another of the same format. */
  platforms: z.array(z.string()),
  /** What the guard compares: how many things the rows tell of (their keys lie beside), and `ColumnProfiles`. */
  things: z.int(),
  columns: z.record(z.string(), z.strictObject({ filled: z.int(), from: z.array(z.string()) })),
  /** Path below the folder → SHA-256. Parquet does not notice a flipped bit by itself. */
  files: z.record(z.string(), z.string()),
});

export type LakeManifest = z.infer<typeof lakeManifest>;
export type LoadFacts = Pick<
  LakeManifest,
  "load_id" | "rows_read" | "snapshot_day" | "notes" | "first_line" | "cut_line"
>;

/** Undefined where there is none. Throws a LoadError for one that is damaged. */
export async function readLakeManifest(folder: string): Promise<LakeManifest | undefined> {
  const file = path.join(folder, "manifest.json");
  const text = await fs.readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = lakeManifest.safeParse(unseal(text));
  if (!parsed.success) throw new LoadError(`${file}: is damaged; remove ${folder} and load its export again`);
  return parsed.data;
}

/** Throws a LoadError for a file of the lake whose bytes are not those that were written. */
export async function verifyLakeFolder(
  folder: string,
  manifest: LakeManifest,
  only: readonly string[] = Object.keys(manifest.files),
): Promise<void> {
  for (const file of only) {
    const hash = manifest.files[file];
    const found = await hashFile(path.join(folder, file)).catch(() => "missing");
    if (found !== hash) {
      throw new LoadError(`${path.join(folder, file)}: is damaged or gone; remove ${folder} and load its export again`);
    }
  }
}

/** What a load says of itself, from its typed rows and rejects, which `connection` holds, and from the files already in its folder. */
export async function describeLoad(
  connection: DuckDBConnection,
  folder: string,
  source: Source,
  canonical: Canonical,
  facts: LoadFacts,
): Promise<LakeManifest> {
  const [first, last] = mainTimes(source.entity);
  // A moment lies in the program's day, not in that of UTC.
  const day = (moment: string) =>
    `${isTimed(source.entity) ? `zone.local_day(${moment})` : `(${moment})::date`}::varchar`;
  const newestOf = (state: Source["snapshot"] | Source["dataThrough"]) =>
    state.kind === "newest" ? day(`max(${identifier(state.column)})`) : "null";
  const reader = await connection.runAndReadAll(`select count(*)::int, ${day(`min(${first})`)}, ${day(`max(${last})`)},
    ${newestOf(source.dataThrough)}, ${newestOf(source.snapshot)} from canonical`);
  const [rows, from, to, dataThrough, newest] = (reader.getRows()[0] ?? []) as [number, ...(string | null)[]];
  const profile = await writeProfile(connection, folder, source.entity, canonical.from);
  const snapshotDay = facts.snapshot_day ?? newest ?? (source.snapshot.kind === "fixed" ? source.snapshot.day : null);
  const files: Record<string, string> = {};
  for (const file of await listFiles(folder)) files[file] = await hashFile(path.join(folder, file));
  return lakeManifest.parse({
    ...facts,
    source: source.name,
    source_version: source.version,
    entity: source.entity,
    rows_loaded: rows,
    rows_rejected: canonical.rejectedRows,
    values_unreadable: canonical.unreadableValues,
    first_reject: canonical.rejectedRows > 0 ? await firstReject(connection) : null,
    window_from: from ?? snapshotDay,
    window_to: to ?? snapshotDay,
    snapshot_day: snapshotDay,
    data_through: dataThrough ?? snapshotDay,
    months: source.entity === "events" ? await monthsOf(connection) : [],
    ...profile,
    files,
  });
}

async function firstReject(connection: DuckDBConnection): Promise<string> {
  const reader =
    await connection.runAndReadAll(`select 'line ' || line || coalesce(', ' || column_name, '') || ': ' || reason
    from rejects where is_row_lost order by line, column_name limit 1`);
  return String(reader.getRows()[0]?.[0]);
}

async function monthsOf(connection: DuckDBConnection): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    "select strftime(month, '%Y-%m') from (select distinct date_trunc('month', zone.local_day(occurred_at)) as month from canonical) order by all",
  );
  return reader.getRows().map(([month]) => String(month));
}

/** The columns whose span is what the file speaks of. */
function mainTimes(entity: EntityName): [string, string] {
  if (entity === "events") return ["occurred_at", "occurred_at"];
  if (entity === "ticket_updates") return ["opened_at", "greatest(opened_at, updated_at, resolved_at, closed_at)"];
  if (entity === "headcounts") return ["month", "last_day(month)"];
  if (entity === "launches") return ["launched_on", "launched_on"];
  return ["null::date", "null::date"];
}

/** Whether an entity has moments, which lie in a day of the program's zone. */
export function isTimed(entity: EntityName): boolean {
  return Object.values(entities[entity].columns).some((type) => type === "time");
}
