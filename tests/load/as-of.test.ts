import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listAsOf, readAsOf } from "../../contract/as-of.ts";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { keepDay } from "../../pipelines/as-of-days.ts";
import { rebuild } from "../../pipelines/decide.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { prune, sealGeneration } from "../../pipelines/publish.ts";
import { loaded } from "./histories.ts";
import { bytesOf, currentGeneration, ended, listSample, sample, startLanemark } from "./running.ts";

const isSlow = process.env.LANEMARK_SLOW === "1";
const silent = { step: () => {}, line: () => {} };
const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-as-of-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function loadInto(layout: Layout, paths: readonly string[]): Promise<void> {
  await fs.mkdir(layout.journal, { recursive: true });
  await fs.copyFile(path.join(sample, "program.yaml"), layout.program);
  await load(await openWorkshop(layout), { paths }, silent);
}

async function buildOf(layout: Layout, day: string): Promise<{ generation: string | null; isNew: boolean }> {
  return rebuild(await openWorkshop(layout), silent, day);
}

/** Rows of a select, cells between `|`: of what was in hand on a day, or as known now. */
function rows(layout: Layout, sql: string, asOf?: string): Promise<string[]> {
  const read = async (connection: DuckDBConnection) =>
    (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map((cell) => cell ?? "–").join(" | "));
  return withCurrentGeneration(layout, read, { asOf });
}

/** Every value of every metric. */
const allValues = "select * from metrics.values order by all";
const openOn = (day: string) => `select open_tickets from marts.ticket_counts where day = date '${day}'`;
const orphansOn = (day: string) =>
  `select tool_name, cause from marts.tool_days join marts.tools using (tool_id) where is_orphaned and is_active and day = date '${day}' order by all`;

describe("what the sample's exports said on a day, counted by hand", () => {
  const layout = layoutOf(path.join(root, "sample"));
  let live: Record<string, string> = {};

  beforeAll(async () => {
    await loadInto(layout, await listSample());
    live = await bytesOf(path.join(layout.warehouse, await currentGeneration(layout)));
    for (const day of ["2026-09-30", "2026-10-15"]) expect(await buildOf(layout, day)).toMatchObject({ isNew: true });
  }, 300_000);

  test("on 30 September Oliver Petersen was missing from one list alone, and Stefan Krause from two: 5 orphaned, and 6 of that day as known now", async () => {
    const both = ["Brightline Campaign Sync | O7", "Pallet Label Printer | O7", "Repair Visit Scheduler | O8"];
    const then = [...both, "Rental Calendar | O2", "Trade Fair Lead Capture | O1"].sort();
    expect(await rows(layout, orphansOn("2026-09-30"), "2026-09-30")).toEqual(then);
    expect(await rows(layout, orphansOn("2026-09-30"))).toEqual([...then, "Supplier Invoice Check | O2"].sort());
  });

  test("tickets are those of the log's rows until the day, and an end that came later is not told yet", async () => {
    expect(await rows(layout, openOn("2026-09-30"), "2026-09-30")).toEqual(["5"]);
    // INC0010027, 46, 58, 66, 68 and 69.
    expect(await rows(layout, openOn("2026-10-15"), "2026-10-15")).toEqual(["6"]);
    const later =
      "select count(*)::int from marts.tickets where opened_on > date '2026-09-30' or done_on > date '2026-09-30'";
    expect(await rows(layout, later, "2026-09-30")).toEqual(["0"]);
    const facts =
      "select rows_read, rows_loaded, rows_later, window_to::varchar from marts.loads where file_name = 'incident-log.csv'";
    expect(await rows(layout, facts, "2026-09-30")).toEqual(["285 | 239 | 46 | 2026-09-30"]);
    expect(await rows(layout, facts, "2026-10-15")).toEqual(["285 | 266 | 19 | 2026-10-15"]);
    expect(await rows(layout, facts)).toEqual(["285 | 285 | 0 | 2026-10-31"]);
  });

  test("a log that runs through the day counts its events until then", async () => {
    const days = "select max(day)::varchar, sum(rows)::int from (select day, 1 as rows from marts.log_days)";
    const [now, then] = [await rows(layout, days), await rows(layout, days, "2026-10-15")];
    expect(then[0]?.slice(0, 10) ?? "").toBe("2026-10-15");
    expect(now[0]?.slice(0, 10)).toBe("2026-10-31");
    const files = "select file_name from marts.loads where verdict = 'loaded' order by all";
    expect(await rows(layout, files, "2026-09-30")).toEqual([
      "entra-users-2026-07-31.csv",
      "entra-users-2026-08-31.csv",
      "entra-users-2026-09-30.csv",
      "events-zapier-airtable.ndjson",
      "headcount.csv",
      "incident-log.csv",
      "purview-audit-2026-08.csv",
      "purview-audit-2026-09.csv",
      "registry-2026-08-31.csv",
      "registry-2026-09-30.csv",
    ]);
  });

  test("the live numbers are untouched, and a day on which everything was in hand is the live generation itself", async () => {
    const name = await currentGeneration(layout);
    for (const day of ["2026-10-31", "2031-01-01"])
      expect(await buildOf(layout, day)).toEqual({ generation: name, isNew: false, warnings: [] });
    expect(await bytesOf(path.join(layout.warehouse, name))).toEqual(live);
    expect(await rows(layout, allValues, "2026-10-31")).toEqual(await rows(layout, allValues));
  });

  test("a day before the first export has nothing to say, and one that is not built says how", async () => {
    await expect(buildOf(layout, "2025-01-07")).rejects.toThrow(
      "nothing was in hand on 2025-01-07: the first export tells of 2025-01-08",
    );
    await expect(rows(layout, "select 1", "2026-09-01")).rejects.toThrow(
      "2026-09-01 is not built; lanemark build --as-of 2026-09-01 builds it",
    );
  });
});

const registries = path.join(import.meta.dirname, "registries");
const snapshots = readdirSync(registries)
  .filter((name) => name.endsWith(".yml"))
  .sort()
  .map((name) => path.join(registries, name));

describe("days that are kept", () => {
  test("say the same in whatever order files come, stay while later ones come in, and go when one of their own time does", async () => {
    const [first = "", second = "", third = "", ...rest] = snapshots;
    const alone = await loaded(root, "alone", [[first]]);
    const layout = await loaded(root, "kept", [[third, first]]);
    const { generation } = await buildOf(layout, "2024-05-31");
    expect(await rows(layout, allValues, "2024-05-31")).toEqual(await rows(alone, allValues));
    await load(await openWorkshop(layout), { paths: rest }, silent);
    expect(await readAsOf(layout, "2024-05-31")).toMatchObject({ generation });
    expect(await rows(layout, allValues, "2024-05-31")).toEqual(await rows(alone, allValues));
    await load(await openWorkshop(layout), { paths: [second] }, silent);
    expect(await readAsOf(layout, "2024-05-31")).toBeUndefined();
    await buildOf(layout, "2024-05-31");
    expect(await rows(layout, allValues, "2024-05-31")).not.toEqual(await rows(alone, allValues));
  }, 300_000);

  test("are at most four beside the live one; the one asked for longest ago goes first", async () => {
    const layout = await loaded(root, "evicted", [snapshots.slice(0, 1)]);
    const names = [1, 2, 3, 4, 5].map((place) => `2026010100000${place}-0000000${place}`);
    for (const [place, name] of names.entries()) await fakeDay(layout, `2024-0${place + 1}-28`, name);
    await prune(layout);
    expect((await listAsOf(layout)).map(({ day }) => day)).toEqual([
      "2024-05-28",
      "2024-04-28",
      "2024-03-28",
      "2024-02-28",
    ]);
    expect(names.filter((name) => existsSync(path.join(layout.warehouse, name)))).toEqual(names.slice(1));
    expect(existsSync(path.join(layout.warehouse, await currentGeneration(layout)))).toBe(true);
  });
});

/** Names a generation without a database for a day. */
async function fakeDay(layout: Layout, day: string, name: string): Promise<void> {
  const folder = path.join(layout.warehouse, name);
  await fs.mkdir(folder, { recursive: true });
  await sealGeneration(layout, folder, {
    name,
    builtAt: "2026-01-01T00:00:00Z",
    inputs: name,
    knownOn: day,
    months: [],
  });
  await keepDay(layout, day, name, "");
  // The next one is asked for later.
  await after(2);
}

const kills = isSlow ? 40 : 3;

describe.skipIf(process.env.LANEMARK_BUILT !== "1")("the build of a day that dies", () => {
  test(`killed ${kills} times, it leaves the live numbers and no day that is half believed, and is done by the next one`, async () => {
    const day = "2024-05-31";
    const layout = await loaded(root, "killed", [snapshots]);
    const name = await currentGeneration(layout);
    const live = await bytesOf(path.join(layout.warehouse, name));
    const standing = "select count(*)::int from marts.tools";
    const told = { nothing: 0, all: 0 };
    for (let kill = 1; kill <= kills; kill++) {
      const child = startLanemark(layout.root, "build", "--as-of", day);
      const end = ended(child);
      await Promise.race([after((kill / kills) * 3000, undefined, { ref: false }), end]);
      child.kill("SIGKILL");
      await end;
      expect(await currentGeneration(layout)).toBe(name);
      const isKept = (await readAsOf(layout, day)) !== undefined;
      told[isKept ? "all" : "nothing"]++;
      if (isKept) expect(await rows(layout, standing, day)).toEqual(["8"]);
    }
    console.log(`${told.nothing} times nothing, ${told.all} times the whole day`);
    await buildOf(layout, day);
    expect(await rows(layout, standing, day)).toEqual(["8"]);
    expect(await bytesOf(path.join(layout.warehouse, name))).toEqual(live);
    await prune(layout);
    const { generation = "" } = (await readAsOf(layout, day)) ?? {};
    const left = (await fs.readdir(layout.warehouse)).filter((each) => /^\d{14}-/.test(each));
    expect(left.sort()).toEqual([name, generation].sort());
  }, 900_000);
});
