import { LoadError } from "../errors.ts";
import { openWriter, readChunks } from "./chunks.ts";

const lookedAt = 1000;

/** Whether the text is JSON, one object per line. Throws a LoadError for the other ways of writing JSON, which name no rows. */
export function isNdjson(head: Buffer, mark: number, isWhole: boolean, label: string): boolean {
  const start = head.toString("utf8", mark, mark + 4096).trimStart();
  const isArray =
    /^\[\s*[{\]]/.test(start) || (isWhole && start.startsWith("[") && isJson(head.toString("utf8", mark)));
  const isSpreadOut = /^\{\s*\n/.test(start);
  if (isArray || isSpreadOut) {
    throw new LoadError(
      `${label}: JSON, but not one object per line; write it so, for example with: jq -c '.[]' FILE > FILE.ndjson`,
    );
  }
  return start.startsWith("{");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The keys of the first objects, in the order they are met; one that is empty or has control characters names no column. */
export function findKeys(head: Buffer, mark: number): string[] {
  const keys = new Set<string>();
  for (const line of head
    .toString("utf8", mark)
    .split(/[\r\n]+/)
    .slice(0, lookedAt)) {
    for (const key of keysOf(line)) if (key !== "" && !/\p{Cc}/u.test(key)) keys.add(key);
  }
  return [...keys];
}

/** None for a line that is no object: it becomes a reject when it is read. */
function keysOf(line: string): string[] {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  } catch (error) {
    // Not JSON, or nested deeper than the stack: what it is becomes known when the line is read.
    if (error instanceof SyntaxError || error instanceof RangeError) return [];
    throw error;
  }
}

/** Writes NDJSON with mixed line ends as lines that end in LF. A raw control character, which JSON forbids, stays forbidden. */
export async function normaliseLines(
  file: string,
  isCarriageReturnNewline: boolean,
  workDirectory: string,
): Promise<string> {
  const writer = await openWriter(workDirectory);
  let isCut = false;
  try {
    for await (const chunk of readChunks(file)) {
      const text: string = `${isCut ? "\r" : ""}${chunk.toString("latin1")}`;
      isCut = text.endsWith("\r");
      const whole = (isCut ? text.slice(0, -1) : text).replaceAll("\r\n", "\n").replaceAll("\x01", "\x02");
      await writer.write(Buffer.from(whole.replaceAll("\r", isCarriageReturnNewline ? "\n" : " "), "latin1"));
    }
  } finally {
    await writer.close();
  }
  return writer.path;
}
