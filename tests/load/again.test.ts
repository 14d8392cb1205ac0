import { copyFileSync, readFileSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { type LoadOptions, load, openWorkshop, type Workshop } from "../../pipelines/load.ts";
import { removeFolder } from "../remove-folder.ts";
import { bytesOf, copyOf, currentGeneration, currentNumbers, lanemark, listSample, newFolder } from "./running.ts";

describe.skipIf(process.env.LANEMARK_BUILT !== "1")("the same files again", () => {
  const base = layoutOf(path.join(os.tmpdir(), `lanemark-again-${process.pid}`, "data"));
  let exports: string[] = [];
  let before = "";

  beforeAll(async () => {
    exports = await listSample();
    expect(await lanemark(base.root, "load", ...exports)).toMatchObject({ code: 0 });
    before = await currentNumbers(base);
  });

  afterAll(() => removeFolder(path.dirname(base.root)));
  afterEach(() => vi.unstubAllEnvs());

  /** What must not change when nothing new came in: the live generation, the journal and the lake, byte by byte. */
  async function stateOf(layout: typeof base) {
    return {
      current: await currentGeneration(layout),
      journal: await bytesOf(layout.journal),
      lake: await bytesOf(layout.lake),
      warehouse: await bytesOf(layout.warehouse),
    };
  }

  const nothingNew = "nothing new: the numbers stay as they are";

  test("nothing changes, however often and under whatever name they come", async () => {
    const layout = await copyOf(base.root);
    const state = await stateOf(layout);
    const known = /: (unchanged, the same size and time|the same bytes are loaded already)$/;
    const renamed = path.join(path.dirname(layout.root), "another name.csv");
    copyFileSync(String(exports.find((file) => file.includes("registry-2026-10"))), renamed);
    for (const files of [exports, [renamed], [renamed, ...exports]]) {
      const { code, lines } = await lanemark(layout.root, "load", ...files);
      expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: nothingNew });
      expect(lines.slice(0, -1).filter((line) => !known.test(line))).toEqual([]);
      expect(await stateOf(layout)).toEqual(state);
    }
  });

  test("a file that got other bytes, and the size and time of before, is read", async () => {
    const layout = layoutOf(path.join(await newFolder(), "data"));
    const file = path.join(path.dirname(layout.root), "registry-2026-03-31.csv");
    const sheet = "tool_id,name,owner,builder\nT1,Leave planner,ana@ortolan.test,ana@ortolan.test\n";
    writeFileSync(file, sheet);
    utimesSync(file, 1_800_000_000, 1_750_000_000);
    expect(await lanemark(layout.root, "load", file)).toMatchObject({ code: 0 });
    writeFileSync(file, sheet.replace("Leave", "Trips"));
    utimesSync(file, 1_800_000_000, 1_750_000_000);
    const { lines } = await lanemark(layout.root, "load", file);
    expect(lines[0]).toBe("registry-2026-03-31.csv: Registry sheet, 1 of 1 rows");
  });

  test("in any order, and with two threads, they give the same numbers", { timeout: 180_000 }, async () => {
    vi.stubEnv("LANEMARK_THREADS", "2");
    for (const order of fc.sample(fc.shuffledSubarray(exports, { minLength: exports.length }), {
      numRuns: 1,
      seed: 7,
    })) {
      const layout = layoutOf(path.join(await newFolder(), "data"));
      expect(await lanemark(layout.root, "load", ...order)).toMatchObject({ code: 0 });
      expect(await currentNumbers(layout)).toBe(before);
    }
  });

  test("without lake and warehouse they give the same numbers, and the journal stays as it is", async () => {
    const layout = await copyOf(base.root);
    const journal = await bytesOf(layout.journal);
    await fs.rm(layout.lake, { recursive: true });
    await fs.rm(layout.warehouse, { recursive: true });
    expect(await lanemark(layout.root, "load", ...exports)).toMatchObject({ code: 0 });
    expect(await currentNumbers(layout)).toBe(before);
    expect(await bytesOf(layout.journal)).toEqual(journal);
  });

  test("a flipped bit in the lake is refused by name and repaired by its export", async () => {
    const layout = await copyOf(base.root);
    const folder = (await fs.readdir(layout.lake)).find((name) => name.includes(".lanemark-headcounts."));
    const file = path.join(layout.lake, String(folder), "rows.parquet");
    const bytes = readFileSync(file);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const other = exports.filter((each) => !each.includes("headcount"));
    const refused = await lanemark(layout.root, "load", ...other);
    expect({ code: refused.code, last: refused.lines.at(-1) }).toEqual({
      code: 1,
      last: `${file}: is damaged or gone; remove ${path.dirname(file)} and load its export again`,
    });
    expect(await currentNumbers(layout)).toBe(before);
    await fs.rm(path.dirname(file), { recursive: true });
    const repaired = await lanemark(layout.root, "load", ...exports);
    expect(repaired.lines).toContain("headcount.csv: Headcount by team and month, 26 of 26 rows");
    expect(repaired).toMatchObject({ code: 0 });
    expect(await currentNumbers(layout)).toBe(before);
  });

  test("half a line at the end of the journal was never acknowledged, and the next line takes its place", async () => {
    const layout = await copyOf(base.root);
    const journal = path.join(layout.journal, "pipelines.ndjson");
    const whole = readFileSync(journal, "utf8");
    const lines = whole.trimEnd().split("\n");
    const last = JSON.parse(String(lines.at(-1)));
    truncateSync(journal, Buffer.byteLength(whole) - 40);
    // The file itself was acknowledged: what the guard thought of it is told again.
    for (let time = 0; time < 2; time++) {
      const { code, lines: told } = await lanemark(layout.root, "load", ...exports);
      expect(code).toBe(0);
      expect(told.at(exports.length - 1)).toMatch(/: (unchanged|the same bytes)/);
      expect(await currentNumbers(layout)).toBe(before);
    }
    const now = readFileSync(journal, "utf8").trimEnd().split("\n");
    expect(now.slice(0, lines.length - 1)).toEqual(lines.slice(0, -1));
    expect(now.slice(lines.length - 1).map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ type: "verdict", load_id: last.load_id, verdict: "loaded" }),
    ]);
  });

  test("a broken line in the middle of the journal is refused with file and line, and the numbers stay", async () => {
    const layout = await copyOf(base.root);
    const journal = path.join(layout.journal, "pipelines.ndjson");
    const lines = readFileSync(journal, "utf8").split("\n");
    writeFileSync(journal, lines.with(4, String(lines[4]).slice(0, 20)).join("\n"));
    for (const command of [["load", ...exports], ["loads"]]) {
      expect(await lanemark(layout.root, ...command)).toEqual({
        code: 1,
        signal: null,
        out: "",
        lines: [`${journal}:5: not a journal line; restore the file from a backup, or remove that line`],
      });
    }
    expect(await currentNumbers(layout)).toBe(before);
  });

  test("a file that was refused once is loaded like any other when it can be read", async () => {
    const layout = layoutOf(path.join(await newFolder(), "data"));
    const file = String(exports.find((each) => each.includes("headcount")));
    const workshop = await openWorkshop(layout);
    const stranger = { ...workshop, sources: workshop.sources.filter((each) => each.entity !== "headcounts") };
    expect(await verdictsOf(stranger, { paths: [file] })).toEqual(["refused"]);
    expect(await verdictsOf(workshop, { paths: [file] })).toEqual(["loaded"]);
    expect(await lanemark(layout.root, "load", file)).toMatchObject({ code: 0 });
  });

  test("another definition of a source reads again what it reads, and nothing else", async () => {
    const layout = await copyOf(base.root);
    const journal = await bytesOf(layout.journal);
    const workshop = await openWorkshop(layout);
    const sources = workshop.sources.map((source) =>
      source.name === "entra-users" ? { ...source, version: `changed ${source.version}` } : source,
    );
    const result = await load({ ...workshop, sources }, { paths: exports }, silent);
    expect(result.outcomes.filter((each) => each.isNew).map((each) => path.basename(each.file))).toEqual(
      exports.map((file) => path.basename(file)).filter((name) => name.startsWith("entra-users")),
    );
    expect(result.isNew).toBe(true);
    expect(await currentNumbers(layout)).toBe(before);
    expect(await bytesOf(layout.journal)).toEqual(journal);
  });

  test("what is loaded by a definition that has changed, and whose export is gone, is named", async () => {
    const layout = await copyOf(base.root);
    const workshop = await openWorkshop(layout);
    const sources = workshop.sources.map((source) =>
      source.entity === "headcounts" ? { ...source, version: `changed ${source.version}` } : source,
    );
    const others = exports.filter((file) => !file.includes("headcount"));
    await expect(load({ ...workshop, sources }, { paths: others }, silent)).rejects.toThrow(
      /^headcount\.csv: was loaded as [0-9a-f]{12}, and must be read again .*; put it back into exports and load$/,
    );
    expect(await currentNumbers(layout)).toBe(before);
  });
});

const silent = { step: () => {}, line: () => {} };

async function verdictsOf(workshop: Workshop, options: LoadOptions): Promise<string[]> {
  const { outcomes } = await load(workshop, options, silent);
  return outcomes.map((each) => each.verdict);
}
