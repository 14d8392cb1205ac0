import { LoadError } from "../errors.ts";
import { openWriter } from "./chunks.ts";
import { nameColumns } from "./head.ts";
import { limits } from "./limits.ts";
import { formatRecord } from "./sorter.ts";
import { type Entry, readEntry } from "./yaml-entry.ts";
import { eachEntry } from "./yaml-lines.ts";

/** Whether the text is a YAML list. Throws a LoadError for YAML that is something else, which names no rows. */
export function isYaml(head: Buffer, mark: number, label: string): boolean {
  const lines = head.toString("utf8", mark, mark + 65_536).split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => !/^\s*(#(?!TYPE\b).*)?$|^(%|---(\s|$))/.test(line));
  const line = lines[first] ?? "";
  if (/^ *-([ \t]|$)/.test(line)) return true;
  const isMarked = lines.slice(0, first).some((each) => /^(%YAML|---(\s|$))/.test(each));
  if (isMarked || /^[A-Za-z_][\w.-]*:\s*$/.test(line)) {
    throw new LoadError(
      `${label}:${first + 1}: YAML, but no list; write one entry per tool, each beginning with a hyphen: - repo_name: planner`,
    );
  }
  return false;
}

/**
 * Writes the entries of a YAML list as a CSV of line, text, column and reason: a row's text is its JSON object, with keys spelt as where they were
 * first met; with a reason it is what cannot be read, of one column or of the whole entry. One entry is held in memory at a time. `header`: every key
 * of the list, in the order they are met. Throws a LoadError, see `readEntry`.
 */
export async function writeEntries(
  file: string,
  mark: number,
  label: string,
  workDirectory: string,
): Promise<{ path: string; header: readonly string[]; entries: number; longestRecord: number }> {
  const writer = await openWriter(workDirectory);
  const spellings = new Map<string, string>();
  let entries = 0;
  let longestRecord = 0;
  try {
    for await (const entry of eachEntry(file, mark, label)) {
      entries++;
      for (const cells of recordsOf(entry, spellings)) {
        const record = formatRecord([String(entry.line), ...cells]);
        longestRecord = Math.max(longestRecord, Buffer.byteLength(record));
        await writer.write(record);
      }
    }
  } finally {
    await writer.close();
  }
  return { path: writer.path, header: [...spellings.values()], entries, longestRecord };
}

/** Text, column and reason of each record that an entry makes. */
function recordsOf(entry: Entry, spellings: Map<string, string>): string[][] {
  const read = readEntry(entry);
  if ("reason" in read) return [[entry.text.slice(0, limits.rejectCharacters), "", read.reason]];
  const spell = (key: string) => {
    const known = spellings.get(key.toLowerCase());
    if (known !== undefined) return known;
    spellings.set(key.toLowerCase(), key);
    nameColumns([...spellings.values()], `${entry.where}:${entry.line}`);
    return key;
  };
  const object = Object.fromEntries([...read.cells].map(([key, text]) => [spell(key), text]));
  const repeated = read.repeated.map(({ key, value, reason }) => [value, spell(key), reason]);
  return [[JSON.stringify(object), "", ""], ...repeated];
}
