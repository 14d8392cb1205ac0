import { tzOffset } from "@date-fns/tz";
import type { DuckDBConnection } from "@duckdb/node-api";

type Offset = { readonly from: number; readonly minutes: number };

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const [firstYear, lastYear] = [2000, 2044];

const found = new Map<string, readonly Offset[]>();

/** From which moment (milliseconds UTC) which offset counts in a zone, 2000 to 2044, oldest first. Found to the minute, once. */
export function offsetsOf(zone: string): readonly Offset[] {
  const offsets = found.get(zone) ?? findOffsets(zone);
  found.set(zone, offsets);
  return offsets;
}

function findOffsets(zone: string): Offset[] {
  const start = Date.UTC(firstYear, 0, 1);
  const offsets: Offset[] = [{ from: start, minutes: offsetAt(zone, start) }];
  for (let at = start; at < Date.UTC(lastYear + 1, 0, 1); at += week) {
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
 * Makes `schema.local_time(utc)`, `schema.local_day(utc)` and `schema.utc_time(local)` for the program's zone: DuckDB's own `at time zone` asks a
 * calendar library for each row, which for ten million events is a minute. A local time that occurs twice is the later one, and one that is
 * skipped counts as before the change, as `at time zone` has it.
 */
export async function defineZone(connection: DuckDBConnection, schema: string, zone: string): Promise<void> {
  const offsets = offsetsOf(zone);
  const local = offsetAfter(offsets.map(({ from, minutes }) => ({ from, minutes })));
  const utc = offsetAfter(offsets.map(({ from, minutes }) => ({ from: from + minutes * minute, minutes })));
  await connection.run(`create or replace macro ${schema}.local_time(moment) as moment + ${local};
    create or replace macro ${schema}.local_day(moment) as (moment + ${local})::date;
    create or replace macro ${schema}.utc_time(moment) as moment - ${utc}`);
}

/** The SQL for the offset that counts at `moment`. A zone that changes more than twice in a year, as Morocco's, is a comparison for each change. */
function offsetAfter(offsets: readonly Offset[]): string {
  const [oldest, ...changes] = offsets;
  if (oldest === undefined || changes.length === 0) return `interval (${oldest?.minutes ?? 0}) minute`;
  return `to_minutes(${offsetByYear(oldest, changes) ?? offsetByChange(oldest, changes)})`;
}

function offsetByChange(oldest: Offset, changes: readonly Offset[]): string {
  const cases = changes
    .toReversed()
    .map(({ from, minutes }) => `when moment >= timestamp '${timestampText(from)}' then ${minutes}`);
  return `case ${cases.join(" ")} else ${oldest.minutes} end`;
}

/** Two changes a year at most, looked up by the year: a comparison for each change since 2000 takes DuckDB longer to plan than most questions take to answer. */
function offsetByYear(oldest: Offset, changes: readonly Offset[]): string | undefined {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => {
    const year = firstYear + index;
    const before = changes.filter(({ from }) => from < Date.UTC(year, 0, 1)).at(-1) ?? oldest;
    const within = changes.filter(({ from }) => new Date(from).getUTCFullYear() === year);
    const never = { from: Date.UTC(year + 1, 0, 1), minutes: (within.at(-1) ?? before).minutes };
    return { before, first: within[0] ?? never, second: within[1] ?? never, count: within.length };
  });
  if (years.some(({ count }) => count > 2)) return undefined;
  const at = `[least(greatest(year(moment), ${firstYear}), ${lastYear}) - ${firstYear - 1}]`;
  const moments = (of: (year: (typeof years)[number]) => Offset) =>
    `('[${years.map((year) => timestampText(of(year).from)).join(", ")}]'::timestamp[])${at}`;
  const minutes = (of: (year: (typeof years)[number]) => Offset) =>
    `('[${years.map((year) => of(year).minutes).join(", ")}]'::int[])${at}`;
  return `case when moment < ${moments(({ first }) => first)} then ${minutes(({ before }) => before)}
    when moment < ${moments(({ second }) => second)} then ${minutes(({ first }) => first)}
    else ${minutes(({ second }) => second)} end`;
}

function timestampText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
