import type { DuckDBConnection } from "@duckdb/node-api";

/** DuckDB's type of each column, in the order of the table. */
export type ColumnTypes = { readonly [column: string]: string };

/** Makes a table of a few rows, each an object with exactly these columns. */
export async function writeTable(
  connection: DuckDBConnection,
  table: string,
  columns: ColumnTypes,
  rows: readonly object[],
): Promise<void> {
  const types = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
  await connection.run(`create or replace table ${table} (${types.join(", ")})`);
  if (rows.length === 0) return;
  await connection.run(
    `insert into ${table} by name select unnest(from_json($rows::json, $shape), recursive := true)`,
    {
      rows: JSON.stringify(rows),
      shape: JSON.stringify([columns]),
    },
  );
}
