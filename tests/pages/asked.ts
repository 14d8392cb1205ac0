import { readFileSync } from "node:fs";
import path from "node:path";
import type { ask } from "../../app/page.server.ts";
import { rowsOf } from "../../app/rows.server.ts";
import { type Parameters, statementOf } from "../../app/statement.server.ts";
import { lead } from "../app/viewers.ts";
import type { Given } from "../given.ts";

const folder = path.join(import.meta.dirname, "..", "..", "app", "queries");

/** The rows of one of the app's queries over a warehouse given in a test, as a page gets them; the tables it reads must be there. */
export async function asked<Shape extends object>(
  { connection }: Pick<Given, "connection">,
  name: string,
  parameters: Parameters,
  viewer = lead,
): Promise<Shape[]> {
  const sql = readFileSync(path.join(folder, `${name}.sql`), "utf8");
  const statement = statementOf(name, sql, parameters, viewer);
  const prepared = await connection.prepare(statement.sql);
  prepared.bind(statement.values, statement.types);
  return rowsOf(await prepared.run(), name) as Shape[];
}

/** The warehouse given as those modules of the app ask it that make of several queries one answer. */
export function askerOf(warehouse: Pick<Given, "connection">): typeof ask {
  return (name, parameters, viewer) => asked(warehouse, name, parameters, viewer);
}
