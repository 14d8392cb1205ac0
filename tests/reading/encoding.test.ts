import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { openUtf8Check } from "../../pipelines/reading/encoding.ts";
import { complaint, givenFile, openReading, read } from "./given-file.ts";

openReading();

const text = 'näme,größe\n"Zoë\n– €",1\nłódź,2\n';
const western = 'näme,größe\n"Zoë\n– €",1\nplain,2\n';

test.each([
  ["UTF-8", Buffer.from(text)],
  ["UTF-8 with BOM", Buffer.from(`\ufeff${text}`)],
  ["UTF-16 LE", Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16 LE", Buffer.from(text, "utf16le")],
  ["UTF-16 BE", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["UTF-16 BE", Buffer.from(text, "utf16le").swap16()],
])("%s is told by the bytes and read", async (encoding, bytes) => {
  const { prepared, rows } = await read(givenFile(bytes));
  expect(prepared).toMatchObject({ encoding, header: ["näme", "größe"] });
  expect(rows).toEqual([
    ["2", "Zoë\n– €", "1"],
    ["4", "łódź", "2"],
  ]);
});

test("what is not UTF-8 is Windows-1252, header and cells", async () => {
  const { prepared, rows } = await read(givenFile(iconv.encode(western, "windows-1252")));
  expect(prepared).toMatchObject({ encoding: "Windows-1252", header: ["näme", "größe"] });
  expect(prepared.notes).toEqual(["read as Windows-1252"]);
  expect(rows).toEqual([
    ["2", "Zoë\n– €", "1"],
    ["4", "plain", "2"],
  ]);
});

test("exports of two encodings pasted together are read line by line", async () => {
  const bytes = Buffer.concat([Buffer.from("\ufeffname\nłódź\n"), iconv.encode("größe\n", "windows-1252")]);
  const { rows } = await read(givenFile(bytes));
  expect(rows).toEqual([
    ["2", "łódź"],
    ["3", "größe"],
  ]);
});

test("a byte that neither encoding has is refused with its line", async () => {
  const bytes = Buffer.from([...Buffer.from("id\n1\n"), 0x81, 10]);
  expect(await complaint(givenFile(bytes))).toMatch(/^\d+\.dat:3: a byte that is neither UTF-8 nor Windows-1252; /);
});

test("a NUL character in UTF-16 is refused with its line", async () => {
  expect(await complaint(givenFile(Buffer.from("\ufeffid\n1\n\0\n", "utf16le")))).toMatch(/^\d+\.dat:3: a NUL byte; /);
});

test.each([
  ["valid", Buffer.from("aé–😀z".repeat(3))],
  ["cut", Buffer.from("aé–😀").subarray(0, -1)],
  // With no other letter beyond ASCII, a single byte at the end is one of Windows-1252.
  ["invalid", Buffer.from("cafe\xe9", "latin1")],
  ["valid", Buffer.from("cafe")],
])("UTF-8 is judged the same however it is cut into chunks: %s", (judged, bytes) => {
  for (const size of [1, 2, 3, 4, 5, 100]) {
    const check = openUtf8Check();
    for (let at = 0; at < bytes.length; at += size) check.push(bytes.subarray(at, at + size));
    expect([size, check.end()]).toEqual([size, judged]);
  }
});

test("a bad byte is found in whichever chunk it lies", () => {
  for (const size of [1, 2, 3, 4, 5, 100]) {
    const bytes = Buffer.concat([Buffer.from("é–"), Buffer.from([0xe2, 0x41]), Buffer.from("é")]);
    const check = openUtf8Check();
    for (let at = 0; at < bytes.length; at += size) check.push(bytes.subarray(at, at + size));
    expect([size, check.end()]).toEqual([size, "invalid"]);
  }
});
