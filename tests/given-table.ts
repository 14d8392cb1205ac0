import type { DuckDBConnection } from "@duckdb/node-api";

export type TextTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] };

/** `a | b` above `1 | 2`: cells are trimmed, an empty one is null. Throws on a row with more or fewer cells than columns. */
export function parseTable(text: string): TextTable {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const [columns = [], ...rows] = lines;
  for (const row of rows) {
    if (row.length !== columns.length)
      throw new Error(`${row.length} cells for ${columns.length} columns: ${row.join(" | ")}`);
  }
  return { columns, rows: rows.map((row) => row.map((cell) => (cell === "" ? null : cell))) };
}

/** The same rows without one column. */
export function without(column: string, text: string): string {
  const { columns, rows } = parseTable(text);
  const lines = [columns, ...rows].map((cells) => cells.filter((_, index) => columns[index] !== column));
  return lines.map((cells) => cells.map((cell) => cell ?? "").join(" | ")).join("\n");
}

/** A view becomes a table of its columns, so that it can be given rows. */
export async function emptyTable(connection: DuckDBConnection, table: string): Promise<void> {
  const view = await connection.runAndReadAll(
    "select 1 from duckdb_views() where schema_name || '.' || view_name = $table",
    { table },
  );
  if (view.currentRowCount === 0) {
    await connection.run(`delete from ${table}`);
    return;
  }
  await connection.run(`create temp table emptied as from ${table} limit 0`);
  await connection.run(`drop view ${table}; create table ${table} as from emptied; drop table emptied`);
}

async function columnTypes(connection: DuckDBConnection, table: string): Promise<Map<string, string>> {
  const reader = await connection.runAndReadAll(`describe ${table}`);
  return new Map(reader.getRowsJson().map(([name, type]) => [String(name), String(type)]));
}

/** Inserts the rows, each cell cast to its column's type; columns that the text does not name get the table's default. */
export async function fillTable(
  connection: DuckDBConnection,
  table: string,
  { columns, rows }: TextTable,
): Promise<void> {
  const types = await columnTypes(connection, table);
  const casts = columns.map((column, index) => {
    const type = types.get(column);
    if (type === undefined) throw new Error(`${table} has no column ${column}; it has ${[...types.keys()].join(", ")}`);
    const cell = `$${index + 1}::varchar`;
    return type.endsWith("[]") ? `string_split(${cell}, '+')::${type}` : `${cell}::${type}`;
  });
  for (const row of rows) {
    await connection.run(`insert into ${table} (${columns.join(", ")}) values (${casts.join(", ")})`, [...row]);
  }
}
