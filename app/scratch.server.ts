import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Layout } from "../contract/layout.ts";
import { isAlive } from "./alive.server.ts";

const swept = new Set<string>();

/**
 * The folder for what this server needs for a moment: spilled blocks, files on their way in. Beside the warehouse, so that files can
 * be linked into place, and apart from the folder that a load empties. Leftovers of servers that are gone are swept on first use.
 */
export async function scratchFolder(layout: Layout): Promise<string> {
  const all = path.join(layout.root, "serve");
  const own = path.join(all, String(process.pid));
  if (!swept.has(all)) {
    swept.add(all);
    await sweep(all);
  }
  await mkdir(own, { recursive: true });
  return own;
}

async function sweep(all: string): Promise<void> {
  await mkdir(all, { recursive: true });
  for (const pid of await readdir(all)) {
    // In a container every server has the same pid: what bears ours at the start is of one before us.
    if (Number(pid) === process.pid || !isAlive(Number(pid)))
      await rm(path.join(all, pid), { recursive: true, force: true });
  }
}
