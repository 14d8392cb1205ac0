import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { removeFolder } from "../remove-folder.ts";

export const sample = path.join(packageRoot(), "data", "sample");
export const sampleExports = (names: readonly string[]) => names.map((name) => path.join(sample, name));

/** The exports of the sample company, in the order of their names. */
export async function listSample(): Promise<string[]> {
  const names = (await fs.readdir(sample)).filter((name) => /\.(csv|ndjson)$/.test(name)).sort();
  return sampleExports(names);
}

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  /** Lines on standard error. */
  readonly lines: readonly string[];
};

/** Runs the built command to its end. */
export async function lanemark(data: string, ...args: readonly string[]): Promise<Ended> {
  return ended(startLanemark(data, ...args));
}

export function startLanemark(data: string, ...args: readonly string[]): ChildProcess {
  const command = path.join(packageRoot(), "build", "lanemark.js");
  return spawn(process.execPath, [command, "--data", data, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}

export async function ended(child: ChildProcess): Promise<Ended> {
  const exit = once(child, "exit");
  const [out, err, [code, signal]] = await Promise.all([
    child.stdout ? text(child.stdout) : "",
    child.stderr ? text(child.stderr) : "",
    exit,
  ]);
  return { code, signal, out, lines: err.split("\n").filter((line) => line !== "") };
}

/** An empty folder that goes with the test. */
export async function newFolder(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-load-"));
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** A data directory of its own with what another holds. */
export async function copyOf(data: string): Promise<Layout> {
  const copy = path.join(await newFolder(), "data");
  await fs.cp(data, copy, { recursive: true, preserveTimestamps: true });
  return layoutOf(copy);
}

/** Every value of every metric, as one text: equal texts are equal numbers. */
export async function numbers(data: string): Promise<string> {
  const select = "select * from metrics.values order by all";
  const { code, out, lines } = await lanemark(data, "query", "--format", "json", "--sql", select);
  if (code !== 0) throw new Error(lines.join("\n"));
  return out;
}

/** The same, without the start of a process. Fails where the live generation is not whole. */
export function currentNumbers(layout: Layout): Promise<string> {
  return withCurrentGeneration(layout, async (connection) => {
    const reader = await connection.runAndReadAll("select * from metrics.values order by all");
    return JSON.stringify(reader.getRowObjectsJson());
  });
}

/** The rows of a select on the live warehouse. */
export async function query(data: string, sql: string): Promise<Record<string, unknown>[]> {
  const { code, out, lines } = await lanemark(data, "query", "--format", "json", "--sql", sql);
  if (code !== 0) throw new Error(lines.join("\n"));
  return JSON.parse(out);
}

/** The name of the live generation; its manifest and every file that it needs are there. */
export async function currentGeneration(layout: Layout): Promise<string> {
  return (await fs.readFile(layout.current, "utf8")).trim();
}

/** File below a folder → SHA-256 of its bytes. */
export async function bytesOf(folder: string): Promise<Record<string, string>> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const hashes = await Promise.all(
    files.sort().map(async (file) => {
      const hash = createHash("sha256").update(await fs.readFile(file));
      return [path.relative(folder, file), hash.digest("hex")];
    }),
  );
  return Object.fromEntries(hashes);
}
