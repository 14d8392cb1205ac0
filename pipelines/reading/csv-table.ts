import type { DuckDBConnection } from "@duckdb/node-api";
import { LoadError } from "../errors.ts";
import { fileLiteral, identifier, literal } from "../sql.ts";
import { limits } from "./limits.ts";
import { findOddRows } from "./odd-rows.ts";
import type { LineBreaks, PreparedCsv, PreparedExport } from "./prepared.ts";
import { reasons } from "./reasons.ts";

const reasonOf = `
    case error_type
        when 'MISSING COLUMNS' then ${literal(reasons.tooFew)}
        when 'TOO MANY COLUMNS' then ${literal(reasons.tooMany)}
        when 'UNQUOTED VALUE' then ${literal(reasons.neverClosed)}
        else lower(error_type::varchar)
    end`;

/** The table and the rejects of a CSV, as `readTextTable` promises them. Returns how many rows without a filled cell were left out. */
export async function createCsvTable(
  connection: DuckDBConnection,
  prepared: PreparedCsv,
  table: string,
): Promise<number> {
  const errors = `${table}_errors`;
  const scans = `${table}_scans`;
  try {
    await copyRecords(connection, prepared, table, errors, scans);
    const isPlain = prepared.breaks.records.length === 1;
    const rejected = await count(connection, `select count(distinct line) from temp.${identifier(errors)}`);
    if (!isPlain || rejected > 0) await createLines(connection, prepared, table);
    const rows = rowsOf(prepared, table, isPlain && rejected === 0);
    const { blanks, headers } = await findOddRows(connection, prepared, rows, table);
    const isEven = blanks + headers === 0;
    await connection.run(`create temp view ${identifier(table)} as ${isEven ? rows : withoutOdd(rows, table)}`);
    if (rejected > 0) await insertRejects(connection, table, errors);
    if (prepared.broken) await insertBroken(connection, prepared.broken.path, table);
    return blanks;
  } finally {
    for (const name of [errors, scans, `${table}_breaks`])
      await connection.run(`drop table if exists temp.${identifier(name)}`);
  }
}

async function copyRecords(
  connection: DuckDBConnection,
  prepared: PreparedCsv,
  table: string,
  errors: string,
  scans: string,
): Promise<void> {
  const rejecting = `store_rejects = true, rejects_limit = 0, rejects_table = ${literal(errors)}, rejects_scan = ${literal(scans)}`;
  try {
    await connection.run(
      `create temp table ${identifier(`${table}_records`)} as select * from ${scanOf(prepared, rejecting)}`,
    );
  } catch (error) {
    if (!/^(Invalid Input|Conversion) Error/.test(error instanceof Error ? error.message : "")) throw error;
    throw new LoadError(
      `${prepared.label}: cannot be split consistently (${String(error).split("\n")[0]}); export it again as CSV with quotes`,
    );
  }
}

/** The call of `read_csv` that reads every column of the file as text. */
function scanOf(prepared: PreparedCsv, ...options: string[]): string {
  const columns = prepared.header.map((name) => `${identifier(name)}: 'varchar'`);
  const { delimiter, skippedLines, longestRecord } = prepared.read;
  // DuckDB's buffers grow with the longest line allowed, so that only a file that needs it pays for it.
  const long = longestRecord > 2_000_000 ? [`max_line_size = ${limits.recordBytes + 1024}`] : [];
  const all = [
    fileLiteral(prepared.path),
    `auto_detect = false, header = true, skip = ${skippedLines}, delim = ${literal(delimiter)}, quote = '"', escape = '"'`,
    `columns = {${columns.join(", ")}}, compression = 'none', hive_partitioning = false`,
    ...long,
    ...options,
  ];
  return `read_csv(${all.join(", ")})`;
}

/**
 * Makes `table` a view that reads the file anew at each use, as `readTextTable` would make a table, without rejects; `_line` is null, since
 * numbering the rows would put them through one thread. Returns the line of the first row: the others follow, one line each. Null where lines and
 * records part, so that it cannot. A row that cannot be split makes the reading statement fail: `readTextTable` is then the way.
 */
export async function streamTextTable(
  connection: DuckDBConnection,
  prepared: PreparedExport,
  table: string,
): Promise<number | null> {
  if (prepared.format !== "csv" || prepared.breaks.records.length !== 1 || prepared.broken) return null;
  await connection.run(
    `create or replace temp view ${identifier(table)} as select *, null::bigint as _line from ${scanOf(prepared)}`,
  );
  return prepared.read.skippedLines + 2;
}

/** Without rejects the rows are the records in file order, and where every line is a record the row number tells the line. */
function rowsOf(prepared: PreparedCsv, table: string, isPlain: boolean): string {
  const records = identifier(`${table}_records`);
  if (isPlain) return `select *, rowid + ${prepared.read.skippedLines + 2} as _line from temp.${records}`;
  return `select * from temp.${records} positional join (select line as _line from temp.${identifier(`${table}_lines`)})`;
}

function withoutOdd(rows: string, table: string): string {
  return `select * from (${rows}) where _line not in (select line from temp.${identifier(`${table}_odd`)})`;
}

/**
 * `<table>_lines`: the line of each row, in the order of the rows: the records without the rejected ones. A table, since a positional join needs
 * both sides in file order. The breaks are unrolled rather than joined: DuckDB takes a loop over both sides for the same question.
 */
async function createLines(connection: DuckDBConnection, prepared: PreparedCsv, table: string): Promise<void> {
  await insertBreaks(connection, table, prepared.breaks);
  const first = prepared.read.skippedLines + 2;
  const last = first + prepared.records - (prepared.broken?.records ?? 0) - 1;
  const unrolled = `
        select unnest(range(record, lead(record, 1, ${last + 1}) over (order by record))) as record, line - record as lines_more
        from temp.${identifier(`${table}_breaks`)}`;
  const isPlain = prepared.breaks.records.length === 1;
  await connection.run(`
    create temp table ${identifier(`${table}_lines`)} as
    with records as (${isPlain ? `select record, 0 as lines_more from range(${first}, ${last + 1}) as counted(record)` : unrolled})
    select record + lines_more as line
    from records
    where record >= ${first} and record not in (select line from temp.${identifier(`${table}_errors`)})
    order by line`);
}

async function insertBreaks(connection: DuckDBConnection, table: string, breaks: LineBreaks): Promise<void> {
  await connection.run(`create temp table ${identifier(`${table}_breaks`)} (record bigint, line bigint)`);
  const appender = await connection.createAppender(`${table}_breaks`, "main", "temp");
  for (const [index, record] of breaks.records.entries()) {
    appender.appendBigInt(BigInt(record));
    appender.appendBigInt(BigInt(breaks.lines[index] ?? 0));
    appender.endRow();
  }
  appender.closeSync();
}

async function insertRejects(connection: DuckDBConnection, table: string, errors: string): Promise<void> {
  await connection.run(`
    insert into temp.${identifier(`${table}_rejects`)}
    select
        breaks.line + (errors.line - breaks.record) as line,
        null as column_name,
        left(trim(any_value(errors.csv_line), e'\\r\\n'), ${limits.rejectCharacters}) as value,
        min(${reasonOf}) as reason,
    from temp.${identifier(errors)} as errors
    asof join temp.${identifier(`${table}_breaks`)} as breaks on errors.line >= breaks.record
    group by all
    order by line`);
}

async function insertBroken(connection: DuckDBConnection, path: string, table: string): Promise<void> {
  await connection.run(`
    insert into temp.${identifier(`${table}_rejects`)}
    select line, null, value, reason
    from read_csv(
        ${fileLiteral(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', compression = 'none',
        columns = {line: 'bigint', value: 'varchar', reason: 'varchar'}, hive_partitioning = false
    )`);
}

async function count(connection: DuckDBConnection, sql: string): Promise<number> {
  const reader = await connection.runAndReadAll(`select (${sql})::double`);
  return Number(reader.getRows()[0]?.[0]);
}
