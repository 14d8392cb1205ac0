import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Layout } from "../contract/layout.ts";
import type { Program } from "../contract/program.ts";
import { runChecks } from "./checks.ts";
import { withDuckDB } from "./duckdb.ts";
import { LoadError } from "./errors.ts";
import { createLakeSchema, dropLakeViews } from "./lake-schema.ts";
import { type AcceptedLoad, acceptedLoads, type KnownLoad } from "./loads.ts";
import { type Model, readModels, runModels } from "./models.ts";
import { sealMonths } from "./months.ts";
import { newGenerationName, publish, readCurrent } from "./publish.ts";
import { rollUp } from "./rollup.ts";
import { fileLiteral, literal } from "./sql.ts";

export type Built = { readonly generation: string; readonly isNew: boolean; readonly warnings: readonly string[] };

/**
 * Builds the warehouse beside the live one from the accepted loads, checks it and publishes it. Nothing happens when the live one was made from
 * the same loads, rules and definitions. Throws a LoadError, and leaves the live one alone, when a check of severity error finds rows.
 */
export async function build(
  layout: Layout,
  loads: readonly KnownLoad[],
  program: Program,
  asOf: string | null,
  onStep: (step: string) => void,
): Promise<Built> {
  onStep("verifying the lake");
  const accepted = await acceptedLoads(loads);
  const models = readModels();
  const inputs = inputsHash(loads, program, models, asOf);
  const current = await readCurrent(layout);
  if (current?.inputs === inputs) return { generation: current.name, isNew: false, warnings: [] };
  onStep("sealing months of events");
  const months = await sealMonths(layout, accepted);
  const manifest = { name: newGenerationName(new Date()), builtAt: new Date().toISOString(), inputs, months };
  const folder = path.join(layout.warehouse, manifest.name);
  await fs.mkdir(folder, { recursive: true });
  try {
    const warnings = await writeGeneration(layout, folder, { loads, accepted, months, program, asOf }, models, onStep);
    onStep("publishing");
    await publish(layout, folder, manifest);
    return { generation: manifest.name, isNew: true, warnings };
  } catch (error) {
    await fs.rm(folder, { recursive: true, force: true });
    throw error;
  }
}

type Inputs = Parameters<typeof createLakeSchema>[1] & { readonly accepted: readonly AcceptedLoad[] };

async function writeGeneration(
  layout: Layout,
  folder: string,
  inputs: Inputs,
  models: readonly Model[],
  onStep: (step: string) => void,
): Promise<string[]> {
  await writeNames(layout, folder, inputs.accepted);
  return withDuckDB(layout, path.join(folder, "warehouse.duckdb"), async (connection) => {
    for (const month of inputs.months) {
      await connection.run(`attach ${literal(path.join(layout.months, month.file))} as ${month.alias} (read_only)`);
    }
    await createLakeSchema(connection, inputs);
    await runModels(connection, models, (name) => onStep(`computing ${name}`));
    onStep("rolling up");
    await rollUp(connection, models);
    onStep("checking");
    const warnings = await check(connection, models);
    await dropLakeViews(connection);
    await connection.run("checkpoint");
    return warnings;
  });
}

async function check(connection: DuckDBConnection, models: readonly Model[]): Promise<string[]> {
  const failed = await runChecks(connection, models);
  const errors = failed.filter((each) => each.severity === "error");
  if (errors.length > 0) {
    const found = errors.map(
      (each) => `${each.title}: ${each.rows.length} rows, the first is ${JSON.stringify(each.rows[0])}`,
    );
    throw new LoadError(`a check failed, so yesterday's numbers stay up:\n${found.join("\n")}`);
  }
  await connection.run(
    "create table metrics.failed_checks (name varchar, title varchar, rows bigint, first_row varchar)",
  );
  for (const each of failed) {
    await connection.run("insert into metrics.failed_checks values ($name, $title, $rows::bigint, $first)", {
      name: each.name,
      title: each.title,
      rows: each.rows.length,
      first: JSON.stringify(each.rows[0]),
    });
  }
  return failed.map((each) => `${each.title}: ${each.rows.length} rows`);
}

/** Names lie in a file of their own, so that the server attaches them only for viewers who may see them. */
async function writeNames(layout: Layout, folder: string, accepted: readonly AcceptedLoad[]): Promise<void> {
  const parts = accepted.map(
    (load, index) => `select *, ${index} as position from read_parquet(${fileLiteral(`${load.folder}/names.parquet`)})`,
  );
  const empty = `select null::varchar as person_key, null::varchar as name, null::varchar as address, null::boolean as is_directory,
    null::int as position where false`;
  const all = [empty, ...parts].join(" union all by name ");
  const people = `select person_key, first(name order by is_directory desc, position desc, name) as name,
    first(address order by is_directory desc, position desc, name) as address from (${all}) group by person_key order by person_key`;
  for (const [file, select] of [
    ["names.duckdb", people],
    ["no-names.duckdb", `select * from (${people}) where false`],
  ]) {
    await withDuckDB(layout, path.join(folder, String(file)), async (connection) => {
      await connection.run(`create table people as ${select}`);
      await connection.run("checkpoint");
    });
  }
}

/** Everything that the warehouse is a function of; names of generations and the moment of the build are not. */
function inputsHash(
  loads: readonly KnownLoad[],
  program: Program,
  models: readonly Model[],
  asOf: string | null,
): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify({ program, asOf }));
  // The built command is one file, so this is all code beside the SQL: computed models, the roll-up, the schema of the lake.
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const load of loads) hash.update(JSON.stringify([load.load, load.verdict, load.manifest ?? null]));
  for (const model of models) hash.update(model.sql ?? model.name);
  return hash.digest("hex");
}
