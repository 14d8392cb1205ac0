import type { DuckDBConnection } from "@duckdb/node-api";
import type { Reading } from "../contract/reading.ts";
import { type Decided, dayNumber } from "./date-order.ts";
import type { Source } from "./source.ts";
import { identifier, literal } from "./sql.ts";

const times = ["%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p"];
const plainDays = ["%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%d-%b-%Y", "%d %B %Y"];
const orders = { "day-first": ["%d/%m/%Y", "%d-%m-%Y"], "month-first": ["%m/%d/%Y", "%m-%d-%Y"] };

// Four digits in a row are asked for since %Y would read 26-03-31 as the year 26.
const dated = "regexp_extract(text, '.*\\d{4}.*')";

/**
 * Makes the macros that a source's select reads its dates with: `day_of(text)` and `time_of(text)`, a time of the said zone, or of UTC where
 * `hasZones`: `said_zone` must be there. A slashed date is read in the order decided; where none is, only if both orders say the same day, as in
 * 04/04/2026.
 */
export async function defineDates(
  connection: DuckDBConnection,
  source: Source,
  { order }: Decided,
  said: Reading,
  hasZones: boolean,
): Promise<void> {
  const known = order === "day-first" || order === "month-first" ? orders[order] : [];
  const written = [...known, ...plainDays];
  const some = await someDates(connection, source);
  const days = frequentFirst(some, [
    ...written,
    ...written.flatMap((day) => times.slice(0, 2).map((time) => `${day} ${time}`)),
  ]);
  const moments = frequentFirst(some, [
    ...written.flatMap((day) => times.map((time) => `${day} ${time}`)),
    ...["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M:%S.%f"],
  ]);
  const number = numberOf(said);
  const even = (text: string, formats: (day: string) => readonly string[]) =>
    known.length > 0 ? [] : [evenOf(text, formats)];
  const day = [parse(dated, days), ...even(dated, (each) => [each, `${each} %H:%M:%S`]), ...number];
  const time = [parse("text", moments), ...even("text", (each) => times.map((rest) => `${each} ${rest}`)), ...number];
  await connection.run(`create or replace temp macro day_of(text) as coalesce(${day.join(", ")})::date`);
  await connection.run(
    `create or replace temp macro time_of(text) as ${hasZones ? zonedOf(`coalesce(${time.join(", ")})`) : `coalesce(${time.join(", ")})`}`,
  );
}

/** Whether a time of the file says its zone: 2026-03-02T09:15:00Z. Asked first, since turning each time by itself takes ten times as long. */
export async function findZones(connection: DuckDBConnection, source: Source): Promise<boolean> {
  if (source.dates.length === 0) return false;
  const anySays = source.dates.map((column) => `(${saysZone(identifier(column))})`).join(" or ");
  const reader = await connection.runAndReadAll(`select 1 from export where ${anySays} limit 1`);
  return reader.currentRowCount > 0;
}

function saysZone(text: string): string {
  return `${text}[5] = '-' and len(${text}) > 16 and (${text}[-1] = 'Z'
    or ${text}[-6] in ('+', '-') or ${text}[-5] in ('+', '-') or ${text}[-3] in ('+', '-'))`;
}

/** In a lambda, since a macro repeats what it is given at each change of the clocks. */
function zonedOf(local: string): string {
  return `case when ${saysZone("text")} then make_timestamp(epoch_us(try_cast(text as timestamptz)))
    else list_transform([${local}], lambda moment: said_zone.utc_time(moment))[1] end`;
}

async function someDates(connection: DuckDBConnection, source: Source): Promise<string[]> {
  if (source.dates.length === 0) return [];
  const columns = source.dates.map(identifier).join(", ");
  const reader = await connection.runAndReadAll(`select ${columns} from export limit 500`);
  return reader
    .getRows()
    .flat()
    .filter((text) => typeof text === "string");
}

/** No text is read by two of these formats, so their order means nothing but time: one that fails costs five that do not. */
function frequentFirst(some: readonly string[], formats: readonly string[]): readonly string[] {
  const counts = new Map(formats.map((format) => [format, some.filter((text) => patternOf(format).test(text)).length]));
  return formats.toSorted((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
}

const patterns = new Map<string, RegExp>();

/** Texts that look like the format. */
function patternOf(format: string): RegExp {
  const source = format
    .replace(/[.]/g, "[.]")
    .replace(/%[bBp]/g, "[A-Za-z]+")
    .replace(/%\w/g, "\\d+");
  const pattern = patterns.get(format) ?? new RegExp(`^${source}$`);
  patterns.set(format, pattern);
  return pattern;
}

function parse(text: string, formats: readonly string[]): string {
  return `try_strptime(${text}, [${formats.map(literal).join(", ")}])`;
}

/** Slashed dates of an order that nobody told, read where it makes no difference. */
function evenOf(text: string, formats: (day: string) => readonly string[]): string {
  const [dayFirst, monthFirst] = [orders["day-first"], orders["month-first"]].map((days) =>
    parse(text, days.flatMap(formats)),
  );
  return `if(${dayFirst} = ${monthFirst}, ${dayFirst}, null)`;
}

function numberOf({ day_numbers }: Reading): string[] {
  if (day_numbers === undefined) return [];
  const start = day_numbers === 1900 ? "1899-12-30" : "1904-01-01";
  return [
    `case when regexp_full_match(text, ${literal(dayNumber)})
      then timestamp '${start}' + to_seconds(round(try_cast(text as double) * 86400)::bigint) end`,
  ];
}
