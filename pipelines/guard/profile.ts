import { readFileSync } from "node:fs";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type EntityName, entities } from "../entities.ts";
import { packageRoot } from "../package-root.ts";
import { fileLiteral, identifier, literal } from "../sql.ts";

/** By canonical column: in how many rows what it is read from says something that can be read, and the columns of the file that these are. */
export type ColumnProfiles = {
  readonly [column: string]: { readonly filled: number; readonly from: readonly string[] };
};

/** What a file is compared by, kept beside its rows so that no later load reads them again. */
export type Profile = {
  readonly columns: ColumnProfiles;
  readonly things: number;
  readonly platforms: readonly string[];
};

export const keysFile = "keys.parquet";

/** An SQL file of the guard, by its name below `pipelines/guard`. */
export function guardSql(name: string): string {
  return readFileSync(path.join(packageRoot(), "pipelines", "guard", `${name}.sql`), "utf8");
}

/** Whether things of an entity are told apart by keys. A log is an increment: what one month lacks of another is not missing. */
export function hasKeys(entity: EntityName): boolean {
  return entity !== "events";
}

/**
 * Writes `keys.parquet` (`line, key, bare_key, first_at, told_at`, by key) beside the rows in `folder`, from the view `canonical` and the
 * pseudonyms of its people, and returns what else a file is compared by, from `export` and `rejects`. `from`: canonical column → columns that the
 * file has.
 */
export async function writeProfile(
  connection: DuckDBConnection,
  folder: string,
  entity: EntityName,
  from: ReadonlyMap<string, readonly string[]>,
): Promise<Profile> {
  const rows = path.join(folder, "rows.parquet");
  const filled = hasKeys(entity) ? await countFilled(connection, entity, from) : await readFilled(connection, rows);
  const columns = Object.keys(entities[entity].columns).flatMap((column) => {
    const count = filled.get(column);
    return count === undefined ? [] : [[column, { filled: count, from: from.get(column) ?? [] }]];
  });
  const things = hasKeys(entity) ? await writeKeys(connection, path.join(folder, keysFile), entity) : 0;
  const platforms = entity === "events" ? await readPlatforms(connection, rows) : [];
  return { columns: Object.fromEntries(columns), things, platforms };
}

async function readPlatforms(connection: DuckDBConnection, rows: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(`select distinct lower(trim(platform)) as platform
    from read_parquet(${fileLiteral(rows)}) where platform is not null order by platform`);
  return reader.getRows().map(([platform]) => String(platform));
}

async function writeKeys(connection: DuckDBConnection, file: string, entity: EntityName): Promise<number> {
  // Not DuckDB's own hash, which may be another with its next version.
  await connection.run("create or replace temp macro key_of(text) as md5_number_lower(text)");
  await connection.run("create or replace temp macro bare(text) as regexp_replace(text, '^(\\D*)0+(\\d)', '\\1\\2')");
  await connection.run(`copy (${guardSql(`keys/${entity}`)}) to ${literal(file)} (format parquet, compression zstd)`);
  const reader = await connection.runAndReadAll(
    `select count(distinct line)::double from read_parquet(${fileLiteral(file)})`,
  );
  return Number(reader.getRows()[0]?.[0]);
}

/** Counted in the file's own columns: what a source makes of several, such as a lineage, is empty for other reasons than theirs. */
async function countFilled(
  connection: DuckDBConnection,
  entity: EntityName,
  from: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, number>> {
  const columns = Object.entries(entities[entity].columns).flatMap(([column, type]) =>
    type === "name" ? [] : [[column, from.get(column) ?? []] as const],
  );
  const told = columns.filter(([, names]) => names.length > 0);
  if (told.length === 0) return new Map(columns.map(([column]) => [column, 0]));
  const filled = told.map(([, names]) => `count(coalesce(${names.map(identifier).join(", ")}))::double`);
  const all = await connection.runAndReadAll(
    `select ${filled.join(", ")} from export where _line in (select line from canonical)`,
  );
  const readFrom = told.flatMap(([column, names]) => names.map((name) => `(${literal(column)}, ${literal(name)})`));
  const unreadable = await connection.runAndReadAll(`select canonical_column, count(distinct line)::double
    from rejects
    join (values ${readFrom.join(", ")}) as read_from (canonical_column, column_name) using (column_name)
    where line in (select line from canonical)
    group by canonical_column`);
  const lost = new Map(unreadable.getRows().map(([column, count]) => [String(column), Number(count)]));
  const counts = new Map(told.map(([column], index) => [column, Number(all.getRows()[0]?.[index])]));
  return new Map(columns.map(([column]) => [column, Math.max(0, (counts.get(column) ?? 0) - (lost.get(column) ?? 0))]));
}

/** Of a long log what its file says of itself: nothing is read. */
async function readFilled(connection: DuckDBConnection, rows: string): Promise<Map<string, number>> {
  const reader = await connection.runAndReadAll(`select
      if(path_in_schema = 'actor_code', 'actor_key', path_in_schema),
      (sum(num_values) - sum(stats_null_count))::double
    from parquet_metadata(${fileLiteral(rows)}) group by all having count(stats_null_count) = count(*)`);
  return new Map(reader.getRows().map(([column, filled]) => [String(column), Number(filled)]));
}
