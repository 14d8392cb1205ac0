import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { loadFile, openLoads } from "./given-load.ts";

openLoads();

const header = "tool_id,name,owner,builder,team";
const rows = ["T1,Leave planner,ana@ortolan.test,ana@ortolan.test,Claims", "T2,Prüfung,ben@ortolan.test,,Finance"];
const lines = [header, ...rows];
const plain = `${lines.join("\n")}\n`;
const utf16 = (text: string) => Buffer.from(text, "utf16le");
/** UTF-16 with the bytes of each pair swapped. */
const utf16Be = (text: string) => utf16(text).swap16();
const both = ["T1 | Leave planner | Claims", "T2 | Prüfung | Finance"];

/** By what it went through, and what of its two tools is loaded; `words` is what the operator is told beyond the count of rows. */
const resaved: readonly {
  readonly title: string;
  readonly content: string | Buffer;
  readonly rows?: readonly string[];
  readonly words?: string;
  readonly rejects?: readonly string[];
  readonly notes?: readonly string[];
  readonly verdict?: string;
}[] = [
  { title: "as it was", content: plain },
  { title: "with a byte order mark", content: `\ufeff${plain}` },
  { title: "with semicolons", content: plain.replaceAll(",", ";") },
  { title: "with tabs", content: plain.replaceAll(",", "\t") },
  {
    title: "with Excel's line that tells the delimiter",
    content: `sep=;\r\n${lines.join("\r\n").replaceAll(",", ";")}\r\n`,
  },
  { title: "with that line in quotes, behind a byte order mark", content: `\ufeff"sep=,"\n${plain}` },
  { title: "with that line and a delimiter that nobody guesses", content: `sep=:\n${plain.replaceAll(",", ":")}` },
  {
    title: "in UTF-16 LE with its mark",
    content: Buffer.concat([Buffer.from("fffe", "hex"), utf16(plain)]),
    notes: ["read as UTF-16 LE"],
  },
  { title: "in UTF-16 LE without a mark", content: utf16(plain), notes: ["read as UTF-16 LE"] },
  {
    title: "in UTF-16 BE with its mark",
    content: Buffer.concat([Buffer.from("feff", "hex"), utf16Be(plain)]),
    notes: ["read as UTF-16 BE"],
  },
  {
    title: "in UTF-16, with tabs and the delimiter's line, as Unicode text",
    content: Buffer.concat([Buffer.from("fffe", "hex"), utf16(`sep=\t\r\n${plain.replaceAll(",", "\t")}`)]),
    notes: ["read as UTF-16 LE"],
  },
  { title: "in Windows-1252", content: Buffer.from(plain, "latin1"), notes: ["read as Windows-1252"] },
  { title: "with CRLF", content: plain.replaceAll("\n", "\r\n") },
  { title: "with CRLF and LF mixed", content: `${header}\r\n${rows[0]}\n${rows[1]}\r\n` },
  { title: "with trailing empty columns", content: `${lines.map((line) => `${line},,,`).join("\n")}\n` },
  {
    title: "with rows of delimiters alone below the table",
    content: `${plain}${",,,,\n".repeat(3)}`,
    notes: ["3 rows have no filled cell, and no row is made of them"],
  },
  {
    title: "with a row of delimiters alone in its midst",
    content: `${header}\n${rows[0]}\n,,"",,\n${rows[1]}\n`,
    notes: ["1 row has no filled cell, and no row is made of them"],
  },
  {
    title: "with every cell in quotes",
    content: `${lines
      .map((line) =>
        line
          .split(",")
          .map((cell) => `"${cell}"`)
          .join(","),
      )
      .join("\n")}\n`,
  },
  { title: "gzipped", content: gzipSync(plain) },
  {
    title: "with the header twice",
    content: `${header}\n${plain}`,
    words:
      ", 1 rejected (in line 2: the header again: files were put together, or it was copied in); held: 1 of 3 rows cannot be read, more than 1 %; see its rejects, then accept or reject it",
    rejects: ["2: x_x,x,x,x,x (the header again: files were put together, or it was copied in)"],
    verdict: "held",
  },
  {
    title: "put together of two files with their marks and line ends, in another case",
    content: `\ufeff${header}\r\n${rows[0]}\r\n\ufeff${header.toUpperCase()}\n${rows[1]}\n`,
    words:
      ", 1 rejected (in line 3: the header again: files were put together, or it was copied in); held: 1 of 3 rows cannot be read, more than 1 %; see its rejects, then accept or reject it",
    rejects: ["3: \ufeffx_x,x,x,x,x (the header again: files were put together, or it was copied in)"].map((text) =>
      text.replace("\ufeff", ""),
    ),
    verdict: "held",
  },
  {
    title: "put together of two files whose columns differ in order",
    content: `${plain}name,tool_id,owner,builder,team\nVisits,T3,,,Claims\n`,
    rows: [],
    words:
      "export-2026-03-31.csv:4: the header again, with its columns in another order; two files were put together: load them apart",
    verdict: "refused",
  },
  {
    title: "with a title above the header",
    content: `Registry of tools;;;;\n\n${plain.replaceAll(",", ";")}`,
    rows: [],
    words:
      "export-2026-03-31.csv: no source recognises it; line 3 has the columns of lanemark-registry (Registry sheet); remove what stands above it",
    verdict: "refused",
  },
  {
    title: "cut in the middle of a row",
    content: plain.slice(0, plain.indexOf("ben@") + 5),
    rows: both.slice(0, 1),
    words:
      ", 1 rejected (in line 3: fewer cells than the header has columns); held: it breaks off in line 3, so what followed is missing; 1 of 2 rows cannot be read, more than 1 %; copy or export it again, or accept it as it is",
    rejects: ["3: x0,x,x@x (fewer cells than the header has columns)"],
    verdict: "held",
  },
  {
    title: "cut inside a quoted cell",
    content: `${header}\n${rows[0]}\nT2,"Prüfung, zweite`,
    rows: both.slice(0, 1),
    words:
      ", 1 rejected (in line 3: a quote is opened and never closed); held: it breaks off in line 3, so what followed is missing; 1 of 2 rows cannot be read, more than 1 %; copy or export it again, or accept it as it is",
    rejects: ['3: x0,"x, x (a quote is opened and never closed)'],
    verdict: "held",
  },
  {
    title: "cut inside a quoted cell, behind a line break in it",
    content: `${header}\n${rows[0]}\nT2,"Prüfung\nzweite\n`,
    rows: both.slice(0, 1),
    words:
      ", 2 rejected (the first in line 3: a quote is opened and never closed); held: it breaks off in line 3, so what followed is missing; 2 of 3 rows cannot be read, more than 1 %; copy or export it again, or accept it as it is",
    rejects: ['3: x0,"x (a quote is opened and never closed)', "4: x (fewer cells than the header has columns)"],
    verdict: "held",
  },
  {
    title: "cut in its last cell, which nobody can tell from a file without a last line break",
    content: plain.slice(0, -5),
    rows: ["T1 | Leave planner | Claims", "T2 | Prüfung | Fin"],
    notes: ["its last line does not end with a line break: if the file was cut there, so was its last cell"],
  },
  {
    title: "cut in the middle of a character of UTF-8",
    content: Buffer.from(`${plain}T3,Größe`).subarray(0, -2),
    rows: [],
    words: "export-2026-03-31.csv:4: ends in the middle of a character, so it was cut; copy or export it again",
    verdict: "refused",
  },
  {
    title: "cut in the middle of a character of UTF-16",
    content: utf16(`${plain}T3,Grö`).subarray(0, -1),
    rows: [],
    words: "export-2026-03-31.csv:4: ends in the middle of a character, so it was cut; copy or export it again",
    verdict: "refused",
  },
  {
    title: "gzipped and cut",
    content: gzipSync(plain.repeat(50)).subarray(0, 90),
    rows: [],
    words: "export-2026-03-31.csv: is damaged or cut short (unexpected end of file); copy or export it again",
    verdict: "refused",
  },
];

test.each(resaved)("a sheet $title", async (given) => {
  const load = await loadFile(given.content);
  const expected = given.rows ?? both;
  expect(await load.rows("native_id, tool_name, team_name")).toEqual(expected);
  expect(await load.rejects()).toEqual(given.rejects ?? []);
  const [read, loaded, rejected] = load.counts;
  expect([loaded, rejected]).toEqual([expected.length, given.rejects?.length ?? 0]);
  expect(read).toBe(loaded + rejected);
  const told = load.words.replace(/^export-2026-03-31\.csv: Registry sheet, \d of \d rows/, "");
  expect(told).toBe(given.words ?? "");
  expect(load.verdict).toBe(given.verdict ?? "loaded");
  expect(load.notes).toEqual(given.notes ?? []);
});

test("a log that was cut is held too, as NDJSON, whatever else is wrong with it", async () => {
  const event =
    '{"event_id":"e1","occurred_at":"2026-03-01T10:00:00Z","actor":"ana","tool_id":"T1","operation":"open"}';
  const load = await loadFile(`${`${event}\n`.repeat(300)}${event.slice(0, 40)}`, { name: "events.ndjson" });
  expect(load.counts).toEqual([301, 300, 1]);
  expect(load.words).toMatch(
    /, 300 of 301 rows, 1 rejected \(in line 301: the line is not one JSON object\); held: it breaks off in line 301, /,
  );
});

test("a bad row in the midst of a file, or a whole one that lacks a cell at its end, is no cut", async () => {
  const many = `${rows[0]}\n`.repeat(200);
  for (const content of [
    `${header}\nT2,half\n${many}`,
    `${header}\n${many}T2,half\n`,
    `${header}\nT2,"open\n${many}`,
  ]) {
    const load = await loadFile(content);
    expect([load.verdict, load.counts]).toEqual(["loaded", [201, 200, 1]]);
  }
});
