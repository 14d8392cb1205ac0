import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { currentGeneration, lanemark, listSample, numbers, sampleExports } from "./running.ts";

const place = mkdtempSync(path.join(os.tmpdir(), "lanemark-disk-"));
const isMounted =
  process.env.LANEMARK_BUILT === "1" &&
  spawnSync("mount", ["-t", "tmpfs", "-o", "size=200m", "tmpfs", place]).status === 0;

describe.skipIf(!isMounted)("a disk of 200 MB (skipped where none can be mounted, which takes root)", () => {
  const layout = layoutOf(path.join(place, "data"));
  const filler = path.join(place, "filler");
  let before = "";
  let generation = "";

  beforeAll(async () => {
    const first = await lanemark(layout.root, "load", ...sampleExports(["registry-2026-10-31.csv", "headcount.csv"]));
    expect(first.code).toBe(0);
    before = await numbers(layout.root);
    generation = await currentGeneration(layout);
  });

  afterAll(() => {
    spawnSync("umount", [place]);
    rmSync(place, { recursive: true, force: true });
  });

  function leaveFree(kilobytes: number): void {
    rmSync(filler, { force: true });
    const { bavail, bsize } = statfsSync(place);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - kilobytes * 1024)));
  }

  test.each([0, 50, 300, 2000, 8000])("a load that finds %i kB free leaves the numbers as they are", async (free) => {
    leaveFree(free);
    const { code, signal, lines } = await lanemark(layout.root, "load", ...(await listSample()));
    expect({ code, signal }).toEqual({ code: 1, signal: null });
    const told = lines.filter((line) => !/: (.+, [\d,]+ of [\d,]+ rows|unchanged, the same|the same bytes)/.test(line));
    const needs =
      /(csv|ndjson): reading it takes up to [\d,]+ kB beside it and [\d,]+ kB are free; make room, then load again$/;
    expect(told.filter((line) => !needs.test(line))).toEqual([
      "the disk is full: nothing was published, and the numbers of the last load are still up; make room, then load again",
    ]);
    expect(await currentGeneration(layout)).toBe(generation);
    expect(await numbers(layout.root)).toBe(before);
  });

  test("a disk that is mounted read-only is one line, and its numbers can be read", async () => {
    expect(spawnSync("mount", ["-o", "remount,ro", place]).status).toBe(0);
    try {
      const { code, lines } = await lanemark(layout.root, "load", ...(await listSample()));
      expect({ code, lines }).toEqual({
        code: 1,
        lines: [
          expect.stringMatching(
            /load\.lock\.\d+: lies on a disk that is mounted read-only; mount it to be written, or choose another with --data$/,
          ),
        ],
      });
      expect(await numbers(layout.root)).toBe(before);
    } finally {
      spawnSync("mount", ["-o", "remount,rw", place]);
    }
  });

  test("with room again, the next load completes and knows nothing of what went wrong", async () => {
    await fs.rm(filler);
    const { code, lines } = await lanemark(layout.root, "load", ...(await listSample()));
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: expect.stringMatching(/^published generation /) });
    const { out } = await lanemark(layout.root, "loads", "--json");
    const loads: { verdict: string }[] = JSON.parse(out);
    expect(loads.map((load) => load.verdict)).toEqual((await listSample()).map(() => "loaded"));
    expect(await fs.readdir(layout.work)).toEqual([]);
  });
});
