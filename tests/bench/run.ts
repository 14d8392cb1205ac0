import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { printTable } from "../../pipelines/print.ts";
import { serveBarePage } from "./bare-page.ts";
import { foldersIn, type Loads, loadBoth, type Row, type Size, sizes, writeExports } from "./company.ts";
import { benchDrills } from "./drills.ts";
import { benchFile } from "./files.ts";
import { scriptsOf } from "./javascript.ts";
import { measureOverlaps } from "./overlaps.ts";
import { benchPages, filterChanges } from "./pages.ts";
import { benchPaint } from "./paint.ts";
import { benchQueue, loadOrphans } from "./queue.ts";
import { type Server, start, textOf } from "./server.ts";

/**
 * `npm run bench [-- --sizes 1,5,20 --folder /tmp]`: one report, by millions of events; with `--data data/demo` of what is loaded there.
 * Ratios within one run are what to compare; absolute times are this machine's. What fails says so, and the rest goes on.
 */
async function main(): Promise<void> {
  console.log(`${os.cpus().length} cores (${os.cpus()[0]?.model}), Node ${process.version}`);
  const loaded = argument("--data");
  if (loaded !== undefined) {
    await benchServed(loaded, loaded);
    await part(`${loaded}: first chart painted in Chromium`, () => benchPaint(loaded));
    return benchLongest(loaded, loaded);
  }
  const asked = (argument("--sizes") ?? [...sizes.keys()].join(",")).split(",");
  const root = argument("--folder") ?? os.tmpdir();
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(path.join(root, "lanemark-bench-"));
  // Gigabytes must not stay behind a run that is broken off.
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
  for (const name of asked) {
    const size = sizes.get(name);
    if (size === undefined) console.log(`\nThere is no size ${name}, only ${[...sizes.keys()].join(", ")}.`);
    else await benchSize(size, path.join(folder, name), name === asked.at(-1));
  }
  await part("The queue of ownership with 10,000 orphans, by one client", async () => {
    const data = path.join(folder, "orphans");
    await loadOrphans(data);
    return serving(data, benchQueue);
  });
  await part("Overlap of 5,000 tools with 40 words and of 100,000 with 20, tables in and out", async () => [
    await measureOverlaps({ tools: 5000, words: 40, copies: 0.2, same: 0 }),
    await measureOverlaps({ tools: 100_000, words: 20, copies: 0.2, same: 0.02 }),
  ]);
}

async function benchServed(title: string, data: string): Promise<void> {
  await part(
    `${title}: 200 combinations of filter, sort, page and period, three times each, by one client and by eight`,
    () => serving(data, benchPages),
  );
  await part(`${title}: what a filter change moves, gzip`, () => serving(data, filterChanges));
}

async function benchSize(size: Size, folder: string, isLargest: boolean): Promise<void> {
  const title = `${size.tools.toLocaleString("en")} tools, ${(size.events / 1e6).toLocaleString("en")} million events`;
  const folders = foldersIn(folder);
  const { data } = folders;
  try {
    if (!(await part(`${title}: the exports of a year`, async () => [await writeExports(size, folders)]))) return;
    const loads: Loads[] = [];
    const isLoaded = await part(`${title}: load, and one more day of log on it`, async () => {
      loads.push(await loadBoth(folders));
      return loads.map(({ load }) => load);
    });
    if (!isLoaded) return;
    await part(`${title}: the longest steps of both`, async () => loads.flatMap(({ steps }) => steps));
    rmSync(folders.exports, { recursive: true });
    await benchServed(title, data);
    if (size.events === 5_000_000) await part(`${title}: first chart painted in Chromium`, () => benchPaint(data));
    if (isLargest) await benchLongest(title, data);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchLongest(title: string, data: string): Promise<void> {
  let longest = "";
  await part(`${title}: 50 rows of each number, with their exact total`, async () => {
    const rows = await serving(data, benchDrills);
    const [first] = rows;
    if (first !== undefined) longest = `/csv/rows?metric=${first.metric}&months=${first.months}`;
    return rows;
  });
  if (longest !== "") await part(`${title}: the longest list as a file`, async () => [await benchFile(data, longest)]);
  await part("Scripts that the brief names in its HTML, kilobytes of gzip", () =>
    serving(data, async ({ origin }) => {
      const scripts = scriptsOf(await textOf(`${origin}/`));
      const sum = scripts.reduce((total, { kilobytes }) => total + kilobytes, 0);
      return [...scripts, { file: "all", kilobytes: sum }].map(({ file, kilobytes }) => ({
        file,
        kilobytes: Math.round(kilobytes * 10) / 10,
      }));
    }),
  );
}

/** Prints a part's table under its title and the machine's load before and after it; false where it failed, which it says. */
async function part(title: string, measure: () => Promise<readonly Row[]>): Promise<boolean> {
  const before = loadNow();
  try {
    const rows = await measure();
    console.log(`\n${title} (load average ${before} to ${loadNow()})`);
    printTable(rows, "nothing was measured");
    return true;
  } catch (error) {
    console.log(`\n${title}: FAILED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return false;
  }
}

async function serving(data: string, measure: (server: Server) => Promise<Row[]>): Promise<Row[]> {
  const server = await start(data, "off");
  try {
    return await measure(server);
  } finally {
    await server.end();
  }
}

function loadNow(): string {
  return (os.loadavg()[0] ?? 0).toFixed(1);
}

function argument(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

const bare = argument("--bare");
await (bare === undefined ? main() : serveBarePage(bare));
