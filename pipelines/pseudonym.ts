import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { hashText } from "../contract/hash.ts";
import type { Layout } from "../contract/layout.ts";
import { LoadError } from "./errors.ts";

/** The installation's secret, made on first use. 32 bytes, hexadecimal, readable by its owner alone. */
export async function readPseudonymKey(layout: Layout): Promise<Buffer> {
  const text = await fs.readFile(layout.key, "utf8").catch(() => undefined);
  if (text === undefined) return createPseudonymKey(layout);
  // Keys of older installations have no sum.
  const [digits = "", sum] = text.trim().split(" ");
  const key = Buffer.from(digits, "hex");
  if (digits.length !== 64 || key.length !== 32 || (sum !== undefined && sum !== sumOf(digits))) {
    throw new LoadError(`${layout.key}: is no key, or was damaged; restore it from a backup`);
  }
  return key;
}

/** Another key would turn everybody into somebody else, without a word. */
function sumOf(digits: string): string {
  return hashText(digits).slice(0, 16);
}

async function createPseudonymKey(layout: Layout): Promise<Buffer> {
  const lake = await fs.readdir(layout.lake).catch(() => []);
  if (lake.length > 0) {
    throw new LoadError(
      `${layout.key}: is gone, and the lake was written with it; restore it, or remove ${layout.lake} to read every export again`,
    );
  }
  await fs.mkdir(path.dirname(layout.key), { recursive: true, mode: 0o700 });
  const handle = await fs.open(layout.key, "wx", 0o600);
  const key = randomBytes(32);
  const digits = key.toString("hex");
  await handle.writeFile(`${digits} ${sumOf(digits)}\n`);
  await handle.sync();
  await handle.close();
  return key;
}

/**
 * Makes the macros `person_text(text)` (how a key is compared: trimmed, without case), `pseudonym(text)` (HMAC-SHA-256 of it, RFC 2104, cut to
 * 16 hexadecimal characters) and `people_texts(text)` (several people in one cell).
 */
export async function definePseudonyms(connection: DuckDBConnection, key: Buffer): Promise<void> {
  const block = Buffer.alloc(64);
  key.copy(block);
  const pad = (byte: number) => [...block].map((each) => `\\x${(each ^ byte).toString(16).padStart(2, "0")}`).join("");
  await connection.run("create or replace temp macro person_text(text) as lower(trim(text))");
  await connection.run(
    `create or replace temp macro pseudonym(text) as left(sha256('${pad(0x5c)}'::blob || unhex(sha256('${pad(0x36)}'::blob || encode(person_text(text))))), 16)`,
  );
  await connection.run(`create or replace temp macro people_texts(text) as list_filter(
    list_transform(
      string_split_regex(
        case when regexp_matches(text, '^[^,]+@[^,]+(,[^,]+@[^,]+)+$') then replace(text, ',', ';') else text end,
        '\\s*[;|/\\r\\n]\\s*|\\s+&\\s+|\\s+and\\s+'
      ),
      part -> trim(part)
    ),
    part -> part <> ''
  )`);
}
