import type { DuckDBConnection } from "@duckdb/node-api";
import type { DateOrder, Reading } from "../contract/reading.ts";
import { LoadError } from "./errors.ts";
import type { Source } from "./source.ts";
import { identifier, literal } from "./sql.ts";

/** `order` is null where nothing tells it; `both` where the file tells both. `note`: how such dates were read, in words. */
export type Decided = { readonly order: DateOrder | "both" | null; readonly note: string | null };

const slashed = "^(\\d{1,2})[/-](\\d{1,2})[/-]\\d{4}";
export const dayNumber = "\\d{5}(\\.\\d+)?";

/**
 * Whether days come before months in 03/04/2026, told by the other dates of the file: 23/04/2026 has its day first. `export` has the file's
 * text. One look at each different date: a log has millions of times and some hundred days.
 */
export async function decideOrder(connection: DuckDBConnection, source: Source, said: Reading): Promise<Decided> {
  if (source.dates.length === 0) return { order: null, note: null };
  if (said.dates !== undefined)
    return { order: said.dates, note: `03/04/2026 is read ${wordsOf(said.dates)}, as was said` };
  const { dayFirst, monthFirst } = await findTelling(connection, source);
  if (dayFirst !== undefined && monthFirst !== undefined) return { order: "both", note: null };
  const example = dayFirst ?? monthFirst;
  if (example === undefined) return { order: null, note: null };
  const order = dayFirst === undefined ? "month-first" : "day-first";
  return { order, note: `03/04/2026 is read ${wordsOf(order)}, as ${example} tells` };
}

export function wordsOf(order: DateOrder): string {
  return order === "day-first" ? "with the day first" : "with the month first";
}

type Telling = { readonly dayFirst: string | undefined; readonly monthFirst: string | undefined };

/** A slashed date of the file that can only have its day first, and one that can only have its month first. */
async function findTelling(connection: DuckDBConnection, source: Source): Promise<Telling> {
  const dates = source.dates.map((column) => `select distinct left(${identifier(column)}, 10) as text from export`);
  const reader = await connection.runAndReadAll(`
    with parts as (
        select text, try_cast(regexp_extract(text, '${slashed}', 1) as int) as first,
            try_cast(regexp_extract(text, '${slashed}', 2) as int) as second
        from (${dates.join(" union ")})
    )
    select
        min(trim(text)) filter (first > 12 and first <= 31 and second <= 12),
        min(trim(text)) filter (second > 12 and second <= 31 and first <= 12)
    from parts`);
  const [dayFirst, monthFirst] = (reader.getRows()[0] ?? []).map((text) => (text === null ? undefined : String(text)));
  return { dayFirst, monthFirst };
}

/** Throws a LoadError for a date that could not be read since nobody can tell which it is. `rejects` has what could not be read. */
export async function refuseUntold(
  connection: DuckDBConnection,
  source: Source,
  decided: Decided,
  said: Reading,
  label: string,
): Promise<void> {
  if (source.dates.length === 0) return;
  if (said.day_numbers === undefined) await refuseDayNumber(connection, source, label);
  if (decided.order === "day-first" || decided.order === "month-first") return;
  const found = await firstReject(connection, source, `regexp_matches(value, '${slashed}')`);
  if (found === undefined) return;
  const remedy = `say it with --dates day-first or --dates month-first, for every such export in program.yaml (sources: ${source.name}: dates: day-first)`;
  if (decided.order === null) {
    throw new LoadError(
      `${label}:${found.line}: ${found.column} is ${found.value}, and no date in the file tells whether the day or the month comes first; ${remedy}`,
    );
  }
  const { dayFirst, monthFirst } = await findTelling(connection, source);
  throw new LoadError(
    `${label}:${found.line}: ${found.column} is ${found.value}, and in this file the day comes first (${dayFirst}) and the month too (${monthFirst}); export it in one form, or ${remedy}`,
  );
}

async function refuseDayNumber(connection: DuckDBConnection, source: Source, label: string): Promise<void> {
  const found = await firstReject(connection, source, `regexp_full_match(value, '${dayNumber}')`);
  if (found === undefined) return;
  const days = Math.floor(Number(found.value));
  throw new LoadError(
    `${label}:${found.line}: ${found.column} is ${found.value}, the number that a spreadsheet keeps for ${dayOf(1900, days)}, or in an old Macintosh workbook for ${dayOf(1904, days)}; save the column as dates such as 2026-03-31, or say --day-numbers 1900, for every such export in program.yaml (sources: ${source.name}: day_numbers: 1900)`,
  );
}

function dayOf(count: 1900 | 1904, days: number): string {
  const start = count === 1900 ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1);
  return new Date(start + days * 86_400_000).toISOString().slice(0, 10);
}

type Found = { readonly line: number; readonly column: string; readonly value: string };

async function firstReject(
  connection: DuckDBConnection,
  source: Source,
  condition: string,
): Promise<Found | undefined> {
  const reader = await connection.runAndReadAll(`select line::double as line, column_name as column, value from rejects
    where column_name in (${source.dates.map(literal).join(", ")}) and ${condition} order by line, column_name limit 1`);
  return reader.getRowObjectsJS()[0] as Found | undefined;
}
