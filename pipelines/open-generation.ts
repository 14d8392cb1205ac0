import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { readAsOf } from "../contract/as-of.ts";
import { DamagedGeneration, type GenerationManifest, readGeneration } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import { LoadError } from "./errors.ts";
import { readCurrent } from "./publish.ts";
import { literal } from "./sql.ts";

/**
 * Runs `work` on the live generation, or on that of what was in hand on a day (`asOf`), read-only, names and months attached: for the command line of
 * whoever can read the files anyway. `isWithoutMonths`: for what reads no event, since of small files there are many. Throws a LoadError where it is not built.
 */
export async function withCurrentGeneration<T>(
  layout: Layout,
  work: (connection: DuckDBConnection) => Promise<T>,
  { asOf, isWithoutMonths = false }: { readonly asOf?: string | undefined; readonly isWithoutMonths?: boolean } = {},
): Promise<T> {
  const current = await (asOf === undefined ? readLive(layout) : readDay(layout, asOf));
  const folder = path.join(layout.warehouse, current.name);
  const instance = await DuckDBInstance.create(path.join(folder, "warehouse.duckdb"), { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    await connection.run("set global TimeZone = 'UTC'");
    await connection.run(`attach ${literal(path.join(folder, "names.duckdb"))} as names (read_only)`);
    for (const month of isWithoutMonths ? [] : current.months) {
      await connection.run(`attach ${literal(path.join(layout.months, month.file))} as ${month.alias} (read_only)`);
    }
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function readLive(layout: Layout): Promise<GenerationManifest> {
  const current = await readCurrent(layout).catch((error: unknown) => {
    if (error instanceof DamagedGeneration) throw new LoadError(`${error.message}; lanemark load builds it again`);
    throw error;
  });
  if (current === undefined)
    throw new LoadError(`${layout.root}: nothing is loaded yet; lanemark load reads the exports`);
  return current;
}

async function readDay(layout: Layout, day: string): Promise<GenerationManifest> {
  const kept = await readAsOf(layout, day);
  const isRight = kept !== undefined && kept.basis === (await readLive(layout)).inputs;
  const made = isRight ? await readGeneration(layout, kept.generation).catch(() => undefined) : undefined;
  if (made === undefined) throw new LoadError(`${day} is not built; lanemark build --as-of ${day} builds it`);
  return made;
}
