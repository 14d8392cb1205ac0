import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Layout } from "../contract/layout.ts";
import { memoryShare } from "../contract/memory.ts";

/**
 * Runs `work` on a database of its own (`:memory:` or a file) and closes it. Two threads and a bounded memory, spilling into the data directory:
 * a load must leave room for the server beside it. No extension is fetched, and times are UTC whatever the machine's zone is.
 */
export async function withDuckDB<T>(
  layout: Layout,
  file: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  await fs.mkdir(layout.work, { recursive: true });
  // One folder per database: two that run at once would overwrite each other's spilled blocks, and read what is not theirs.
  const spill = path.join(layout.work, `spill-${randomUUID()}`);
  const instance = await DuckDBInstance.create(file, {
    threads: process.env.LANEMARK_THREADS ?? "2",
    memory_limit: process.env.LANEMARK_LOAD_MEMORY ?? memoryShare(),
    temp_directory: spill,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    await connection.run("set global TimeZone = 'UTC'");
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await fs.rm(spill, { recursive: true, force: true });
  }
}

/**
 * How text is written from here on. FSST makes it smallest, but one row of it costs as much as the thousand before it, which a page that looks up
 * its fifty tools by an index pays for every word; so only what is read as a whole is `small`, what pages read is `quick`.
 */
export async function packText(connection: DuckDBConnection, how: "small" | "quick"): Promise<void> {
  await connection.run(`set global disabled_compression_methods = '${how === "quick" ? "fsst" : ""}'`);
}
