import fs from "node:fs/promises";
import path from "node:path";
import { hashText } from "./hash.ts";
import { type JournalLine, journalLine } from "./journal.ts";

/** A line in the midst of a journal file that is none: `file:line`, and what to do. */
export class BrokenJournal extends Error {}

/** Every line of every writer, oldest first; lines of one moment in the order of their ids, so that any reader sees one order. */
export async function readJournalFolder(folder: string): Promise<JournalLine[]> {
  const names = await fs.readdir(folder).catch(() => []);
  const lines: JournalLine[] = [];
  for (const name of names.filter((each) => each.endsWith(".ndjson")).sort()) {
    lines.push(...(await readJournalFile(path.join(folder, name))));
  }
  return lines.sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
}

async function readJournalFile(file: string): Promise<JournalLine[]> {
  const texts = (await fs.readFile(file, "utf8")).split("\n");
  const lines: JournalLine[] = [];
  let isSummed = false;
  texts.forEach((text, index) => {
    if (text === "") return;
    const line = readLine(text, isSummed);
    if (line === undefined && index === texts.length - 1 && isHalf(text)) return;
    if (line === undefined) {
      throw new BrokenJournal(
        `${file}:${index + 1}: not a journal line; restore the file from a backup, or remove that line`,
      );
    }
    isSummed ||= sums.test(text);
    lines.push(line);
  });
  return lines;
}

const sums = /,"sum":"([0-9a-f]{16})"\}$/;

/** A line ends with a sum of all before it, so that a damaged letter in a name or a day is told, not believed. */
function writeLine(line: JournalLine): string {
  const text = JSON.stringify(journalLine.parse(line));
  return `${text.slice(0, -1)},"sum":"${sumOf(text)}"}`;
}

/** Undefined for what is no line, or a damaged one. Lines of the first version have no sum; where one has, so have all behind it. */
function readLine(text: string, isSummed: boolean): JournalLine | undefined {
  const sum = sums.exec(text)?.[1];
  const said = sum === undefined ? text : text.replace(sums, "}");
  if (sum === undefined ? isSummed : sum !== sumOf(said)) return undefined;
  const raw = parseJson(said);
  const parsed = journalLine.safeParse(raw);
  if (!parsed.success) return undefined;
  // A sum whose own name was damaged is a word that no line has.
  const isWhole = sum !== undefined || Object.keys(raw as object).every((key) => key in parsed.data);
  return isWhole ? parsed.data : undefined;
}

/** A crash in the middle of an append leaves half a line at the end; it was never acknowledged. A whole one whose line break is damaged was. */
function isHalf(text: string): boolean {
  return parseJson(text) === undefined && parseJson(text.slice(0, -1)) === undefined;
}

function sumOf(text: string): string {
  return hashText(text).slice(0, 16);
}

/** Appends lines to the file of one writer and syncs it, and its folder where it is new; they count from the moment that this returns. */
export async function appendJournalLines(file: string, lines: readonly JournalLine[]): Promise<void> {
  const whole = lines.map((line) => `${writeLine(line)}\n`).join("");
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await fs.open(file, "a+", 0o600);
  try {
    const isNew = (await handle.stat()).size === 0;
    await endLastLine(handle);
    await handle.appendFile(whole);
    await handle.sync();
    if (isNew) await syncFolder(path.dirname(file));
  } finally {
    await handle.close();
  }
}

/** Cuts off the half line that a crash left: behind it, the next line would make it a broken one in the middle. */
async function endLastLine(handle: fs.FileHandle): Promise<void> {
  const { size } = await handle.stat();
  if (size === 0) return;
  const last = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  if (last.buffer.toString() === "\n") return;
  const text = await handle.readFile("utf8");
  const start = text.lastIndexOf("\n") + 1;
  if (parseJson(text.slice(start)) !== undefined) await handle.appendFile("\n");
  else if (isHalf(text.slice(start))) await handle.truncate(Buffer.byteLength(text.slice(0, start)));
  else throw new BrokenJournal("the last line of the journal is damaged; restore the file from a backup");
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
