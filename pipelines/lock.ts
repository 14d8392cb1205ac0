import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Layout } from "../contract/layout.ts";
import { LoadError } from "./errors.ts";

/**
 * Runs `work` while no other load or build writes in this data directory. Waits for the one that does, at most `patience` milliseconds;
 * a lock whose process is gone is taken over.
 */
export async function withLock<T>(
  layout: Layout,
  work: () => Promise<T>,
  onWait: (holder: number) => void = () => {},
  patience = 600_000,
): Promise<T> {
  await fs.mkdir(layout.root, { recursive: true });
  const deadline = Date.now() + patience;
  let told = false;
  for (;;) {
    const holder = await takeLock(layout.lock);
    if (holder === undefined) break;
    if (Date.now() > deadline)
      throw new LoadError(`${layout.lock}: a load is running as process ${holder}; try again when it is done`);
    if (!told) onWait(holder);
    told = true;
    await sleep(200);
  }
  try {
    await clearDead(layout);
    return await work();
  } finally {
    await fs.rm(layout.lock, { force: true });
  }
}

/** Takes the lock, or returns the process that holds it. */
async function takeLock(lock: string): Promise<number | undefined> {
  const mine = `${process.pid} ${await startOf(process.pid)}`;
  const own = `${lock}.${process.pid}`;
  await fs.writeFile(own, mine);
  try {
    // A link either makes the whole lock, content included, or fails: nobody ever reads an empty one.
    await fs.link(own, lock);
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await fs.rm(own, { force: true });
  }
  const text = await fs.readFile(lock, "utf8").catch(() => undefined);
  if (text === undefined) return takeLock(lock);
  const holder = Number(text.split(" ")[0]);
  if (text === `${holder} ${await startOf(holder)}`) return holder;
  await removeStale(lock, text);
  return takeLock(lock);
}

async function removeStale(lock: string, text: string): Promise<void> {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    await fs.rename(lock, aside);
  } catch {
    return;
  }
  const moved = await fs.readFile(aside, "utf8");
  // Somebody else took it over between our look and our rename: give theirs back.
  if (moved !== text) await fs.link(aside, lock).catch(() => {});
  await fs.rm(aside, { force: true });
}

/** What processes left beside the lock that died while they took it. */
async function clearDead(layout: Layout): Promise<void> {
  const start = `${path.basename(layout.lock)}.`;
  for (const name of await fs.readdir(layout.root)) {
    if (name.startsWith(start) && (await startOf(Number(name.split(".").at(-1)))) === "gone")
      await fs.rm(path.join(layout.root, name), { force: true });
  }
}

/** When the process started, so that a reused process id is not taken for the old holder; "gone" when there is none. */
async function startOf(pid: number): Promise<string> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return "gone";
  }
  const stat = await fs.readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "running";
}
