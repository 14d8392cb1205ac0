import { openWriter, readChunks } from "./chunks.ts";
import { limits } from "./limits.ts";
import type { LineBreaks } from "./prepared.ts";
import type { Dialect } from "./record.ts";
import { tooLong } from "./scan.ts";
import { formatRecord, openSorter } from "./sorter.ts";

export type Normalised = {
  readonly path: string;
  readonly records: number;
  readonly longestRecord: number;
  readonly breaks: LineBreaks;
  readonly broken: { readonly path: string; readonly records: number } | null;
};

/**
 * Writes the records of a CSV that DuckDB could split otherwise than meant (mixed line ends, empty lines, spaces around quotes, quotes that
 * never close) as plain RFC 4180 with commas. A record whose quotes do not close loses its first line to `broken`; reading resumes on the next.
 */
export async function normalise(
  file: string,
  label: string,
  body: { offset: number; line: number },
  header: readonly string[],
  dialect: Dialect,
  workDirectory: string,
): Promise<Normalised> {
  const writer = await openWriter(workDirectory);
  const rejects = await openWriter(workDirectory);
  const sorter = openSorter(header.length, body.line, dialect);
  const sort = async (text: Buffer, isWhole: boolean) => {
    const sorted = sorter.sort(text, isWhole);
    await writer.write(sorted.good);
    await rejects.write(sorted.bad);
    return text.subarray(sorted.end);
  };
  try {
    await writer.write(formatRecord(header));
    let text: Buffer = Buffer.alloc(0);
    for await (const chunk of readChunks(file, body.offset)) {
      text = await sort(Buffer.concat([text, chunk]), false);
      if (text.length > limits.recordBytes) throw tooLong(label, sorter.counts().line, true);
    }
    await sort(text, true);
  } finally {
    await writer.close();
    await rejects.close();
  }
  const { records, broken, longestRecord } = sorter.counts();
  const left = broken === 0 ? null : { path: rejects.path, records: broken };
  return { path: writer.path, records, longestRecord, breaks: sorter.breaks(), broken: left };
}
