import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { type CompanyName, writeCompanyOf } from "../company-exports.ts";
import { removeFolder } from "../remove-folder.ts";

const run = promisify(execFile);
// Tests and pictures are made from the root of the checkout, like the build that they run.
const root = process.cwd();
export const sample = path.join(root, "data", "sample");

/** What a data directory gets: the exports of a company, or none. */
export type Content = CompanyName | "nothing";

/** A data directory of its own in the temporary folder, with the rules and exports of this company, none of them loaded yet. */
export async function makeData(content: Content): Promise<Layout> {
  const layout = layoutOf(await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-e2e-")));
  if (content !== "nothing") await writeCompanyOf(content, layout);
  else {
    await fs.mkdir(layout.exports, { recursive: true });
    await fs.copyFile(path.join(sample, "program.yaml"), layout.program);
  }
  return layout;
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
  await removeFolder(layout.root);
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
