import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { DamagedGeneration, type GenerationManifest, readGeneration, readPointer } from "../contract/generation.ts";
import { checksumFile } from "../contract/hash.ts";
import type { Layout } from "../contract/layout.ts";
import { seal } from "../contract/sealed.ts";
import { keepNewest } from "./as-of-days.ts";
import { replaceFile, sync } from "./files.ts";
import { pruneMonths } from "./months.ts";

/** A name that is never used twice and sorts by time: DuckDB would replay a left-over log into a file that takes an old name. */
export function newGenerationName(now: Date): string {
  return `${now.toISOString().replace(/[-:T]/g, "").slice(0, 14)}-${randomBytes(4).toString("hex")}`;
}

/** The live generation's manifest, or undefined where nothing was published yet. Throws a DamagedGeneration. */
export async function readCurrent(layout: Layout): Promise<GenerationManifest | undefined> {
  const name = await readPointer(layout);
  return name === undefined ? undefined : readGeneration(layout, name);
}

/** Syncs a finished generation, with the checksums of its files. */
export async function sealGeneration(
  layout: Layout,
  folder: string,
  told: Omit<GenerationManifest, "checksums">,
): Promise<void> {
  const names = (await fs.readdir(folder)).filter((name) => name.endsWith(".duckdb")).sort();
  const sums = await Promise.all(names.map((name) => checksumFile(path.join(folder, name))));
  const checksums = Object.fromEntries(names.map((name, index) => [name, sums[index] ?? ""]));
  await fs.writeFile(path.join(folder, "manifest.json"), seal({ ...told, checksums }));
  for (const file of await fs.readdir(folder)) await sync(path.join(folder, file));
  await sync(folder);
  await sync(layout.warehouse);
}

/** Makes a sealed generation the live one: a reader sees the old or the new, never neither. */
export async function makeLive(layout: Layout, name: string): Promise<void> {
  await replaceFile(layout.current, `${name}\n`);
}

const keptGenerations = 3;

/** Removes generations that nothing leads to any more, and what a build that died left behind. Only while the lock is held. */
export async function prune(layout: Layout): Promise<void> {
  const current = await readCurrent(layout);
  const ofDays = new Set((await keepNewest(layout, current?.name)).map(({ generation }) => generation));
  const names = (await fs.readdir(layout.warehouse)).filter((name) => /^\d{14}-[0-9a-f]{8}$/.test(name)).sort();
  const manifests: GenerationManifest[] = current === undefined ? [] : [current];
  let live = manifests.length;
  for (const name of names.reverse()) {
    if (name === current?.name) continue;
    const manifest = await readGeneration(layout, name).catch((error: unknown) => {
      if (error instanceof DamagedGeneration) return undefined;
      throw error;
    });
    const isKept = manifest?.knownOn === null && live < keptGenerations;
    if (isKept) live++;
    if (manifest !== undefined && (isKept || ofDays.has(name))) manifests.push(manifest);
    else await fs.rm(path.join(layout.warehouse, name), { recursive: true, force: true });
  }
  await pruneMonths(layout, manifests);
}
