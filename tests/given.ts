import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type OrderedModel, orderModels, tablesRead } from "../pipelines/lineage.ts";
import { defineMacros } from "../pipelines/macros.ts";
import { createModel, createSchemas, type Model, readModels } from "../pipelines/models.ts";
import { rollUp } from "../pipelines/rollup.ts";
import { defineZone } from "../pipelines/zone.ts";
import { createLake, deriveOrigin } from "./given-lake.ts";
import { emptyTable, fillTable, parseTable } from "./given-table.ts";

export type Given = {
  readonly connection: DuckDBConnection;
  /** Rows of a model (`marts/tool_days`) as `a | b | c`, in the order of their columns; only what it reads is built. `columns` is any select list. */
  run(model: string, columns?: string): Promise<string[]>;
  /** Rows of any select over what has been built. */
  rows(sql: string): Promise<string[]>;
  /** Builds the metric, rolls it up and returns rows of `metrics.values` by period, team and platform, totals first. */
  values(metric: string, columns?: string, where?: string): Promise<string[]>;
  close(): void;
};

const allModels = readModels();

/**
 * A warehouse in memory with the rows of the tables given, each a text table: a line of column names, then rows, cells between `|`.
 * An empty cell is null, `a+b` a list. Tables of `lake` have their origin columns filled in (load-1, line, sheet, full); a table of any other
 * schema is made with the columns of its own model, and its rows replace what the model would have said. Unnamed columns are null.
 */
export async function given(
  tables: { readonly [table: string]: string },
  extraModels: readonly Model[] = [],
): Promise<Given> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  const models = [...allModels, ...extraModels];
  await createLake(connection);
  await createSchemas(connection);
  for (const [table, text] of Object.entries(tables)) {
    if (table.startsWith("lake.")) await fillTable(connection, table, parseTable(text));
  }
  await deriveOrigin(connection, tables);
  const zone = (await connection.runAndReadAll("select time_zone from lake.program")).getRows()[0]?.[0];
  await defineZone(connection, "lake", String(zone));
  await defineMacros(connection, "lake");
  const built = new Set<string>();
  const build = (table: string) => buildTable(connection, models, table, built);
  for (const [table, text] of Object.entries(tables)) {
    if (table.startsWith("lake.")) continue;
    await build(table);
    await emptyTable(connection, table);
    await fillTable(connection, table, parseTable(text));
  }
  const kept = models.filter((model) => model.tables.some((table) => table in tables));
  await forget(connection, built, new Set(kept.flatMap((model) => model.tables)));
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson().map(asLine);
  return {
    connection,
    rows,
    async run(model, columns = "*") {
      const table = model.replace("/", ".");
      await build(table);
      return rows(`select ${columns} from ${table} order by all`);
    },
    async values(
      metric,
      columns = "strftime(period_from, '%Y-%m'), team_id, value, value_unknown",
      where = "platform is null",
    ) {
      await build(`metrics.${metric}`);
      await rollUp(
        connection,
        models.filter(({ name }) => name === `metrics.${metric}`),
      );
      return rows(`select ${columns} from metrics.values where ${where}
        order by period_from, team_id nulls first, platform nulls first`);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function asLine(cells: readonly unknown[]): string {
  return cells.map((cell) => (Array.isArray(cell) ? cell.join("+") : (cell ?? "–"))).join(" | ");
}

/** Builds a table and all that it reads, each once. */
async function buildTable(connection: DuckDBConnection, models: readonly Model[], table: string, built: Set<string>) {
  for (const { model } of await upstream(connection, models, table)) {
    if (built.has(model.name)) continue;
    await createModel(connection, model);
    for (const made of model.tables) built.add(made);
  }
}

/** Drops what was built for the columns of the given tables alone: it knows nothing of the rows that were given after it. */
async function forget(connection: DuckDBConnection, built: Set<string>, kept: ReadonlySet<string>) {
  const reader = await connection.runAndReadAll(
    "select table_schema || '.' || table_name, if(table_type = 'VIEW', 'view', 'table') from information_schema.tables",
  );
  for (const [name = "", type] of reader.getRows().map((row) => row.map(String))) {
    if (!built.has(name) || kept.has(name)) continue;
    await connection.run(`drop ${type} ${name}`);
    built.delete(name);
  }
}

/** Only what the table reads: a test of one model builds nothing that it does not need. */
async function upstream(
  connection: DuckDBConnection,
  models: readonly Model[],
  table: string,
): Promise<OrderedModel[]> {
  const needed = new Set<Model>();
  const waiting = [table];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const model = models.find(({ tables }) => tables.includes(name));
    if (!model) throw new Error(`no model makes ${name}`);
    if (needed.has(model)) continue;
    needed.add(model);
    const inputs = model.computed ? model.computed.reads : await tablesRead(connection, model.file, model.sql);
    waiting.push(...inputs.filter((input) => !input.startsWith("lake.")));
  }
  return orderModels(connection, [...needed]);
}

/** The rows of one model for one case: `given`, `run`, `close`. */
export async function rowsOf(tables: Parameters<typeof given>[0], model: string, columns?: string): Promise<string[]> {
  const warehouse = await given(tables);
  try {
    return await warehouse.run(model, columns);
  } finally {
    warehouse.close();
  }
}
