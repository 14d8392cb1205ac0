import fs from "node:fs/promises";
import path from "node:path";
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
  texts.forEach((text, index) => {
    if (text === "") return;
    const parsed = journalLine.safeParse(parseJson(text));
    if (parsed.success) lines.push(parsed.data);
    // A crash in the middle of an append leaves half a line at the end; it was never acknowledged.
    else if (index < texts.length - 1) {
      throw new BrokenJournal(
        `${file}:${index + 1}: not a journal line; restore the file from a backup, or remove that line`,
      );
    }
  });
  return lines;
}

/** Appends lines to the file of one writer and syncs it, and its folder where it is new; they count from the moment that this returns. */
export async function appendJournalLines(file: string, lines: readonly JournalLine[]): Promise<void> {
  const whole = lines.map((line) => `${JSON.stringify(journalLine.parse(line))}\n`).join("");
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
  else await handle.truncate(Buffer.byteLength(text.slice(0, start)));
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
