import fc from "fast-check";
import { expect, test } from "vitest";
import { openScanner } from "../../pipelines/reading/scan.ts";
import { givenFile, openReading, read } from "./given-file.ts";

openReading();

/** `blanks`: records of several columns without a filled cell, which are no rows. */
type Written = {
  readonly text: string;
  readonly rows: (string | null)[][];
  readonly rejected: string[];
  readonly blanks: number;
};

const cell = fc.record({
  text: fc.string({
    unit: fc.constantFrom("a", "7", '"', ",", ";", "\t", "|", "\n", "\r\n", " ", "é", "😀", "#", "'"),
    maxLength: 6,
  }),
  isQuoted: fc.boolean(),
});
const cells = fc.array(cell, { minLength: 5, maxLength: 5 });
const record = fc.record({
  cells,
  kind: fc.constantFrom("good", "good", "good", "short", "long", "broken"),
  blanksAfter: fc.constantFrom(0, 0, 0, 0, 1, 2),
});
const table = fc.record({
  columns: fc.integer({ min: 1, max: 5 }),
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  newline: fc.constantFrom("\n", "\r\n"),
  hasTypeLine: fc.boolean(),
  hasBlanks: fc.boolean(),
  hasBadRecords: fc.boolean(),
  hasBrokenQuotes: fc.boolean(),
  hasNewlineAtEnd: fc.boolean(),
  records: fc.array(record, { maxLength: 12 }),
});
type Table = typeof table extends fc.Arbitrary<infer Value> ? Value : never;

/** Text, and what must come of it, counted while it is written. */
function write({ columns, newline, records, ...options }: Table): Written {
  const delimiter = columns === 1 ? "," : options.delimiter;
  const header = Array.from({ length: columns }, (_, index) => `c${index}`).join(delimiter);
  let text = `${options.hasTypeLine ? `#TYPE X${newline}` : ""}${header}`;
  const rows: (string | null)[][] = [];
  const rejected: string[] = [];
  let blanks = 0;
  for (const { cells, kind, blanksAfter } of records) {
    text += newline;
    const line = String(text.split("\n").length);
    const isGood =
      kind === "good" ||
      !options.hasBadRecords ||
      (kind === "short" && columns === 1) ||
      (kind === "broken" && !options.hasBrokenQuotes);
    const kept = cells.slice(0, columns);
    const isBlank = columns > 1 && kept.every(({ text }) => text === "");
    if (isGood && isBlank) blanks++;
    else if (isGood) rows.push([line, ...kept.map(({ text }) => text || null)]);
    else rejected.push(line);
    text += isGood ? formatRecord(kept, delimiter) : formatBad(kind, columns, delimiter);
    if (options.hasBlanks) text += newline.repeat(blanksAfter);
  }
  return { text: text + (options.hasNewlineAtEnd ? newline : ""), rows, rejected, blanks };
}

function formatRecord(cells: Table["records"][number]["cells"], delimiter: string): string {
  return cells
    .map(({ text, isQuoted }) => {
      const isPlain =
        !isQuoted && !/[\r\n]|^ *"/.test(text) && !text.includes(delimiter) && (cells.length > 1 || text !== "");
      return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
    })
    .join(delimiter);
}

function formatBad(kind: string, columns: number, delimiter: string): string {
  if (kind === "broken") return ['"x"y', ...Array.from({ length: columns - 1 }, () => "z")].join(delimiter);
  return Array.from({ length: kind === "short" ? columns - 1 : columns + 2 }, () => "x").join(delimiter);
}

test("random tables come back cell for cell, each row and each reject with its line", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (given) => {
      const { text, rows, rejected, blanks } = write(given);
      const { prepared, ...got } = await read(givenFile(text, "random.dat"));
      expect(got.rows).toEqual(rows);
      expect(got.rejects.map(([line]) => line)).toEqual(rejected);
      expect(prepared.records).toBe(rows.length + rejected.length + blanks);
    }),
    { numRuns: 400, seed: 20260331 },
  );
});

test("the scan says the same however the bytes are cut into chunks", () => {
  const text = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", "\r\n", " "), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (content, size) => {
      const bytes = Buffer.from(content);
      expect(scan(bytes, size)).toEqual(scan(bytes, bytes.length + 1));
    }),
    { numRuns: 2000, seed: 20260331 },
  );
});

/** An irregular text is only known to be so: nothing else of its scan is used. */
function scan(bytes: Buffer, size: number): unknown {
  const scanner = openScanner({ label: "x", offset: 0, delimiter: 44, hasQuotes: true, isOneColumn: false });
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
  const scanned = scanner.end();
  return scanned.isRegular ? scanned : false;
}
