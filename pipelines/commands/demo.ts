import fs from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { LoadError } from "../errors.ts";
import { load, openWorkshop } from "../load.ts";
import { packageRoot } from "../package-root.ts";
import { defaultSize } from "../sample/size.ts";
import { writeDataDirectory } from "../sample/write-company.ts";
import { terminalReport } from "../terminal.ts";
import { type ServeFlags, serve, withServeOptions } from "./serve.ts";

type DemoFlags = ServeFlags & { readonly small?: true };

export function demoCommand(): Command {
  return withServeOptions(new Command("demo"))
    .description("make an invented company in a data directory of its own, load it and serve it")
    .option("--small", "the company of data/sample, small enough to count by hand")
    .action(async ({ small, ...options }: DemoFlags) => {
      const data = path.join(packageRoot(), "data", "demo");
      const layout = layoutOf(data);
      // What an earlier demo left is replaced.
      await fs.rm(data, { recursive: true, force: true });
      await fs.mkdir(layout.exports, { recursive: true });
      if (small) await copySample(layout);
      else writeDataDirectory(defaultSize, layout);
      const result = await load(await openWorkshop(layout), { paths: [] }, terminalReport());
      if (result.generation === null) throw new LoadError(`${data}: nothing of the company could be loaded`);
      await serve(data, options);
    });
}

async function copySample(layout: Layout): Promise<void> {
  const sample = path.join(packageRoot(), "data", "sample");
  for (const file of await fs.readdir(sample)) {
    const isExport = /\.(csv|ndjson|parquet|zip)$/.test(file);
    if (isExport) await fs.copyFile(path.join(sample, file), path.join(layout.exports, file));
  }
  await fs.copyFile(path.join(sample, "program.yaml"), layout.program);
}
