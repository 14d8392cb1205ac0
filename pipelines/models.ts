import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Header, readHeader } from "../contract/header.ts";
import { computedModels } from "./computed/index.ts";
import type { ComputedModel } from "./computed-model.ts";
import { orderModels } from "./lineage.ts";
import { packageRoot } from "./package-root.ts";

export type Folder = "staging" | "marts" | "metrics" | "checks";

/** One table (or check) and what makes it. `file` is relative to the package, for messages. */
export type Model = {
  /** Schema and table: `marts.tools`. A computed model that makes several tables has the first as its name. */
  readonly name: string;
  readonly tables: readonly string[];
  readonly folder: Folder;
  readonly file: string;
} & (
  | { readonly sql: string; readonly header: Header; readonly computed?: never }
  | { readonly computed: ComputedModel; readonly sql?: never; readonly header?: never }
);

export type SqlModel = Extract<Model, { readonly sql: string }>;

const folders: readonly Folder[] = ["staging", "marts", "metrics", "checks"];

/** A model from its text: what a file `<folder>/<name>.sql` with this text would be. */
export function modelFromSql(folder: Folder, name: string, sql: string): SqlModel {
  const table = `${folder}.${name}`;
  return {
    name: table,
    tables: [table],
    folder,
    file: `pipelines/${folder}/${name}.sql`,
    sql,
    header: readHeader(sql),
  };
}

function modelFromModule(computed: ComputedModel): Model {
  const tables = typeof computed.name === "string" ? [computed.name] : computed.name;
  const name = tables[0];
  if (name === undefined) throw new Error("a computed model names no table");
  return { name, tables, folder: "marts", file: `pipelines/computed (${name})`, computed };
}

/** Every model of the product: the SQL files below `root` and the computed models. */
export function readModels(root = path.join(packageRoot(), "pipelines")): Model[] {
  const fromFiles = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith(".sql"))
      .sort()
      .map((file) =>
        modelFromSql(folder, path.basename(file, ".sql"), readFileSync(path.join(root, folder, file), "utf8")),
      ),
  );
  return [...fromFiles, ...computedModels.map(modelFromModule)];
}

/** Whether a model is kept month by month (`stored: month`): what it says of a month follows from that month's events, so that it is the union of its months. */
export function isMonthly(model: Model): model is SqlModel {
  return model.header?.stored === "month";
}

/** Whether each row of a monthly model follows from the events of one load (`one by one: load_id`), so that a load which is added only adds rows. */
export function isByLoad(model: SqlModel): boolean {
  return model.header["one by one"] === "load_id";
}

/**
 * Whether a model is a view: staging is, but for those whose header says `stored: table` because several models read much work out of them, and
 * so are metrics that say `stored: view` because their facts lie month by month in a mart.
 */
export function isView(model: Model): boolean {
  return model.folder === "staging" ? model.header?.stored !== "table" : model.header?.stored === "view";
}

/** A mart's header names under `index` the columns by which a page looks up single rows: a scan of all ids costs more than the rest of such a question. */
export async function createModel(connection: DuckDBConnection, model: Model): Promise<void> {
  try {
    if (model.computed) return await model.computed.run(connection);
    await connection.run(`create ${isView(model) ? "view" : "table"} ${model.name} as\n${model.sql}`);
    for (const column of indexedBy(model))
      await connection.run(`create index ${model.name.replace(".", "_")}_${column} on ${model.name} (${column})`);
  } catch (error) {
    throw new Error(`${model.file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

export function indexedBy({ header }: SqlModel): string[] {
  return (header.index ?? "").split(",").flatMap((column) => column.trim() || []);
}

export async function createSchemas(connection: DuckDBConnection): Promise<void> {
  for (const schema of ["staging", "marts", "metrics"]) await connection.run(`create schema if not exists ${schema}`);
}

/**
 * Makes every table of staging, marts and metrics from the schema `lake`, in the order of what reads what, and `metrics.lineage`.
 * Throws on a model that DuckDB refuses, on a cycle and on a table that a model's layer may not read, naming the model's file.
 */
export async function runModels(
  connection: DuckDBConnection,
  models: readonly Model[],
  make: (model: Model, inputs: readonly string[]) => Promise<void> = (model) => createModel(connection, model),
): Promise<void> {
  const ordered = await orderModels(connection, models);
  await createSchemas(connection);
  const reads = ordered.flatMap(({ model, inputs }) =>
    model.tables.flatMap((table) => inputs.map((input) => ({ model: table, input }))),
  );
  await connection.run(
    `create or replace table metrics.lineage as
    select unnest(from_json($reads::json, '[{"model": "VARCHAR", "input": "VARCHAR"}]'), recursive := true)`,
    { reads: JSON.stringify(reads) },
  );
  for (const { model, inputs } of ordered) if (model.folder !== "checks") await make(model, inputs);
}
