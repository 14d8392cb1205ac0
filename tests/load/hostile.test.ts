import { mkdirSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { removeFolder } from "../remove-folder.ts";
import { builtTest } from "../server/running.ts";
import { header, hostileFiles, registry } from "./hostile-files.ts";
import {
  bytesOf,
  currentGeneration,
  type Ended,
  lanemark,
  newFolder,
  numbers,
  query,
  sampleExports,
} from "./running.ts";

describe.skipIf(process.env.LANEMARK_BUILT !== "1")("a folder of everything that is no export", () => {
  const layout = layoutOf(path.join(os.tmpdir(), `lanemark-hostile-${process.pid}`, "data"));
  const good = path.join(layout.exports, "good-2026-03-31.csv");
  let before = "";
  let generation = "";
  let bytes: Record<string, string> = {};
  let alone: Ended;

  beforeAll(async () => {
    await lanemark(layout.root, "load", ...sampleExports(["registry-2026-10-31.csv", "headcount.csv"]));
    before = await numbers(layout.root);
    generation = await currentGeneration(layout);
    bytes = await bytesOf(path.join(layout.warehouse, generation));
    mkdirSync(layout.exports);
    for (const { name, make } of hostileFiles) make(path.join(layout.exports, name));
    alone = await lanemark(layout.root, "load");
  });

  afterAll(() => removeFolder(path.dirname(layout.root)));

  const short = (line: string) => line.replaceAll(`${layout.exports}/`, "");

  test.each(hostileFiles)("$name gets one clear line", ({ words }) => {
    expect(alone.lines.map(short).filter((line) => words.test(line))).toHaveLength(1);
  });

  test("there is not a line more, and no stack", () => {
    const rest = alone.lines.map(short).filter((line) => !hostileFiles.some(({ words }) => words.test(line)));
    expect(rest).toEqual([
      expect.stringMatching(/^published generation \d{14}-[0-9a-f]{8}$/),
      `${hostileFiles.length} of ${hostileFiles.length} files did not get in; lanemark loads tells why`,
    ]);
    expect(alone).toMatchObject({ code: 1, signal: null, out: "" });
  });

  test("the numbers are what they were, and the generation before lies there untouched", async () => {
    expect(await numbers(layout.root)).toBe(before);
    expect(await bytesOf(path.join(layout.warehouse, generation))).toEqual(bytes);
    expect(await fs.readdir(layout.work)).toEqual([]);
  });

  test("what was said is in the journal, for lanemark loads and the page", async () => {
    const { out } = await lanemark(layout.root, "loads", "--json");
    const loads: { file: string; verdict: string; why: string }[] = JSON.parse(out);
    const told = loads.filter((load) => load.verdict !== "loaded").map((load) => short(load.why));
    const names = [
      "wide.csv:1: ",
      "stranger.csv: ",
      "it does not say which day it shows; ",
      "3 of 3 rows cannot be read, ",
    ];
    for (const start of names) expect(told).toContainEqual(expect.stringContaining(start));
    expect(told.filter((why) => why === "" || why.includes("\n"))).toEqual([]);
  });

  test("a good file among them is loaded, the rest is told again, and the next load completes", async () => {
    writeFileSync(good, `${header}T9,Among bad company,ana@ortolan.test,ana@ortolan.test,Claims\n`);
    const among = await lanemark(layout.root, "load");
    expect(among.code).toBe(1);
    expect(among.lines.map(short)).toContain("good-2026-03-31.csv: Registry sheet, 1 of 1 rows");
    for (const { words } of hostileFiles) expect(among.lines.map(short)).toContainEqual(expect.stringMatching(words));
    const listed = "select tool_name from marts.tools where tool_name = 'Among bad company'";
    expect(await query(layout.root, listed)).toHaveLength(1);

    const next = await lanemark(layout.root, "load", good);
    expect(next).toMatchObject({ code: 0, signal: null });
    expect(next.lines.at(-1)).toBe("nothing new: the numbers stay as they are");
  });
});

/** A command that can do nothing at all: exit code 1 and these lines. */
async function complaint(data: string, ...args: string[]): Promise<string[]> {
  const { code, signal, out, lines } = await lanemark(data, ...args);
  expect({ code, signal, out }).toEqual({ code: 1, signal: null, out: "" });
  return lines.map((line) => line.replaceAll(`${path.dirname(data)}/`, ""));
}

builtTest("a path that is not there is one line, and so is an empty folder", async () => {
  const data = path.join(await newFolder(), "data");
  const rest = [
    "nothing is loaded yet, so there are no numbers to publish",
    "1 of 1 files did not get in; lanemark loads tells why",
  ];
  const missing = path.join(data, "..", "missing");
  expect(await complaint(data, "load", missing)).toEqual([
    "missing: no such file; check the name, for example with: ls",
    ...rest,
  ]);
  mkdirSync(missing);
  expect(await complaint(data, "load", missing)).toEqual([
    "missing: a directory in place of a file; name the files in it, such as missing/tools.csv",
    ...rest,
  ]);
  expect(await complaint(data, "load", "--dry-run", path.join(missing, "deep.csv"))).toEqual([
    "missing/deep.csv: no such file; check the name, for example with: ls",
    "1 of 1 files would not get in",
  ]);
});

builtTest("a data directory that is a file is one line for every command", async () => {
  const data = path.join(await newFolder(), "data");
  writeFileSync(data, "not a folder");
  for (const command of ["load", "loads"]) {
    expect(await complaint(data, command)).toEqual([
      "data: cannot be made or written (EEXIST); choose another with --data",
    ]);
  }
  expect(await complaint(data, "query", "--sql", "select 1")).toEqual([
    "data: nothing is loaded yet; lanemark load reads the exports",
  ]);
});

builtTest("each fault of program.yaml is named with its line, and nothing is loaded", async () => {
  const layout = layoutOf(path.join(await newFolder(), "data"));
  mkdirSync(layout.root);
  writeFileSync(layout.program, "time_zone: UTC\nline: [5\nsmall_group: 5\n");
  expect(await complaint(layout.root, "load")).toEqual([expect.stringMatching(/^data\/program\.yaml:[23]: \S.+/)]);
  writeFileSync(layout.program, "# rules\ntime_zone: Moon\nline:\n  user: 5\nsmall_group: five\n");
  expect(await complaint(layout.root, "load")).toEqual([
    "data/program.yaml:2: time_zone: no such time zone; an example is Europe/Berlin",
    'data/program.yaml:4: line: Unrecognized key: "user"',
    "data/program.yaml:5: small_group: Invalid input: expected number, received string",
  ]);
  expect(await fs.readdir(layout.root)).toEqual(["program.yaml"]);
});

test.skipIf(process.env.LANEMARK_BUILT !== "1" || process.getuid?.() === 0)(
  "a file without the right to read it is one line (skipped as root, who may read everything)",
  async () => {
    const data = path.join(await newFolder(), "data");
    const file = path.join(data, "..", "secret-2026-03-31.csv");
    writeFileSync(file, registry, { mode: 0o000 });
    expect(await complaint(data, "load", file)).toContain(
      "secret-2026-03-31.csv: may not be read by this user; allow it, for example with: chmod u+r",
    );
  },
);

builtTest.each([
  ["UTF-16", "UTF-16 LE", Buffer.concat([Buffer.from("fffe", "hex"), Buffer.from(registry, "utf16le")])],
  ["Windows-1252", "Windows-1252", Buffer.from(registry, "latin1")],
])("a sheet in %s is read, letters and all", async (_, encoding, bytes) => {
  const data = path.join(await newFolder(), "data");
  const file = path.join(data, "..", "registry-2026-03-31.csv");
  writeFileSync(file, bytes);
  const { code, lines } = await lanemark(data, "load", file);
  expect({ code, line: lines[0] }).toEqual({
    code: 0,
    line: "registry-2026-03-31.csv: Registry sheet, 2 of 2 rows",
  });
  expect(await query(data, "select tool_name from marts.tools order by all")).toEqual([
    { tool_name: "Leave planner" },
    { tool_name: "Rechnungsprüfung" },
  ]);
  expect(await query(data, "select notes from lake.loads")).toEqual([{ notes: `read as ${encoding}` }]);
});
