import type { DuckDBConnection } from "@duckdb/node-api";
import type { Program } from "../contract/program.ts";
import type { Reading } from "../contract/reading.ts";
import { defineDates, findZones } from "./date-macros.ts";
import { type Decided, decideOrder } from "./date-order.ts";
import { duckdbType, entities } from "./entities.ts";
import { type RawColumns, rawColumnsOf } from "./raw-columns.ts";
import { normaliseCell } from "./recognise.ts";
import { definePossible, findRejects } from "./rejects.ts";
import type { Source } from "./source.ts";
import { identifier, literal } from "./sql.ts";
import { defineZone } from "./zone.ts";

/** A dozen questions are put to an export, and a view makes its cells anew for each. Of more rows a copy would take too much room. */
const copiedRows = 100_000;

export type Canonical = {
  /** `select` of every row that can be typed: `_line` and each canonical column, people still as text. */
  readonly rows: string;
  /** How many rows were lost, and how many single values. */
  readonly rejectedRows: number;
  readonly unreadableValues: number;
  readonly decided: Decided;
  /** Canonical column → the columns of the file that it is read from, those that the file has not left out. */
  readonly from: ReadonlyMap<string, readonly string[]>;
};

/** What decides how a row is read beside its source: the program's rules, and what was said of the file or of its source. */
export type Rules = {
  readonly program: Program;
  readonly said: Reading;
  /** The moment that the file first came in, which judges what lies in the future. */
  readonly firstSeenAt: Date;
};

/**
 * The same rows without looking for what cannot be typed, and without a copy of them: each use reads `raw` anew. For a file that is so long that
 * its rows are written first and judged where they lie; when any of them is unsound, `canonicalise` is the way. `isPadded`: whether a cell may begin
 * or end with white space; trimming every cell of ten million rows costs more than reading them.
 */
export async function canonicaliseUnjudged(
  connection: DuckDBConnection,
  source: Source,
  header: readonly string[],
  rules: Rules,
  isPadded: boolean,
): Promise<Canonical> {
  const { columns, decided } = await createTyped(connection, source, header, rules, "view", isPadded);
  await connection.run(`create or replace temp table rejects
    (line bigint, column_name varchar, value varchar, reason varchar, is_row_lost boolean, subject varchar)`);
  const from = presentColumns(await tracedColumns(connection, source), header);
  return { rows: rowsSelect(source, columns, false), rejectedRows: 0, unreadableValues: 0, decided, from };
}

async function createTyped(
  connection: DuckDBConnection,
  source: Source,
  header: readonly string[],
  { program, said, firstSeenAt }: Rules,
  as: "view" | "table",
  isPadded = true,
): Promise<{ columns: Set<string>; decided: Decided }> {
  await defineZones(connection, source, program, said);
  await createExport(
    connection,
    source,
    header,
    as === "table" && (await isShort(connection)) ? "table" : "view",
    isPadded,
  );
  const decided = await decideOrder(connection, source, said);
  const hasZones = await findZones(connection, source);
  const isLocal = source.zone === "program" && !hasZones;
  await defineDates(connection, source, decided, said, hasZones);
  await definePossible(connection, firstSeenAt, isLocal);
  const columns = await outputColumns(connection, source);
  await connection.run(`drop ${as === "view" ? "table" : "view"} if exists typed`);
  await connection.run(`create or replace temp ${as} typed as ${isLocal ? inUtc(source, columns) : source.select}`);
  return { columns, decided };
}

async function isShort(connection: DuckDBConnection): Promise<boolean> {
  const counted = await connection.runAndReadAll("select count(*)::int from raw");
  return Number(counted.getRows()[0]?.[0]) <= copiedRows;
}

function inUtc(source: Source, columns: ReadonlySet<string>): string {
  const times = Object.entries(entities[source.entity].columns).filter(
    ([column, type]) => type === "time" && columns.has(column),
  );
  const replaced = times.map(([column]) => `said_zone.utc_time(${column}) as ${column}`);
  return `select * replace (${replaced.join(", ")}) from (${source.select})`;
}

/** `zone.local_day` and its siblings of the program's zone, and those of `said_zone`: that of a time which says none in this file. */
export async function defineZones(
  connection: DuckDBConnection,
  source: Source,
  program: Program,
  said: Reading,
): Promise<void> {
  for (const schema of ["zone", "said_zone"]) await connection.run(`create schema if not exists ${schema}`);
  const zone = said.zone ?? (source.zone === "program" ? program.time_zone : "UTC");
  await defineZone(connection, "zone", program.time_zone);
  await defineZone(connection, "said_zone", zone);
  // DuckDB's own reading of a time without a zone goes by the session's.
  await connection.run(`set TimeZone = ${literal(zone)}`);
}

/**
 * Types the rows of the text table `raw` by a source's select. What cannot be typed goes into the temp table `rejects`
 * (`line, column_name, value, reason, is_row_lost, subject`), which also takes over `raw_rejects`, the rows that could not be split into columns.
 * `header` is the file's.
 */
export async function canonicalise(
  connection: DuckDBConnection,
  source: Source,
  header: readonly string[],
  rules: Rules,
): Promise<Canonical> {
  const { columns, decided } = await createTyped(connection, source, header, rules, "table");
  const raw = await tracedColumns(connection, source);
  const { rejectedRows, unreadableValues } = await findRejects(connection, source, columns, raw, rules.firstSeenAt);
  const from = presentColumns(raw, header);
  return { rows: rowsSelect(source, columns, rejectedRows > 0), rejectedRows, unreadableValues, decided, from };
}

function presentColumns(raw: RawColumns, header: readonly string[]): Map<string, string[]> {
  const cells = new Set(header.map(normaliseCell));
  const present = (names: ReadonlySet<string>) => [...names].filter((name) => cells.has(normaliseCell(name)));
  return new Map([...raw].map(([column, names]) => [column, present(names)]));
}

/** `export`: declared columns by the names that the source gives them, trimmed, its words for null nulled. */
async function createExport(
  connection: DuckDBConnection,
  source: Source,
  header: readonly string[],
  as: "view" | "table",
  isPadded: boolean,
): Promise<void> {
  const cells = new Map(header.map((cell) => [normaliseCell(cell), cell]));
  const nulls = source.nulls.map((word) => literal(word.toLowerCase()));
  // Of six words on, DuckDB makes a join of each `in`, and a sheet has thirty columns.
  await connection.run(
    `create or replace temp macro cell(text) as ${
      nulls.length > 0 ? `if(list_contains(['', ${nulls.join(", ")}], lower(text)), null, text)` : "nullif(text, '')"
    }`,
  );
  const textOf = (cell: string) => {
    if (isPadded) return `cell(trim(${cell}, ' \t\r\n\u00a0'))`;
    return nulls.length > 0 ? `cell(${cell})` : cell;
  };
  const selected = [...source.recognises, ...source.accepts].map((name) => {
    const cell = cells.get(normaliseCell(name));
    return `${cell === undefined ? "null::varchar" : textOf(identifier(cell))} as ${identifier(name)}`;
  });
  await connection.run(`drop ${as === "view" ? "table" : "view"} if exists export`);
  await connection.run(`create or replace temp ${as} export as select ${[...selected, "_line"].join(", ")} from raw`);
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

function rowsSelect(source: Source, columns: Set<string>, hasRejects: boolean): string {
  const selected = Object.entries(entities[source.entity].columns).map(([column, type]) => {
    const name = identifier(column);
    if (!columns.has(column)) return `null::${type === "people" ? "varchar" : duckdbType(type)} as ${name}`;
    return `${name}::${type === "people" ? "varchar" : duckdbType(type)} as ${name}`;
  });
  const kept = hasRejects ? " where _line not in (select line from rejects where is_row_lost)" : "";
  return `select _line as line, ${selected.join(", ")} from typed${kept}`;
}
