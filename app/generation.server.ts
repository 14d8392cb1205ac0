import { tmpdir } from "node:os";
import path from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { GenerationManifest } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import { openLocked } from "./instance.server.ts";
import { describeError, log } from "./log.server.ts";
import { createResults, type Results } from "./results.server.ts";
import type { Row } from "./rows.server.ts";
import { scratchFolder } from "./scratch.server.ts";
import { createShelf, type Shelf } from "./shelf.server.ts";

/** A generation of the warehouse, open. Whoever holds it can query it; it closes when it is retired and nobody holds it. */
export type Generation = {
  readonly name: string;
  /** Hash over everything it was built from. */
  readonly inputs: string;
  readonly results: Results<readonly Row[]>;
  /** Questions prepared before, for viewers who may see names and for those who may not. */
  shelf(seesNames: boolean): Shelf;
  /** A connection of its own; the caller closes it, or keeps it on the shelf. */
  connect(seesNames: boolean): Promise<DuckDBConnection>;
  /** Keeps it open until the returned function is called; calling that again does nothing. */
  hold(): () => void;
  retire(): void;
  /** DuckDB has met a fault of its own and answers nothing more: it has to be opened again. */
  giveUp(): void;
  readonly isGivenUp: boolean;
};

/** Opens a generation; throws when one of its files is unusable. */
export async function openGeneration(layout: Layout, manifest: GenerationManifest): Promise<Generation> {
  const folder = path.join(layout.warehouse, manifest.name);
  // On a read-only disk the warehouse can still be read; only a query that does not fit into memory fails.
  const scratch = await scratchFolder(layout).catch(() => tmpdir());
  const open = (names: string) =>
    openLocked(
      path.join(folder, "warehouse.duckdb"),
      [
        { alias: "names", file: path.join(folder, names) },
        ...manifest.months.map(({ alias, file }) => ({ alias, file: path.join(layout.months, file) })),
      ],
      scratch,
    );
  return generationOf(manifest.name, manifest.inputs, await open("names.duckdb"), () => open("no-names.duckdb"));
}

function generationOf(
  name: string,
  inputs: string,
  withNames: DuckDBInstance,
  openWithout: () => Promise<DuckDBInstance>,
): Generation {
  let withoutNames: Promise<DuckDBInstance> | undefined;
  const shelves = { named: createShelf(), nameless: createShelf() };
  let holders = 0;
  let isRetired = false;
  let isGivenUp = false;

  function openOnce(): Promise<DuckDBInstance> {
    withoutNames ??= openWithout().catch((error: unknown) => {
      withoutNames = undefined;
      throw error;
    });
    return withoutNames;
  }

  function closeIfDone() {
    if (!isRetired || holders > 0) return;
    for (const shelf of Object.values(shelves)) shelf.clear();
    withNames.closeSync();
    withoutNames?.then(
      (instance) => instance.closeSync(),
      (error: unknown) => log({ event: "close", generation: name, error: describeError(error) }),
    );
  }

  function hold() {
    let isHeld = true;
    holders++;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      holders--;
      closeIfDone();
    };
  }
  return {
    name,
    inputs,
    results: createResults<readonly Row[]>({ entries: 2_000, bytes: 64 * 2 ** 20 }),
    shelf: (seesNames) => (seesNames ? shelves.named : shelves.nameless),
    connect: async (seesNames) => (seesNames ? withNames : await openOnce()).connect(),
    hold,
    retire() {
      if (isRetired) return;
      isRetired = true;
      closeIfDone();
    },
    giveUp() {
      isGivenUp = true;
    },
    get isGivenUp() {
      return isGivenUp;
    },
  };
}
