import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { LoadRow } from "./load.ts";
import { makeCompany, type Size } from "./make-company.ts";
import { runMeasured } from "./process.ts";

/** Loads a company with a year of log but its last day, then that day alone; `ratio` is the second load's time over the first's. */
export async function benchOneMoreDay(folder: string, size: Size): Promise<LoadRow> {
  const exports = path.join(folder, "exports");
  const day = path.join(folder, "day");
  const data = path.join(folder, "data");
  mkdirSync(day, { recursive: true });
  await makeCompany(exports, size);
  await splitLastDay(path.join(exports, "events-2026-06-30.csv"), exports, day);
  const load = async (from: string) => {
    const run = await runMeasured(process.execPath, ["build/lanemark.js", "load", "--data", data, from]);
    if (run.code !== 0) throw new Error(run.output);
    return run;
  };
  const full = await load(exports);
  const more = await load(day);
  rmSync(folder, { recursive: true });
  return {
    ...size,
    full_seconds: round(full.seconds),
    one_more_day_seconds: round(more.seconds),
    ratio: round(more.seconds / full.seconds),
    full_peak_megabytes: Math.round(full.peakMegabytes),
    one_more_day_peak_megabytes: Math.round(more.peakMegabytes),
  };
}

async function splitLastDay(file: string, rest: string, day: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const write = (where: string, to: string) =>
    connection.run(
      `copy (from read_csv('${file}', header = true, all_varchar = true) where ${where}) to '${to}' (format csv, header)`,
    );
  await write("occurred_at < '2026-06-30'", path.join(rest, "events-2026-06-29.csv"));
  await write("occurred_at >= '2026-06-30'", path.join(day, "events-2026-06-30.csv"));
  connection.closeSync();
  instance.closeSync();
  rmSync(file);
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
