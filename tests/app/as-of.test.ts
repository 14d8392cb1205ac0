import { mkdir, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { asOfDay, asOfMetrics, keepAsOf } from "../../app/as-of.ts";
import type { Door } from "../../app/door.server.ts";
import { withinScope } from "../../app/scope.server.ts";
import { NotAsOf } from "../../app/warehouse.server.ts";
import { asOfFile } from "../../contract/as-of.ts";
import type { Layout } from "../../contract/layout.ts";
import { seal } from "../../contract/sealed.ts";
import { emptyData, openDoor, publish } from "./generation.ts";
import { lead } from "./viewers.ts";

const queries = {
  n: "-- scope: everyone\nfrom first",
  as_of_bounds: "-- scope: everyone\nselect date '2026-01-31' as first_day, date '2026-06-30' as last_day",
};

async function keep(layout: Layout, day: string, generation: string, basis: string): Promise<void> {
  await mkdir(layout.asOf, { recursive: true });
  await writeFile(asOfFile(layout, day), seal({ day, generation, basis, askedAt: "2026-07-01T00:00:00Z" }));
}

/** What a request to an address reads, and what it reads of the live numbers. */
async function ask(door: Door, address: string): Promise<unknown> {
  const { scope, close } = await door.openScope(new AbortController().signal, address);
  try {
    return await withinScope(scope, async () => {
      const now = await door.query("n", {}, lead, { isNow: true });
      const own = await door.query("n", {}, lead).catch((error: unknown) => {
        if (error instanceof NotAsOf) return [{ n: error.asOf.state }];
        throw error;
      });
      return [...own, ...now].map((row) => (row as { n: unknown }).n);
    });
  } finally {
    close();
  }
}

test("a request reads the generation of its day and beside it the live one; what is not built beside these inputs is not believed", async () => {
  const layout = await emptyData();
  const days = ["2026-02-28", "2026-03-31", "2026-04-30"];
  for (const [place, day] of days.entries()) {
    await publish(layout, `d${place + 1}`, { warehouse: `create table first as select ${place + 1} as n` }, false);
    await keep(layout, day, `d${place + 1}`, "inputs-of-live");
  }
  await publish(layout, "live", { warehouse: "create table first as select 100 as n" });
  const door = openDoor(layout, queries, {});
  expect(await ask(door, "/ownership")).toEqual([100, 100]);
  // Two are open at once: the third lets go of the first, which is opened again when it is asked for.
  const asked = [...days, days[0]].map((day) => ask(door, `/ownership.data?as-of=${day}&_routes=x`));
  expect(await Promise.all(asked)).toEqual([
    [1, 100],
    [2, 100],
    [3, 100],
    [1, 100],
  ]);
  expect(await ask(door, "/loads?as-of=2026-02-28")).toEqual([100, 100]);
  expect(await ask(door, "/ownership?as-of=2026-06-30")).toEqual([100, 100]);
  expect(await ask(door, "/ownership?as-of=2026-01-30")).toEqual(["before", 100]);
  expect(await ask(door, "/ownership?as-of=2026-05-31")).toEqual(["unbuilt", 100]);
  await keep(layout, "2026-05-31", "d1", "inputs-of-before");
  expect(await ask(door, "/ownership?as-of=2026-05-31")).toEqual(["unbuilt", 100]);
  await keep(layout, "2026-05-31", "live", "inputs-of-live");
  expect(await ask(door, "/ownership?as-of=2026-05-31")).toEqual([100, 100]);
});

test("a day whose file is damaged, or whose pointer is, is not believed", async () => {
  const layout = await emptyData();
  await publish(layout, "d1", { warehouse: "create table first as select 1 as n" }, false);
  await publish(layout, "live", { warehouse: "create table first as select 100 as n" });
  await keep(layout, "2026-02-28", "d1", "inputs-of-live");
  await truncate(path.join(layout.warehouse, "d1", "warehouse.duckdb"), 5000);
  await keep(layout, "2026-03-31", "../d1", "inputs-of-live");
  await writeFile(asOfFile(layout, "2026-04-30"), seal({ day: "2026-04-30" }).replace("04", "05"));
  const door = openDoor(layout, queries, {});
  for (const day of ["2026-02-28", "2026-03-31", "2026-04-30"])
    expect(await ask(door, `/?as-of=${day}`)).toEqual(["unbuilt", 100]);
});

test("the day of an address, the addresses that keep it, and the numbers that a page tells", () => {
  expect(["/?as-of=2026-02-28", "/rows/x?to=2026-01&as-of=2026-02-28"].map(asOfDay)).toEqual([
    "2026-02-28",
    "2026-02-28",
  ]);
  const none = [
    "/",
    "/?as-of=",
    "/?as-of=2026-02-29",
    "/?as-of=2026-2-8",
    "/loads/x?as-of=2026-02-28",
    "/jobs/x?as-of=2026-02-28",
  ];
  expect(none.map(asOfDay)).toEqual(none.map(() => null));
  const kept = (address: string) => keepAsOf(address, "?to=2026-01&as-of=2026-02-28");
  expect(kept("/ownership")).toBe("/ownership?as-of=2026-02-28");
  expect(kept("/ownership?team=a#list")).toBe("/ownership?team=a&as-of=2026-02-28#list");
  expect(kept("?")).toBe("?as-of=2026-02-28");
  const same = ["/loads#held", "//other.example", "https://other.example", "#top", "?as-of=2026-03-31", "../x"];
  expect(same.map(kept)).toEqual(same);
  expect(keepAsOf("/ownership", "?to=2026-01")).toBe("/ownership");
  expect(["/", "/teams/sales", "/rows/orphan_rate", "/tools/x", "/adoption"].map(asOfMetrics)).toEqual([
    ["orphaned_tools", "open_requests"],
    ["orphaned_tools"],
    ["orphan_rate"],
    [],
    [],
  ]);
});
