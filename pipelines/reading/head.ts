import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { LoadError } from "../errors.ts";
import { limits } from "./limits.ts";
import type { RepeatedColumn } from "./prepared.ts";
import { type Dialect, lineEnd, parseRecord } from "./record.ts";

export const delimiters = [",", ";", "\t", "|"] as const;
const comparedRecords = 20;

/** What the first bytes of a CSV tell: how it is cut, its header, and where the body starts. */
export type Head = {
  readonly dialect: Dialect;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly repeated: readonly RepeatedColumn[];
  /** Lines above the header that are no part of the table: PowerShell's `#TYPE` line, Excel's `sep=;`. */
  readonly skippedLines: number;
  /** Offset and physical line of the header and of the first record. */
  readonly headerOffset: number;
  readonly headerLine: number;
  readonly bodyOffset: number;
  readonly bodyLine: number;
};

/** `head`: the first bytes of the file, from `mark` on text. Throws a LoadError for a header that no table can have. */
export function readHead(head: Buffer, mark: number, isWhole: boolean, label: string): Head {
  const isCarriageReturnNewline = !head.includes(10) && head.includes(13);
  const top = skipTop(head, mark, isWhole, { delimiter: 44, isCarriageReturnNewline });
  const delimiter = top.delimiter ?? findDelimiter(head, top.offset, isWhole, isCarriageReturnNewline);
  const dialect: Dialect = { delimiter: delimiter.charCodeAt(0), isCarriageReturnNewline };
  const record = parseRecord(head, top.offset, isWhole, dialect);
  if (record.kind === "more") {
    throw new LoadError(
      `${label}:${top.line}: the header goes on for more than 1 MB; the first line names the columns, such as tool_id,name,owner`,
    );
  }
  if (record.kind === "broken") {
    throw new LoadError(
      `${label}:${top.line}: the header cannot be split (${record.reason}); write it as tool_id,name,"owner, first"`,
    );
  }
  const columns = nameColumns(record.cells.map(decode), `${label}:${top.line}`);
  return {
    dialect,
    delimiter,
    header: columns.names,
    repeated: columns.repeated,
    skippedLines: top.skippedLines,
    headerOffset: top.offset,
    headerLine: top.line,
    bodyOffset: record.next,
    bodyLine: top.line + Math.max(1, record.lines),
  };
}

/** The `#TYPE` line, the one that tells Excel the delimiter, and empty lines that stand above a header. */
function skipTop(head: Buffer, mark: number, isWhole: boolean, dialect: Dialect) {
  let offset = mark;
  let line = 1;
  let skippedLines = 0;
  const start = head.toString("latin1", mark, mark + 10);
  const delimiter = /^"?sep=([,;\t|:^~])"?[\r\n]/i.exec(start)?.[1];
  if (delimiter !== undefined || /^"?#TYPE\b/.test(start)) {
    offset = lineEnd(head, mark, isWhole, dialect) ?? head.length;
    line++;
    skippedLines++;
  }
  while (head[offset] === 10 || head[offset] === 13) {
    if (dialect.isCarriageReturnNewline || head[offset] === 10) line++;
    offset++;
  }
  return { offset, line, skippedLines, delimiter };
}

/** The delimiter by which most of the first records have as many cells as the header; of those the one with most columns. */
function findDelimiter(head: Buffer, offset: number, isWhole: boolean, isCarriageReturnNewline: boolean): string {
  const tried = delimiters.map((delimiter) => {
    const counts = countCells(head, offset, isWhole, { delimiter: delimiter.charCodeAt(0), isCarriageReturnNewline });
    const columns = counts[0] ?? 0;
    const records = counts.slice(1);
    const agreeing = records.filter((count) => count === columns).length;
    return { delimiter, columns, agreement: records.length === 0 ? 1 : agreeing / records.length };
  });
  const able = tried.filter(({ columns }) => columns > 1);
  able.sort((one, other) => other.agreement - one.agreement || other.columns - one.columns);
  return able[0]?.delimiter ?? ",";
}

/** The cells of the first records of a text, whatever they are. */
export function startOfRecords(head: Buffer, delimiter: string): string[][] {
  const dialect = { delimiter: delimiter.charCodeAt(0), isCarriageReturnNewline: !head.includes(10) };
  const records: string[][] = [];
  for (let position = 0; position < head.length && records.length < comparedRecords; ) {
    const record = parseRecord(head, position, true, dialect);
    if (record.kind === "more") break;
    if (record.kind === "record" && record.cells.length > 0) records.push(record.cells.map(decode));
    position = record.next;
  }
  return records;
}

/** Cells of the header and of some records after it; 0 where a record cannot be split. */
function countCells(head: Buffer, offset: number, isWhole: boolean, dialect: Dialect): number[] {
  const counts: number[] = [];
  for (let position = offset; counts.length <= comparedRecords && position < head.length; ) {
    const record = parseRecord(head, position, isWhole, dialect);
    if (record.kind === "more") break;
    position = record.next;
    if (record.kind === "broken") counts.push(0);
    else if (record.cells.length > 0) counts.push(record.cells.length);
  }
  return counts;
}

/** Header cells stand before the encoding is known: what is not UTF-8 is Windows-1252, as for the whole file. */
function decode(cell: Buffer): string {
  return isUtf8(cell) ? cell.toString("utf8") : iconv.decode(cell, "windows-1252");
}

/** Header cells as column names, and where a name is not the first of its kind. */
export type Columns = { readonly names: readonly string[]; readonly repeated: readonly RepeatedColumn[] };

/** Trims, names the nameless and numbers the repeated: `Labels`, `Labels (2)`. DuckDB's names have no case. Throws a LoadError for too many. */
export function nameColumns(cells: readonly string[], where: string): Columns {
  if (cells.length > limits.columns) {
    throw new LoadError(
      `${where}: ${cells.length} columns, and ${limits.columns} is the most; export only those that are needed`,
    );
  }
  const names = cells.map((cell, index) => cell.trim() || `column ${index + 1}`);
  const first = new Map<string, number>();
  const taken = new Set(names.map((name) => name.toLowerCase()));
  const repeated: RepeatedColumn[] = [];
  const unique = names.map((name, index) => {
    const earlier = first.get(name.toLowerCase());
    if (earlier === undefined) first.set(name.toLowerCase(), index);
    else repeated.push({ name, positions: [earlier + 1, index + 1], where });
    return earlier === undefined ? name : numbered(name, taken);
  });
  if (first.has("_line"))
    throw new LoadError(`${where}: a column is called _line, which means the line number; rename it`);
  return { names: unique, repeated };
}

function numbered(name: string, taken: Set<string>): string {
  for (let number = 2; ; number++) {
    const candidate = `${name} (${number})`;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}
