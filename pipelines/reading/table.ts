import type { DuckDBConnection } from "@duckdb/node-api";
import { LoadError } from "../errors.ts";
import { identifier, literal } from "../sql.ts";
import { createCsvTable } from "./csv-table.ts";
import { createNdjsonTable } from "./ndjson-table.ts";
import { createParquetTable } from "./parquet.ts";
import type { PreparedExport } from "./prepared.ts";
import { reasons } from "./reasons.ts";
import { createYamlTable } from "./yaml-table.ts";

/** `blanks`: rows without a filled cell, which are left out like empty lines. `cutLine`: where the file breaks off in the middle of a record. */
export type TextTable = {
  readonly rows: number;
  readonly rejects: number;
  readonly blanks: number;
  readonly cutLine: number | null;
};

/**
 * Makes two temporary tables on this connection, in place of any of these names:
 * `table`: one varchar column per header cell (NDJSON, YAML: per key of `keys`), empty cells null, and `_line bigint`, the physical line on which the
 * record starts in the unpacked text, 1-based and the header counted (Parquet: the row in the file); and `<table>_rejects`: `line bigint,
 * column_name varchar, value varchar, reason varchar`, one row per record that cannot be split, `value` being its text cut at 2,000 characters, and
 * one per value that cannot be told, whose row is in `table` without it: `column_name` says which of `keys`.
 * `table` is a view over a temporary table, which saves a copy of every row: remove it with `dropTextTable`.
 * `keys`: the columns that are needed, all where it is left out; a needed column that the header has twice is a LoadError.
 * Throws a LoadError where the rows and the rejects are not the records that `prepareExport` counted.
 */
export async function readTextTable(
  connection: DuckDBConnection,
  prepared: PreparedExport,
  table: string,
  keys?: readonly string[],
): Promise<TextTable> {
  refuseRepeated(prepared, keys);
  await dropTextTable(connection, table);
  await connection.run(
    `create temp table ${identifier(`${table}_rejects`)} (line bigint, column_name varchar, value varchar, reason varchar)`,
  );
  let blanks = 0;
  if (prepared.format === "csv") blanks = await createCsvTable(connection, prepared, table);
  else if (prepared.format === "ndjson") await createNdjsonTable(connection, prepared, table, keys ?? prepared.header);
  else if (prepared.format === "yaml") await createYamlTable(connection, prepared, table, keys ?? prepared.header);
  else await createParquetTable(connection, prepared, table);
  const rows = await countRows(connection, table);
  const rejects = await countRows(connection, `${table}_rejects`, "column_name is null");
  if (rows + rejects + blanks !== prepared.records) {
    throw new LoadError(
      `${prepared.label}: cannot be split consistently (${prepared.records} records, but ${rows} rows and ${rejects} rejects); export it again as CSV with quotes`,
    );
  }
  const cutLine = rejects === 0 ? null : await findCut(connection, prepared, table);
  return { rows, rejects, blanks, cutLine };
}

/** The line of a record behind which no whole one comes, where a quote stays open or the last line does not end. */
async function findCut(connection: DuckDBConnection, prepared: PreparedExport, table: string): Promise<number | null> {
  const unfinished = [reasons.tooFew, reasons.neverClosed, reasons.notAnObject].map(literal).join(", ");
  const reader = await connection.runAndReadAll(`
    with after as (
        select line, reason from temp.${identifier(`${table}_rejects`)}
        where line > (select coalesce(max(_line), 0) from temp.${identifier(table)}) and reason in (${unfinished})
    )
    select coalesce(
        min(line) filter (reason = ${literal(reasons.neverClosed)}),
        if(${prepared.isEnded}, null, max(line))
    )::double from after`);
  const [[line] = []] = reader.getRows();
  return typeof line === "number" ? line : null;
}

function refuseRepeated(prepared: PreparedExport, keys: readonly string[] | undefined): void {
  const needed = keys && new Set(keys.map((key) => key.trim().toLowerCase()));
  const repeated = prepared.repeated.find(({ name }) => !needed || needed.has(name.toLowerCase()));
  if (!repeated) return;
  const [first, second] = repeated.positions;
  throw new LoadError(
    `${repeated.where}: columns ${first} and ${second} are both called "${repeated.name}"; rename or remove one`,
  );
}

/** Removes what `readTextTable` made; nothing where there is nothing. */
export async function dropTextTable(connection: DuckDBConnection, table: string): Promise<void> {
  const found = await connection.runAndReadAll(
    "select table_name, table_type = 'VIEW' from information_schema.tables where table_catalog = 'temp' and table_name = $table",
    { table },
  );
  for (const [name, isView] of found.getRows())
    await connection.run(`drop ${isView ? "view" : "table"} temp.${identifier(String(name))}`);
  for (const part of ["rejects", "records", "lines", "odd"])
    await connection.run(`drop table if exists temp.${identifier(`${table}_${part}`)}`);
}

async function countRows(connection: DuckDBConnection, table: string, where = "true"): Promise<number> {
  const reader = await connection.runAndReadAll(
    `select count(*)::double from temp.${identifier(table)} where ${where}`,
  );
  return Number(reader.getRows()[0]?.[0]);
}
