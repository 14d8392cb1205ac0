import type { DuckDBConnection } from "@duckdb/node-api";
import { entities } from "./entities.ts";
import { isRead, type KnownLoad, type ReadLoad } from "./loads.ts";
import { fileLiteral, literal } from "./sql.ts";

/** The rows of a load that count, as a table: of one that counts until a day, those told by then. An end that comes later is not told yet. */
export function toldRows(load: ReadLoad): string {
  const { columns, ends } = entities[load.source.entity];
  const { toldTo } = load;
  if (toldTo === undefined) return fileOf(load);
  const known = ends.map((end) => `if(${dayOf(end, columns)} <= date ${literal(toldTo)}, ${end}, null) as ${end}`);
  const told = known.length === 0 ? "*" : `* replace (${known.join(", ")})`;
  return `(select ${told} from ${fileOf(load)} where ${isLater(load, toldTo)} is not true)`;
}

/** How many rows of a load are told only after the day until which it counts. */
export async function countLater(connection: DuckDBConnection, load: KnownLoad): Promise<number> {
  if (load.toldTo === undefined || !isRead(load)) return 0;
  const reader = await connection.runAndReadAll(
    `select count(*)::int from ${fileOf(load)} where ${isLater(load, load.toldTo)}`,
  );
  return Number(reader.getRows()[0]?.[0]);
}

function fileOf({ folder }: ReadLoad): string {
  return `read_parquet(${fileLiteral(`${folder}/rows.parquet`)})`;
}

function isLater({ source }: ReadLoad, day: string): string {
  return `${dayOf(source.growsBy ?? "", entities[source.entity].columns)} > date ${literal(day)}`;
}

/** Days of moments are those of the program's zone. */
function dayOf(column: string, columns: { readonly [column: string]: string }): string {
  return columns[column] === "time" ? `lake.local_day(${column})` : column;
}
