import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { printTable } from "../../pipelines/print.ts";
import { benchFile } from "./files.ts";
import { scriptsOf } from "./javascript.ts";
import { benchLoad } from "./load.ts";
import { benchOneMoreDay } from "./one-more-day.ts";
import { measureOverlaps } from "./overlaps.ts";
import { benchPages, briefHtml, loadCompany } from "./pages.ts";

/** `npm run bench [-- --events 1000000]`: one report. Ratios within one run are what to compare; absolute times are this machine's. */
async function main(): Promise<void> {
  const events = Number(argument("--events") ?? 10_000_000);
  const folder = mkdtempSync(path.join(argument("--folder") ?? os.tmpdir(), "lanemark-bench-"));
  console.log(
    `${os.cpus().length} cores (${os.cpus()[0]?.model}), Node ${process.version}, load ${os.loadavg()[0]?.toFixed(1)}\n`,
  );
  try {
    console.log(
      "Load: everything on, beside DuckDB's bare create table as of the same file with the same types and threads",
    );
    printTable([await benchLoad(folder, events, "realistic"), await benchLoad(folder, events, "uniform")], "");
    console.log("\nOne more day of log on a year, beside the first load of everything");
    const size = { tools: 20_000, people: 20_000, teams: 300, tickets: 200_000, events };
    printTable([await benchOneMoreDay(path.join(folder, "day"), size)], "");
    console.log("\nOverlap of 5,000 tools with 40 words and of 100,000 with 20, tables in and out");
    const few = await measureOverlaps({ tools: 5000, words: 40, copies: 0.2, same: 0 });
    printTable([few, await measureOverlaps({ tools: 100_000, words: 20, copies: 0.2, same: 0.02 })], "");
    console.log("\nPages at 5,000 tools: 200 different combinations of filter, sort and page, one client");
    printTable(
      [await loadCompany(folder, { tools: 5000, people: 10_000, teams: 60, tickets: 50_000, events: 500_000 })],
      "",
    );
    printTable([...(await benchPages(folder, "off")), ...(await benchPages(folder, "on"))], "");
    console.log("\nA file of all rows of a number");
    printTable([await benchFile(folder)], "");
    console.log("\nScripts that the brief names in its HTML, gzip");
    const scripts = scriptsOf(await briefHtml(folder)).map(({ file, kilobytes }) => ({
      file,
      kilobytes: Math.round(kilobytes * 10) / 10,
    }));
    const sum = scripts.reduce((total, { kilobytes }) => total + kilobytes, 0);
    printTable([...scripts, { file: "all", kilobytes: Math.round(sum * 10) / 10 }], "");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argument(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

await main();
