import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { DamagedGeneration } from "../contract/generation.ts";
import type { Layout } from "../contract/layout.ts";
import { LoadError } from "./errors.ts";
import { readCurrent } from "./publish.ts";
import { literal } from "./sql.ts";

/** Runs `work` on the live generation, read-only, names and months attached: for the command line of whoever can read the files anyway. */
export async function withCurrentGeneration<T>(
  layout: Layout,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const current = await readCurrent(layout).catch((error: unknown) => {
    if (error instanceof DamagedGeneration) throw new LoadError(`${error.message}; lanemark load builds it again`);
    throw error;
  });
  if (current === undefined)
    throw new LoadError(`${layout.root}: nothing is loaded yet; lanemark load reads the exports`);
  const folder = path.join(layout.warehouse, current.name);
  const instance = await DuckDBInstance.create(path.join(folder, "warehouse.duckdb"), { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  try {
    await connection.run("set global TimeZone = 'UTC'");
    await connection.run(`attach ${literal(path.join(folder, "names.duckdb"))} as names (read_only)`);
    for (const month of current.months) {
      await connection.run(`attach ${literal(path.join(layout.months, month.file))} as ${month.alias} (read_only)`);
    }
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
