import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Command } from "commander";
import { packageRoot } from "../package-root.ts";
import { printTable } from "../print.ts";
import { prepareExport } from "../reading/prepare.ts";
import { explain } from "../recognise.ts";
import { readSources } from "../source.ts";

export function sourcesCommand(): Command {
  return new Command("sources")
    .description("the formats known; for a file, which one it is and why it is none of the others")
    .argument("[file]", "an export")
    .option("--json", "as JSON")
    .action(async (file: string | undefined, options: { json?: boolean }) => {
      const rows = file === undefined ? listSources() : await explainFile(file);
      if (options.json) console.log(JSON.stringify(rows, null, 2));
      else printTable(rows, "no sources");
    });
}

function sources() {
  return readSources(path.join(packageRoot(), "pipelines", "sources"));
}

function listSources() {
  return sources().map((source) => ({
    source: source.name,
    title: source.title,
    entity: source.entity,
    recognised_by: source.recognises.join(", ").slice(0, 80),
    confirmed: source.confirmed,
  }));
}

async function explainFile(file: string) {
  const work = await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-"));
  try {
    const prepared = await prepareExport(file, work);
    return prepared.flatMap((each) =>
      explain(sources(), each).map(({ source, isMatch, why }) => ({
        file: each.fileName,
        source: source.name,
        is_it: isMatch,
        why,
      })),
    );
  } finally {
    await fs.rm(work, { recursive: true, force: true });
  }
}
