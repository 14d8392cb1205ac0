import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  type DuckDBMaterializedResult,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { unknownBecause } from "../contract/unknown.ts";

export type Row = { readonly [column: string]: unknown };

/**
 * A result as plain rows: dates 'YYYY-MM-DD', timestamps ISO with Z, bigints and decimals numbers, lists arrays, structs objects.
 * A column `x` with a twin `x_unknown` becomes one column `number | {unknown}`. Throws on what JavaScript or a page cannot say:
 * integers above 2^53, NaN and infinity, other types, and a pair of which not exactly one is set. Rows are frozen, since they are shared.
 */
export function rowsOf(result: DuckDBMaterializedResult, query: string): Row[] {
  const shape = shapeOf(result.columnNames(), query);
  const chunks = Array.from({ length: result.chunkCount }, (_, place) => result.getChunk(place).getRows());
  return chunks.flatMap((rows) => rows.map((values) => rowOf(values, shape)));
}

function rowOf(values: readonly DuckDBValue[], { cells }: Shape): Row {
  const row: Record<string, unknown> = {};
  for (const cell of cells) row[cell.name] = cellOf(values, cell);
  return Object.freeze(row);
}

/** A column of rows in the plain form: where its values stand, and those of its twin. */
type Cell = {
  readonly name: string;
  readonly place: number;
  readonly twin: number | undefined;
  readonly where: string;
};

/** What the columns of a result become: a column `x` and its twin `x_unknown` are one. */
export type Shape = {
  readonly twins: ReadonlySet<string>;
  readonly cells: readonly Cell[];
};

/** Throws when two columns have the same name, or a twin stands alone. */
export function shapeOf(columns: readonly string[], query: string): Shape {
  const places = new Map(columns.map((name, index) => [name, index]));
  if (places.size < columns.length) throw new Error(`${query}: two columns have the same name`);
  const twins = twinsOf(columns, query);
  const cellAt = (name: string, place: number) => ({
    name,
    place,
    twin: places.get(`${name}_unknown`),
    where: `${query}, column ${name}`,
  });
  return { twins, cells: columns.map(cellAt).filter(({ name }) => !twins.has(name)) };
}

/** One cell of a row as it came, in the plain form. Throws as `rowsOf` does. */
export function cellOf(values: readonly DuckDBValue[], { place, twin, where }: Cell): unknown {
  const value = plain(values[place] ?? null, where);
  return twin === undefined ? value : fold(value, plain(values[twin] ?? null, where), where);
}

function twinsOf(columns: readonly string[], query: string): Set<string> {
  const twins = columns.filter((name) => name.endsWith("_unknown"));
  for (const twin of twins) {
    const known = twin.slice(0, -"_unknown".length);
    if (!columns.includes(known)) throw new Error(`${query}: column ${twin} stands without ${known}`);
  }
  return new Set(twins);
}

function fold(known: unknown, reason: unknown, where: string): unknown {
  if ((known === null) === (reason === null)) {
    throw new Error(`${where}: ${known === null ? "neither a value nor a reason" : "both a value and a reason"}`);
  }
  return reason === null ? known : Object.freeze(unknownBecause(String(reason)));
}

function plain(value: DuckDBValue, where: string): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return exact(Number(value), where);
  if (typeof value === "number") return finite(value, where);
  if (value instanceof DuckDBDecimalValue) return exact(value.toDouble(), where);
  if (value instanceof DuckDBDateValue) return day(value.days, where);
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return instant(value.micros, where);
  if (value instanceof DuckDBListValue) return Object.freeze(value.items.map((item) => plain(item, where)));
  if (value instanceof DuckDBStructValue) {
    return Object.freeze(
      Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, plain(item, `${where}.${name}`)])),
    );
  }
  throw new Error(`${where}: the door has no plain form for this type; cast it in the query`);
}

function finite(value: number, where: string): number {
  if (!Number.isFinite(value)) throw new Error(`${where}: ${value} is not a number that can be shown`);
  return value;
}

function exact(value: number, where: string): number {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error(`${where}: above 2^53, cast it to text in the query`);
  return value;
}

function day(days: number, where: string): string {
  return iso(days * 86_400_000, where).slice(0, 10);
}

function instant(micros: bigint, where: string): string {
  return iso(Number(micros / 1000n), where);
}

function iso(milliseconds: number, where: string): string {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) throw new Error(`${where}: a day outside what JavaScript can say`);
  return date.toISOString();
}
