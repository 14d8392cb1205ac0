import fs from "node:fs/promises";
import path from "node:path";
import type { Layout } from "../contract/layout.ts";
import { packageRoot } from "../pipelines/package-root.ts";
import { defaultSize } from "../pipelines/sample/size.ts";
import { writeDataDirectory } from "../pipelines/sample/write-company.ts";

/** The sample, its registry alone, the demonstration company, a registry's history in YAML, 10,000 tools that nobody owns. */
export type CompanyName = keyof typeof writers;

const writers = {
  sample: (layout: Layout) => writeSample(layout, /\.(csv|ndjson)$/),
  registry: (layout: Layout) => writeSample(layout, /^registry-/),
  demonstration: async (layout: Layout) => writeDataDirectory(defaultSize, layout),
  history: async (layout: Layout) => {
    await fs.cp(path.join(packageRoot(), "tests", "load", "registries"), layout.exports, { recursive: true });
    // Of seven tools each is more than the guard lets go in silence.
    await fs.writeFile(layout.program, "guard: { rows_share: 0, empty_rise: 1 }\n");
  },
  orphans: writeOrphans,
} as const;

/** One sheet in which 10,000 of 10,050 tools have no owner, and one of 400 people in 20 teams. Their texts are not compared, which would take longest. */
async function writeOrphans(layout: Layout): Promise<void> {
  const number = (value: number) => String(value).padStart(5, "0");
  const tools = Array.from({ length: 10_050 }, (_, index) => {
    const owner = index < 10_000 ? "" : `person.${number(index % 400)}@big.example`;
    return `T${number(index)},Ledger ${number((index * 7919) % 10_050)},Team ${index % 20},Platform ${index % 4},${owner},`;
  });
  const people = Array.from(
    { length: 400 },
    (_, index) => `person.${number(index)}@big.example,Pat Person ${number(index)},Team ${index % 20},true`,
  );
  const write = (name: string, lines: readonly string[]) =>
    fs.writeFile(path.join(layout.exports, name), `${lines.join("\n")}\n`);
  await write("registry-2026-10-31.csv", ["tool_id,name,team,platform,owner,builder", ...tools]);
  await write("people-2026-10-31.csv", ["mail,name,team,enabled", ...people]);
  await fs.writeFile(layout.program, "sprawl: { minimum_characters: 1000 }\n");
}

/** Writes the exports and rules of a company into its data directory, none of them loaded yet. */
export async function writeCompanyOf(name: CompanyName, layout: Layout): Promise<void> {
  await fs.mkdir(layout.exports, { recursive: true });
  await writers[name](layout);
}

async function writeSample(layout: Layout, which: RegExp): Promise<void> {
  const sample = path.join(packageRoot(), "data", "sample");
  await fs.copyFile(path.join(sample, "program.yaml"), layout.program);
  for (const file of await fs.readdir(sample))
    if (which.test(file)) await fs.copyFile(path.join(sample, file), path.join(layout.exports, file));
}
