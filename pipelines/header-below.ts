import { readBytes } from "./reading/chunks.ts";
import { delimiters, startOfRecords } from "./reading/head.ts";
import type { LineBreaks, PreparedExport } from "./reading/prepared.ts";
import { recognise } from "./recognise.ts";
import type { Source } from "./source.ts";

const lookedAt = 64 * 1024;

/** The line further down of a CSV that no source recognises which is a source's header: a title or a remark stands above it. */
export async function findHeaderBelow(
  sources: readonly Source[],
  prepared: PreparedExport,
): Promise<{ readonly line: number; readonly source: Source } | undefined> {
  if (prepared.format !== "csv") return undefined;
  const head = await readBytes(prepared.path, 0, lookedAt);
  for (const delimiter of delimiters) {
    for (const [index, header] of startOfRecords(head, delimiter).entries()) {
      if (index === 0) continue;
      const recognised = recognise(sources, { format: "csv", header });
      if ("source" in recognised) return { line: lineOf(prepared.breaks, index + 1), source: recognised.source };
    }
  }
  return undefined;
}

/** The physical line on which a record starts, in a file of which `path` may be a normalised copy. */
function lineOf({ records, lines }: LineBreaks, record: number): number {
  const before = records.findLastIndex((start) => start <= record);
  return (lines[before] ?? 1) + record - (records[before] ?? 1);
}
