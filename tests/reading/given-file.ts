import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll } from "vitest";
import { LoadError } from "../../pipelines/errors.ts";
import { type PreparedExport, prepareExport } from "../../pipelines/reading/prepare.ts";
import { readTextTable } from "../../pipelines/reading/table.ts";

export const folder = mkdtempSync(path.join(os.tmpdir(), "lanemark-reading-"));
export const work = path.join(folder, "work");
export const examples = process.env.LANEMARK_EXAMPLES ?? path.resolve(import.meta.dirname, "../../../shared/examples");
export const hasExamples = existsSync(examples);

let instance: DuckDBInstance;
export let connection: DuckDBConnection;

/** Opens a database for the tests of a file and removes everything after them. */
export function openReading(): void {
  beforeAll(async () => {
    instance = await DuckDBInstance.create(":memory:", { threads: "2" });
    connection = await instance.connect();
  });
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  });
}

let written = 0;

/** A file with this content, under a name that says nothing. */
export function givenFile(content: string | Buffer, name = `${++written}.dat`): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

export async function prepareOne(file: string): Promise<PreparedExport> {
  const [prepared, ...others] = await prepareExport(file, work);
  if (!prepared || others.length > 0) throw new Error(`${others.length + 1} exports in place of one`);
  return prepared;
}

export type Read = { readonly prepared: PreparedExport; readonly rows: Cell[][]; readonly rejects: Cell[][] };
type Cell = string | null;

/** What a file becomes: rows as `line | cells…`, rejects as `line | value | reason`, each ordered by line. */
export async function read(file: string, keys?: readonly string[]): Promise<Read> {
  const prepared = await prepareOne(file);
  await readTextTable(connection, prepared, "export", keys);
  const rows = await select("select _line::varchar, * exclude (_line) from export order by _line");
  const rejects = await select("select line::varchar, value, reason from export_rejects order by line");
  return { prepared, rows, rejects };
}

export async function select(sql: string): Promise<Cell[][]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows() as Cell[][];
}

/** What the operator is told, without the folder. Anything but a LoadError is thrown on. */
export async function complaint(file: string, keys?: readonly string[]): Promise<string> {
  try {
    await read(file, keys);
  } catch (error) {
    if (error instanceof LoadError) return error.message.replaceAll(`${folder}/`, "");
    throw error;
  }
  return "no complaint";
}
