import { createReadStream } from "node:fs";
import type { PreparedExport } from "./prepared.ts";

/** Whether any cell of a CSV may begin or end with white space: says so rather too often than too seldom, at the speed of reading the file. */
export async function isPadded(prepared: PreparedExport): Promise<boolean> {
  if (prepared.format !== "csv") return true;
  const patterns = paddings(prepared.read.delimiter);
  const longest = Math.max(...patterns.map((pattern) => pattern.length));
  let end = Buffer.alloc(0);
  for await (const chunk of createReadStream(prepared.path, { highWaterMark: 1 << 20 })) {
    // A pattern may lie across the border of two chunks.
    const text = Buffer.concat([end, chunk as Buffer]);
    if (hasSpace(text) && patterns.some((pattern) => text.includes(pattern))) return true;
    end = Buffer.from(text.subarray(Math.max(0, text.length - longest)));
  }
  return /[ \t\u00a0]$/.test(end.toString("utf8"));
}

/** Most logs of machines have no space at all, and one look for each kind is cheap. */
function hasSpace(text: Buffer): boolean {
  return text.includes(0x20) || text.includes(0x09) || text.includes(0xa0);
}

function paddings(delimiter: string): Buffer[] {
  const edges = [delimiter, "\n", '"'];
  const spaces = edges.flatMap((edge) => [`${edge} `, ` ${edge}`]);
  const tabs = delimiter === "\t" ? [] : ["\t"];
  return [...spaces, ...tabs, " \r", "\u00a0"].map((pattern) => Buffer.from(pattern, "utf8"));
}
