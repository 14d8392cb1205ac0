import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { Layout } from "./layout.ts";
import { unseal } from "./sealed.ts";

/**
 * `warehouse/as-of/<day>.json`: which generation holds what the exports in hand on that day say. `basis`: the `inputs` of the live generation
 * beside which that was last found to be so; with another live one, something may have come in since that was in hand then.
 */
const asOfSchema = z.object({
  day: z.iso.date(),
  generation: z.string(),
  basis: z.string(),
  /** When somebody last asked for that day to be built: the days asked for longest ago go first. */
  askedAt: z.iso.datetime(),
});

export type AsOf = z.infer<typeof asOfSchema>;

const fileName = /^\d{4}-\d{2}-\d{2}\.json$/;

export function asOfFile(layout: Layout, day: string): string {
  return path.join(layout.asOf, `${day}.json`);
}

/** Undefined where that day was not built, or what says so is damaged. */
export async function readAsOf(layout: Layout, day: string): Promise<AsOf | undefined> {
  const file = asOfFile(layout, day);
  if (!fileName.test(path.basename(file))) return undefined;
  const text = await readFile(file, "utf8").catch(() => undefined);
  const parsed = asOfSchema.safeParse(text === undefined ? undefined : unseal(text));
  return parsed.success && parsed.data.day === day ? parsed.data : undefined;
}

/** All that are built, those asked for last first. */
export async function listAsOf(layout: Layout): Promise<AsOf[]> {
  const names = (await readdir(layout.asOf).catch(() => [])).filter((name) => fileName.test(name));
  const found = await Promise.all(names.map((name) => readAsOf(layout, name.slice(0, -".json".length))));
  return found.flatMap((each) => each ?? []).sort((one, other) => other.askedAt.localeCompare(one.askedAt));
}
