import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type JournalLine, journalLine, type LoadLine, type VerdictLine } from "../contract/journal.ts";
import type { Layout } from "../contract/layout.ts";
import { LoadError } from "./errors.ts";

/** Every line of every writer, oldest first; lines of one moment in the order of their ids, so that any reader sees one order. */
export async function readJournal(layout: Layout): Promise<JournalLine[]> {
  const names = await fs.readdir(layout.journal).catch(() => []);
  const lines: JournalLine[] = [];
  for (const name of names.filter((each) => each.endsWith(".ndjson")).sort()) {
    lines.push(...(await readJournalFile(path.join(layout.journal, name))));
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
      throw new LoadError(
        `${file}:${index + 1}: not a journal line; restore the file from a backup, or remove that line`,
      );
    }
  });
  return lines;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Unwritten<T> = T extends JournalLine ? Omit<T, "id" | "at" | "by"> & { by?: string } : never;

/** Appends and syncs one line; it counts from the moment that this returns. */
export async function appendToJournal(layout: Layout, line: Unwritten<JournalLine>): Promise<JournalLine> {
  const whole = journalLine.parse({ by: operator(), ...line, id: randomUUID(), at: new Date().toISOString() });
  await fs.mkdir(layout.journal, { recursive: true, mode: 0o700 });
  const file = path.join(layout.journal, "pipelines.ndjson");
  const handle = await fs.open(file, "a+", 0o600);
  try {
    await endLastLine(handle);
    await handle.appendFile(`${JSON.stringify(whole)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return whole;
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

export function operator(): string {
  try {
    return os.userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}

export type JournalledLoad = { readonly load: LoadLine; readonly verdict: VerdictLine };

/**
 * The loads that have a verdict, in the order in which they were first seen; the newest verdict of a load counts. A file that was refused at first
 * is known by what it was read as later.
 */
export function journalledLoads(lines: readonly JournalLine[]): JournalledLoad[] {
  const loads = new Map<string, LoadLine>();
  const verdicts = new Map<string, VerdictLine>();
  for (const line of lines) {
    if (line.type === "load" && !loads.get(line.load_id)?.source) loads.set(line.load_id, line);
    if (line.type === "verdict") verdicts.set(line.load_id, line);
  }
  return [...loads.values()].flatMap((load) => {
    const verdict = verdicts.get(load.load_id);
    return verdict ? [{ load, verdict }] : [];
  });
}
