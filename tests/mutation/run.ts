import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { createVitest, type TestSpecification, type Vitest } from "vitest/node";
import { orderModels } from "../../pipelines/lineage.ts";
import { readModels, type SqlModel } from "../../pipelines/models.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

/**
 * `npm run mutation [-- --only metrics/orphan_rate,marts/hops] [--marts]`: every predicate of every metric's SQL changed in turn, with `--marts`
 * also of the marts and staging models that the metrics read; the tests of rules run on each. Tells the share that some test noticed, and each that none did.
 */
async function main(): Promise<void> {
  const root = copyTree();
  try {
    const mutants = await readMutants();
    console.log(`${mutants.length} mutants of ${new Set(mutants.map(({ model }) => model)).size} models\n`);
    const vitest = await start(root);
    const all = await vitest.globTestSpecifications();
    await expectGreen(vitest, all);
    const survivors: Mutant[] = [];
    for (const [index, mutant] of mutants.entries()) {
      const isKilled = await kills(vitest, root, mutant, all);
      if (!isKilled) survivors.push(mutant);
      if (!isKilled || index % 25 === 24) tell(mutants, index, survivors, isKilled ? undefined : mutant);
    }
    const killed = mutants.length - survivors.length;
    console.log(`\n${killed} of ${mutants.length} killed, ${((100 * killed) / mutants.length).toFixed(1)} %`);
    for (const each of survivors) console.log(`  ${describe(each)}`);
    await vitest.close();
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

function describe({ file, line, was, becomes }: Mutant): string {
  return `${file}:${line}  ${was === "" ? "" : `${was} → `}${becomes === "" ? "(nothing)" : becomes}`;
}

function tell(mutants: readonly Mutant[], index: number, survivors: readonly Mutant[], survivor: Mutant | undefined) {
  const tried = index + 1;
  if (survivor !== undefined) console.log(`survived: ${describe(survivor)}`);
  else console.log(`${tried} of ${mutants.length} tried, ${survivors.length} survived`);
}

/** The tree, so that no mutant ever lies in the checkout. */
function copyTree(): string {
  const from = packageRoot();
  const to = fs.mkdtempSync(path.join(os.tmpdir(), "lanemark-mutation-"));
  for (const name of [
    "app",
    "build",
    "contract",
    "pipelines",
    "tests",
    "package.json",
    "tsconfig.json",
    "vitest.config.ts",
  ]) {
    fs.cpSync(path.join(from, name), path.join(to, name), { recursive: true });
  }
  fs.mkdirSync(path.join(to, "data"));
  fs.cpSync(path.join(from, "data", "sample"), path.join(to, "data", "sample"), { recursive: true });
  fs.symlinkSync(path.join(from, "node_modules"), path.join(to, "node_modules"));
  return to;
}

async function readMutants(): Promise<Mutant[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const models = readModels();
  const ordered = await orderModels(connection, models);
  const inputs = new Map(ordered.map((each) => [each.model.name, each.inputs]));
  const wanted = new Set<string>();
  const waiting = models.filter(({ folder }) => folder === "metrics").map(({ name }) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (wanted.has(name)) continue;
    wanted.add(name);
    if (process.argv.includes("--marts")) waiting.push(...(inputs.get(name) ?? []));
  }
  const only = argument("--only")?.split(",");
  const chosen = models.filter(
    (model): model is SqlModel =>
      model.sql !== undefined &&
      (only === undefined ? wanted.has(model.name) : only.includes(model.name.replace(".", "/"))),
  );
  const mutants: Mutant[] = [];
  for (const model of chosen) mutants.push(...(await mutantsOf(connection, model)));
  connection.closeSync();
  return mutants;
}

async function start(root: string): Promise<Vitest> {
  return createVitest("test", {
    root,
    config: path.join(root, "vitest.config.ts"),
    watch: false,
    bail: 1,
    isolate: false,
    fileParallelism: true,
    testTimeout: 60_000,
    include: ["tests/{marts,metrics,checks,computed,sample}/**/*.test.ts", "tests/*.test.ts"],
    exclude: ["tests/docs.test.ts", "**/node_modules/**"],
    reporters: [{}],
  });
}

async function expectGreen(vitest: Vitest, specifications: readonly TestSpecification[]): Promise<void> {
  const failed = await failures(vitest, specifications);
  if (failed.length > 0) throw new Error(`without any mutant these fail already:\n${failed.join("\n")}`);
}

async function failures(vitest: Vitest, specifications: readonly TestSpecification[]): Promise<string[]> {
  const result = await vitest.runTestSpecifications([...specifications]);
  return result.testModules.filter((module) => module.state() === "failed").map((module) => module.moduleId);
}

/** First the tests that name the model, since most mutants die there; only what survives meets all of them. */
async function kills(
  vitest: Vitest,
  root: string,
  mutant: Mutant,
  all: readonly TestSpecification[],
): Promise<boolean> {
  const file = path.join(root, mutant.file);
  const original = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, mutant.sql);
  try {
    const near = all.filter((each) => names(each.moduleId, mutant.model));
    if (near.length > 0 && (await failures(vitest, near)).length > 0) return true;
    return (
      (
        await failures(
          vitest,
          all.filter((each) => !near.includes(each)),
        )
      ).length > 0
    );
  } finally {
    fs.writeFileSync(file, original);
  }
}

const texts = new Map<string, string>();

function names(file: string, model: string): boolean {
  const text = texts.get(file) ?? fs.readFileSync(file, "utf8");
  texts.set(file, text);
  const [folder, name] = model.split(".");
  return text.includes(`"${folder}/${name}"`) || text.includes(`"${name}"`);
}

function argument(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

await main();
