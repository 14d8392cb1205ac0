import type { DuckDBConnection } from "@duckdb/node-api";
import { type ColumnType, entities } from "./entities.ts";
import type { RawColumns } from "./raw-columns.ts";
import { reasons } from "./reading/reasons.ts";
import type { Source } from "./source.ts";
import { identifier, literal } from "./sql.ts";

/** The moments that an event can have had: a broken clock or a broken date is never a number on a page. */
export function possibleTimes(firstSeenAt: Date): { readonly from: string; readonly to: string } {
  const to = new Date(firstSeenAt.getTime() + 24 * 60 * 60 * 1000).toISOString().slice(0, 19).replace("T", " ");
  return { from: "2000-01-01 00:00:00", to };
}

/** Whether a spreadsheet has made an identifier a number: 1.23E+15, or 1,23E+15. Many become one, so none can be followed. */
export function isShortened(column: string): string {
  const name = identifier(column);
  return `(contains(${name}, 'E+') and regexp_full_match(trim(${name}), '\\d([.,]\\d+)?E\\+\\d+'))`;
}

/**
 * Makes the macro `possible(moment)`, null for a moment that cannot have been: one broken date must not date all rows of a file. `isLocal`: moments are
 * of the said zone.
 */
export async function definePossible(connection: DuckDBConnection, firstSeenAt: Date, isLocal: boolean): Promise<void> {
  const { from, to } = possibleTimes(firstSeenAt);
  const bound = (utc: string) => (isLocal ? `said_zone.local_time(timestamp '${utc}')` : `timestamp '${utc}'`);
  await connection.run(`create or replace temp macro possible(moment) as
    case when moment between ${bound(from)} and ${bound(to)} then moment end`);
}

/**
 * Makes the temp table `rejects` (`line, column_name, value, reason, is_row_lost, subject`) from what `typed` could not say of `export`, and from
 * `raw_rejects`, what the reader could not tell: rows that it could not split into columns, or single cells. `subject`: the id of the tool whose row
 * is lost, where the row still tells it, and empty for a line that is no row; a row that cannot be read is not absent. Returns how many rows, and how
 * many single values, are lost.
 */
export async function findRejects(
  connection: DuckDBConnection,
  source: Source,
  columns: Set<string>,
  raw: RawColumns,
  firstSeenAt: Date,
): Promise<{ rejectedRows: number; unreadableValues: number }> {
  await connection.run(`create or replace temp table rejects as
    select line, column_name, value, reason, not list_contains([${lenientCells(source, raw)}]::varchar[], column_name) is true as is_row_lost
    from raw_rejects`);
  for (const [column, type] of Object.entries(entities[source.entity].columns)) {
    if (!columns.has(column)) continue;
    if (isChecked(type)) await rejectUnreadable(connection, source, column, type, raw);
    if (type === "time") await rejectImpossibleTimes(connection, column, raw, firstSeenAt);
    if (isIdentifier(source, column)) await rejectShortened(connection, column, raw);
  }
  for (const column of entities[source.entity].required) await rejectEmpty(connection, source, column, columns, raw);
  // One cell can be the text of several columns; what is wrong with it is said once.
  const subject = columns.has("native_id")
    ? "(select any_value(trim(native_id)) from typed where _line = line)"
    : "null";
  await connection.run(`create or replace temp table rejects as
    select line, column_name, value, reason, bool_or(is_row_lost) as is_row_lost,
      if(reason = ${literal(reasons.headerAgain)}, '', ${subject})::varchar as subject
    from rejects group by all`);
  const counts = await connection.runAndReadAll(`select
    count(distinct line) filter (is_row_lost)::int, count(*) filter (not is_row_lost)::int from rejects`);
  const [rejectedRows, unreadableValues] = (counts.getRows()[0] ?? [0, 0]) as [number, number];
  return { rejectedRows, unreadableValues };
}

/** Columns of the file without which a row can do: whatever is told from them is lenient. */
function lenientCells(source: Source, raw: RawColumns): string {
  const strict = [...raw].filter(([column]) => !source.lenient.includes(column)).flatMap(([, cells]) => [...cells]);
  return [...source.recognises, ...source.accepts]
    .filter((cell) => !strict.includes(cell))
    .map(literal)
    .join(", ");
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
  const isBrokenJson = `starts_with(ltrim(${firstText(texts)}), '{') and not json_valid(${firstText(texts)})`;
  const unreadable = literal(`not readable as ${wordsFor(type)}`);
  await connection.run(`insert into rejects
    select _line, ${firstName(texts)}, left(${firstText(texts)}, 2000),
      case when ${isBrokenJson} then 'broken JSON: it is cut off or was changed' else ${unreadable} end, ${isRowLost}
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
  const day = firstSeenAt.toISOString().slice(0, 10);
  const future = literal(`in the future: more than a day after the file first came in, on ${day}`);
  await connection.run(`insert into rejects
    select export._line, ${name}, left(${value}, 2000), if(is_future, ${future}, 'before the year 2000'), true
    from export
    join (select _line, ${identifier(column)} > timestamp '${to}' as is_future from typed where ${outside}) as impossible
      on impossible._line = export._line`);
}

function isIdentifier(source: Source, column: string): boolean {
  return (entities[source.entity].identifiers as readonly string[]).includes(column);
}

async function rejectShortened(connection: DuckDBConnection, column: string, raw: RawColumns): Promise<void> {
  const texts = rawTexts(raw, column);
  const name = texts.length > 0 ? firstName(texts) : literal(column);
  const value = texts.length > 0 ? firstText(texts) : "null::varchar";
  await connection.run(`insert into rejects
    select _line, ${name}, left(${value}, 2000), ${literal(reasons.shortened)}, true
    from export where _line in (select _line from typed where ${isShortened(column)})`);
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
