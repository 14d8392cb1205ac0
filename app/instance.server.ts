import { randomUUID } from "node:crypto";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { memoryShare } from "../contract/memory.ts";

export type Attached = { readonly alias: string; readonly file: string };

/**
 * Opens one warehouse file read-only with others attached under their alias, then takes away everything that reaches outside it:
 * files, extensions, settings. Throws when a file is missing or damaged.
 */
export async function openLocked(
  file: string,
  attached: readonly Attached[],
  scratch: string,
): Promise<DuckDBInstance> {
  // Never fromCache: it is keyed by path and would serve a replaced file for ever.
  const instance = await DuckDBInstance.create(file, {
    access_mode: "READ_ONLY",
    // One thread to a question, and several questions at once: cheaper than sharing each out, and with several threads DuckDB 1.5 breaks now and
    // then on a `count(*) over ()` of few rows (duckdb/duckdb#25713), which takes the whole instance with it.
    threads: process.env.LANEMARK_THREADS ?? "1",
    // The rows of a page, and the people on it, are looked up by an index; of its own accord DuckDB does so for up to 50.
    dynamic_or_filter_threshold: "128",
    memory_limit: process.env.LANEMARK_MEMORY ?? memoryShare(),
    // One folder per instance, since two would overwrite each other's spilled blocks.
    temp_directory: path.join(scratch, `spill-${randomUUID()}`),
    max_temp_directory_size: "4GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
  });
  try {
    const connection = await instance.connect();
    try {
      for (const other of attached) await connection.run(attach(other));
      await lock(connection);
    } finally {
      connection.closeSync();
    }
  } catch (error) {
    instance.closeSync();
    throw error;
  }
  return instance;
}

function attach({ alias, file }: Attached): string {
  if (!/^[a-z0-9_]+$/.test(alias)) throw new Error(`${file}: ${JSON.stringify(alias)} cannot be an alias`);
  return `attach '${file.replaceAll("'", "''")}' as "${alias}" (read_only)`;
}

async function lock(connection: DuckDBConnection): Promise<void> {
  await connection.run("set global enable_external_access = false");
  await connection.run("set global TimeZone = 'UTC'");
  await connection.run("set global lock_configuration = true");
}
