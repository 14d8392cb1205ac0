import { createReadStream } from "node:fs";
import type { PreparedExport } from "./prepared.ts";

/** Whether any cell of a CSV may begin or end with white space: says so rather too often than too seldom, at the speed of reading the file. */
export async function isPadded(prepared: PreparedExport): Promise<boolean> {
  if (prepared.format !== "csv") return true;
  const patterns = paddings(prepared.read.delimiter);
  const longest = Math.max(...patterns.map((pattern) => pattern.length));
  let end = Buffer.alloc(0);
  for await (const chunk of createReadStream(prepared.path, { highWaterMark: 1 << 20 })) {
    const text = chunk as Buffer;
    // A pattern may lie across the border of two chunks.
    const border = Buffer.concat([end, text.subarray(0, longest)]);
    if (patterns.some((pattern) => text.includes(pattern) || border.includes(pattern))) return true;
    end = Buffer.from(text.subarray(Math.max(0, text.length - longest)));
  }
  return end.length > 0 && /\s/.test(end.toString("latin1").at(-1) ?? "") && !end.toString("latin1").endsWith("\n");
}

function paddings(delimiter: string): Buffer[] {
  const edges = [delimiter, "\n", '"'];
  const spaces = edges.flatMap((edge) => [`${edge} `, ` ${edge}`]);
  const tabs = delimiter === "\t" ? [] : ["\t"];
  return [...spaces, ...tabs, " \r", "\u00a0"].map((pattern) => Buffer.from(pattern, "utf8"));
}
