import fs from "node:fs/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { LoadError } from "../errors.ts";
import { fileLiteral, identifier } from "../sql.ts";
import { hashFile, readBytes } from "./chunks.ts";
import { nameColumns } from "./head.ts";
import type { PreparedParquet, Unpacked } from "./prepared.ts";

/** Throws a LoadError for a file that begins as Parquet and does not end so, and for one that DuckDB cannot read. */
export async function prepareParquet(unpacked: Unpacked): Promise<PreparedParquet> {
  const { size } = await fs.stat(unpacked.path);
  const tail = await readBytes(unpacked.path, Math.max(0, size - 4), 4);
  if (tail.toString("latin1") !== "PAR1")
    throw new LoadError(`${unpacked.label}: Parquet that is cut short; copy or export it again`);
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    const columns = await readColumns(connection, unpacked.path);
    const counted = await connection.runAndReadAll(
      `select count(*)::double from read_parquet(${fileLiteral(unpacked.path)})`,
    );
    return {
      ...unpacked,
      contentHash: unpacked.contentHash ?? (await hashFile(unpacked.path)),
      encoding: "binary",
      format: "parquet",
      header: nameColumns([...columns.keys()], unpacked.label).names,
      repeated: [],
      notes: [],
      isEnded: true,
      records: Number(counted.getRows()[0]?.[0]),
    };
  } catch (error) {
    if (error instanceof LoadError) throw error;
    throw new LoadError(`${unpacked.label}: Parquet that cannot be read (${firstLine(error)}); export it again`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}

async function readColumns(connection: DuckDBConnection, path: string): Promise<Map<string, string>> {
  const reader = await connection.runAndReadAll(
    `describe select * from read_parquet(${fileLiteral(path)}, hive_partitioning = false)`,
  );
  return new Map(reader.getRows().map(([name, type]) => [String(name), String(type)]));
}

/** Every column as text: times as ISO 8601 (with Z where the file says UTC), lists and structures as JSON. `_line` is the row in the file. */
export async function createParquetTable(
  connection: DuckDBConnection,
  prepared: PreparedParquet,
  table: string,
): Promise<void> {
  const columns = await readColumns(connection, prepared.path);
  const texts = [...columns].map(([name, type], index) => {
    return `nullif(${textOf(identifier(name), type)}, '') as ${identifier(prepared.header[index] ?? name)}`;
  });
  await connection.run(`
    create or replace temp table ${identifier(table)} as
    select ${texts.join(", ")}, file_row_number + 1 as _line
    from read_parquet(${fileLiteral(prepared.path)}, hive_partitioning = false, file_row_number = true)`);
}

function textOf(column: string, type: string): string {
  if (type === "TIMESTAMP WITH TIME ZONE") return `strftime(${column} at time zone 'UTC', '%Y-%m-%dT%H:%M:%S.%fZ')`;
  if (type.startsWith("TIMESTAMP")) return `strftime(${column}::timestamp, '%Y-%m-%dT%H:%M:%S.%f')`;
  if (/[[(]/.test(type) && !type.startsWith("DECIMAL") && !type.startsWith("ENUM"))
    return `to_json(${column})::varchar`;
  return `${column}::varchar`;
}
