import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { checksumFile } from "./hash.ts";
import type { Layout } from "./layout.ts";
import { unseal } from "./sealed.ts";

const fileName = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const checksum = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * `manifest.json` of one generation of the warehouse: what the server attaches, and with which names. `warehouse.duckdb` and `names.duckdb`
 * lie beside it; the months lie in `warehouse/months/`. Views in the warehouse name the months by `alias`.
 */
const manifestSchema = z.object({
  name: z.string(),
  builtAt: z.string(),
  /** Hash over everything the generation is a function of; an equal hash means an equal warehouse. */
  inputs: z.string(),
  /** The day of which it holds what was in hand; null for one that was live. */
  knownOn: z.iso.date().nullable().default(null),
  /** The databases of its folder, each with its checksum (`checksumFile`). */
  checksums: z.record(z.string().regex(fileName), checksum),
  months: z.array(z.object({ alias: z.string().regex(/^[a-z0-9_]+$/), file: z.string().regex(fileName) })),
});

export type GenerationManifest = z.infer<typeof manifestSchema>;

/** A generation that cannot be believed, in words for the operator. */
export class DamagedGeneration extends Error {}

/** The name of the live generation, or undefined where nothing was published yet. */
export async function readPointer(layout: Layout): Promise<string | undefined> {
  try {
    return (await readFile(layout.current, "utf8")).trim();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw error;
  }
}

/** Throws a DamagedGeneration for a name or a manifest that is none. */
export async function readGeneration(layout: Layout, name: string): Promise<GenerationManifest> {
  const file = path.join(layout.warehouse, name, "manifest.json");
  const text = fileName.test(name) ? await readFile(file, "utf8").catch(() => undefined) : undefined;
  if (text === undefined)
    throw new DamagedGeneration(`${layout.current}: ${JSON.stringify(name.slice(0, 80))} names no generation`);
  const parsed = manifestSchema.safeParse(unseal(text));
  if (!parsed.success || parsed.data.name !== name)
    throw new DamagedGeneration(`${file}: is damaged, or written by another version`);
  return parsed.data;
}

/** How many characters of its checksum the name of a month's file has, behind all that the month follows from: `2026-03-<key>-<checksum>.duckdb`. */
export const sumInName = 16;

type Kept = { readonly file: string; readonly checksum: string };

/** Every database that a generation reads, with what its checksum begins with. */
export function filesOf(layout: Layout, manifest: GenerationManifest): Kept[] {
  const own = Object.entries(manifest.checksums).map(([file, checksum]) => ({
    file: path.join(layout.warehouse, manifest.name, file),
    checksum,
  }));
  const months = manifest.months.map(({ file }) => ({
    file: path.join(layout.months, file),
    checksum: file.replace(/\.duckdb$/, "").slice(-sumInName),
  }));
  return [...own, ...months];
}

/**
 * The first of these files whose bytes are not those that were written. DuckDB tells of a damaged block when it reads it, which for most blocks is
 * never while nobody asks. `sound` has the files that were looked at before, and gets those that were now.
 */
export async function findDamage(files: readonly Kept[], sound = new Set<string>()): Promise<string | undefined> {
  for (const { file, checksum } of files) {
    if (sound.has(file)) continue;
    const found = await checksumFile(file).catch(() => "");
    if (!found.startsWith(checksum)) return file;
    sound.add(file);
  }
  return undefined;
}
