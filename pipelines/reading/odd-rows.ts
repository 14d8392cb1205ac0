import type { DuckDBConnection } from "@duckdb/node-api";
import { LoadError } from "../errors.ts";
import { identifier, literal } from "../sql.ts";
import type { PreparedCsv } from "./prepared.ts";
import { reasons } from "./reasons.ts";

/**
 * Makes the temp table `<table>_odd` (`line`) of what stands among the records of `rows` and is none: rows without a filled cell, as spreadsheets save
 * them below a table, and the header again, which becomes a reject. Returns how many of each there are. Throws a LoadError where the header
 * comes again in another order: all that follows would lie under the wrong names.
 */
export async function findOddRows(
  connection: DuckDBConnection,
  prepared: PreparedCsv,
  rows: string,
  table: string,
): Promise<{ readonly blanks: number; readonly headers: number }> {
  const odd = `temp.${identifier(`${table}_odd`)}`;
  await connection.run(`create temp table ${identifier(`${table}_odd`)} (line bigint)`);
  // An empty cell in quotes is all that a row of one column can be.
  if (prepared.header.length === 1) return { blanks: 0, headers: 0 };
  const isBlank = prepared.header.map((column) => `${identifier(column)} is null`).join(" and ");
  await connection.run(`insert into ${odd} select _line from (${rows}) where ${isBlank}`);
  const blanks = await count(connection, odd);
  await insertHeaders(connection, prepared, rows, table);
  return { blanks, headers: (await count(connection, odd)) - blanks };
}

async function insertHeaders(
  connection: DuckDBConnection,
  prepared: PreparedCsv,
  rows: string,
  table: string,
): Promise<void> {
  const names = writtenNames(prepared);
  const named = names.findIndex((name) => name !== "");
  if (named === -1) return;
  const list = (texts: readonly string[]) => `[${texts.map(literal).join(", ")}]::varchar[]`;
  const plain = (cell: string) => `lower(trim(coalesce(${cell}, ''), ' \ufeff'))`;
  const cells = prepared.header.map(identifier);
  const headers = `select _line, [${cells.map(plain).join(", ")}] as cells
    from (${rows}) where ${plain(cells[named] ?? "")} in (${names.map(literal).join(", ")})`;
  const others = await connection.runAndReadAll(`select _line::double from (${headers})
    where cells <> ${list(names)} and list_sort(cells) = list_sort(${list(names)}) order by _line limit 1`);
  const [[line] = []] = others.getRows();
  if (line !== undefined) {
    throw new LoadError(
      `${prepared.label}:${line}: the header again, with its columns in another order; two files were put together: load them apart`,
    );
  }
  await connection.run(`create temp table ${identifier(`${table}_headers`)} as
    select _line as line, cells from (${headers}) where cells = ${list(names)}`);
  await connection.run(`insert into temp.${identifier(`${table}_rejects`)}
    select line, null, array_to_string(cells, ','), ${literal(reasons.headerAgain)} from temp.${identifier(`${table}_headers`)}`);
  await connection.run(
    `insert into temp.${identifier(`${table}_odd`)} select line from temp.${identifier(`${table}_headers`)}`,
  );
  await connection.run(`drop table temp.${identifier(`${table}_headers`)}`);
}

/** The header's cells as the file has them, without case: a name that we gave a column is none. */
function writtenNames({ header, repeated }: PreparedCsv): string[] {
  const originals = new Map(repeated.map(({ name, positions }) => [positions[1], name]));
  return header.map((name, index) => {
    const written = originals.get(index + 1) ?? (name === `column ${index + 1}` ? "" : name);
    return written.toLowerCase();
  });
}

async function count(connection: DuckDBConnection, table: string): Promise<number> {
  const reader = await connection.runAndReadAll(`select count(*)::double from ${table}`);
  return Number(reader.getRows()[0]?.[0]);
}
