import { tzOffset } from "@date-fns/tz";
import type { DuckDBConnection } from "@duckdb/node-api";

type Offset = { readonly from: number; readonly minutes: number };

const minute = 60_000;
const week = 7 * 24 * 60 * minute;

const found = new Map<string, readonly Offset[]>();

/** From which moment (milliseconds UTC) which offset counts in a zone, 2000 to 2045, oldest first. Found to the minute, once. */
export function offsetsOf(zone: string): readonly Offset[] {
  const offsets = found.get(zone) ?? findOffsets(zone);
  found.set(zone, offsets);
  return offsets;
}

function findOffsets(zone: string): Offset[] {
  const start = Date.UTC(2000, 0, 1);
  const offsets: Offset[] = [{ from: start, minutes: offsetAt(zone, start) }];
  for (let at = start; at < Date.UTC(2045, 0, 1); at += week) {
    if (offsetAt(zone, at) !== offsetAt(zone, at + week)) offsets.push(changeWithin(zone, at, at + week));
  }
  return offsets;
}

function changeWithin(zone: string, before: number, after: number): Offset {
  let [low, high] = [before, after];
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute;
    if (offsetAt(zone, middle) === offsetAt(zone, before)) low = middle;
    else high = middle;
  }
  return { from: high, minutes: offsetAt(zone, high) };
}

function offsetAt(zone: string, at: number): number {
  return tzOffset(zone, new Date(at));
}

/**
 * Makes `schema.local_time(utc)`, `schema.local_day(utc)` and `schema.utc_time(local)` for the program's zone. A few comparisons a row, newest
 * first: DuckDB's own `at time zone` asks a calendar library for each row, which for ten million events is a minute. A local time that occurs
 * twice is the later one, and one that is skipped counts as before the change, as `at time zone` has it.
 */
export async function defineZone(connection: DuckDBConnection, schema: string, zone: string): Promise<void> {
  const newestFirst = offsetsOf(zone).toReversed();
  const local = offsetCase(newestFirst, ({ from }) => from);
  const utc = offsetCase(newestFirst, ({ from, minutes }) => from + minutes * minute);
  await connection.run(`create or replace macro ${schema}.local_time(moment) as moment + ${local}`);
  await connection.run(`create or replace macro ${schema}.local_day(moment) as (moment + ${local})::date`);
  await connection.run(`create or replace macro ${schema}.utc_time(moment) as moment - ${utc}`);
}

function offsetCase(newestFirst: readonly Offset[], boundary: (offset: Offset) => number): string {
  const minutes = (offset: Offset) => `interval (${offset.minutes}) minute`;
  const oldest = newestFirst.at(-1);
  if (oldest === undefined || newestFirst.length === 1) return oldest ? minutes(oldest) : "interval 0 minute";
  const cases = newestFirst
    .slice(0, -1)
    .map((offset) => `when moment >= timestamp '${timestampText(boundary(offset))}' then ${minutes(offset)}`);
  return `case ${cases.join(" ")} else ${minutes(oldest)} end`;
}

function timestampText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
