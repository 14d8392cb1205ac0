import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import { LoadError } from "../errors.ts";
import { hashFile, readBytes, readChunks } from "./chunks.ts";
import { findUtf16, hasUtf8Mark, openUtf8Check } from "./encoding.ts";
import { readHead } from "./head.ts";
import { limits } from "./limits.ts";
import { findKeys, isNdjson, normaliseLines } from "./ndjson.ts";
import { normalise } from "./normalise.ts";
import type {
  Encoding,
  PreparedCsv,
  PreparedExport,
  PreparedNdjson,
  PreparedYaml,
  RepeatedColumn,
  Unpacked,
} from "./prepared.ts";
import { openScanner, type Scan, type Shape } from "./scan.ts";
import { cutInCharacter, transcodeUtf16, transcodeWindows1252 } from "./transcode.ts";
import { isYaml, writeEntries } from "./yaml.ts";

/** Text as it lies on disk: its first bytes, and how many of them are the byte order mark. */
type Text = { readonly path: string; readonly head: Buffer; readonly mark: number; readonly isWhole: boolean };
type Surveyed = { readonly text: Text; readonly scan: Scan; readonly encoding: Encoding; readonly contentHash: string };

/** Throws a LoadError for text that is no table: see `limits` and the messages here. */
export async function prepareText(unpacked: Unpacked, workDirectory: string): Promise<PreparedExport> {
  const first = await openText(unpacked.path);
  const utf16 = findUtf16(first.head);
  if (!utf16) return prepareAscii(unpacked, first, undefined, workDirectory);
  const contentHash = unpacked.contentHash ?? (await hashFile(unpacked.path));
  const text = await openText(await transcodeUtf16(unpacked.path, utf16, unpacked.label, workDirectory));
  return prepareAscii({ ...unpacked, contentHash }, text, utf16, workDirectory);
}

async function prepareAscii(
  unpacked: Unpacked,
  text: Text,
  utf16: Encoding | undefined,
  workDirectory: string,
): Promise<PreparedExport> {
  const { label } = unpacked;
  refuseNul(text.head, label);
  if (text.head.subarray(text.mark).every((byte) => byte <= 32))
    throw new LoadError(`${label}: is empty; export it again, with its header`);
  const lines = { label, offset: text.mark, delimiter: 1, hasQuotes: false, isOneColumn: true };
  if (isNdjson(text.head, text.mark, text.isWhole, label))
    return finishNdjson(unpacked, await survey(unpacked, text, lines, utf16, workDirectory), workDirectory);
  if (isYaml(text.head, text.mark, label))
    return finishYaml(unpacked, await survey(unpacked, text, lines, utf16, workDirectory), workDirectory);
  const head = readHead(text.head, text.mark, text.isWhole, label);
  const isOneColumn = head.header.length === 1;
  const shape = { label, offset: text.mark, delimiter: head.dialect.delimiter, hasQuotes: true, isOneColumn };
  return finishCsv(unpacked, await survey(unpacked, text, shape, utf16, workDirectory), workDirectory);
}

async function openText(path: string): Promise<Text> {
  const head = await readBytes(path, 0, limits.headerBytes);
  return { path, head, mark: hasUtf8Mark(head) ? 3 : 0, isWhole: head.length < limits.headerBytes };
}

function refuseNul(head: Buffer, label: string): void {
  const at = head.indexOf(0);
  if (at === -1) return;
  const line = head.toString("latin1", 0, at).split("\n").length;
  throw new LoadError(`${label}:${line}: a NUL byte; this is no text, or it was damaged on the way: export it again`);
}

/** One pass: hash, encoding and records together. Afterwards `text` is UTF-8, transcoded where it was not. */
async function survey(
  unpacked: Unpacked,
  text: Text,
  shape: Shape,
  utf16: Encoding | undefined,
  workDirectory: string,
): Promise<Surveyed> {
  const before = await fs.stat(text.path);
  const hash = createHash("sha256");
  const utf8 = openUtf8Check();
  const scanner = openScanner(shape);
  let bytes = 0;
  for await (const chunk of readChunks(text.path)) {
    if (unpacked.contentHash === null) hash.update(chunk);
    utf8.push(chunk);
    const body = chunk.subarray(Math.min(chunk.length, Math.max(0, shape.offset - bytes)));
    if (body.length > 0) scanner.push(body);
    bytes += chunk.length;
  }
  const after = await fs.stat(text.path);
  if (bytes !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw new LoadError(`${unpacked.label}: changed while it was read; wait until it is written, then load it again`);
  }
  const scan = scanner.end();
  const contentHash = unpacked.contentHash ?? hash.digest("hex");
  const judged = utf8.end();
  if (judged === "cut") throw cutInCharacter(`${unpacked.label}:${scan.lines}`);
  if (judged === "valid")
    return { text, scan, encoding: utf16 ?? (text.mark > 0 ? "UTF-8 with BOM" : "UTF-8"), contentHash };
  const transcoded = await openText(await transcodeWindows1252(text.path, unpacked.label, workDirectory));
  return { text: transcoded, scan, encoding: "Windows-1252", contentHash };
}

async function finishNdjson(unpacked: Unpacked, surveyed: Surveyed, workDirectory: string): Promise<PreparedNdjson> {
  const { text, scan, encoding, contentHash } = surveyed;
  const isCarriageReturnNewline = !text.head.includes(10) && text.head.includes(13);
  const path = scan.isRegular ? text.path : await normaliseLines(text.path, isCarriageReturnNewline, workDirectory);
  const { records, lines, longestRecord } = scan.isRegular ? scan : await rescan(path, unpacked.label);
  const header = findKeys(text.head, text.mark);
  return {
    ...unpacked,
    path,
    contentHash,
    encoding,
    format: "ndjson",
    header,
    repeated: [],
    notes: notesOf(encoding, []),
    records,
    isEnded: scan.isEnded,
    lines,
    longestRecord,
  };
}

async function finishYaml(unpacked: Unpacked, surveyed: Surveyed, workDirectory: string): Promise<PreparedYaml> {
  const { text, scan, encoding, contentHash } = surveyed;
  const { path, header, entries, longestRecord } = await writeEntries(
    text.path,
    text.mark,
    unpacked.label,
    workDirectory,
  );
  const told = { contentHash, encoding, header, repeated: [], notes: notesOf(encoding, []) };
  return { ...unpacked, ...told, format: "yaml", path, records: entries, isEnded: scan.isEnded, longestRecord };
}

async function rescan(path: string, label: string): Promise<Scan> {
  const scanner = openScanner({ label, offset: 0, delimiter: 1, hasQuotes: false, isOneColumn: true });
  for await (const chunk of readChunks(path)) scanner.push(chunk);
  return scanner.end();
}

async function finishCsv(unpacked: Unpacked, surveyed: Surveyed, workDirectory: string): Promise<PreparedCsv> {
  const { text, scan, encoding, contentHash } = surveyed;
  // Read again, since a transcoded file has its body at another byte.
  const head = readHead(text.head, text.mark, text.isWhole, unpacked.label);
  const common = {
    ...unpacked,
    contentHash,
    encoding,
    format: "csv",
    header: head.header,
    repeated: head.repeated,
    notes: notesOf(encoding, head.repeated),
    delimiter: head.delimiter,
    isEnded: scan.isEnded,
  } as const;
  // Behind a byte order mark DuckDB takes the quote of a line that it skips for the start of a cell.
  if (scan.isRegular && !(head.skippedLines > 0 && text.mark > 0)) {
    const read = { delimiter: head.delimiter, skippedLines: head.skippedLines, longestRecord: scan.longestRecord };
    const records = scan.records - head.skippedLines - 1;
    return { ...common, path: text.path, records, breaks: scan.breaks, read, broken: null };
  }
  const body = { offset: head.bodyOffset, line: head.bodyLine };
  const normalised = await normalise(text.path, unpacked.label, body, head.header, head.dialect, workDirectory);
  const { path, breaks, broken, longestRecord } = normalised;
  const records = normalised.records + (broken?.records ?? 0);
  return { ...common, path, records, breaks, read: { delimiter: ",", skippedLines: 0, longestRecord }, broken };
}

function notesOf(encoding: Encoding, repeated: readonly RepeatedColumn[]): string[] {
  const transcoded = encoding.startsWith("UTF-8") ? [] : [`read as ${encoding}`];
  const first = repeated[0];
  if (!first) return transcoded;
  const columns = `columns ${first.positions[0]} and ${first.positions[1]} are both called "${first.name}"`;
  return [...transcoded, repeated.length === 1 ? columns : `${columns}, and ${repeated.length - 1} more are repeated`];
}
