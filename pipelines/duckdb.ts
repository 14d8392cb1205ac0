import fs from "node:fs/promises";
import type { Layout } from "../contract/layout.ts";

/** Two threads and a bounded memory, spilling into the data directory: a load must leave room for the server beside it. */
export async function scratchOptions(layout: Layout): Promise<Record<string, string>> {
  await fs.mkdir(layout.work, { recursive: true });
  return {
    threads: process.env.LANEMARK_THREADS ?? "2",
    memory_limit: process.env.LANEMARK_LOAD_MEMORY ?? "900MB",
    temp_directory: layout.work,
    TimeZone: "UTC",
  };
}
