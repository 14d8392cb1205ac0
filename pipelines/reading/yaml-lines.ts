import { StringDecoder } from "node:string_decoder";
import { LoadError } from "../errors.ts";
import { readChunks } from "./chunks.ts";
import { limits } from "./limits.ts";
import type { Entry } from "./yaml-entry.ts";

/**
 * The entries of a YAML list, one after the other. `mark`: bytes of the byte order mark. The hyphen that starts an entry stands where the first one stood: YAML lets nothing that belongs
 * to an entry stand as far to the left. Throws a LoadError for an entry that is too long and for a second document.
 */
export async function* eachEntry(file: string, mark: number, label: string): AsyncGenerator<Entry> {
  let parts: string[] = [];
  let start = 0;
  let length = 0;
  let line = 0;
  let indent: string | undefined;
  let isOver = false;
  for await (const text of eachLine(file, mark, () => tooLong(label, start || line + 1))) {
    line++;
    const isBlank = /^\s*(#|$)/.test(text);
    if (indent === undefined) {
      if (isBlank || /^(%|---(\s|$))/.test(text)) continue;
      indent = /^ */.exec(text)?.[0] ?? "";
    } else if (isOver ? !isBlank : /^---(\s|$)/.test(text)) {
      throw new LoadError(`${label}:${line}: a second YAML document starts here; save each list as a file of its own`);
    }
    isOver ||= /^\.\.\.(\s|$)/.test(text);
    if (isOver) continue;
    if (text.startsWith(`${indent}-`) && /^[ \t]?$/.test(text.charAt(indent.length + 1))) {
      if (parts.length > 0) yield { text: parts.join(""), line: start, where: label };
      parts = [];
      length = 0;
      start = line;
    }
    parts.push(`${text}\n`);
    length += text.length + 1;
    if (length > limits.yamlEntryCharacters) throw tooLong(label, start);
  }
  if (parts.length > 0) yield { text: parts.join(""), line: start, where: label };
}

function tooLong(label: string, line: number): LoadError {
  return new LoadError(
    `${label}:${line}: an entry of more than 1 MB starts here; each tool is an entry of its own, beginning with a hyphen`,
  );
}

/** The lines of a text in UTF-8 from byte `start` on, without their ends, whichever of the three kinds these are. */
async function* eachLine(file: string, start: number, refuse: () => Error): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of readChunks(file, start)) {
    const lines = (rest + decoder.write(chunk)).split(/\r\n|\r(?!$)|\n/);
    rest = lines.pop() ?? "";
    if (rest.length > limits.yamlEntryCharacters) throw refuse();
    yield* lines;
  }
  rest = (rest + decoder.end()).replace(/\r$/, "");
  if (rest !== "") yield rest;
}
