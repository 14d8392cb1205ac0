import { readdirSync, readlinkSync } from "node:fs";
import { rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test, vi } from "vitest";
import type { Door } from "../../app/door.server.ts";
import { withinScope } from "../../app/scope.server.ts";
import type { Layout } from "../../contract/layout.ts";
import { emptyData, openDoor, point, publish } from "./generation.ts";
import { executive, lead } from "./viewers.ts";

const warehouseOf = (n: number) => `create table first as select ${n} as n; create table second as select ${n} as n`;
const queries = { first: "-- scope: everyone\nfrom first", second: "-- scope: everyone\nfrom second" };
type Numbered = { readonly n: number };

test("20 readers through 50 publications: none fails, and none sees two generations in one request", async () => {
  const layout = await emptyData();
  const swaps = 50;
  for (let n = 0; n <= swaps; n++) await publish(layout, `g${n}`, { warehouse: warehouseOf(n) }, n === 0);
  const door = openDoor(layout, queries, { waiting: 1000 });
  let isOver = false;
  const seen = new Set<number>();
  const readers = Array.from({ length: 20 }, async (_, reader) => {
    let reads = 0;
    while (!isOver) {
      const [first, second] = await readTwice(door, reader % 4 === 0);
      expect(second).toBe(first);
      seen.add(first);
      reads++;
    }
    return reads;
  });
  for (let n = 1; n <= swaps; n++) {
    await point(layout, `g${n}`);
    while (!seen.has(n)) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  isOver = true;
  const reads = await Promise.all(readers);
  expect(Math.min(...reads)).toBeGreaterThan(0);
  expect(await door.query("first", {}, lead)).toEqual([{ n: swaps }]);
  expect(openGenerations(layout)).toEqual([`g${swaps}`]);
}, 180_000);

/** One request: two queries with a breath between them. */
async function readTwice(door: Door, isExecutive: boolean): Promise<[number, number]> {
  const { scope, close } = await door.openScope(new AbortController().signal);
  const viewer = isExecutive ? executive : lead;
  try {
    return await withinScope(scope, async () => {
      const [first] = await door.query<Numbered>("first", {}, viewer);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const [second] = await door.query<Numbered>("second", {}, viewer);
      return [first?.n ?? -1, second?.n ?? -2];
    });
  } finally {
    close();
  }
}

/** Generations of which this process has a file open. */
function openGenerations(layout: Layout): string[] {
  const files = readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  const inside = files.filter((file) => file.startsWith(layout.warehouse));
  return [...new Set(inside.map((file) => path.relative(layout.warehouse, file).split(path.sep)[0] ?? ""))].sort();
}

test("a request keeps the generation it began with until it ends, then that closes", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: warehouseOf(1) });
  await publish(layout, "g2", { warehouse: warehouseOf(2) }, false);
  const door = openDoor(layout, queries);
  const { scope, close } = await door.openScope(new AbortController().signal);
  await point(layout, "g2");
  expect(await door.query("first", {}, lead)).toEqual([{ n: 2 }]);
  expect(await withinScope(scope, () => door.query("first", {}, lead))).toEqual([{ n: 1 }]);
  expect(openGenerations(layout)).toEqual(["g1", "g2"]);
  close();
  close();
  expect(openGenerations(layout)).toEqual(["g2"]);
});

const breakages: [string, (layout: Layout) => Promise<void>][] = [
  ["a pointer to nothing", (layout) => point(layout, "g404")],
  ["a pointer that climbs", (layout) => point(layout, "../../etc")],
  ["an empty pointer", (layout) => point(layout, "")],
  [
    "a damaged warehouse",
    (layout) => publishBroken(layout, (folder) => truncate(path.join(folder, "warehouse.duckdb"), 5000)),
  ],
  ["no names", (layout) => publishBroken(layout, (folder) => rm(path.join(folder, "names.duckdb")))],
  [
    "a broken manifest",
    (layout) => publishBroken(layout, (folder) => writeFile(path.join(folder, "manifest.json"), "{")),
  ],
  ["no pointer any more", (layout) => rm(layout.current)],
];

async function publishBroken(layout: Layout, harm: (folder: string) => Promise<void>) {
  await publish(layout, "g2", { warehouse: warehouseOf(2) }, false);
  await harm(path.join(layout.warehouse, "g2"));
  await point(layout, "g2");
}

test.each(breakages)("%s: the old generation keeps answering and the state says why", async (_title, harm) => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: warehouseOf(1) });
  const door = openDoor(layout, queries);
  expect(await door.query("first", {}, lead)).toEqual([{ n: 1 }]);
  await harm(layout);
  expect(await door.query("first", {}, lead)).toEqual([{ n: 1 }]);
  const { generation, problem } = await door.state();
  expect(generation).toBe("g1");
  expect(problem).toMatch(
    /^the (newest generation (cannot be opened|is damaged; .*)|pointer to the live generation is gone)$/,
  );
  await publish(layout, "g3", { warehouse: warehouseOf(3) });
  expect(await door.query("first", {}, lead)).toEqual([{ n: 3 }]);
  expect(await door.state()).toEqual({ generation: "g3", problem: null });
});

test("the pointer is looked at once in its interval", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: warehouseOf(1) });
  await publish(layout, "g2", { warehouse: warehouseOf(2) }, false);
  const door = openDoor(layout, queries, { lookEveryMs: 1000 });
  expect(await door.query("first", {}, lead)).toEqual([{ n: 1 }]);
  await point(layout, "g2");
  expect(await door.query("first", {}, lead)).toEqual([{ n: 1 }]);
  await new Promise((resolve) => setTimeout(resolve, 1050));
  expect(await door.query("first", {}, lead)).toEqual([{ n: 2 }]);
});

test("after a fault inside DuckDB, which it answers nothing after, the generation is opened again at once", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: warehouseOf(1) });
  const fault =
    "-- scope: everyone\nselect error('FATAL Error: database has been invalidated because of a previous fatal error')";
  const door = openDoor(layout, { ...queries, fault }, { lookEveryMs: 60_000 });
  expect(await door.query("first", {}, lead)).toEqual([{ n: 1 }]);
  const opened = vi.spyOn(DuckDBInstance, "create");
  await expect(door.query("fault", {}, lead)).rejects.toThrow("invalidated");
  expect(await door.query("second", {}, lead)).toEqual([{ n: 1 }]);
  expect(opened).toHaveBeenCalledTimes(1);
  expect(await door.query("first", {}, lead)).toEqual([{ n: 1 }]);
  expect(opened).toHaveBeenCalledTimes(1);
  opened.mockRestore();
});
