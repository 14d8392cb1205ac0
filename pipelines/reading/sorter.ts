import { limits } from "./limits.ts";
import { growBreaks } from "./line-breaks.ts";
import type { LineBreaks } from "./prepared.ts";
import { reasons } from "./reasons.ts";
import { type Dialect, type ParsedRecord, parseRecord } from "./record.ts";

/** Both as CSV: the records that can be split, and `line, text, reason` of the others. `end`: where the record starts that is not whole yet. */
export type Sorted = { readonly good: Buffer; readonly bad: Buffer; readonly end: number };
export type Sorter = {
  sort(text: Buffer, isWhole: boolean): Sorted;
  counts(): {
    readonly line: number;
    readonly records: number;
    readonly broken: number;
    readonly longestRecord: number;
  };
  breaks(): LineBreaks;
};

/** Tells good records from bad ones, text after text, and keeps count. `line`: of the first record. */
export function openSorter(columns: number, line: number, dialect: Dialect): Sorter {
  const counts = { line, records: 0, broken: 0, longestRecord: 0 };
  const breaks = growBreaks();
  let nextLine = 2;
  const keep = (cells: readonly Buffer[]): string => {
    counts.records++;
    if (counts.line !== nextLine) breaks.push(counts.records + 1, counts.line);
    nextLine = counts.line + 1;
    const formatted = formatCells(cells);
    counts.longestRecord = Math.max(counts.longestRecord, formatted.length);
    return formatted;
  };
  const sort = (text: Buffer, isWhole: boolean): Sorted => {
    const good: string[] = [];
    const bad: Buffer[] = [];
    let end = 0;
    while (end < text.length) {
      const record = parseRecord(text, end, isWhole, dialect);
      if (record.kind === "more") break;
      const reason = reasonToReject(record, columns);
      if (reason !== undefined) {
        counts.broken++;
        bad.push(formatRecord([String(counts.line), excerpt(text.subarray(end, record.next)), reason]));
      } else if (record.kind === "record" && record.cells.length > 0) good.push(keep(record.cells));
      counts.line += record.kind === "broken" ? 1 : record.lines;
      end = record.next;
    }
    return { good: Buffer.from(good.join(""), "latin1"), bad: Buffer.concat(bad), end };
  };
  return { sort, counts: () => counts, breaks: breaks.end };
}

function reasonToReject(record: Exclude<ParsedRecord, { kind: "more" }>, columns: number): string | undefined {
  if (record.kind === "broken") return record.reason;
  if (record.cells.length === 0 || record.cells.length === columns) return undefined;
  return record.cells.length < columns ? reasons.tooFew : reasons.tooMany;
}

export function formatRecord(cells: readonly string[]): Buffer {
  return Buffer.from(formatCells(cells.map((cell) => Buffer.from(cell))), "latin1");
}

/** Every cell in quotes: no reader can cut it otherwise. One character is one byte here, whatever the encoding. */
function formatCells(cells: readonly Buffer[]): string {
  let text = "";
  for (const cell of cells) {
    const raw = cell.toString("latin1");
    text += `${text === "" ? "" : ","}"${raw.includes('"') ? raw.replaceAll('"', '""') : raw}"`;
  }
  return `${text}\n`;
}

function excerpt(line: Buffer): string {
  return line
    .subarray(0, limits.rejectCharacters * 4)
    .toString("utf8")
    .replace(/[\r\n]+$/, "")
    .slice(0, limits.rejectCharacters);
}
