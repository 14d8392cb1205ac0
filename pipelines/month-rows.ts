import fs from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { sumInName } from "../contract/generation.ts";
import { checksumFile } from "../contract/hash.ts";
import type { Layout } from "../contract/layout.ts";
import { withDuckDB } from "./duckdb.ts";
import { fileLiteral, literal } from "./sql.ts";
import { defineZone } from "./zone.ts";

export type MonthPart = {
  readonly loadId: string;
  readonly folder: string;
  readonly hash: string;
  /** Where rows and lines run side by side, the line of the first row; people are told by number then. */
  readonly firstLine: number | null;
  /** The day of the month until which its events count, where those after it do not. */
  readonly toldTo?: string;
};

/** A staging model that is counted into the month. `isByLoad`: each of its rows follows from the events of one load. */
export type Counted = { readonly table: string; readonly sql: string; readonly isByLoad: boolean };

/** What a month is made of. `rules` stands for all but the loads. */
export type MonthMade = {
  readonly month: string;
  readonly parts: readonly MonthPart[];
  readonly zone: string;
  readonly counted: readonly Counted[];
  readonly rules: string;
};

/** Makes the view `parts` of all events of the month that the loads have, repeated ones too, and the schema `lake` for the counted models. */
export async function openParts(connection: DuckDBConnection, { month, parts, zone }: MonthMade): Promise<void> {
  await connection.run("create schema lake");
  await defineZone(connection, "lake", zone);
  await connection.run(`create temp view parts as ${selectOf(month, parts)}`);
}

/** Writes down what the month was made of (`sealed`), and leaves nothing else behind. */
export async function closeParts(connection: DuckDBConnection, { parts, rules }: MonthMade): Promise<void> {
  const made = parts.map(({ loadId, hash }) => `(${literal(loadId)}, ${literal(hash)}, ${literal(rules)})`);
  await connection.run(
    `create or replace table sealed as from (values ${made.join(", ")}) as made(load_id, hash, rules)`,
  );
  await connection.run("drop view parts; drop schema lake cascade; checkpoint");
}

const isFirst = "repeated.first = {load_id: parts.load_id, line: parts.line}";

/**
 * Makes `rows`, each event once, `repeats`, the lines that tell an event of `rows` again, `kept`: how many of both each load gave, and `ids`: what the ids
 * of all of them hash to. The ids themselves, the widest column, have done their work then. The rows of one load keep their order, which a log has by
 * time; only where several meet they are sorted, for a day's rows to lie together.
 */
export async function writeRows(connection: DuckDBConnection, isSorted: boolean): Promise<void> {
  await connection.run("create table ids as select hash(event_id) as id from parts");
  await connection.run("create temp table alike as select id from ids group by id having count(*) > 1");
  const alike = await connection.runAndReadAll("select 1 from alike limit 1");
  const hasRepeated = alike.currentRowCount > 0;
  // Different ids may hash to the same.
  await connection.run(`create temp table repeated as
    select event_id, min({load_id: load_id, line: line}) as first from parts
    where ${hasRepeated ? "hash(event_id) in (from alike)" : "false"} group by event_id having count(*) > 1`);
  await connection.run(`create table rows as
    select parts.* exclude (event_id, line, load_id), load_id, line
    from parts ${hasRepeated ? `left join repeated using (event_id) where repeated.event_id is null or ${isFirst}` : ""}
    ${isSorted ? "order by occurred_at" : ""}`);
  await connection.run(`create table repeats as
    select parts.* exclude (event_id, line, load_id), load_id, line
    from parts ${hasRepeated ? `join repeated using (event_id) where not ${isFirst}` : "limit 0"}`);
  await connection.run(`create table kept as
    select load_id, sum(rows)::bigint as rows, sum(repeated)::bigint as repeated
    from (
      select load_id, count(*) as rows, 0 as repeated from rows group by load_id
      union all
      select load_id, 0, count(*) from repeats group by load_id
    ) group by load_id`);
  await connection.run("drop table repeated; drop table alike");
}

/**
 * Adds the loads that the live file of the month does not have to a copy of it. False, and nothing written, where it has to be made anew: it is damaged
 * or of other rules, a load of it is gone, or an event seems repeated, since which of its lines stands is told by all loads together.
 */
export async function growMonth(
  layout: Layout,
  live: string,
  beside: string,
  made: MonthMade,
  tell: (line: string) => void,
): Promise<boolean> {
  return growFile(layout, live, beside, tell, () =>
    withDuckDB(layout, beside, (connection) => addParts(connection, made)),
  );
}

/** Copies a live file of the months for `add` to add to. False, and nothing written, where the file is damaged or `add` says no. */
export async function growFile(
  layout: Layout,
  live: string,
  beside: string,
  tell: (line: string) => void,
  add: () => Promise<boolean>,
): Promise<boolean> {
  const file = path.join(layout.months, live);
  let isGrown = false;
  try {
    await fs.copyFile(file, beside, fs.constants.COPYFILE_FICLONE);
    isGrown = live.endsWith(`-${(await checksumFile(beside)).slice(0, sumInName)}.duckdb`) && (await add());
  } catch (error) {
    tell(`${file}: cannot be added to, so it is made anew: ${error instanceof Error ? error.message : error}`);
  }
  if (!isGrown) await fs.rm(beside, { force: true });
  return isGrown;
}

async function addParts(connection: DuckDBConnection, made: MonthMade): Promise<boolean> {
  const tables = await connection.runAndReadAll("select 1 from information_schema.tables where table_name = 'sealed'");
  if (tables.currentRowCount === 0) return false;
  const reader = await connection.runAndReadAll("select load_id, hash, rules from sealed");
  const sealed = new Map(reader.getRows().map(([loadId, hash, rules]) => [String(loadId), `${hash} ${rules}`]));
  const old = made.parts.filter(({ loadId, hash }) => sealed.get(loadId) === `${hash} ${made.rules}`);
  if (old.length < sealed.size || old.length === 0) return false;
  const added = made.parts.filter((part) => !old.includes(part));
  await openParts(connection, { ...made, parts: added });
  await connection.run(`create temp table told as
    select parts.* exclude (event_id, line, load_id), load_id, line, hash(event_id) as id from parts order by occurred_at`);
  const repeated = await connection.runAndReadAll(`(select id from told group by id having count(*) > 1 limit 1)
    union all (select id from ids semi join told using (id) limit 1)`);
  if (repeated.currentRowCount > 0) return false;
  await connection.run("create temp view added as select * exclude (id) from told");
  await connection.run("insert into rows by name from added");
  await connection.run("insert into ids select id from told");
  await connection.run("insert into kept select load_id, count(*), 0 from added group by load_id");
  for (const { table, sql, isByLoad } of made.counted) {
    await connection.run(`create or replace view lake.events as from ${isByLoad ? "added" : "rows"}`);
    // None of those added is one.
    await connection.run(`create or replace view lake.repeats as from main.repeats ${isByLoad ? "limit 0" : ""}`);
    if (isByLoad) await connection.run(`insert into ${table} by name\n${sql}`);
    else await connection.run(`create or replace table ${table} as\n${sql}`);
  }
  await closeParts(connection, made);
  return true;
}

function selectOf(month: string, parts: readonly MonthPart[]): string {
  return parts.map((part) => partSelect(month, part)).join(" union all by name ");
}

function partSelect(month: string, { folder, loadId, firstLine, toldTo }: MonthPart): string {
  const rows = `select *
    from read_parquet(${fileLiteral(path.join(folder, "rows.parquet"))}, file_row_number = true)
    where occurred_at >= date '${month}-01' - 2 and occurred_at < date '${month}-01' + interval 1 month + interval 2 day
      and date_trunc('month', lake.local_day(occurred_at)) = date '${month}-01'
      ${toldTo === undefined ? "" : `and lake.local_day(occurred_at) <= ${literal(toldTo)}::date`}`;
  if (firstLine === null) return `select * exclude (file_row_number), ${literal(loadId)} as load_id from (${rows})`;
  return `select events.* exclude (actor_code, file_row_number), person_key as actor_key,
      events.file_row_number + ${firstLine} as line, ${literal(loadId)} as load_id
    from (${rows}) as events
    left join read_parquet(${fileLiteral(path.join(folder, "codes.parquet"))}) as codes on code = actor_code`;
}
