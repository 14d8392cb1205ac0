import { readFile } from "node:fs/promises";
import type { Layout } from "../contract/layout.ts";
import { type Generation, openGeneration } from "./generation.server.ts";
import { describeError, log } from "./log.server.ts";

/** Nothing has been loaded and published yet: pages show what to do next. */
export class NoWarehouse extends Error {
  constructor() {
    super("nothing has been loaded yet; put exports into the data directory and run `lanemark load`");
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

type Options = { readonly lookEveryMs: number };

/**
 * Follows the `current` pointer: looks at most once in `lookEveryMs`, opens a new generation beside the old one, and lets the old
 * one go when its last holder has. One that was given up is opened again at once. A pointer or generation that cannot be used leaves the old one serving, and is tried again.
 */
export function followGenerations(layout: Layout, options: Options = { lookEveryMs: 1000 }): Generations {
  let live: Generation | undefined;
  let problem: string | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

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
    else await open(name);
  }

  async function open(name: string) {
    const next = await openGeneration(layout, name);
    live?.retire();
    live = next;
    problem = null;
    log({ event: "warehouse", generation: name });
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
      live?.retire();
      live = undefined;
    },
  };
}

async function readPointer(layout: Layout): Promise<string | undefined> {
  try {
    return (await readFile(layout.current, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
