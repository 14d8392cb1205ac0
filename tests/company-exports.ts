import fs from "node:fs/promises";
import path from "node:path";
import type { Layout } from "../contract/layout.ts";
import { packageRoot } from "../pipelines/package-root.ts";
import { defaultSize } from "../pipelines/sample/size.ts";
import { writeDataDirectory } from "../pipelines/sample/write-company.ts";

/** The sample, its registry alone, the demonstration company, a registry's history in YAML. */
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
} as const;

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
