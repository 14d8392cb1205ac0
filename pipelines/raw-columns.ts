import type { DuckDBConnection } from "@duckdb/node-api";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Node = { [key: string]: Json };
/** Output column → the columns of `export` that it is computed from. */
export type RawColumns = Map<string, Set<string>>;

/**
 * From which raw columns each column of a source's select comes, through its CTEs and sub-selects, by DuckDB's own parse.
 * This is how a reject can name the column and the text that could not be read.
 */
export async function rawColumnsOf(
  connection: DuckDBConnection,
  sql: string,
  exported: readonly string[],
): Promise<RawColumns> {
  const reader = await connection.runAndReadAll("select json_serialize_sql($sql::varchar)", { sql });
  const tree = JSON.parse(String(reader.getRows()[0]?.[0])) as {
    error: boolean;
    error_message?: string;
    statements?: { node: Node }[];
  };
  const node = tree.statements?.[0]?.node;
  if (tree.error || !node) throw new Error(tree.error_message ?? "not a select");
  const raw: RawColumns = new Map(exported.map((column) => [column.toLowerCase(), new Set([column])]));
  return columnsOfSelect(node, new Map([["export", raw]]));
}

function columnsOfSelect(node: Node, outer: Map<string, RawColumns>): RawColumns {
  if (node.type === "SET_OPERATION_NODE") {
    return merge([columnsOfSelect(node.left as Node, outer), columnsOfSelect(node.right as Node, outer)]);
  }
  const tables = new Map(outer);
  const ctes = ((node.cte_map as Node | undefined)?.map ?? []) as { key: string; value: { query: { node: Node } } }[];
  for (const cte of ctes) tables.set(cte.key.toLowerCase(), columnsOfSelect(cte.value.query.node, tables));
  const visible = merge(relations(node.from_table as Node | null, tables));
  const columns: RawColumns = new Map();
  for (const item of (node.select_list ?? []) as Node[]) {
    if (item.class === "STAR") for (const [name, raw] of visible) columns.set(name, raw);
    else
      columns.set(
        nameOf(item),
        references(item, (name) => visible.get(name) ?? columns.get(name)),
      );
  }
  return columns;
}

function relations(from: Json, tables: Map<string, RawColumns>): RawColumns[] {
  if (Array.isArray(from)) return from.flatMap((each) => relations(each, tables));
  if (typeof from !== "object" || from === null) return [];
  if (from.type === "BASE_TABLE") return [tables.get(String(from.table_name).toLowerCase()) ?? new Map()];
  if (from.type === "SUBQUERY") return [columnsOfSelect((from.subquery as Node).node as Node, tables)];
  return Object.values(from).flatMap((each) => relations(each, tables));
}

function references(expression: Json, resolve: (name: string) => Set<string> | undefined): Set<string> {
  const found = new Set<string>();
  const walk = (part: Json): void => {
    if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === "object" && part !== null) {
      if (part.class === "COLUMN_REF") {
        const name = String((part.column_names as string[]).at(-1)).toLowerCase();
        for (const raw of resolve(name) ?? []) found.add(raw);
      }
      Object.values(part).forEach(walk);
    }
  };
  walk(expression);
  return found;
}

function nameOf(item: Node): string {
  if (typeof item.alias === "string" && item.alias !== "") return item.alias.toLowerCase();
  return String((item.column_names as string[] | undefined)?.at(-1) ?? "").toLowerCase();
}

function merge(maps: RawColumns[]): RawColumns {
  const merged: RawColumns = new Map();
  for (const map of maps) {
    for (const [name, raw] of map) merged.set(name, new Set([...(merged.get(name) ?? []), ...raw]));
  }
  return merged;
}
