import { isUnknown } from "../contract/unknown.ts";

/** What a query with pages is asked for a file, which is never cut to one; about as many as its number can say. */
export const everyRow = { limit: 2_000_000_000, offset: 0 };

/** Anything a spreadsheet may skip before it looks for a formula: spaces of all kinds, zero-width characters, NUL and the byte-order mark. */
const skipped = /^[\s\0\u200b-\u200f\u2060\ufeff]*/u;
const dangerous = new Set(["=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%"]);
/** One line that begins with a letter or a digit: most cells, and a million of them are looked at. */
const harmless = /^[A-Za-z0-9][^\r\n\0]*$/;
const plainNumber = /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/;

/**
 * A text that a spreadsheet cannot take for a formula: each line of it that begins with one gets a quote before it. Numbers stay numbers;
 * NUL characters, which cut a file short in some readers, are dropped.
 */
export function guardCell(text: string): string {
  if (harmless.test(text) || plainNumber.test(text)) return text;
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

export type CsvTable = {
  /** Columns of the rows, in their order. */
  readonly columns: readonly string[];
  /** Those of them whose values may be unknown. */
  readonly unknowns: ReadonlySet<string>;
};

/** The first line of a file. A value that cannot be said is an empty cell with its reason in a column of its own. */
export function csvHead({ columns, unknowns }: CsvTable): string {
  return lineOf(columns.flatMap((column) => (unknowns.has(column) ? [column, `${column}_unknown`] : [column])));
}

/** Rows as lines of CSV (RFC 4180), cells in the order of the columns. */
export function csvLines(rows: readonly (readonly unknown[])[], { columns, unknowns }: CsvTable): string {
  const places = columns.map((column) => unknowns.has(column));
  return rows.map((row) => lineOf(row.flatMap((value, place) => (places[place] ? pairOf(value) : [value])))).join("");
}

function pairOf(value: unknown): readonly unknown[] {
  return isUnknown(value) ? [null, value.unknown] : [value, null];
}

function lineOf(cells: readonly unknown[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}
