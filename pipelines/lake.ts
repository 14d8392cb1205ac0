import fs from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Layout } from "../contract/layout.ts";
import type { Reading } from "../contract/reading.ts";
import { seal } from "../contract/sealed.ts";
import type { Canonical } from "./canonical.ts";
import { entities } from "./entities.ts";
import { listFiles, sync } from "./files.ts";
import { describeLoad, isTimed, type LakeManifest, type LoadFacts } from "./lake-manifest.ts";
import {
  codedEvents,
  codesSelect,
  createPeopleKeys,
  namesSelect,
  pseudonymousSelect,
  withoutPeople,
} from "./lake-people.ts";
import { nameOfReading } from "./reading-said.ts";
import { isShortened, possibleTimes } from "./rejects.ts";
import type { Source } from "./source.ts";
import { fileLiteral, literal } from "./sql.ts";

/** Bump when the reader or the runner changes what a row becomes. */
const readerVersion = 10;

/** Where the rows of one load lie: named by content and by everything else that decides what they become. `zone` is the program's. */
export function lakeFolder(layout: Layout, loadId: string, source: Source, zone: string, said: Reading): string {
  // The zone decides what a local time is, and which day the newest moment lies in.
  const settings = `${isTimed(source.entity) ? nameOfReading({ zone }) : ""}${nameOfReading(said)}`;
  return path.join(layout.lake, `${loadId}.${source.name}.${source.version.slice(0, 8)}.${readerVersion}${settings}`);
}

/**
 * Writes the canonical rows, the rejects and the people's names of one load, synced, and renames the folder into place.
 * Returns the manifest.
 */
export async function writeLakeFolder(
  connection: DuckDBConnection,
  folder: string,
  source: Source,
  canonical: Canonical,
  facts: LoadFacts,
): Promise<LakeManifest> {
  const beside = await startBeside(folder);
  await connection.run(`create or replace temp view canonical as ${canonical.rows}`);
  await createPeopleKeys(connection, source.entity);
  const pseudonymous = pseudonymousSelect(source.entity);
  if (source.entity === "events") {
    const missing = await connection.runAndReadAll("select 1 from canonical where event_id is null limit 1");
    await writeEvents(connection, beside, missing.currentRowCount === 0 ? pseudonymous : withOccurrences(pseudonymous));
  } else {
    await copy(connection, pseudonymous, path.join(beside, "rows.parquet"));
  }
  return finishFolder(connection, beside, folder, source, canonical, facts);
}

/**
 * `writeLakeFolder` for events of `canonicaliseUnjudged`: written in one pass over the file and judged where they lie. Undefined, and nothing is
 * kept, when a row has no id, cannot be typed, lies outside the possible times or cannot be split.
 */
export async function writeUnjudgedEvents(
  connection: DuckDBConnection,
  folder: string,
  source: Source,
  canonical: Canonical,
  facts: LoadFacts,
  firstSeenAt: Date,
): Promise<LakeManifest | undefined> {
  const beside = await startBeside(folder);
  try {
    await connection.run(`create or replace temp view canonical as ${canonical.rows}`);
    await createPeopleKeys(connection, "events");
    await copy(connection, codesSelect, path.join(beside, "codes.parquet"));
    const coded = await codedEvents(connection);
    // A list of more than a few words becomes a join, which keeps no order.
    await connection.run("set disabled_optimizers = 'in_clause'");
    if (!(await keepsOrder(connection, coded))) return await removed(beside);
    await writeEvents(connection, beside, coded);
  } catch (error) {
    await removed(beside);
    if (/^(Invalid Input|Conversion) Error/.test(error instanceof Error ? error.message : "")) return undefined;
    throw error;
  } finally {
    await connection.run("reset disabled_optimizers");
  }
  if (await areSound(connection, facts.rows_read, firstSeenAt)) {
    return finishFolder(connection, beside, folder, source, canonical, facts);
  }
  return removed(beside);
}

async function removed(beside: string): Promise<undefined> {
  await fs.rm(beside, { recursive: true, force: true });
}

/** Whether the rows come out as the file has them: nothing but projections over the reading of it, which DuckDB keeps in order over all threads. */
async function keepsOrder(connection: DuckDBConnection, select: string): Promise<boolean> {
  const reader = await connection.runAndReadAll(`explain (format json) ${select}`);
  const operators = [...String(reader.getRows()[0]?.[1]).matchAll(/"name":\s*"([^"]+)"/g)].map((match) =>
    match[1]?.trim(),
  );
  return operators.length > 0 && operators.every((name) => name === "PROJECTION" || name === "READ_CSV");
}

async function areSound(connection: DuckDBConnection, rows: number, firstSeenAt: Date): Promise<boolean> {
  const { from, to } = possibleTimes(firstSeenAt);
  const empty = ["event_id", ...entities.events.required].map((column) => `${column} is null`);
  const shortened = entities.events.identifiers.map((column) => isShortened(column));
  const reader = await connection.runAndReadAll(`select count(*)::double,
    count(*) filter (${[...empty, ...shortened].join(" or ")} or occurred_at < timestamp '${from}' or occurred_at > timestamp '${to}')::double from canonical`);
  const [found, unsound] = reader.getRows()[0] ?? [];
  return found === rows && unsound === 0;
}

async function startBeside(folder: string): Promise<string> {
  const beside = `${folder}.${process.pid}.tmp`;
  await fs.rm(beside, { recursive: true, force: true });
  await fs.mkdir(beside, { recursive: true });
  return beside;
}

async function finishFolder(
  connection: DuckDBConnection,
  beside: string,
  folder: string,
  source: Source,
  canonical: Canonical,
  facts: LoadFacts,
): Promise<LakeManifest> {
  await copy(
    connection,
    `select * replace (${withoutPeople({ value: "value", column: "column_name", reason: "reason" })} as value)
    from rejects order by line, column_name, value`,
    path.join(beside, "rejects.parquet"),
  );
  await copy(connection, namesSelect(source.entity), path.join(beside, "names.parquet"));
  const manifest = await describeLoad(connection, beside, source, canonical, facts);
  await fs.writeFile(path.join(beside, "manifest.json"), seal(manifest));
  for (const file of await listFiles(beside)) await sync(path.join(beside, file));
  await fs.rm(folder, { recursive: true, force: true });
  await fs.rename(beside, folder);
  await sync(path.dirname(folder));
  return manifest;
}

async function copy(connection: DuckDBConnection, select: string, file: string): Promise<void> {
  await connection.run(`copy (${select}) to ${literal(file)} (format parquet, compression zstd)`);
}

async function writeEvents(connection: DuckDBConnection, folder: string, select: string): Promise<void> {
  const file = path.join(folder, "rows.parquet");
  await connection.run(`copy (${select}) to ${literal(file)} (format parquet, compression snappy)`);
  // What follows looks at the rows as they were written instead of reading the export once more.
  await connection.run(`create or replace temp view canonical as select * from read_parquet(${fileLiteral(file)})`);
}

/** An event without an id is known by its content and by the how-manieth of its like it is in the file. */
function withOccurrences(select: string): string {
  const columns = Object.keys(entities.events.columns).filter((column) => column !== "event_id");
  const content = `md5(concat_ws(chr(31), ${columns.map((column) => `coalesce(${column}::varchar, chr(30))`).join(", ")}))`;
  return `select * exclude (content) replace (
    coalesce(event_id, content || '-' || row_number() over (partition by content order by line)) as event_id
  ) from (select *, ${content} as content from (${select}))`;
}
