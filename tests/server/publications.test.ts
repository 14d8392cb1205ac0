import { cp, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import { readGeneration } from "../../contract/generation.ts";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { seal } from "../../contract/sealed.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { readCurrent } from "../../pipelines/publish.ts";
import { newFolder } from "../load/running.ts";
import { isBuilt, startServer } from "./running.ts";

const silent = { step: () => {}, line: () => {} };
const header = "tool_id,name,owner,builder,team\n";
const publications = process.env.LANEMARK_SLOW === "1" ? 50 : 10;
const readers = 20;

/** A registry of so many tools, half of them without an owner: each page says several numbers that follow from that. */
const registry = (tools: number) =>
  header +
  Array.from(
    { length: tools },
    (_, index) => `T${index},Tool ${index},${index % 2 ? "ana@ortolan.test" : ""},ben@ortolan.test,Claims\n`,
  ).join("");

/** Pages with their own data, as the browser asks for it: the shell's and the page's numbers in one answer. */
const pages = [
  "/_root.data?_routes=routes/shell,routes/brief",
  "/ownership.data?_routes=routes/shell,routes/ownership",
  "/tools.data?_routes=routes/shell,routes/tools",
  "/loads.data?_routes=routes/shell,routes/loads",
  "/teams.data?_routes=routes/shell,routes/teams",
];

async function point(layout: Layout, name: string): Promise<void> {
  await writeFile(`${layout.current}.tmp`, `${name}\n`);
  await rename(`${layout.current}.tmp`, layout.current);
}

/** Publishes a copy of a generation under a name of its own, as a load would: never one that was used before. */
async function publishCopy(layout: Layout, kept: string, from: string, name: string): Promise<void> {
  const folder = path.join(layout.warehouse, name);
  await cp(path.join(kept, from), folder, { recursive: true });
  const manifest = await readGeneration({ ...layout, warehouse: kept }, from);
  await writeFile(path.join(folder, "manifest.json"), seal({ ...manifest, name }));
  await point(layout, name);
}

test.skipIf(!isBuilt)(
  `${readers} readers through ${publications} publications of two states: every answer is wholly one of them, and none fails`,
  { timeout: 600_000 },
  async () => {
    const layout = layoutOf(path.join(await newFolder(), "data"));
    const kept = path.join(layout.root, "kept");
    await mkdir(kept, { recursive: true });
    const names: string[] = [];
    for (const [index, tools] of [12, 30].entries()) {
      const file = path.join(layout.root, `registry-2026-0${index + 1}-28.csv`);
      await writeFile(file, registry(tools));
      await load(await openWorkshop(layout), { paths: [file] }, silent);
      const name = (await readCurrent(layout))?.name ?? "";
      await cp(path.join(layout.warehouse, name), path.join(kept, name), { recursive: true });
      names.push(name);
    }
    const server = await startServer(layout, { LANEMARK_LOG: "off" });
    const ask = async (page: string) => {
      const response = await fetch(`${server.origin}${page}`);
      return {
        status: response.status,
        generation: response.headers.get("x-lanemark-generation"),
        body: await response.text(),
      };
    };

    /** What each state answers when nothing else goes on; a generation's own name is no part of what it says. */
    const quiet: string[][] = [];
    for (const [index, from] of names.entries()) {
      const name = nameOf(index);
      await publishCopy(layout, kept, from, name);
      await expect.poll(async () => (await ask("/readyz")).body, { timeout: 60_000 }).toContain(name);
      quiet.push(await Promise.all(pages.map(async (page) => (await ask(page)).body.replaceAll(name, "…"))));
    }
    expect((await Promise.all(pages.map(ask))).map(({ status }) => status)).toEqual(pages.map(() => 200));
    for (const [index] of pages.entries()) expect(quiet[0]?.[index]).not.toBe(quiet[1]?.[index]);

    let isOver = false;
    const seen = new Set<string>();
    const counts = await Promise.all([
      ...Array.from({ length: readers }, async (_, reader) => {
        let answers = 0;
        while (!isOver) {
          const at = (reader + answers) % pages.length;
          const { status, generation, body } = await ask(pages[at] ?? "");
          expect([status, generation]).toEqual([200, expect.stringMatching(/^\d{14}-[0-9a-f]{8}$/)]);
          const state = Number(generation?.slice(-1)) % 2;
          expect(body.replaceAll(String(generation), "…"), `${pages[at]} of ${generation}`).toBe(quiet[state]?.[at]);
          seen.add(String(generation));
          answers++;
        }
        return answers;
      }),
      (async () => {
        for (let index = 2; index < publications + 2; index++) {
          const name = nameOf(index);
          await publishCopy(layout, kept, names[index % 2] ?? "", name);
          // Now and then two follow each other before anybody looked, as nightly loads never do.
          for (let waited = 0; index % 5 > 0 && !seen.has(name) && waited < 60_000; waited += 20) await after(20);
        }
        isOver = true;
        return 1;
      })(),
    ]);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(seen.size).toBeGreaterThanOrEqual((publications * 4) / 5);
    console.log(`${counts.reduce((sum, count) => sum + count, -1)} answers of ${seen.size} generations`);
    expect((await readFile(layout.current, "utf8")).trim()).toBe(nameOf(publications + 1));
  },
);

/** The last digit says which state it is. */
function nameOf(index: number): string {
  return `20260401000000-${String(index).padStart(7, "0")}${index % 2}`;
}
