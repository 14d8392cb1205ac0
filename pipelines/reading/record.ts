import { reasons } from "./reasons.ts";

/** How the text of an export is cut. In a file of the old Macintosh kind a lone carriage return ends a line; elsewhere it is a character. */
export type Dialect = { readonly delimiter: number; readonly isCarriageReturnNewline: boolean };

/** `more`: the record goes on behind the buffer. `broken`: its quotes do not close; `next` is then the start of the next physical line. */
export type ParsedRecord =
  | { readonly kind: "record"; readonly cells: readonly Buffer[]; readonly next: number; readonly lines: number }
  | { readonly kind: "broken"; readonly reason: string; readonly next: number }
  | { readonly kind: "more" };

type Cell =
  | { readonly kind: "cell"; readonly value: Buffer; readonly next: number; readonly isLast: boolean }
  | { readonly kind: "broken"; readonly reason: string }
  | { readonly kind: "more" };

const quote = 34;
const newline = 10;
const carriageReturn = 13;
const space = 32;

/**
 * One record of `text` from `from`, by RFC 4180, and like DuckDB letting spaces stand around a quoted cell. An empty line is a record without
 * cells. `isWhole`: nothing comes behind `text`.
 */
export function parseRecord(text: Buffer, from: number, isWhole: boolean, dialect: Dialect): ParsedRecord {
  const cells: Buffer[] = [];
  for (let position = from; ; ) {
    const cell = parseCell(text, position, isWhole, dialect);
    if (cell.kind === "more") return cell;
    if (cell.kind === "broken") {
      const next = lineEnd(text, from, isWhole, dialect);
      return next === undefined ? { kind: "more" } : { kind: "broken", reason: cell.reason, next };
    }
    cells.push(cell.value);
    position = cell.next;
    if (!cell.isLast) continue;
    const isBlank = cells.length === 1 && cell.value.length === 0 && text[from] !== quote;
    return {
      kind: "record",
      cells: isBlank ? [] : cells,
      next: position,
      lines: countLines(text, from, position, dialect),
    };
  }
}

function parseCell(text: Buffer, from: number, isWhole: boolean, dialect: Dialect): Cell {
  const start = skipSpaces(text, from);
  if (start === text.length && !isWhole) return { kind: "more" };
  if (text[start] === quote) return parseQuoted(text, start + 1, isWhole, dialect);
  for (let at = cellByte(text, from, dialect.delimiter); ; at = cellByte(text, at + 1, dialect.delimiter)) {
    const end = cellEnd(text, at, isWhole, dialect);
    if (end === "more") return { kind: "more" };
    if (end) return { kind: "cell", value: text.subarray(from, at), ...end };
  }
}

function parseQuoted(text: Buffer, from: number, isWhole: boolean, dialect: Dialect): Cell {
  let isEscaped = false;
  for (let at = text.indexOf(quote, from); ; at = text.indexOf(quote, at + 2)) {
    if (at === -1) return isWhole ? { kind: "broken", reason: reasons.neverClosed } : { kind: "more" };
    if (at + 1 === text.length && !isWhole) return { kind: "more" };
    if (text[at + 1] === quote) {
      isEscaped = true;
      continue;
    }
    const end = cellEnd(text, skipSpaces(text, at + 1), isWhole, dialect);
    if (end === "more") return { kind: "more" };
    if (!end) return { kind: "broken", reason: reasons.textBehindQuote };
    const value = text.subarray(from, at);
    return { kind: "cell", value: isEscaped ? undouble(value) : value, ...end };
  }
}

/** Whether a cell ends before `at`, and where the next one starts then. */
function cellEnd(
  text: Buffer,
  at: number,
  isWhole: boolean,
  dialect: Dialect,
): { next: number; isLast: boolean } | "more" | undefined {
  if (at >= text.length) return isWhole ? { next: at, isLast: true } : "more";
  const byte = text[at];
  if (byte === dialect.delimiter) return { next: at + 1, isLast: false };
  if (byte === newline) return { next: at + 1, isLast: true };
  if (byte !== carriageReturn) return undefined;
  if (at + 1 === text.length && !isWhole) return "more";
  if (text[at + 1] === newline) return { next: at + 2, isLast: true };
  return dialect.isCarriageReturnNewline ? { next: at + 1, isLast: true } : undefined;
}

/** The next byte that may end an unquoted cell. */
function cellByte(text: Buffer, from: number, delimiter: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const byte = text[at];
    if (byte === delimiter || byte === newline || byte === carriageReturn) break;
  }
  return at;
}

function skipSpaces(text: Buffer, from: number): number {
  let at = from;
  while (text[at] === space) at++;
  return at;
}

function undouble(value: Buffer): Buffer {
  return Buffer.from(value.toString("latin1").replaceAll('""', '"'), "latin1");
}

/** Where the physical line behind the one at `from` starts; undefined if that lies behind the buffer. */
export function lineEnd(text: Buffer, from: number, isWhole: boolean, dialect: Dialect): number | undefined {
  const end = text.indexOf(dialect.isCarriageReturnNewline ? carriageReturn : newline, from);
  if (end !== -1) return end + 1;
  return isWhole ? text.length : undefined;
}

function countLines(text: Buffer, from: number, to: number, dialect: Dialect): number {
  const end = dialect.isCarriageReturnNewline ? carriageReturn : newline;
  let lines = 0;
  for (let at = text.indexOf(end, from); at !== -1 && at < to; at = text.indexOf(end, at + 1)) lines++;
  return lines;
}
