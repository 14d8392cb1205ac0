import type { DuckDBConnection } from "@duckdb/node-api";
import { fileLiteral, identifier, literal } from "../sql.ts";
import { limits } from "./limits.ts";
import { pointer } from "./ndjson-table.ts";
import type { PreparedYaml } from "./prepared.ts";

/** The table and the rejects of a YAML list, as `readTextTable` promises them. Lists and maps are JSON text; a key is found in whatever case. */
export async function createYamlTable(
  connection: DuckDBConnection,
  prepared: PreparedYaml,
  table: string,
  keys: readonly string[],
): Promise<void> {
  const entries = identifier(`${table}_lines`);
  const wanted = keys.map((key) => `(${literal(key)}, ${literal(key.toLowerCase())})`);
  const spelling = new Map(prepared.header.map((key) => [key.toLowerCase(), key]));
  const pointers = keys.map((key) => pointer(spelling.get(key.toLowerCase()) ?? key));
  const long = prepared.longestRecord > 2_000_000 ? `, max_line_size = ${limits.recordBytes + 1024}` : "";
  try {
    await connection.run(`
      create temp table ${entries} as
      from read_csv(
          ${fileLiteral(prepared.path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', compression = 'none',
          columns = {line: 'bigint', text: 'varchar', key: 'varchar', reason: 'varchar'}, hive_partitioning = false${long}
      )`);
    await connection.run(`
      create temp table ${identifier(table)} as
      with objects as (
          select line as _line, json_extract_string(text, [${pointers.join(", ")}]::varchar[]) as cells
          from temp.${entries}
          where reason is null
      )
      select ${keys.map((key, index) => `nullif(cells[${index + 1}], '') as ${identifier(key)},`).join(" ")} _line from objects`);
    await connection.run(`
      insert into temp.${identifier(`${table}_rejects`)}
      select line, null, text, reason from temp.${entries} where reason is not null and key is null
      union all
      select line, wanted.key, text, reason
      from temp.${entries} as entries
      join (values ${wanted.join(", ")}) as wanted(key, spelling) on spelling = lower(entries.key)`);
  } finally {
    await connection.run(`drop table if exists temp.${entries}`);
  }
}
