import type { DuckDBConnection } from "@duckdb/node-api";
import type { Program } from "../contract/program.ts";
import { type ColumnType, duckdbType, entities } from "./entities.ts";
import { type RawColumns, rawColumnsOf } from "./raw-columns.ts";
import type { Source } from "./source.ts";
import { defineZone } from "./zone.ts";

export type Canonical = {
  /** `select` of every row that can be typed: `_line` and each canonical column, people still as text. */
  readonly rows: string;
  /** How many rows were lost, and how many single values. */
  readonly rejectedRows: number;
  readonly unreadableValues: number;
};

/** The moments that an event can have had: a broken clock or a broken date is never a number on a page. */
export function possibleTimes(firstSeenAt: Date): { readonly from: string; readonly to: string } {
  const to = new Date(firstSeenAt.getTime() + 24 * 60 * 60 * 1000).toISOString().slice(0, 19).replace("T", " ");
  return { from: "2000-01-01 00:00:00", to };
}

/**
 * The same rows without looking for what cannot be typed, and without a copy of them: each use reads `raw` anew. For a file that is so long that
 * its rows are written first and judged where they lie; when any of them is unsound, `canonicalise` is the way. `isPadded`: whether a cell may begin
 * or end with white space; trimming every cell of ten million rows costs more than reading them.
 */
export async function canonicaliseUnjudged(
  connection: DuckDBConnection,
  source: Source,
  header: readonly string[],
  program: Program,
  isPadded: boolean,
): Promise<Canonical> {
  const columns = await createTyped(connection, source, header, program, "view", isPadded);
  await connection.run(`create or replace temp table rejects
    (line bigint, column_name varchar, value varchar, reason varchar, is_row_lost boolean)`);
  return { rows: rowsSelect(source, columns, false), rejectedRows: 0, unreadableValues: 0 };
}

async function createTyped(
  connection: DuckDBConnection,
  source: Source,
  header: readonly string[],
  program: Program,
  as: "view" | "table",
  isPadded = true,
): Promise<Set<string>> {
  await connection.run("create schema if not exists zone");
  await defineZone(connection, "zone", program.time_zone);
  await createExport(connection, source, header, isPadded);
  const columns = await outputColumns(connection, source);
  await connection.run(`drop ${as === "view" ? "table" : "view"} if exists typed`);
  await connection.run(`create or replace temp ${as} typed as ${source.select}`);
  return columns;
}

/**
 * Types the rows of the text table `raw` by a source's select. What cannot be typed goes into the temp table `rejects`
 * (`line, column_name, value, reason, is_row_lost`), which also takes over `raw_rejects`, the rows that could not be split into columns.
 * `header` is the file's; `firstSeenAt` judges what lies in the future.
 */
export async function canonicalise(
  connection: DuckDBConnection,
  source: Source,
  header: readonly string[],
  program: Program,
  firstSeenAt: Date,
): Promise<Canonical> {
  const columns = await createTyped(connection, source, header, program, "table");
  const raw = await tracedColumns(connection, source);
  await connection.run(`create or replace temp table rejects as
    select line, column_name, value, reason, true as is_row_lost from raw_rejects`);
  for (const [column, type] of Object.entries(entities[source.entity].columns)) {
    if (!columns.has(column)) continue;
    if (isChecked(type)) await rejectUnreadable(connection, source, column, type, raw);
    if (type === "time") await rejectImpossibleTimes(connection, column, raw, firstSeenAt);
  }
  for (const column of entities[source.entity].required) await rejectEmpty(connection, source, column, columns, raw);
  // One cell can be the text of several columns; what is wrong with it is said once.
  await connection.run(`create or replace temp table rejects as
    select line, column_name, value, reason, bool_or(is_row_lost) as is_row_lost from rejects group by all`);
  const counts = await connection.runAndReadAll(`select
    count(distinct line) filter (is_row_lost)::int, count(*) filter (not is_row_lost)::int from rejects`);
  const [rejectedRows, unreadableValues] = (counts.getRows()[0] ?? [0, 0]) as [number, number];
  return { rows: rowsSelect(source, columns, rejectedRows > 0), rejectedRows, unreadableValues };
}

/** The view `export`: declared columns by the names that the source gives them, trimmed, its words for null nulled. */
async function createExport(
  connection: DuckDBConnection,
  source: Source,
  header: readonly string[],
  isPadded: boolean,
): Promise<void> {
  const cells = new Map(header.map((cell) => [normalCell(cell), cell]));
  const nulls = source.nulls.map((word) => literal(word.toLowerCase()));
  const blank = nulls.length > 0 ? `lower(text) in (${nulls.join(", ")})` : "false";
  await connection.run(
    `create or replace temp macro cell(text) as case when text = '' or ${blank} then null else text end`,
  );
  const textOf = (cell: string) => {
    if (isPadded) return `cell(trim(${cell}, ' \t\r\n\u00a0'))`;
    return nulls.length > 0 ? `cell(${cell})` : cell;
  };
  const selected = [...source.recognises, ...source.accepts].map((name) => {
    const cell = cells.get(normalCell(name));
    return `${cell === undefined ? "null::varchar" : textOf(identifier(cell))} as ${identifier(name)}`;
  });
  await connection.run(`create or replace temp view export as select ${[...selected, "_line"].join(", ")} from raw`);
}

async function tracedColumns(connection: DuckDBConnection, source: Source): Promise<RawColumns> {
  return rawColumnsOf(connection, source.select, [...source.recognises, ...source.accepts, "_line"]);
}

async function outputColumns(connection: DuckDBConnection, source: Source): Promise<Set<string>> {
  const described = await connection.runAndReadAll(`describe ${source.select}`);
  const names = described.getRowObjectsJson().map((row) => String(row.column_name));
  if (!names.includes("_line")) throw new Error(`source ${source.name}: its select does not return _line`);
  const foreign = names.find((name) => name !== "_line" && !(name in entities[source.entity].columns));
  if (foreign !== undefined) throw new Error(`source ${source.name}: ${foreign} is no column of ${source.entity}`);
  return new Set(names);
}

function isChecked(type: ColumnType): boolean {
  return type === "day" || type === "time" || type === "integer" || type === "number" || type === "boolean";
}

/** A typed column that is null although the text it comes from is not. */
async function rejectUnreadable(
  connection: DuckDBConnection,
  source: Source,
  column: string,
  type: ColumnType,
  raw: RawColumns,
): Promise<void> {
  const texts = rawTexts(raw, column);
  if (texts.length === 0) return;
  const isRequired = (entities[source.entity].required as readonly string[]).includes(column);
  const isRowLost = isRequired || !source.lenient.includes(column);
  await connection.run(`insert into rejects
    select _line, ${firstName(texts)}, left(${firstText(texts)}, 2000), ${literal(`not readable as ${wordsFor(type)}`)}, ${isRowLost}
    from export
    where ${firstText(texts)} is not null and _line in (select _line from typed where ${identifier(column)} is null)`);
}

async function rejectImpossibleTimes(
  connection: DuckDBConnection,
  column: string,
  raw: RawColumns,
  firstSeenAt: Date,
): Promise<void> {
  const texts = rawTexts(raw, column);
  const { from, to } = possibleTimes(firstSeenAt);
  const outside = `${identifier(column)} < timestamp '${from}' or ${identifier(column)} > timestamp '${to}'`;
  const value = texts.length > 0 ? firstText(texts) : "null::varchar";
  const name = texts.length > 0 ? firstName(texts) : literal(column);
  await connection.run(`insert into rejects
    select _line, ${name}, left(${value}, 2000), 'before 2000 or in the future', true
    from export where _line in (select _line from typed where ${outside})`);
}

async function rejectEmpty(
  connection: DuckDBConnection,
  source: Source,
  column: string,
  columns: Set<string>,
  raw: RawColumns,
): Promise<void> {
  if (!columns.has(column)) throw new Error(`source ${source.name}: its select does not return ${column}`);
  const names = [...(raw.get(column) ?? [])].filter((name) => name !== "_line");
  await connection.run(`insert into rejects
    select _line, ${literal(names.join(", ") || column)}, null, ${literal(`empty, and no ${column.replaceAll("_", " ")} can be told without it`)}, true
    from typed where ${identifier(column)} is null and _line not in (select line from rejects where is_row_lost)`);
}

function rowsSelect(source: Source, columns: Set<string>, hasRejects: boolean): string {
  const selected = Object.entries(entities[source.entity].columns).map(([column, type]) => {
    const name = identifier(column);
    if (!columns.has(column)) return `null::${type === "people" ? "varchar" : duckdbType(type)} as ${name}`;
    if (type === "time" && source.zone === "program") {
      return `zone.utc_time(${name}) as ${name}`;
    }
    return `${name}::${type === "people" ? "varchar" : duckdbType(type)} as ${name}`;
  });
  const kept = hasRejects ? " where _line not in (select line from rejects where is_row_lost)" : "";
  return `select _line as line, ${selected.join(", ")} from typed${kept}`;
}

function rawTexts(raw: RawColumns, column: string): string[] {
  return [...(raw.get(column) ?? [])].filter((name) => name !== "_line").map(identifier);
}

function firstText(texts: readonly string[]): string {
  return `coalesce(${texts.join(", ")})`;
}

function firstName(texts: readonly string[]): string {
  const cases = texts.map(
    (text) => `when ${text} is not null then ${literal(text.slice(1, -1).replaceAll('""', '"'))}`,
  );
  return `case ${cases.join(" ")} end`;
}

function wordsFor(type: ColumnType): string {
  return type === "day"
    ? "a date"
    : type === "time"
      ? "a date and time"
      : type === "boolean"
        ? "yes or no"
        : "a number";
}

function normalCell(cell: string): string {
  return cell.replaceAll("\u00a0", " ").trim().replace(/\s+/g, " ").toLowerCase();
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
