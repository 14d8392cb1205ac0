import fs from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { layoutOf } from "../../contract/layout.ts";
import { LoadError } from "../errors.ts";
import { load, openWorkshop } from "../load.ts";
import { packageRoot } from "../package-root.ts";
import { terminalReport } from "../terminal.ts";
import { type ServeFlags, serve, withServeOptions } from "./serve.ts";

export function demoCommand(): Command {
  return withServeOptions(new Command("demo"))
    .description("load the sample company into a data directory of its own and serve it")
    .action(async (options: ServeFlags) => {
      const data = path.join(packageRoot(), "data", "demo");
      await loadSample(data);
      await serve(data, options);
    });
}

/** The sample's exports and rules, copied where a user would put them, and loaded as a user would. What an earlier demo left is replaced. */
async function loadSample(data: string): Promise<void> {
  const sample = path.join(packageRoot(), "data", "sample");
  const layout = layoutOf(data);
  await fs.rm(data, { recursive: true, force: true });
  await fs.mkdir(layout.exports, { recursive: true });
  for (const file of await fs.readdir(sample)) {
    const isExport = /\.(csv|ndjson|parquet|zip)$/.test(file);
    if (isExport) await fs.copyFile(path.join(sample, file), path.join(layout.exports, file));
  }
  await fs.copyFile(path.join(sample, "program.yaml"), layout.program);
  const result = await load(await openWorkshop(layout), { paths: [] }, terminalReport());
  if (result.generation === null) throw new LoadError(`${sample}: nothing of the sample could be loaded`);
}
