import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { prepareExport } from "../../pipelines/reading/prepare.ts";
import { complaint, folder, givenFile, openReading, read, work } from "./given-file.ts";

openReading();

test("what is no file is refused by what it is", async () => {
  const pipe = path.join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  symlinkSync(givenFile("id\n1\n"), path.join(folder, "link"));
  mkdirSync(path.join(folder, "directory"));
  expect(await complaint(path.join(folder, "missing.csv"))).toBe(
    "missing.csv: no such file; check the name, for example with: ls",
  );
  expect(await complaint(path.join(folder, "directory"))).toMatch(/^directory: a directory in place of a file; /);
  expect(await complaint(pipe)).toMatch(/^pipe: a pipe, socket or device in place of a file; /);
  expect(await complaint(path.join(folder, "link"))).toMatch(/^link: a symbolic link, which is not followed; /);
});

test.each([
  ["nothing", "", /^\d+\.dat: is empty; /],
  ["only empty lines", "\n\n  \n", /^\d+\.dat: is empty; /],
  ["a PDF", "%PDF-1.7\n", /^\d+\.dat: a PDF, not a table; export it as CSV$/],
  ["a PNG", Buffer.from("89504e470d0a1a0a", "hex"), /: a PNG picture, not a table; /],
  ["a web page", "<!DOCTYPE html><html>", /: a web page, not a table; .*sign in/],
  ["a NUL byte in the body", "id,name\n1,a\n2,\0b\n", /^\d+\.dat:3: a NUL byte; /],
  ["a NUL byte far down", `id,name\n${"1,abcdefgh\n".repeat(200_000)}2,\0b\n`, /^\d+\.dat:200002: a NUL byte; /],
  [
    "columns of one name",
    "id,name,ID\n1,a,2\n",
    /^\d+\.dat:1: columns 1 and 3 are both called "ID"; rename or remove one$/,
  ],
  ["a column called _line", "id,_line\n1,a\n", /^\d+\.dat:1: a column is called _line/],
  [
    "10,000 columns",
    `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(",")}\n`,
    /:1: 10000 columns, and 500 is the most; /,
  ],
  [
    "a header that cannot be split",
    'id,"name"x\n1,a\n',
    /:1: the header cannot be split \(text follows a closing quote\); /,
  ],
  ["an array of JSON", '[\n {"id": 1}\n]', /: JSON, but not one object per line; .*jq -c/],
  ["JSON over several lines", '{\n "id": 1\n}', /: JSON, but not one object per line; /],
  ["a gzip that is cut short", gzipSync("id,name\n1,a\n".repeat(1000)).subarray(0, 60), /: is damaged or cut short /],
  ["a gzip bomb", gzipSync(Buffer.alloc(40_000_000, "id,name\n")), /: unpacks to more than 100 times its size/],
  ["an archive in an archive", gzipSync(gzipSync("id\n1\n")), /: an archive inside an archive; /],
  ["Parquet that is cut short", "PAR1xxxxxxxxxxxx", /: Parquet that is cut short; /],
  ["Parquet that is none", "PAR1xxxxxxxxPAR1", /: Parquet that cannot be read \(/],
])("%s is one clear line", async (_, content, message) => {
  const words = await complaint(givenFile(content));
  expect(words).toMatch(message);
  expect(words).not.toContain("\n");
});

test("columns of one name are no matter where they are not needed", async () => {
  const { prepared, rows } = await read(givenFile("id,Why,why\n1,a,b\n"), ["id"]);
  expect(prepared.header).toEqual(["id", "Why", "why (2)"]);
  expect(prepared.notes).toEqual(['columns 2 and 3 are both called "why"']);
  expect(rows).toEqual([["2", "1", "a", "b"]]);
});

test("a line of 1 GB is refused at its start, wherever it stands, in little time and memory", async () => {
  const first = givenFile("");
  truncateWith(first, "x");
  const third = givenFile("");
  truncateWith(third, 'id,name\n1,a\n2,"');
  const before = process.memoryUsage().rss;
  const started = performance.now();
  expect(await complaint(first)).toMatch(/^\d+\.dat:1: the header goes on for more than 1 MB; /);
  expect(await complaint(third)).toMatch(/^\d+\.dat:3: a record of more than 16 MB starts here; /);
  expect(performance.now() - started).toBeLessThan(3000);
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});

/** A file of 1 GB: this start, then 17 MB of letters, then a hole that takes no disk. */
function truncateWith(file: string, start: string): void {
  const handle = openSync(file, "w");
  writeSync(handle, start);
  writeSync(handle, Buffer.alloc(18_000_000, "x"));
  closeSync(handle);
  truncateSync(file, 2 ** 30);
}

test("a file that grows while it is read is refused", async () => {
  const file = givenFile("id,name\n".concat("1,abcdefgh\n".repeat(2_000_000)));
  const timer = setInterval(() => appendFileSync(file, "2,b\n"), 1);
  try {
    expect(await complaint(file)).toMatch(/: changed while it was read; /);
  } finally {
    clearInterval(timer);
  }
});

test("what was refused leaves nothing in the work directory", async () => {
  const left = new Set(readdirSync(work));
  await expect(prepareExport(givenFile(gzipSync(Buffer.alloc(30_000_000))), work)).rejects.toThrow("100 times");
  expect(readdirSync(work).filter((name) => !left.has(name))).toEqual([]);
});
