import { stat } from "node:fs/promises";
import { filesOf, findDamage, type GenerationManifest, readGeneration, readPointer } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import type { AsOf } from "./as-of.ts";
import { type Generation, openGeneration } from "./generation.server.ts";
import { describeError, log } from "./log.server.ts";

/** Nothing has been loaded and published yet, and pages show what to do next; or `problem` says why what was published cannot be served. */
export class NoWarehouse extends Error {
  constructor(readonly problem: string | null) {
    super(problem ?? "nothing has been loaded yet; put exports into the data directory and run `lanemark load`");
  }
}

/** What was in hand on the day that a request asks for is not built, or there was nothing. */
export class NotAsOf extends Error {
  constructor(readonly asOf: AsOf) {
    super(`${asOf.day} is not built`);
  }
}

/** Says what the server serves, without a path: `problem` is why the newest pointer is not followed, null when it is. */
export type WarehouseState = { readonly generation: string | null; readonly problem: string | null };

export type Generations = {
  /** The live generation, held until `release`; undefined when there is none yet. */
  hold(): Promise<{ readonly generation: Generation; readonly release: () => void } | undefined>;
  state(): Promise<WarehouseState>;
  close(): Promise<void>;
};

/** A generation of more than `largeBytes` takes longer to compare than a reader should wait. */
type Options = { readonly lookEveryMs: number; readonly largeBytes: number };

/**
 * Follows the `current` pointer: looks at most once in `lookEveryMs`, opens a new generation beside the old one, and lets the old
 * one go when its last holder has. One that was given up is opened again at once. A pointer or generation that cannot be used leaves the old one serving, and is tried again.
 * The bytes of a new one are compared with those that were written before it answers, of a large one while the old one answers. At the start
 * there is none: a large one is opened at once, since DuckDB compares each block that it reads, and let go of when a damaged byte is found.
 */
export function followGenerations(layout: Layout, options: Options): Generations {
  let live: Generation | undefined;
  let problem: string | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  let comparing: Promise<void> | undefined;
  /** The name of the generation that is known to be damaged, and what was found sound. */
  let damaged: string | undefined;
  const sound = new Set<string>();

  function report(next: string, error?: unknown) {
    if (next !== problem)
      log({ event: "warehouse", problem: next, error: error === undefined ? null : describeError(error) });
    problem = next;
  }

  async function look() {
    const name = await readPointer(layout);
    if (name === undefined && live === undefined) problem = null;
    else if (name === undefined) report("the pointer to the live generation is gone");
    else if (name === live?.name && !live.isGivenUp) problem = null;
    else if (name !== damaged) await follow(await readGeneration(layout, name));
  }

  async function follow(manifest: GenerationManifest) {
    const isLarge = (await bytesOf(layout, manifest)) > options.largeBytes;
    if (isLarge && live === undefined) makeLive(await openGeneration(layout, manifest));
    comparing ??= compareAndOpen(manifest)
      .catch((error: unknown) => report("the newest generation cannot be opened", error))
      .finally(() => {
        comparing = undefined;
      });
    if (!isLarge) await comparing;
  }

  async function compareAndOpen(manifest: GenerationManifest) {
    const isLive = () => live?.name === manifest.name;
    // Opened while its bytes are compared, and answering only when they are sound.
    const next = isLive() && !live?.isGivenUp ? undefined : openGeneration(layout, manifest);
    next?.catch(() => {});
    if (await compare(manifest)) {
      if (next !== undefined) makeLive(await next);
    } else {
      next?.then(
        ({ retire }) => retire(),
        () => {},
      );
      if (isLive()) {
        live?.retire();
        live = undefined;
      }
    }
  }

  async function compare(manifest: GenerationManifest): Promise<boolean> {
    const file = await findDamage(filesOf(layout, manifest), sound);
    if (file === undefined) return true;
    damaged = manifest.name;
    report("the newest generation is damaged; run `lanemark load`, which builds it again", new Error(file));
    return false;
  }

  function makeLive(next: Generation) {
    live?.retire();
    live = next;
    problem = null;
    log({ event: "warehouse", generation: next.name });
  }

  function lookSoon(): Promise<void> | undefined {
    const isSoon = performance.now() - lookedAt < options.lookEveryMs;
    if (looking === undefined && isSoon && !live?.isGivenUp) return undefined;
    looking ??= look()
      .catch((error: unknown) => report("the newest generation cannot be opened", error))
      .finally(() => {
        lookedAt = performance.now();
        looking = undefined;
      });
    return looking;
  }
  return {
    async hold() {
      await lookSoon();
      // No await between reading `live` and holding it: nothing can close it in between.
      return live === undefined ? undefined : { generation: live, release: live.hold() };
    },
    async state() {
      await lookSoon();
      return { generation: live?.name ?? null, problem };
    },
    async close() {
      await looking;
      await comparing;
      live?.retire();
      live = undefined;
    },
  };
}

async function bytesOf(layout: Layout, manifest: GenerationManifest): Promise<number> {
  const stats = await Promise.all(filesOf(layout, manifest).map(({ file }) => stat(file)));
  return stats.reduce((sum, { size }) => sum + size, 0);
}
