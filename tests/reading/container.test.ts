import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import * as zlib from "node:zlib";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { prepareExport } from "../../pipelines/reading/prepare.ts";
import { complaint, folder, givenFile, openReading, read, work } from "./given-file.ts";
import { givenZip } from "./given-zip.ts";

openReading();

const csv = "id,name\n1,a\n";

test("each file of a zip is an export of its own, with a hash of archive and name", async () => {
  const zip = givenZip([
    { name: "2026/a.csv", content: csv },
    { name: "2026/", content: "" },
    { name: "__MACOSX/._a.csv", content: "\0\0" },
    { name: ".DS_Store", content: "\0\0" },
    { name: "b.csv", content: "id\n1\n2\n" },
  ]);
  const prepared = await prepareExport(givenFile(zip, "two.csv"), work);
  expect(prepared.map(({ fileName, records }) => [fileName, records])).toEqual([
    ["two.csv/2026/a.csv", 1],
    ["two.csv/b.csv", 2],
  ]);
  const archive = createHash("sha256").update(zip).digest("hex");
  expect(prepared[0]?.contentHash).toBe(createHash("sha256").update(`${archive}\0${"2026/a.csv"}`).digest("hex"));
});

test("the name of a member is never a path", async () => {
  const { prepared } = await read(givenFile(givenZip([{ name: "../../escaped.csv", content: csv }])));
  expect(path.relative(work, prepared.path)).not.toMatch(/^\.\./);
  expect(existsSync(path.join(work, "../../escaped.csv"))).toBe(false);
});

test.each([
  ["cut short", givenZip([{ name: "a.csv", content: csv.repeat(500) }]).subarray(0, 80), /: is damaged or cut short /],
  ["empty", givenZip([]), /: holds no files; /],
  ["encrypted", givenZip([{ name: "a.csv", content: csv, isEncrypted: true }]), /\/a\.csv: is encrypted; /],
  ["a workbook", givenZip([{ name: "[Content_Types].xml", content: "<x/>" }]), /: an Excel workbook .*CSV UTF-8$/],
  [
    "a bomb that says so",
    givenZip([{ name: "a.csv", content: Buffer.alloc(40_000_000) }]),
    /: unpacks to more than 100 times/,
  ],
  [
    "a bomb that lies",
    givenZip([{ name: "a.csv", content: Buffer.alloc(40_000_000), claimedBytes: 900 }]),
    /\/a\.csv: is damaged/,
  ],
  [
    "of 1,001 files",
    givenZip(Array.from({ length: 1001 }, (_, index) => ({ name: `${index}`, content: csv }))),
    /: holds 1001 files, and 1000 is/,
  ],
  [
    "with a zip in it",
    givenZip([{ name: "in.zip", content: givenZip([{ name: "a", content: csv }]) }]),
    /: an archive inside an archive; /,
  ],
])("a zip that is %s is one clear line", async (_, zip, message) => {
  const words = await complaint(givenFile(zip));
  expect(words).toMatch(message);
  expect(words).not.toContain("\n");
});

test("a member whose bytes were changed is told by its checksum", async () => {
  const zip = givenZip([{ name: "a.csv", content: csv }]);
  zip.writeUInt32LE(1, zip.indexOf(Buffer.from("504b0102", "hex")) + 16);
  expect(await complaint(givenFile(zip))).toMatch(/its checksum does not match/);
});

test("gzip is unpacked whatever its name, and keeps the hash of the file as it came", async () => {
  const packed = gzipSync(csv);
  const { prepared, rows } = await read(givenFile(packed, "plain.csv"));
  expect(prepared.contentHash).toBe(createHash("sha256").update(packed).digest("hex"));
  expect(rows).toEqual([["2", "1", "a"]]);
});

test("zstd is unpacked where Node can, else refused with the remedy", async () => {
  const zstd = Buffer.from("28b52ffd040061000069642c6e616d650a312c610a", "hex");
  const words = await complaint(givenFile(zstd));
  if ("createZstdDecompress" in zlib) expect(words).not.toMatch(/needs Node/);
  else expect(words).toMatch(/: zstd needs Node 22.15 or newer, and this is v20.*; pack the export with gzip$/);
});

test("plain UTF-8 is read where it lies, with its own hash, whatever its path looks like", async () => {
  const file = givenFile(csv, "we[i]rd *?' {a,b}\n.csv.gz");
  const { prepared, rows } = await read(file);
  expect(prepared).toMatchObject({ path: file, label: path.join(folder, "we[i]rd *?' {a,b}?.csv.gz"), bytes: 12 });
  expect(prepared.contentHash).toBe(createHash("sha256").update(csv).digest("hex"));
  expect(rows).toEqual([["2", "1", "a"]]);
});
