import { stat } from "node:fs/promises";
import { readAsOf } from "../contract/as-of.ts";
import { filesOf, findDamage, type GenerationManifest, readGeneration } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import { type Generation, openGeneration } from "./generation.server.ts";
import { describeError, log } from "./log.server.ts";

/** Open beside the live one, each with DuckDB's memory: two days side by side. */
const mostOpen = 2;

export type AsOfDays = {
  /** The generation of what was in hand on a day, held until `release`; undefined where it is not built beside the live one, or damaged. */
  hold(
    day: string,
    live: Generation,
  ): Promise<{ readonly generation: Generation; readonly release: () => void } | undefined>;
  close(): Promise<void>;
};

/**
 * Opens the generations of days of the past as they are asked for, and lets go of the one that nobody asked for longest. Bytes are compared before
 * the first answer; of a generation of more than `largeBytes` they are DuckDB's to compare, block by block, since a reader would wait for long.
 */
export function openAsOfDays(layout: Layout, { largeBytes }: { readonly largeBytes: number }): AsOfDays {
  const opened = new Map<string, Promise<Generation | undefined>>();
  const sound = new Set<string>();

  async function open(name: string): Promise<Generation | undefined> {
    try {
      const manifest = await readGeneration(layout, name);
      const damaged =
        (await bytesOf(layout, manifest)) > largeBytes ? undefined : await findDamage(filesOf(layout, manifest), sound);
      if (damaged !== undefined) throw new Error(`${damaged}: is damaged`);
      return await openGeneration(layout, manifest);
    } catch (error) {
      log({ event: "as of", generation: name, error: describeError(error) });
      return undefined;
    }
  }

  /** Whoever waits for it already holds it before it is retired: what waits for a promise goes on in the order in which it came to wait. */
  function letGo(name: string): void {
    const opening = opened.get(name);
    opened.delete(name);
    opening?.then((generation) => generation?.retire());
  }

  async function holdNamed(name: string) {
    const opening = opened.get(name) ?? open(name);
    // Asked for last stands last.
    opened.delete(name);
    opened.set(name, opening);
    for (const old of [...opened.keys()].slice(0, -mostOpen)) letGo(old);
    // No await between here and holding it: nothing can close it in between.
    const generation = await opening;
    if (generation !== undefined && !generation.isGivenUp) return { generation, release: generation.hold() };
    if (opened.get(name) === opening) letGo(name);
    return undefined;
  }

  return {
    async hold(day, live) {
      const kept = await readAsOf(layout, day);
      if (kept === undefined || kept.basis !== live.inputs) return undefined;
      return kept.generation === live.name ? { generation: live, release: live.hold() } : holdNamed(kept.generation);
    },
    async close() {
      const all = [...opened.values()];
      for (const name of [...opened.keys()]) letGo(name);
      await Promise.all(all);
    },
  };
}

async function bytesOf(layout: Layout, manifest: GenerationManifest): Promise<number> {
  const stats = await Promise.all(filesOf(layout, manifest).map(({ file }) => stat(file)));
  return stats.reduce((sum, { size }) => sum + size, 0);
}
