import path from "node:path";

/** A name in SQL, whatever characters it has. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL, whatever characters it has. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path that DuckDB takes for that one file, also where its name looks like a pattern or an address. */
export function fileLiteral(file: string): string {
  return literal(path.resolve(file).replace(/[*?[]/g, "[$&]"));
}

/** A value of JSON as SQL has it. */
export function sqlValue(value: string | number | boolean | null): string {
  return typeof value === "string" ? literal(value) : String(value);
}
