import type { DuckDBConnection } from "@duckdb/node-api";
import { sayCells } from "./cells.ts";
import { createFacts } from "./facts.ts";
import { tablesRead } from "./lineage.ts";
import { type Metric, metricsOf } from "./metric.ts";
import type { Model } from "./models.ts";
import { rollDurations } from "./roll-durations.ts";
import { cellsOf, isSpread, periodsOf, rolledOf } from "./roll-kinds.ts";
import { createSpans, windowsOf } from "./roll-windows.ts";
import { createPeriods, createViewsOfPeriods, valueColumns, writeValues } from "./values.ts";

/** What is known of an entity: how many accepted loads it has and the last day that they speak of. */
type EntityState = { readonly loads: number; readonly dataThrough: string | null };

const entityWords: Readonly<Record<string, string>> = {
  tools: "registry",
  people: "people export",
  events: "usage log",
  ticket_updates: "ticket export",
  headcounts: "headcount export",
  launches: "launch calendar",
};

/**
 * Makes `metrics.definitions` and `metrics.periods`, with what pages ask of it, from the tables of the metrics among `models`: one row per metric
 * and period, in all, per team (`team_id`) and per platform (`platform`); `period_to` is the last day counted. Periods are of 1, 3, 6 and 12
 * months. A metric that `marts.unknowns` or a missing export makes unknown has one row, the latest, that says why. What `keeps` says of a
 * metric, by all that its values follow from beside its facts, stays as it is.
 */
export async function rollUp(
  connection: DuckDBConnection,
  models: readonly Model[],
  keeps: (metric: Metric, said: unknown) => boolean = () => false,
): Promise<void> {
  await createPeriods(connection, metricsOf(models));
  const states = await readEntities(connection);
  const unknowns = await readUnknowns(connection);
  const least = await readNumber(connection, "select small_group from lake.program");
  await createFacts(connection, metricsOf(models));
  const definitions: Definition[] = [];
  for (const metric of metricsOf(models)) {
    const dataThrough = earliest(metric.needs.map((need) => states.get(need)?.dataThrough ?? null));
    const missing = metric.needs.filter((need) => (states.get(need)?.loads ?? 0) === 0);
    const judged = unknowns.get(metric.name) ?? null;
    try {
      const reason = judged ?? reasonOf(missing) ?? (await uncounted(connection, metric));
      const newest = newestOf(states);
      if (!keeps(metric, [dataThrough, least, reason === undefined ? null : [reason, newest]])) {
        await connection.run(`create or replace temp table rolled (${valueColumns}, months int, facts int)`);
        if (reason === undefined) await roll(connection, metric, dataThrough);
        else await rollUnknown(connection, reason, newest);
        await sayCells(connection, metric);
        await writeValues(connection, metric, least);
      }
    } catch (error) {
      throw new Error(`${metric.model.file}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
    definitions.push(await definitionOf(connection, metric, { dataThrough, judged, missing }));
  }
  await createViewsOfPeriods(connection);
  await createDefinitions(connection, definitions);
}

async function readEntities(connection: DuckDBConnection): Promise<Map<string, EntityState>> {
  // A headcount is of a month and is dated by the month's first day; it speaks of the month to its end.
  // What is asked as of a day knows of nothing after it.
  const reader = await connection.runAndReadAll(`select entity, loads::int, least(
      if(entity = 'headcounts', last_day(data_through), data_through), as_of)::varchar
    from lake.entities cross join lake.program`);
  return new Map(
    reader
      .getRows()
      .map(([entity, loads, day]) => [
        String(entity),
        { loads: Number(loads), dataThrough: day === null ? null : String(day) },
      ]),
  );
}

async function readUnknowns(connection: DuckDBConnection): Promise<Map<string, string>> {
  const found = await connection.runAndReadAll(
    "select 1 from information_schema.tables where table_schema = 'marts' and table_name = 'unknowns'",
  );
  if (found.currentRowCount === 0) return new Map();
  const reader = await connection.runAndReadAll("select metric, reason from marts.unknowns");
  return new Map(reader.getRows().map(([metric, reason]) => [String(metric), String(reason)]));
}

async function readNumber(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0]);
}

function reasonOf([first]: readonly string[]): string | undefined {
  return first && `no ${entityWords[first] ?? first} is loaded`;
}

/** A metric that says why there may be nothing to count, and has not one fact. */
async function uncounted(connection: DuckDBConnection, { none, model }: Metric): Promise<string | undefined> {
  if (none === null) return undefined;
  const facts = await readNumber(connection, `select count(*)::int from (from ${model.name} limit 1)`);
  return facts === 0 ? none : undefined;
}

function newestOf(states: ReadonlyMap<string, EntityState>): string | null {
  const days = [...states.values()].map((state) => state.dataThrough ?? "").sort();
  return days.at(-1) || null;
}

function earliest(days: readonly (string | null)[]): string | null {
  const known = days.filter((day) => day !== null);
  return known.length < days.length ? null : (known.sort()[0] ?? null);
}

/** The one value of a metric that cannot be said, dated by the newest data of any kind: where that ends a month, nothing of it is still to come. */
async function rollUnknown(connection: DuckDBConnection, reason: string, newest: string | null): Promise<void> {
  await connection.run(
    `insert into rolled by name select 1 as months, date_trunc('month', day)::date as period_from, day as period_to,
      $reason::varchar as value_unknown, coalesce(day = last_day(day), false) as is_complete from (select $day::date as day)`,
    { reason, day: newest },
  );
}

/** Fills the temp table `rolled` with sums and counts of every period and cell. */
async function roll(connection: DuckDBConnection, metric: Metric, dataThrough: string | null): Promise<void> {
  const described = await connection.runAndReadAll(`describe ${metric.model.name}`);
  const columns = new Set(described.getRows().map(([column]) => String(column)));
  await connection.run(`create or replace temp table cells as ${cellsOf(metric, columns, dataThrough)}`);
  await connection.run(`create or replace temp table periods as ${periodsOf(metric, columns, dataThrough)}`);
  await createSpans(connection);
  if (metric.kind === "duration") await rollDurations(connection);
  else {
    await connection.run(`insert into rolled by name ${rolledOf(metric.kind, metric, columns)}`);
    if (isSpread(metric.kind)) await connection.run(`insert into rolled by name ${windowsOf(metric)}`);
  }
  await connection.run("drop table cells");
}

type Judged = {
  readonly dataThrough: string | null;
  readonly judged: string | null;
  readonly missing: readonly string[];
};

/** Columns of `metrics.definitions`, and their types; to these come the months that its values speak of. */
const definitionColumns = {
  metric: "VARCHAR",
  title: "VARCHAR",
  question: "VARCHAR",
  definition: "VARCHAR",
  kind: "VARCHAR",
  unit: "VARCHAR",
  better: "VARCHAR",
  filters: "VARCHAR",
  needs: "VARCHAR",
  sql: "VARCHAR",
  inputs: ["VARCHAR"],
  data_through: "DATE",
  unknown_because: "VARCHAR",
  missing: ["VARCHAR"],
  is_newest_only: "BOOLEAN",
  gap_question: "VARCHAR",
  gap_effect: "VARCHAR",
} as const;

type Definition = Readonly<Record<keyof typeof definitionColumns, unknown>>;

async function definitionOf(connection: DuckDBConnection, metric: Metric, said: Judged): Promise<Definition> {
  const { name, model, isNewestOnly, gaps } = metric;
  const { title, question, definition, kind, unit, better, filters, needs } = model.header;
  return {
    ...{ metric: name, title, question, definition, kind, unit, better, filters, needs, sql: model.sql },
    inputs: await tablesRead(connection, model.file, model.sql),
    data_through: said.dataThrough,
    unknown_because: said.judged,
    missing: said.missing,
    is_newest_only: isNewestOnly,
    gap_question: gaps?.question,
    gap_effect: gaps?.effect,
  };
}

/** With each definition the months that its values speak of, all teams together, and why none of them is known where that is so. */
async function createDefinitions(connection: DuckDBConnection, definitions: readonly Definition[]): Promise<void> {
  await connection.run(
    `create or replace table metrics.definitions as
    select definitions.*, first_month, last_month, never_known
    from (
      select unnest(from_json($definitions::json, '[${JSON.stringify(definitionColumns)}]'), recursive := true)
    ) as definitions
    left join (
      select metric, min(period_from) as first_month, max(period_from) as last_month,
        if(bool_and(value is null), arg_max(value_unknown, period_from), null) as never_known
      from metrics.cells
      where cell = 'all' and months = 1
      group by metric
    ) as spans on spans.metric = definitions.metric
    order by definitions.metric`,
    { definitions: JSON.stringify(definitions) },
  );
}
