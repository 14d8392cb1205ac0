import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { checksumFile, hashFile } from "../contract/hash.ts";
import { removeFolder } from "./remove-folder.ts";

function fileOf(content: Uint8Array | string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "lanemark-hash-"));
  onTestFinished(() => removeFolder(folder));
  const file = path.join(folder, "file");
  writeFileSync(file, content);
  return file;
}

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

test("a hash is the SHA-256 of all bytes, of a file of several pieces too", async () => {
  expect(await hashFile(fileOf(""))).toBe(sha256(""));
  const bytes = Buffer.alloc(2_500_000, "lane");
  expect(await hashFile(fileOf(bytes))).toBe(sha256(bytes));
});

test("a checksum is the SHA-256 of the CRC-32 of each mebibyte", async () => {
  // CRC-32's own check value, 0xCBF43926, as the standard gives it.
  expect(await checksumFile(fileOf("123456789"))).toBe(sha256(Buffer.from("2639f4cb", "hex")));
  expect(await checksumFile(fileOf(""))).toBe(sha256(""));
  // Of a mebibyte of zeros it is 0xA738EA1C, as Python's zlib says.
  const piece = "1cea38a7";
  expect(await checksumFile(fileOf(Buffer.alloc(2 << 20)))).toBe(sha256(Buffer.from(piece + piece, "hex")));
});

test("a checksum tells a changed byte, wherever it is, and a cut file", async () => {
  const bytes = Buffer.alloc(2_500_000, "mark");
  const sound = await checksumFile(fileOf(bytes));
  const change = fc.tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(change, async ([at, by]) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ by;
      expect(await checksumFile(fileOf(damaged))).not.toBe(sound);
      expect(await checksumFile(fileOf(bytes.subarray(0, at)))).not.toBe(sound);
    }),
    { numRuns: 20 },
  );
});
