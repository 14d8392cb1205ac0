import type { DuckDBConnection } from "@duckdb/node-api";
import type { Model, SqlModel } from "./models.ts";
import { literal } from "./sql.ts";

/**
 * A table that a model reads day by day: the rows of the model, which are of one `day` each, follow from the rows that the table has of that day (`by day:
 * marts.listed_days`), or of those up to it by a column of its own (`to the day: marts.last_activity.report_day`).
 */
export type DailyInput = { readonly table: string; readonly column: string };

/** By table: what it says in all, and of each day. */
export type DaysSaid = Readonly<Record<string, { readonly content: string; readonly days: readonly DaySaid[] }>>;
type DaySaid = readonly [day: string, said: string];

/** Later than any day. */
const noDay = "9999-12-31";

export function dailyInputsOf(model: Model): DailyInput[] {
  const toTheDay = namesOf(model, "to the day").map((name) => {
    const [, table = "", column = ""] = /^(.*)\.(\w+)$/.exec(name) ?? [];
    return { table, column };
  });
  return [...namesOf(model, "by day").map((table) => ({ table, column: "day" })), ...toTheDay];
}

function namesOf({ header }: Model, key: string): string[] {
  return (header?.[key] ?? "").split(",").flatMap((name) => name.trim() || []);
}

export async function readDays(connection: DuckDBConnection, { table, column }: DailyInput): Promise<DaySaid[]> {
  const reader = await connection.runAndReadAll(`select coalesce(${column}::varchar, ''),
      concat_ws(' ', count(*), bit_xor(hash(content)), sum(hash(content)))
    from ${table} as content group by all`);
  return reader.getRows().map(([day, said]) => [String(day), String(said)]);
}

/** The first day of which a table says something else than before, later than any where none does. */
export function firstChange(before: DaysSaid, now: DaysSaid): string {
  const changed = Object.entries(now).flatMap(([table, { days }]) => {
    const old = new Map(before[table]?.days);
    const said = new Map(days);
    return [...new Set([...old.keys(), ...said.keys()])].filter((day) => old.get(day) !== said.get(day));
  });
  return [...changed, noDay].sort()[0] ?? noDay;
}

/** Makes the rows of `from` and of later days anew; those of the days before stay as they are. */
export async function renewDays(connection: DuckDBConnection, model: SqlModel, from: string): Promise<void> {
  const isRenewed = `day >= ${literal(from)}::date`;
  const sql = namesOf(model, "by day").reduce((text, table) => ofDays(text, table, isRenewed), model.sql);
  await connection.run(`delete from ${model.name} where ${isRenewed}`);
  await connection.run(`insert into ${model.name} by name\n${sql}`);
}

function ofDays(sql: string, table: string, condition: string): string {
  const own = table.replace(/^\w+\./, "");
  return sql.replaceAll(
    new RegExp(`\\b(from|join) ${table.replace(".", "\\.")}\\b(?: as (\\w+))?`, "g"),
    (_, word, alias) => `${word} (from ${table} where ${condition}) as ${alias ?? own}`,
  );
}
