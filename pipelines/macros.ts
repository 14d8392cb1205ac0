import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { readHeader } from "../contract/header.ts";
import { packageRoot } from "./package-root.ts";

/** A select that several models or queries share, kept in the warehouse under the name of its file: of what its header `takes`, it `gives` rows or one value. */
type Macro = { readonly name: string; readonly takes: string; readonly gives: "rows" | "value"; readonly sql: string };

/** Every macro of `pipelines/macros/`, by name. */
export function readMacros(): Macro[] {
  const folder = path.join(packageRoot(), "pipelines", "macros");
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const sql = readFileSync(path.join(folder, file), "utf8");
      const { takes, gives } = readHeader(sql);
      if (takes === undefined || (gives !== "rows" && gives !== "value"))
        throw new Error(`pipelines/macros/${file}: its header must say what it takes, and that it gives rows or value`);
      return { name: path.basename(file, ".sql"), takes, gives, sql };
    });
}

/** Makes them in a schema: `from lake.kaplan_meier(tallies)`, `lake.headcount_unknown(…)`. They read no table by name, which the order of the models would not see. */
export async function defineMacros(connection: DuckDBConnection, schema: string): Promise<void> {
  for (const { name, takes, gives, sql } of readMacros()) {
    // An expression in place of its select: DuckDB plans that as a join with every combination of the arguments.
    const body = gives === "rows" ? `table\n${sql}` : `(\n${sql.replace(/^select\b/m, "")})`;
    await connection.run(`create macro ${schema}.${name}(${takes}) as ${body}`);
  }
}
