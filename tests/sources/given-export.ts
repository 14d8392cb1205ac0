import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { programSchema } from "../../contract/program.ts";
import { canonicalise, defineZones } from "../../pipelines/canonical.ts";
import { defineDates } from "../../pipelines/date-macros.ts";
import { prepareExport } from "../../pipelines/reading/prepare.ts";
import { readTextTable } from "../../pipelines/reading/table.ts";
import { recognise } from "../../pipelines/recognise.ts";
import { definePossible } from "../../pipelines/rejects.ts";
import { type Format, readSources, type Source } from "../../pipelines/source.ts";
import { identifier, literal } from "../../pipelines/sql.ts";

export const sources = readSources();

/** The small invented exports beside the tests, and the source that each belongs to. */
export const exports = [
  ["entra-users.csv", "entra-users"],
  ["govuk-applications.yml", "govuk-applications"],
  ["govuk-repos.yml", "govuk-repos"],
  ["lanemark-events.csv", "lanemark-events"],
  ["lanemark-events.ndjson", "lanemark-events"],
  ["lanemark-headcounts.csv", "lanemark-headcounts"],
  ["lanemark-launches.csv", "lanemark-launches"],
  ["lanemark-people.csv", "lanemark-people"],
  ["lanemark-registry.csv", "lanemark-registry"],
  ["omb-2023.csv", "omb-2023"],
  ["omb-2024-machine.csv", "omb-2024-machine"],
  ["omb-2024-questions.csv", "omb-2024-questions"],
  ["purview-audit.csv", "purview-audit"],
  ["purview-audit-older.csv", "purview-audit"],
  ["servicenow-incident-log.csv", "servicenow-incident-log"],
  ["servicenow-incidents-list.csv", "servicenow-incidents-list"],
] as const;

export function exportPath(file: string): string {
  return fileURLToPath(new URL(`./exports/${file}`, import.meta.url));
}

export function sourceNamed(name: string): Source {
  const source = sources.find((candidate) => candidate.name === name);
  if (!source) throw new Error(`no source ${name}`);
  return source;
}

/** What a select reads its dates with, where nothing was said and nothing can be told. */
export async function defineReading(connection: DuckDBConnection, source: Source): Promise<void> {
  await definePossible(connection, new Date("2026-06-30T00:00:00Z"), false);
  await defineZones(connection, source, programSchema.parse({}), {});
  await defineDates(connection, source, { order: null, note: null }, {}, true);
}

/** A file's format and its header cells or keys. */
export function shapeOf(file: string): { format: Format; header: string[] } {
  const text = readFileSync(exportPath(file), "utf8");
  const [first = ""] = text.split("\n");
  if (file.endsWith(".yml")) return { format: "yaml", header: [...new Set(text.match(/(?<=^[- ] )\w+(?=:)/gm))] };
  if (file.endsWith(".ndjson")) return { format: "ndjson", header: Object.keys(JSON.parse(first)) };
  return { format: "csv", header: splitCells(first) };
}

export type Read = {
  /** The chosen columns of the kept rows, joined by ` | `; null is empty. */
  rows(columns: string): Promise<string[]>;
  /** `line column: value (reason)`, a kept row's with `kept` before it. */
  rejects(): Promise<string[]>;
};

/** Reads one of the exports with the source that recognises it, by the select and the rules that a load goes by. Time zone of the program: UTC. */
export async function readExport(file: string, timeZone = "UTC"): Promise<Read> {
  const shape = shapeOf(file);
  const recognised = recognise(sources, shape);
  if (!("source" in recognised)) throw new Error(recognised.why.join("; "));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  await fillRaw(connection, file);
  const program = programSchema.parse({ time_zone: timeZone });
  const firstSeenAt = new Date("2026-06-30T00:00:00Z");
  const canonical = await canonicalise(connection, recognised.source, shape.header, { program, said: {}, firstSeenAt });
  return {
    rows: (columns) => readLines(connection, `select ${columns} from (${canonical.rows}) order by line`),
    rejects: async () =>
      (
        await readLines(
          connection,
          `select if(is_row_lost, '', 'kept ') || line || ' ' || column_name || ': ' || coalesce(value, '') || ' (' || reason || ')'
           from rejects order by line, column_name`,
        )
      ).map(String),
  };
}

async function fillRaw(connection: DuckDBConnection, file: string): Promise<void> {
  if (file.endsWith(".yml")) return fillFromYaml(connection, file);
  const from = literal(exportPath(file));
  // Named here since DuckDB would trim the cells of the header, and sources must stand untrimmed ones.
  const names = shapeOf(file).header.map(literal).join(", ");
  const read = file.endsWith(".ndjson")
    ? `read_json(${from}, format = 'newline_delimited')`
    : `read_csv(${from}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', names = [${names}])`;
  const columns = shapeOf(file).header.map((cell) => `${identifier(cell)}::varchar as ${identifier(cell)}`);
  await connection.run(
    `create temp table raw as select ${columns.join(", ")}, row_number() over () + 1 as _line from ${read}`,
  );
  await connection.run(
    "create temp table raw_rejects (line bigint, column_name varchar, value varchar, reason varchar)",
  );
}

/** DuckDB reads no YAML. */
async function fillFromYaml(connection: DuckDBConnection, file: string): Promise<void> {
  const work = mkdtempSync(path.join(os.tmpdir(), "lanemark-sources-"));
  try {
    for (const prepared of await prepareExport(exportPath(file), work))
      await readTextTable(connection, prepared, "raw");
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function readLines(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowsJson().map((row) => row.map((value) => (value === null ? "" : String(value))).join(" | "));
}

function splitCells(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|[^,]+/g)].map((cell) => cell[1] ?? cell[0]);
}
