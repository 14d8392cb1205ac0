import { readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { emptyData } from "./app/generation.ts";
import { newFolder, startLanemark } from "./load/running.ts";
import { isBuilt, startServer } from "./server/running.ts";

const own = os.getPriority();
const stepped = Math.min(own + 10, 19);

describe.skipIf(process.platform !== "linux" || !isBuilt)("the niceness of threads", () => {
  test("the server's first thread, which reads and writes pages, goes ahead of all its others", async () => {
    const { process: server } = await startServer(await emptyData());
    const { first, others } = nicenessOf(server.pid);
    // 8 of libuv's pool are for questions.
    expect(others.length).toBeGreaterThan(8);
    expect([first, ...new Set(others)]).toEqual([own, stepped]);
  });

  test("a command that nobody waits for on a page steps back as a whole", async () => {
    const child = startLanemark(await newFolder(), "sample", "--out", path.join(await newFolder(), "exports"));
    onTestFinished(() => void child.kill("SIGKILL"));
    await vi.waitFor(() => {
      const { first, others } = nicenessOf(child.pid);
      expect([first, ...new Set(others)]).toEqual([stepped, stepped]);
    }, 10_000);
  });
});

/** As the kernel tells it: the 19th word of a thread's `stat`, whose 2nd is its name in brackets. */
function nicenessOf(pid = 0): { first: number | undefined; others: number[] } {
  const folder = `/proc/${pid}/task`;
  const niceness = (thread: string) =>
    Number(/\) (?:\S+ ){16}(\S+)/.exec(readFileSync(`${folder}/${thread}/stat`, "utf8"))?.[1]);
  const [first, ...others] = readdirSync(folder)
    .sort((a, b) => Number(a !== String(pid)) - Number(b !== String(pid)))
    .map(niceness);
  return { first, others };
}
