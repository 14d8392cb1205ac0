import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Layout, layoutOf } from "../../contract/layout.ts";

const run = promisify(execFile);
// Tests and pictures are made from the root of the checkout, like the build that they run.
const root = process.cwd();
export const sample = path.join(root, "data", "sample");

/** What a data directory gets: all of the sample's exports, its registry alone, none, the demonstration company, or a registry's history in YAML. */
export type Content = "sample" | "registry" | "nothing" | "demonstration" | "history";

/** A data directory of its own in the temporary folder, with the rules and exports of this company, none of them loaded yet. */
export async function makeData(content: Content): Promise<Layout> {
  const layout = layoutOf(await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-e2e-")));
  await fs.mkdir(layout.exports, { recursive: true });
  if (content === "demonstration") {
    await lanemark(layout, ["sample", "--out", layout.root]);
    return layout;
  }
  if (content === "history") {
    await fs.cp(path.join(root, "tests", "load", "registries"), layout.exports, { recursive: true });
    // Of seven tools each is more than the guard lets go in silence.
    await fs.writeFile(layout.program, "guard: { rows_share: 0, empty_rise: 1 }\n");
    return layout;
  }
  await fs.copyFile(path.join(sample, "program.yaml"), layout.program);
  for (const file of await fs.readdir(sample)) {
    if (belongs(file, content)) await fs.copyFile(path.join(sample, file), path.join(layout.exports, file));
  }
  return layout;
}

function belongs(file: string, content: Content): boolean {
  if (content === "registry") return file.startsWith("registry-");
  return content === "sample" && /\.(csv|ndjson)$/.test(file);
}

/** Runs the built command line on that data directory; what it printed. Throws when it ends with anything but 0. */
export async function lanemark(
  layout: Layout,
  args: readonly string[],
  environment: { readonly [name: string]: string } = {},
): Promise<string> {
  const { stdout } = await run(process.execPath, ["build/lanemark.js", "--data", layout.root, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

export async function removeData(layout: Layout): Promise<void> {
  await fs.rm(layout.root, { recursive: true, force: true });
}

/** One line of one of the sample's files, counted from 1. */
export async function sampleLine(file: string, line: number): Promise<string> {
  return lineOf(path.join(sample, file), line);
}

/** One line of a file, counted from 1. */
export async function lineOf(file: string, line: number): Promise<string> {
  const text = await fs.readFile(file, "utf8");
  return text.split(/\r?\n/)[line - 1] ?? "";
}
