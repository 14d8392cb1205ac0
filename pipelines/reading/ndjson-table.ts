import type { DuckDBConnection } from "@duckdb/node-api";
import { LoadError } from "../errors.ts";
import { fileLiteral, identifier, literal } from "../sql.ts";
import { limits } from "./limits.ts";
import type { PreparedNdjson } from "./prepared.ts";
import { reasons } from "./reasons.ts";
import { rejectLooseJson } from "./strict-json.ts";

/**
 * The table and the rejects of NDJSON, as `readTextTable` promises them. Lists and objects stay JSON text; a key that is absent is null; one that is only
 * written in other case is found.
 */
export async function createNdjsonTable(
  connection: DuckDBConnection,
  prepared: PreparedNdjson,
  table: string,
  keys: readonly string[],
): Promise<void> {
  const lines = identifier(`${table}_lines`);
  const spelling = new Map(prepared.header.map((key) => [key.toLowerCase(), key]));
  const pointers = keys.map((key) =>
    pointer(prepared.header.includes(key) ? key : (spelling.get(key.toLowerCase()) ?? key)),
  );
  try {
    await copyLines(connection, prepared, lines);
    await rejectLooseJson(connection, lines);
    await connection.run(`
      create temp table ${identifier(table)} as
      with objects as (
          select rowid + 1 as _line, json_extract_string(text, [${pointers.join(", ")}]::varchar[]) as cells
          from temp.${lines}
          where is_object
      )
      select ${keys.map((key, index) => `nullif(cells[${index + 1}], '') as ${identifier(key)},`).join(" ")} _line from objects`);
    await connection.run(`
      insert into temp.${identifier(`${table}_rejects`)}
      select rowid + 1, null, left(text, ${limits.rejectCharacters}), coalesce(reason, ${literal(reasons.notAnObject)})
      from temp.${lines}
      where not is_object and text is not null`);
  } finally {
    await connection.run(`drop table if exists temp.${lines}`);
  }
}

/** One row per physical line, in file order; an empty line is null. The delimiter is a character that JSON forbids. */
async function copyLines(connection: DuckDBConnection, prepared: PreparedNdjson, lines: string): Promise<void> {
  const isLong = prepared.longestRecord > 2_000_000;
  await connection.run(`
    create temp table ${lines} as
    select text, case when json_valid(text) then json_type(text) = 'OBJECT' else false end as is_object,
        null::varchar as reason
    from read_csv(
        ${fileLiteral(prepared.path)}, auto_detect = false, header = false, delim = '\x01', quote = '', escape = '',
        columns = {text: 'varchar'}, compression = 'none', hive_partitioning = false
        ${isLong ? `, max_line_size = ${limits.recordBytes + 1024}` : ""}
    )`);
  const reader = await connection.runAndReadAll(`select count(*)::double from temp.${lines}`);
  const counted = Number(reader.getRows()[0]?.[0]);
  if (counted !== prepared.lines) {
    throw new LoadError(
      `${prepared.label}: cannot be split consistently (${prepared.lines} lines, but ${counted} were read); write one object per line`,
    );
  }
}

/** A JSON pointer, which takes every key for what it is. */
export function pointer(key: string): string {
  return literal(`/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
}
