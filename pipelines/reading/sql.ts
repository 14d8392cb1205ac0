import path from "node:path";

export function nameLiteral(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path that DuckDB takes for that one file, also where its name looks like a pattern or an address. */
export function fileLiteral(file: string): string {
  return textLiteral(path.resolve(file).replace(/[*?[]/g, "[$&]"));
}
