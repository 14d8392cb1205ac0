import fs from "node:fs/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { Command, Option } from "commander";
import { layoutOf } from "../../contract/layout.ts";
import { LoadError } from "../errors.ts";
import { withCurrentGeneration } from "../open-generation.ts";
import { printTable } from "../print.ts";
import { literal } from "../sql.ts";
import { dayArgument } from "./arguments.ts";

type QueryFlags = {
  readonly sql?: string;
  readonly format: "table" | "csv" | "json" | "parquet";
  readonly out?: string;
  readonly asOf?: string;
};

export function queryCommand(): Command {
  return new Command("query")
    .description("read-only SQL on the warehouse; never over the web")
    .argument("[file]", "a file with one select")
    .option("--sql <select>", "the select itself")
    .addOption(
      new Option("--format <format>", "how to print").choices(["table", "csv", "json", "parquet"]).default("table"),
    )
    .option("--out <file>", "write there instead; Parquet needs it")
    .option("--as-of <day>", "of what was in hand on that day, once lanemark build --as-of has built it", dayArgument)
    .addHelpText("after", '\nExample:\n  lanemark query --sql "select * from metrics.values where is_latest"')
    .action(async (file: string | undefined, options: QueryFlags, command: Command) => {
      const layout = layoutOf(command.optsWithGlobals<{ data: string }>().data);
      const sql = await readSelect(file, options.sql);
      const work = async (connection: DuckDBConnection) => {
        if (options.out !== undefined || options.format === "parquet" || options.format === "csv") {
          const format = options.format === "table" ? "csv" : options.format;
          const out = options.out ?? (format === "parquet" ? undefined : "/dev/stdout");
          if (out === undefined) throw new LoadError("Parquet is written to a file; say --out rows.parquet");
          await operatorsSql(connection.run(`copy (${sql}) to ${literal(out)} (format ${format})`));
          return;
        }
        const rows = (await operatorsSql(connection.runAndReadAll(sql))).getRowObjectsJson();
        if (options.format === "json") console.log(JSON.stringify(rows, null, 2));
        else printTable(rows.map(asCells), "no rows");
      };
      await withCurrentGeneration(layout, work, { asOf: options.asOf });
    });
}

async function readSelect(file: string | undefined, sql: string | undefined): Promise<string> {
  if (file === undefined && sql === undefined) throw new LoadError('no SQL; name a file, or say --sql "select …"');
  if (sql !== undefined) return sql.trim().replace(/;$/, "");
  const text = await fs.readFile(String(file), "utf8").catch(() => {
    throw new LoadError(`${file}: no such file, or not readable`);
  });
  return text.trim().replace(/;$/, "");
}

/** What is wrong with the operator's own SQL is for the operator to read, without a stack. */
async function operatorsSql<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw new LoadError(error instanceof Error ? error.message : String(error));
  }
}

function asCells(row: Record<string, unknown>): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? value
        : JSON.stringify(value),
    ]),
  );
}
