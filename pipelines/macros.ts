import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { readHeader } from "../contract/header.ts";
import { packageRoot } from "./package-root.ts";

/** A piece of SQL that several queries share: a select from what its header `takes`, kept in the warehouse under the name of its file. */
type Macro = { readonly name: string; readonly takes: string; readonly sql: string };

/** Every macro of `pipelines/macros/`, by name. */
export function readMacros(): Macro[] {
  const folder = path.join(packageRoot(), "pipelines", "macros");
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const sql = readFileSync(path.join(folder, file), "utf8");
      const { takes } = readHeader(sql);
      if (takes === undefined) throw new Error(`pipelines/macros/${file}: its header does not say what it takes`);
      return { name: path.basename(file, ".sql"), takes, sql };
    });
}

/** Makes them in a schema, to be read from like tables: `from lake.kaplan_meier(tallies)`. */
export async function defineMacros(connection: DuckDBConnection, schema: string): Promise<void> {
  for (const { name, takes, sql } of readMacros()) {
    await connection.run(`create macro ${schema}.${name}(${takes}) as table\n${sql}`);
  }
}
