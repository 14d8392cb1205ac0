import { mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { type Mix, makeEvents } from "./make-events.ts";
import { runMeasured } from "./process.ts";

const types = {
  event_id: "varchar",
  occurred_at: "timestamp",
  actor: "varchar",
  tool_id: "varchar",
  operation: "varchar",
  operation_class: "varchar",
};

export type LoadRow = { readonly [column: string]: string | number };

/**
 * Loads `events` audit events from CSV with everything on (hash, recognition, typing, rejects, pseudonyms, sealing, marts, metrics, checks,
 * publication), beside DuckDB's bare `create table as` of the same file with the same types and threads onto the same disk, then the same load again.
 */
export async function benchLoad(folder: string, events: number, mix: Mix): Promise<LoadRow> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `events-${mix}.csv`);
  await makeEvents(file, events, mix);
  const bare = await bareLoad(path.join(folder, "bare.duckdb"), file);
  const data = path.join(folder, `data-${mix}`);
  const first = await runMeasured(process.execPath, ["build/lanemark.js", "load", "--data", data, file]);
  if (first.code !== 0) throw new Error(first.output);
  const again = await runMeasured(process.execPath, ["build/lanemark.js", "load", "--data", data, file]);
  const megabytes = statSync(file).size / 1e6;
  rmSync(file);
  rmSync(data, { recursive: true });
  return {
    mix,
    events,
    megabytes: Math.round(megabytes),
    bare_seconds: round(bare),
    load_seconds: round(first.seconds),
    ratio: round(first.seconds / bare),
    megabytes_per_second: round(megabytes / first.seconds),
    peak_megabytes: Math.round(first.peakMegabytes),
    again_seconds: round(again.seconds),
  };
}

async function bareLoad(database: string, file: string): Promise<number> {
  rmSync(database, { force: true });
  const started = performance.now();
  const instance = await DuckDBInstance.create(database, { threads: "2" });
  const connection = await instance.connect();
  const columns = Object.entries(types).map(([name, type]) => `'${name}': '${type}'`);
  await connection.run(
    `create table events as select * from read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns.join(", ")}})`,
  );
  await connection.run("checkpoint");
  connection.closeSync();
  instance.closeSync();
  const seconds = (performance.now() - started) / 1000;
  rmSync(database, { force: true });
  return seconds;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
