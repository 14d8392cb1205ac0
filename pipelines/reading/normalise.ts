import { openWriter, readChunks } from "./chunks.ts";
import { limits } from "./limits.ts";
import { growBreaks } from "./line-breaks.ts";
import type { LineBreaks } from "./prepared.ts";
import { reasons } from "./reasons.ts";
import { type Dialect, type ParsedRecord, parseRecord } from "./record.ts";
import { tooLong } from "./scan.ts";

export type Normalised = {
  readonly path: string;
  readonly records: number;
  readonly longestRecord: number;
  readonly breaks: LineBreaks;
  readonly broken: { readonly path: string; readonly records: number } | null;
};

type Piece = { readonly text: Buffer; readonly from: number; readonly record: Exclude<ParsedRecord, { kind: "more" }> };

/**
 * Writes the records of a CSV that DuckDB could split otherwise than meant (mixed line ends, empty lines, spaces around quotes, quotes that
 * never close) as plain RFC 4180 with commas. A record whose quotes do not close loses its first line to `broken`; reading resumes on the next.
 */
export async function normalise(
  file: string,
  label: string,
  body: { offset: number; line: number },
  header: readonly string[],
  dialect: Dialect,
  workDirectory: string,
): Promise<Normalised> {
  const writer = await openWriter(workDirectory);
  const rejects = await openWriter(workDirectory);
  const breaks = growBreaks();
  let [line, nextLine, records, broken, longestRecord] = [body.line, 2, 0, 0, 0];
  try {
    await writer.write(formatRecord(header));
    for await (const { text, from, record } of eachRecord(file, body.offset, dialect, () =>
      tooLong(label, line, true),
    )) {
      const reason = reasonToReject(record, header.length);
      if (reason !== undefined) {
        broken++;
        await rejects.write(formatRecord([String(line), excerpt(text.subarray(from, record.next)), reason]));
      } else if (record.kind === "record" && record.cells.length > 0) {
        records++;
        if (line !== nextLine) breaks.push(records + 1, line);
        nextLine = line + 1;
        const formatted = formatCells(record.cells);
        longestRecord = Math.max(longestRecord, formatted.length);
        await writer.write(formatted);
      }
      line += record.kind === "broken" ? 1 : record.lines;
    }
  } finally {
    await writer.close();
    await rejects.close();
  }
  const left = broken === 0 ? null : { path: rejects.path, records: broken };
  return { path: writer.path, records, longestRecord, breaks: breaks.end(), broken: left };
}

/** Throws what `refuse` makes at a record that is too long. */
async function* eachRecord(file: string, offset: number, dialect: Dialect, refuse: () => Error): AsyncGenerator<Piece> {
  let text: Buffer = Buffer.alloc(0);
  for await (const chunk of readChunks(file, offset)) {
    text = Buffer.concat([text, chunk]);
    const from = yield* completeRecords(text, dialect, false);
    text = text.subarray(from);
    if (text.length > limits.recordBytes) throw refuse();
  }
  yield* completeRecords(text, dialect, true);
}

function* completeRecords(text: Buffer, dialect: Dialect, isWhole: boolean): Generator<Piece, number> {
  let from = 0;
  while (from < text.length) {
    const record = parseRecord(text, from, isWhole, dialect);
    if (record.kind === "more") break;
    yield { text, from, record };
    from = record.next;
  }
  return from;
}

function reasonToReject(record: Piece["record"], columns: number): string | undefined {
  if (record.kind === "broken") return record.reason;
  if (record.cells.length === 0 || record.cells.length === columns) return undefined;
  return record.cells.length < columns ? reasons.tooFew : reasons.tooMany;
}

function formatRecord(cells: readonly string[]): Buffer {
  return formatCells(cells.map((cell) => Buffer.from(cell)));
}

function formatCells(cells: readonly Buffer[]): Buffer {
  const text = cells.map((cell) => `"${cell.toString("latin1").replaceAll('"', '""')}"`).join(",");
  return Buffer.from(`${text}\n`, "latin1");
}

function excerpt(line: Buffer): string {
  return line
    .subarray(0, limits.rejectCharacters * 4)
    .toString("utf8")
    .replace(/[\r\n]+$/, "")
    .slice(0, limits.rejectCharacters);
}
