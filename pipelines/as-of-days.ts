import fs from "node:fs/promises";
import { type AsOf, asOfFile, listAsOf } from "../contract/as-of.ts";
import { type GenerationManifest, readGeneration } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import { seal } from "../contract/sealed.ts";
import { replaceFile } from "./files.ts";

/**
 * How many warehouses of days of the past are kept: the three month ends of a quarter and one more. Each is as large as the live one but for the months
 * of events, which they share.
 */
const keptGenerations = 4;

/** Says which generation holds what was in hand on a day, found so beside the live generation of these inputs (`basis`). */
export async function keepDay(layout: Layout, day: string, generation: string, basis: string): Promise<void> {
  await fs.mkdir(layout.asOf, { recursive: true });
  await write(layout, { day, generation, basis, askedAt: new Date().toISOString() });
}

/**
 * Once another generation is live: of each day that is kept, whether what was in hand then is still the same (`inputsOn`). Where a file of that time
 * came in since, a decision on one changed or the rules did, the day is let go of, and is built again when somebody asks.
 */
export async function renewDays(
  layout: Layout,
  basis: string,
  inputsOn: (day: string) => Promise<string>,
): Promise<void> {
  for (const kept of await listAsOf(layout)) {
    const made: GenerationManifest | undefined = await readGeneration(layout, kept.generation).catch(() => undefined);
    if (made !== undefined && made.inputs === (await inputsOn(kept.day))) await write(layout, { ...kept, basis });
    else await fs.rm(asOfFile(layout, kept.day), { force: true });
  }
}

/** Lets go of the days asked for longest ago; one on which all was in hand that is now needs no room beside the live generation. Returns what stays. */
export async function keepNewest(layout: Layout, live: string | undefined): Promise<readonly AsOf[]> {
  const generations = new Set<string>();
  const kept: AsOf[] = [];
  for (const each of await listAsOf(layout)) {
    if (each.generation !== live) generations.add(each.generation);
    if (generations.size <= keptGenerations) kept.push(each);
    else await fs.rm(asOfFile(layout, each.day), { force: true });
  }
  return kept;
}

function write(layout: Layout, kept: AsOf): Promise<void> {
  return replaceFile(asOfFile(layout, kept.day), seal(kept));
}
