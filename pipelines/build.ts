import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "@duckdb/node-api";
import { listAsOf } from "../contract/as-of.ts";
import {
  DamagedGeneration,
  filesOf,
  findDamage,
  type GenerationManifest,
  readGeneration,
} from "../contract/generation.ts";
import type { DecisionLine } from "../contract/journal.ts";
import type { Layout } from "../contract/layout.ts";
import type { Program } from "../contract/program.ts";
import { keepDay, renewDays } from "./as-of-days.ts";
import { packText, withDuckDB } from "./duckdb.ts";
import { judge } from "./guard/judge.ts";
import { inHandOn } from "./in-hand.ts";
import type { Report } from "./job.ts";
import { keepChecks } from "./kept-checks.ts";
import { contentsOfEntities, createLakeSchema, dropLakeViews } from "./lake-schema.ts";
import { type AcceptedLoad, acceptedLoads, type JudgedLoad, snapshotDayOf } from "./loads.ts";
import { readMacros } from "./macros.ts";
import { copyLive, hashOf, Memo, nothingLive } from "./memo.ts";
import { type Model, readModels, runModels } from "./models.ts";
import { MonthlyModels } from "./monthly.ts";
import { sealMonths } from "./months.ts";
import { closeNames, openNames, writePersons } from "./names.ts";
import { operatorMessage } from "./operator-message.ts";
import { makeLive, newGenerationName, prune, readCurrent, sealGeneration } from "./publish.ts";
import { rollUp } from "./rollup.ts";
import { literal } from "./sql.ts";

/** What the journal tells, but for what no number follows from. */
export type Journal = { readonly loads: readonly JudgedLoad[]; readonly decisions: readonly DecisionLine[] };

export type Built = { readonly generation: string; readonly isNew: boolean; readonly warnings: readonly string[] };

export type BuildOptions = {
  /** The newest day that the numbers may know of. */
  readonly asOf: string | null;
  /** Nothing is kept of the live generation, and every month is sealed anew. */
  readonly isFull?: boolean;
  /** The day on which the journal's loads and decisions were in hand: what is built of them lies beside the live generation. */
  readonly knownOn?: string;
};

type Inputs = Omit<Parameters<typeof createLakeSchema>[1], "months"> & {
  readonly accepted: readonly AcceptedLoad[];
  /** The live generation; undefined where there is none that can be believed. */
  readonly current: GenerationManifest | undefined;
  readonly isFull: boolean;
  readonly knownOn: string | null;
};

/**
 * Builds the warehouse beside the live one from the accepted loads and the decisions, checks it and publishes it. What was made of the same inputs is kept from the
 * live one; where that fails, everything is made anew. Nothing happens when the live one was made from the same loads, decisions, rules and
 * definitions.
 * Throws a LoadError, and leaves the live one alone, when a check of severity error finds rows.
 */
export async function build(
  layout: Layout,
  journal: Journal,
  program: Program,
  options: BuildOptions,
  report: Report,
): Promise<Built> {
  const { asOf, isFull = false, knownOn = null } = options;
  report.step("verifying the lake");
  const accepted = await acceptedLoads(journal.loads);
  const models = readModels();
  const inputs = inputsHash(journal, program, models, asOf);
  const current = await readLive(layout, report);
  const made = await findMade(layout, inputs, knownOn === null ? [current?.name] : await namesOf(layout, current));
  if (made !== undefined && !isFull) {
    const damaged = await findDamage(filesOf(layout, made));
    if (damaged === undefined) {
      if (knownOn !== null) await keepDay(layout, knownOn, made.name, current?.inputs ?? "");
      return { generation: made.name, isNew: false, warnings: [] };
    }
    report.line(`${damaged}: is damaged, so the numbers are built again`);
  }
  const write = async (isAnew: boolean) => {
    const given = { ...journal, accepted, program, asOf, current, isFull: isAnew, knownOn };
    return publishGeneration(layout, inputs, given, models, report);
  };
  if (isFull) return write(true);
  try {
    return await write(false);
  } catch (error) {
    // A full disk is no damage, and building anew would need more room still.
    if (operatorMessage(error) !== undefined) throw error;
    report.line(`what was built before cannot be kept, so everything is built anew: ${firstLine(error)}`);
    return write(true);
  }
}

/** The generation of one of these names that was made of these inputs. */
async function findMade(
  layout: Layout,
  inputs: string,
  names: readonly (string | undefined)[],
): Promise<GenerationManifest | undefined> {
  for (const name of names) {
    const manifest = name === undefined ? undefined : await readGeneration(layout, name).catch(() => undefined);
    if (manifest?.inputs === inputs) return manifest;
  }
  return undefined;
}

/** The live generation and those of days of the past: what was in hand on one day may be what was on another. */
async function namesOf(layout: Layout, current: GenerationManifest | undefined): Promise<(string | undefined)[]> {
  return [current?.name, ...(await listAsOf(layout)).map(({ generation }) => generation)];
}

/** A pointer or a manifest that cannot be believed is told, and stands for nothing. */
async function readLive(layout: Layout, report: Report): Promise<GenerationManifest | undefined> {
  try {
    return await readCurrent(layout);
  } catch (error) {
    if (!(error instanceof DamagedGeneration)) throw error;
    report.line(`${error.message}; the numbers are built again`);
    return undefined;
  }
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}

async function publishGeneration(
  layout: Layout,
  inputs: string,
  given: Inputs,
  models: readonly Model[],
  report: Report,
): Promise<Built> {
  const name = newGenerationName(new Date());
  const folder = path.join(layout.warehouse, name);
  await fs.mkdir(folder, { recursive: true });
  try {
    const { warnings, months } = await writeGeneration(layout, folder, given, models, report);
    report.step("publishing");
    const { knownOn } = given;
    await sealGeneration(layout, folder, { name, builtAt: new Date().toISOString(), inputs, knownOn, months });
    if (knownOn !== null) await keepDay(layout, knownOn, name, given.current?.inputs ?? "");
    else {
      await makeLive(layout, name);
      await renewDays(layout, inputs, (day) => inputsOn(day, layout, given, models));
    }
    await prune(layout);
    return { generation: name, isNew: true, warnings };
  } catch (error) {
    await fs.rm(folder, { recursive: true, force: true });
    throw error;
  }
}

type Written = { readonly warnings: readonly string[]; readonly months: GenerationManifest["months"] };

async function writeGeneration(
  layout: Layout,
  folder: string,
  inputs: Inputs,
  models: readonly Model[],
  report: Report,
): Promise<Written> {
  const salt = hashOf(codeHash(), version(), inputs.program.time_zone);
  const file = path.join(folder, "warehouse.duckdb");
  report.step("sealing months of events");
  // The disk copies the live generation while the months are counted.
  const copying = inputs.isFull ? Promise.resolve(nothingLive) : copyLive(layout, inputs.current, folder, salt);
  // Told where it is waited for; it may fail while the months are still being sealed.
  copying.catch(() => undefined);
  const months = await sealMonths(layout, inputs.accepted, {
    zone: inputs.program.time_zone,
    models,
    isFull: inputs.isFull,
    live: inputs.current?.months ?? [],
    tell: report.line,
  }).finally(() => copying);
  const { kept, intact } = await copying;
  const { memo, ...written } = await withDuckDB(layout, file, async (connection) => {
    await packText(connection, "quick");
    for (const month of months) {
      await connection.run(`attach ${literal(path.join(layout.months, month.file))} as ${month.alias} (read_only)`);
    }
    const monthly = new MonthlyModels(connection, layout, months, {
      salt,
      kept,
      isFull: inputs.isFull,
      tell: report.line,
    });
    const memo = new Memo(connection, kept, monthly, contentsOfEntities(inputs.accepted));
    await memo.clear(models);
    await openNames(connection, folder, inputs.accepted, memo);
    await createLakeSchema(connection, { ...inputs, months }, (table, said) =>
      memo.keepsMade(`names.${table}`, [memo.contentOf("names"), ...said]),
    );
    const onCompute = (name: string) => report.step(`computing ${name}`);
    await runModels(connection, models, (model, reads) => memo.make(model, reads, onCompute));
    await writePersons(connection, memo);
    report.step("rolling up");
    await rollUp(connection, models, (metric, said) => memo.keepsValues(metric, said));
    report.step("checking");
    const warnings = await keepChecks(connection, models, memo);
    await dropLakeViews(connection);
    await closeNames(connection, folder);
    await connection.run("checkpoint");
    const files = [...months, ...monthly.files].map(({ alias, file }) => ({ alias, file }));
    return { warnings, months: files, memo };
  }).catch(async (error: unknown) => {
    // What DuckDB stumbles over in a damaged file is told by the file's name.
    await intact;
    throw error;
  });
  await intact;
  await memo.save(folder, salt);
  return written;
}

/** What `inputsHash` is of all that was in hand on a day. */
async function inputsOn(day: string, layout: Layout, { program, ...known }: Inputs, models: readonly Model[]) {
  const { loads, decisions } = inHandOn(day, known, program.time_zone);
  return inputsHash({ loads: await judge(layout, loads, program), decisions }, program, models, null);
}

/** Everything that the warehouse is a function of; names of generations and the moment of the build are not. */
function inputsHash(
  { loads, decisions }: Journal,
  program: Program,
  models: readonly Model[],
  asOf: string | null,
): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify({ program, asOf }));
  hash.update(codeHash());
  for (const load of loads)
    hash.update(JSON.stringify([load.load, load.verdict, snapshotDayOf(load), load.findings, load.manifest ?? null]));
  for (const line of decisions) hash.update(JSON.stringify(line));
  for (const model of models) hash.update(model.sql ?? model.name);
  return hash.digest("hex");
}

/** The built commands are the files of one folder, so with the macros this is all beside the models' SQL: computed models, the roll-up, the schema of the lake. */
function codeHash(): string {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const code = files.map(({ name }) => [name, readFileSync(path.join(folder, name), "utf8")]).sort();
  return hashOf(code, readMacros());
}
