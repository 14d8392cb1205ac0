import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { LoadError } from "../errors.ts";
import { openWriter, readChunks } from "./chunks.ts";
import { hasUtf8Mark } from "./encoding.ts";
import { limits } from "./limits.ts";
import { tooLong } from "./scan.ts";

/** Writes UTF-16 as UTF-8 into the work directory and returns the path. Throws a LoadError for half a character at the end. */
export async function transcodeUtf16(
  file: string,
  encoding: "UTF-16 LE" | "UTF-16 BE",
  label: string,
  workDirectory: string,
): Promise<string> {
  const decoder = iconv.getDecoder(encoding === "UTF-16 LE" ? "utf-16le" : "utf-16be");
  const writer = await openWriter(workDirectory);
  let bytes = 0;
  let line = 1;
  try {
    for await (const chunk of readChunks(file)) {
      const text = decoder.write(chunk);
      bytes += chunk.length;
      line += text.split("\n").length - 1;
      await writer.write(text);
    }
    if (bytes % 2 === 1) throw cutInCharacter(`${label}:${line}`);
    await writer.write(decoder.end() ?? "");
  } finally {
    await writer.close();
  }
  return writer.path;
}

/** `where`: file and line. */
export function cutInCharacter(where: string): LoadError {
  return new LoadError(`${where}: ends in the middle of a character, so it was cut; copy or export it again`);
}

/**
 * Writes a file with bytes that are not UTF-8 as UTF-8. Each line is judged by itself, since exports of several systems are pasted together:
 * a line that is UTF-8 stays as it is, any other is Windows-1252. Throws a LoadError at a byte that is neither.
 */
export async function transcodeWindows1252(file: string, label: string, workDirectory: string): Promise<string> {
  const writer = await openWriter(workDirectory);
  let line = 1;
  try {
    for await (const text of eachLine(file, () => tooLong(label, line, false))) {
      await writer.write(isUtf8(text) ? text : decode(text, label, line));
      line++;
    }
  } finally {
    await writer.close();
  }
  return writer.path;
}

async function* eachLine(file: string, refuse: () => Error): AsyncGenerator<Buffer> {
  let text: Buffer = Buffer.alloc(0);
  for await (const chunk of readChunks(file)) {
    text = Buffer.concat([text, text.length === 0 && hasUtf8Mark(chunk) ? chunk.subarray(3) : chunk]);
    let from = 0;
    for (let end = text.indexOf(10); end !== -1; end = text.indexOf(10, from)) {
      yield text.subarray(from, end + 1);
      from = end + 1;
    }
    text = text.subarray(from);
    if (text.length > limits.recordBytes) throw refuse();
  }
  if (text.length > 0) yield text;
}

function decode(text: Buffer, label: string, line: number): string {
  const decoded = iconv.decode(text, "windows-1252");
  if (!decoded.includes("\ufffd")) return decoded;
  throw new LoadError(
    `${label}:${line}: a byte that is neither UTF-8 nor Windows-1252; save the export as UTF-8, in Excel "CSV UTF-8"`,
  );
}
