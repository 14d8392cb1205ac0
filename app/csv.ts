/** Anything a spreadsheet may skip before it looks for a formula: spaces of all kinds, zero-width characters, NUL and the byte-order mark. */
const skipped = /^[\s\0\u200b-\u200f\u2060\ufeff]*/u;
const dangerous = new Set(["=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%"]);
const plainNumber = /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/;

/**
 * A text that a spreadsheet cannot take for a formula: each line of it that begins with one gets a quote before it. Numbers stay numbers;
 * NUL characters, which cut a file short in some readers, are dropped.
 */
export function guardCell(text: string): string {
  if (plainNumber.test(text)) return text;
  return text
    .split(/(\r\n|\n|\r)/)
    .map((line, index) =>
      index % 2 === 0 && isFormula(line, index === 0 && text.startsWith("\r")) ? `'${line}` : line,
    )
    .join("")
    .replaceAll("\0", "");
}

function isFormula(line: string, startsWithReturn: boolean): boolean {
  const rest = line.replace(skipped, "");
  return startsWithReturn || /^[ \0]*\t/.test(line) || dangerous.has(rest.charAt(0));
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = guardCell(String(value));
  return /[",;\n\r\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export type CsvRow = { readonly [column: string]: unknown };

/**
 * Rows as CSV (RFC 4180) with the columns of the first. A value that cannot be said becomes an empty cell with its reason in a column of its own.
 */
export function toCsv(rows: readonly CsvRow[]): string {
  const flat = rows.map(flatten);
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const lines = [columns.map(cell), ...flat.map((row) => columns.map((column) => cell(row[column])))];
  return `${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

function flatten(row: CsvRow): CsvRow {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) =>
      typeof value === "object" && value !== null && "unknown" in value
        ? [
            [column, null],
            [`${column}_unknown`, value.unknown],
          ]
        : [[column, value]],
    ),
  );
}
