import type { DuckDBConnection } from "@duckdb/node-api";
import type { Folder, Model } from "./models.ts";

export type OrderedModel = { readonly model: Model; readonly inputs: readonly string[] };

/**
 * What each layer may read: the layer before it. The exceptions, here and nowhere else: marts read the program's rules, the decisions and what is known
 * of the loads (there is nothing to stage in them); metrics read the rules too.
 */
const readable: Record<Folder, RegExp> = {
  staging: /^lake\./,
  marts:
    /^(staging\.|marts\.|lake\.(program|weights|class_rules|annotations|loads|kept|entities|team_aliases|team_renames|team_keys|robots|guests|likenesses|rejects|(person|team|tool|request|ownership)_decisions)$)/,
  metrics: /^(marts\.|lake\.(program|entities)$)/,
  checks: /^(lake|staging|marts|metrics)\./,
};

/** Tables that the runner itself makes after the models. */
const madeByRunner = new Set(
  ["lineage", "values", "windows", "periods", "definitions", "facts"].map((table) => `metrics.${table}`),
);

/** What a text reads follows from the text alone: it is parsed once, however often a process builds. */
const known = new Map<string, { readonly tables: readonly string[] } | { readonly wrong: string }>();

/** The tables that a select reads, as DuckDB itself parses it: sorted, each once. Throws on SQL that is not one select. */
export async function tablesRead(connection: DuckDBConnection, file: string, sql: string): Promise<readonly string[]> {
  await parse(connection, [sql]);
  const read = known.get(sql);
  if (read === undefined || "wrong" in read) throw new Error(`${file}: ${read?.wrong}`);
  return read.tables;
}

/** All texts in one question: 200 of them take four times as long one by one. */
async function parse(connection: DuckDBConnection, texts: readonly string[]): Promise<void> {
  const unread = [...new Set(texts)].filter((text) => !known.has(text));
  if (unread.length === 0) return;
  const reader = await connection.runAndReadAll(
    `select json_serialize_sql(text) from (select unnest(from_json($unread::json, '["VARCHAR"]')) as text)`,
    { unread: JSON.stringify(unread) },
  );
  for (const [index, [json]] of reader.getRows().entries()) known.set(unread[index] ?? "", readingOf(String(json)));
}

function readingOf(json: string): { tables: readonly string[] } | { wrong: string } {
  const parsed = JSON.parse(json);
  if (parsed.error) return { wrong: parsed.error_message };
  if (parsed.statements.length !== 1) return { wrong: `${parsed.statements.length} statements; a model is one select` };
  const tables = new Set<string>();
  const expressions = new Set<string>();
  collect(parsed, tables, expressions);
  const unnamed = [...tables].filter((table) => !table.includes("."));
  const foreign = unnamed.find((table) => !expressions.has(table));
  if (foreign !== undefined)
    return { wrong: `${foreign} is no expression of this file; a table is named with its schema` };
  for (const table of unnamed) tables.delete(table);
  return { tables: [...tables].sort() };
}

function collect(node: unknown, tables: Set<string>, expressions: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  const fields = node as Record<string, unknown>;
  if (fields.type === "BASE_TABLE") {
    tables.add([fields.schema_name, fields.table_name].filter(Boolean).join("."));
  }
  const common = fields.cte_map as { map?: readonly { key: string }[] } | undefined;
  for (const { key } of common?.map ?? []) expressions.add(key);
  for (const value of Object.values(fields)) collect(value, tables, expressions);
}

async function inputsOf(connection: DuckDBConnection, model: Model): Promise<readonly string[]> {
  const inputs = model.computed ? model.computed.reads : await tablesRead(connection, model.file, model.sql);
  for (const table of inputs) {
    if (!readable[model.folder].test(table)) throw new Error(`${model.file}: ${model.folder} may not read ${table}`);
  }
  return inputs;
}

/** Models after everything that they read. Throws, naming files and tables, on a cycle, a layer breach and a table that no model makes. */
export async function orderModels(connection: DuckDBConnection, models: readonly Model[]): Promise<OrderedModel[]> {
  const makers = new Map<string, OrderedModel>();
  const all: OrderedModel[] = [];
  await parse(
    connection,
    models.flatMap(({ sql }) => sql ?? []),
  );
  for (const model of models) {
    const entry = { model, inputs: await inputsOf(connection, model) };
    all.push(entry);
    for (const table of model.tables) makers.set(table, entry);
  }
  const ordered = new Set<OrderedModel>();
  for (const entry of all) visit(entry, [], makers, ordered);
  return [...ordered];
}

function visit(
  entry: OrderedModel,
  above: readonly OrderedModel[],
  makers: ReadonlyMap<string, OrderedModel>,
  ordered: Set<OrderedModel>,
): void {
  if (ordered.has(entry)) return;
  if (above.includes(entry)) {
    const cycle = [...above.slice(above.indexOf(entry)), entry].map(({ model }) => model.name);
    throw new Error(`${entry.model.file}: a cycle: ${cycle.join(" reads ")}`);
  }
  for (const table of entry.inputs) {
    const maker = makers.get(table);
    if (maker) visit(maker, [...above, entry], makers, ordered);
    else if (!table.startsWith("lake.") && !madeByRunner.has(table)) {
      throw new Error(`${entry.model.file}: reads ${table}, which no model makes`);
    }
  }
  ordered.add(entry);
}
