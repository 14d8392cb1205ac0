import { readFileSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { removeFolder } from "../remove-folder.ts";
import { launchServer } from "../server/running.ts";
import { copyOf, currentNumbers, ended, lanemark, listSample, newFolder, numbers, startLanemark } from "./running.ts";

const seed = Number(process.env.LANEMARK_SEED ?? 20_261_121);
const isSlow = process.env.LANEMARK_SLOW === "1";
/** Kills, and after how many of them the load is let through. */
const kills = isSlow ? 200 : 10;
const killsInARow = 5;

describe.skipIf(process.env.LANEMARK_BUILT !== "1")(`a load that dies (LANEMARK_SEED=${seed})`, () => {
  const base = layoutOf(path.join(os.tmpdir(), `lanemark-crash-${process.pid}`, "base"));
  const whole = layoutOf(path.join(os.tmpdir(), `lanemark-crash-${process.pid}`, "whole"));
  let exports: string[] = [];
  let before = "";
  let afterwards = "";
  /** Milliseconds that the load takes when nothing disturbs it. */
  let duration = 0;

  beforeAll(async () => {
    exports = await listSample();
    const early = exports.filter((file) => !/2026-(09|10)/.test(file));
    expect(await lanemark(base.root, "load", ...early)).toMatchObject({ code: 0 });
    await fs.cp(base.root, whole.root, { recursive: true });
    const started = performance.now();
    expect(await lanemark(whole.root, "load", ...exports)).toMatchObject({ code: 0 });
    duration = performance.now() - started;
    [before, afterwards] = [await currentNumbers(base), await currentNumbers(whole)];
    expect(afterwards).not.toBe(before);
  });

  afterAll(() => removeFolder(path.dirname(base.root)));

  test(`killed ${kills} times at random moments, it leaves the old numbers or the new ones and is done by the next load`, async () => {
    console.log(`seed ${seed}, ${kills} kills within ${Math.round(duration)} ms`);
    const moments = fc.sample(fc.double({ min: 0, max: 1.1, noNaN: true }), { numRuns: kills, seed });
    let layout = await copyOf(base.root);
    const seen = { old: 0, new: 0 };
    const restarts: number[] = [];
    for (const [index, moment] of moments.entries()) {
      const state = await killLoad(layout, moment * duration);
      seen[state]++;
      if (state === "old" && (index + 1) % killsInARow > 0) continue;
      restarts.push(await restart(layout));
      await expectDone(layout);
      await removeFolder(path.dirname(layout.root));
      layout = await copyOf(base.root);
    }
    const sorted = restarts.map(Math.round).sort((a, b) => a - b);
    const [half, longest] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    console.log(`${seen.old} times the old numbers, ${seen.new} times the new ones`);
    console.log(
      `the server answered after each of ${restarts.length} restarts, within ${longest} ms, half of them within ${half} ms`,
    );
  }, 10_800_000);

  async function killLoad(layout: Layout, milliseconds: number): Promise<"old" | "new"> {
    const child = startLanemark(layout.root, "load", ...exports);
    const end = ended(child);
    await Promise.race([after(milliseconds, undefined, { ref: false }), end]);
    child.kill("SIGKILL");
    await end;
    const found = await currentNumbers(layout);
    expect([before, afterwards]).toContain(found);
    return found === before ? "old" : "new";
  }

  /** Starts a server on what the dead load left; milliseconds until its first page. Told and not judged: the machine may be busy with more. */
  async function restart(layout: Layout): Promise<number> {
    const started = performance.now();
    let end = async () => {};
    const server = await launchServer(layout, { LANEMARK_LOG: "off" }, (ending) => {
      end = ending;
    });
    try {
      const { status } = await fetch(server.origin);
      expect(status).toBe(200);
      return performance.now() - started;
    } finally {
      await end();
    }
  }

  /** The next load completes, says the same as one that nothing disturbed, and clears what the dead ones left. */
  async function expectDone(layout: Layout): Promise<void> {
    const next = await lanemark(layout.root, "load", ...exports);
    expect(next).toMatchObject({ code: 0, signal: null });
    expect(await currentNumbers(layout)).toBe(afterwards);
    expect(loadsIn(layout)).toEqual(loadsIn(whole));
    const files = await fs.readdir(layout.root, { recursive: true });
    expect(files.filter((file) => file.includes(".tmp") || file.startsWith("load.lock"))).toEqual([]);
  }

  test.each([2, 8])("%i at once all end well, and each file is in the journal once", async (count) => {
    const layout = layoutOf(path.join(await newFolder(), "data"));
    const loads = Array.from({ length: count }, () => lanemark(layout.root, "load", ...exports));
    for (const { code, signal, lines } of await Promise.all(loads)) {
      expect({ code, signal }).toEqual({ code: 0, signal: null });
      expect(lines.at(-1)).toMatch(/^(published generation \S+|nothing new: the numbers stay as they are)$/);
    }
    expect(loadsIn(layout)).toEqual(loadsIn(whole));
    expect(await numbers(layout.root)).toBe(await numbers(whole.root));
  });

  test("a lock that a dead process left is taken over, also where its id was given to another", async () => {
    const layout = await copyOf(whole.root);
    const gone = startLanemark(layout.root, "loads");
    await ended(gone);
    for (const lock of [`${gone.pid} 4711`, `${process.pid} 1`, "", "half a li"]) {
      writeFileSync(layout.lock, lock);
      const { code, lines } = await lanemark(layout.root, "load", ...exports);
      expect({ lock, code, last: lines.at(-1) }).toEqual({
        lock,
        code: 0,
        last: "nothing new: the numbers stay as they are",
      });
    }
  });

  test("a lock that is held is waited for, and the process that holds it is named", async () => {
    const layout = await copyOf(whole.root);
    const start = readFileSync(`/proc/${process.pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")[19];
    writeFileSync(layout.lock, `${process.pid} ${start}`);
    const child = startLanemark(layout.root, "load", ...exports);
    const end = ended(child);
    await new Promise((resolve) => child.stderr?.once("data", resolve));
    await fs.rm(layout.lock);
    const { code, lines } = await end;
    expect(code).toBe(0);
    expect(lines[0]).toBe(`another load runs as process ${process.pid}; waiting for it`);
  });
});

/** The loads that the journal tells of, each as often as it does. */
function loadsIn(layout: Layout): string[] {
  const lines = readFileSync(path.join(layout.journal, "pipelines.ndjson"), "utf8").trimEnd().split("\n");
  const parsed: { type: string; load_id: string }[] = lines.map((line) => JSON.parse(line));
  return parsed.map(({ type, load_id }) => `${type} ${load_id}`).sort();
}
