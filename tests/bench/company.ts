import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { layoutOf } from "../../contract/layout.ts";
import { printTable } from "../../pipelines/print.ts";
import { LineFile } from "../../pipelines/sample/line-file.ts";
import { type Run, runMeasured } from "./process.ts";
import { watchSteps } from "./steps.ts";

export type Row = { readonly [column: string]: string | number | null };

export type Size = {
  readonly tools: number;
  readonly people: number;
  readonly teams: number;
  readonly tickets: number;
  readonly events: number;
};

/** By millions of events; the rest of a company grows with its tools. */
export const sizes: ReadonlyMap<string, Size> = new Map([
  ["1", { tools: 1000, people: 2500, teams: 50, tickets: 20_000, events: 1_000_000 }],
  ["5", { tools: 10_000, people: 10_000, teams: 200, tickets: 150_000, events: 5_000_000 }],
  ["20", { tools: 100_000, people: 50_000, teams: 1000, tickets: 1_000_000, events: 20_000_000 }],
]);

/** A working day: on others little is logged. */
const lastDay = "2026-10-29";

export type Folders = { readonly exports: string; readonly day: string; readonly data: string };

export function foldersIn(root: string): Folders {
  const data = path.join(root, "data");
  return { exports: layoutOf(data).exports, day: path.join(root, "day"), data };
}

/** Writes the exports of a company with one year of logs, and the last day of these into files of their own. */
export async function writeExports(size: Size, { exports, day, data }: Folders): Promise<Row> {
  mkdirSync(day, { recursive: true });
  const counts = Object.entries(size).flatMap(([name, count]) => [`--${name}`, String(count)]);
  const run = await lanemark(["sample", "--out", data, "--days", "365", "--until", lastDay, ...counts]);
  const newest = new Map(
    readdirSync(exports)
      .filter((name) => /^(events|purview)-/.test(name))
      .sort()
      .map((name) => [name.replace(/-\d{4}-.*/, ""), name]),
  );
  let lines = 0;
  for (const name of newest.values()) lines += await splitLastDay(name, exports, day);
  return {
    ...size,
    generate_seconds: tenths(run.seconds),
    processor_seconds: tenths(run.processorSeconds),
    events_of_last_day: lines,
  };
}

/** Takes the lines of the last day out of a log, into a file as its system would write it the day after; returns how many. */
async function splitLastDay(name: string, exports: string, day: string): Promise<number> {
  const whole = path.join(exports, `${name}.whole`);
  renameSync(path.join(exports, name), whole);
  const isLastDay = new RegExp(`^(?:[^,{]*,|.{0,60}"occurred_at":")${lastDay}T`);
  const files: LineFile[] = [];
  for await (const line of createInterface({ input: createReadStream(whole), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [rest, last] = files;
    if (rest === undefined || last === undefined) {
      const header = line.startsWith("{") ? undefined : line;
      files.push(new LineFile(path.join(exports, name), header));
      files.push(new LineFile(path.join(day, name.replace(/-\d{4}-[^.]*/, `-${lastDay}`)), header));
      if (header === undefined) files[isLastDay.test(line) ? 1 : 0]?.add(line);
    } else (isLastDay.test(line) ? last : rest).add(line);
  }
  for (const file of files) file.close();
  rmSync(whole);
  return files[1]?.lines ?? 0;
}

export type Loads = { readonly load: Row; readonly steps: readonly Row[] };

/** Loads everything but the last day of the logs, then that day alone; `ratio` is the second load's time over the first's. */
export async function loadBoth({ exports, day, data }: Folders): Promise<Loads> {
  const [full, fullSteps] = await loadOne("full", data, exports);
  const [more, moreSteps] = await loadOne("one more day", data, day);
  const read = full.lines.findLast(({ words }) => / rows/.test(words))?.seconds ?? 0;
  const load = {
    full_seconds: tenths(full.seconds),
    of_it_reading: tenths(read),
    full_processor_seconds: tenths(full.processorSeconds),
    full_peak_megabytes: Math.round(full.peakMegabytes),
    one_more_day_seconds: tenths(more.seconds),
    one_more_day_processor_seconds: tenths(more.processorSeconds),
    one_more_day_peak_megabytes: Math.round(more.peakMegabytes),
    ratio: Math.round((more.seconds / full.seconds) * 1000) / 1000,
    processor_ratio: Math.round((more.processorSeconds / full.processorSeconds) * 1000) / 1000,
  };
  return { load, steps: [...fullSteps, ...moreSteps] };
}

async function loadOne(name: string, data: string, folder: string): Promise<[Run, Row[]]> {
  const job = path.join(data, `${name}.json`);
  const steps = watchSteps(name, job);
  try {
    const run = await lanemark(["load", "--job", job, "--data", data, folder]);
    if (!/published/.test(run.output)) throw new Error(`${name}: nothing was published: ${run.output.slice(-2000)}`);
    return [run, steps()];
  } catch (error) {
    printTable(steps(), "");
    throw error;
  }
}

/** The built command to its end. Throws with what it printed last where it fails. */
export async function lanemark(words: readonly string[]): Promise<Run> {
  const run = await runMeasured(process.execPath, ["build/lanemark.js", ...words]);
  if (run.code !== 0) throw new Error(`lanemark ${words[0]}: ${run.output.slice(-2000)}`);
  return run;
}

function tenths(number: number): number {
  return Math.round(number * 10) / 10;
}
