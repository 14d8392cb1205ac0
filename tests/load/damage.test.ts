import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDoor } from "../../app/door.server.ts";
import { layoutOf } from "../../contract/layout.ts";
import { verifyLive } from "../../pipelines/commands/check.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { acceptedLoads } from "../../pipelines/loads.ts";
import { copyLive } from "../../pipelines/memo.ts";
import { readCurrent } from "../../pipelines/publish.ts";
import { readJudgedLoads } from "../../pipelines/verdicts.ts";
import { lead } from "../app/viewers.ts";
import { currentNumbers, sampleExports } from "./running.ts";

process.env.LANEMARK_LOG ??= "off";
const isSlow = process.env.LANEMARK_SLOW === "1";
const seed = 20_261_121;
const flipsPerKind = 8;
/** After how many of them the next load is asked for the numbers. */
const loadsPerKind = isSlow ? flipsPerKind : 1;

const root = path.join(os.tmpdir(), `lanemark-damage-${process.pid}`);
const layout = layoutOf(path.join(root, "data"));
const exports = sampleExports([
  "registry-2026-10-31.csv",
  "entra-users-2026-10-31.csv",
  "headcount.csv",
  "purview-audit-2026-10.csv",
]);
/** A log that is read in one pass, whose people lie by number. */
const log = path.join(root, "events.csv");
let before = "";
let generation = "";

beforeAll(async () => {
  await fs.mkdir(root, { recursive: true });
  const rows = ["e1,2026-10-05T10:00:00Z,ana@ortolan.test,T1,open", "e2,2026-10-06T10:00:00Z,ben@ortolan.test,T1,open"];
  writeFileSync(log, `event_id,occurred_at,actor,tool_id,operation\n${rows.join("\n")}\n`);
  await loadAgain();
  before = await currentNumbers(layout);
}, 600_000);

afterAll(() => fs.rm(root, { recursive: true, force: true }));

async function loadAgain(): Promise<void> {
  const workshop = await openWorkshop(layout);
  await load(workshop, { paths: [...exports, log] }, { step: () => {}, line: () => {} });
  generation = (await readCurrent(layout))?.name ?? "";
}

/** The first file of that name below a folder. */
function fileBelow(folder: string, name: RegExp): string {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const file = found.find((each) => name.test(each));
  if (file === undefined) throw new Error(`no ${name} in ${folder}`);
  return path.join(folder, file);
}

type Kind = { readonly kind: string; readonly file: () => string; readonly isTold: (index: number) => Promise<void> };

const inLake = (name: RegExp) => () => fileBelow(layout.lake, name);
const inGeneration = (name: string) => () => path.join(layout.warehouse, generation, name);
const inMonths = (name: RegExp) => () => fileBelow(layout.months, name);

/** What the lake or the journal says first when it cannot be believed. */
async function lakeTells(): Promise<void> {
  await expect(readJudgedLoads(await openWorkshop(layout)).then(acceptedLoads)).rejects.toThrow(
    /is damaged|not a journal line|must be read again/,
  );
}

/** `lanemark check` says it, and a server that starts shows nothing of it, or the very numbers. */
async function warehouseTells(index: number): Promise<void> {
  await expect(verifyLive(layout)).rejects.toThrow(/is damaged|names no generation/);
  await serverTells(index % 2 === 0 ? 2 ** 40 : 0);
}

async function serverTells(largeBytes: number): Promise<void> {
  const sql = "-- scope: everyone\nselect * from metrics.values order by all";
  const queries = new Map([["numbers", sql]]);
  const door = createDoor({ layout, queries, isCached: true, lookEveryMs: 0, largeBytes });
  try {
    const rows = await door.query("numbers", {}, lead).catch(() => undefined);
    // A large generation answers before it is compared: then DuckDB has compared what it read.
    if (rows !== undefined) expect(rows.length).toBe((JSON.parse(before) as unknown[]).length);
    await expect
      .poll(async () => (await door.state()).problem, { timeout: 30_000 })
      .toMatch(/damaged|cannot be opened/);
    expect((await door.state()).generation).toBe(null);
  } finally {
    await door.close();
  }
}

const kinds: readonly Kind[] = [
  { kind: "rows in the lake", file: inLake(/rows\.parquet$/), isTold: lakeTells },
  { kind: "rejects in the lake", file: inLake(/rejects\.parquet$/), isTold: lakeTells },
  { kind: "names in the lake", file: inLake(/names\.parquet$/), isTold: lakeTells },
  { kind: "keys in the lake", file: inLake(/keys\.parquet$/), isTold: lakeTells },
  { kind: "numbers of people in the lake", file: inLake(/codes\.parquet$/), isTold: lakeTells },
  { kind: "manifest of a load", file: inLake(/manifest\.json$/), isTold: lakeTells },
  { kind: "journal", file: () => path.join(layout.journal, "pipelines.ndjson"), isTold: lakeTells },
  { kind: "sealed month", file: inMonths(/^2026-10-[0-9a-f]{12}-/), isTold: warehouseTells },
  { kind: "part of a month", file: inMonths(/^2026-10-[a-z_]+-/), isTold: warehouseTells },
  { kind: "warehouse", file: inGeneration("warehouse.duckdb"), isTold: warehouseTells },
  { kind: "names", file: inGeneration("names.duckdb"), isTold: warehouseTells },
  { kind: "no names", file: inGeneration("no-names.duckdb"), isTold: warehouseTells },
  { kind: "manifest of a generation", file: inGeneration("manifest.json"), isTold: warehouseTells },
  { kind: "pointer", file: () => layout.current, isTold: warehouseTells },
  { kind: "memo", file: inGeneration("memo.json"), isTold: async () => {} },
];

function flip(file: string, place: number): void {
  const bytes = readFileSync(file);
  const at = Math.floor(place * bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  writeFileSync(file, bytes);
}

describe("a flipped bit is told and never believed", () => {
  test.each(kinds)("$kind", { timeout: isSlow ? 3_600_000 : 600_000 }, async ({ kind, file, isTold }) => {
    const places = fc.sample(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
      numRuns: flipsPerKind,
      seed: seed + kind.length,
    });
    for (const [index, place] of places.entries()) {
      const damaged = file();
      const sound = readFileSync(damaged);
      flip(damaged, place);
      const where = `${kind}, at ${place} (seed ${seed})`;
      await isTold(index).catch((error: unknown) => {
        throw new Error(`${where}: ${error instanceof Error ? error.message : error}`);
      });
      if (kind === "memo") await memoIsNotBelieved(sound);
      // In this order the last flips of a kind are those that a load heals.
      if (index < flipsPerKind - loadsPerKind) writeFileSync(damaged, sound);
      else await loadHeals(damaged, sound, where);
    }
  });
});

/** With the salt of a sound memo, nothing of a damaged one is kept. */
async function memoIsNotBelieved(sound: Buffer): Promise<void> {
  const { salt } = JSON.parse(sound.toString("utf8")) as { salt: string };
  const { kept } = await copyLive(layout, await readCurrent(layout), path.join(root, "copy"), salt);
  expect([...kept]).toEqual([]);
}

/** The next load names the file and leaves the numbers, or makes them again; no other numbers are ever published. */
async function loadHeals(damaged: string, sound: Buffer, where: string): Promise<void> {
  try {
    await loadAgain();
  } catch (error) {
    expect(error instanceof Error ? error.message : "", where).toContain(path.dirname(damaged));
    writeFileSync(damaged, sound);
  }
  expect(await currentNumbers(layout), where).toBe(before);
  await verifyLive(layout);
}
