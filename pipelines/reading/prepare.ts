import fs from "node:fs/promises";
import path from "node:path";
import { LoadError } from "../errors.ts";
import { hashFile, readBytes } from "./chunks.ts";
import { containerOf } from "./container.ts";
import { inflate } from "./inflate.ts";
import { printable } from "./limits.ts";
import { prepareParquet } from "./parquet.ts";
import type { PreparedExport, Unpacked } from "./prepared.ts";
import { prepareText } from "./text.ts";
import { unzip } from "./unzip.ts";

export type { PreparedExport };

/**
 * Makes an export ready for `readTextTable`: one entry, or one per file of a zip. What has to be unpacked, transcoded or normalised is written
 * to a folder of its own in `workDirectory`, which the caller clears. Throws a LoadError for everything that the operator can fix.
 */
export async function prepareExport(file: string, workDirectory: string): Promise<PreparedExport[]> {
  const label = printable(file);
  let folder: string | undefined;
  try {
    const bytes = await checkFile(file, label);
    await fs.mkdir(workDirectory, { recursive: true });
    folder = await fs.mkdtemp(path.join(workDirectory, "export-"));
    const unpacked = { label, fileName: path.basename(label), path: file, contentHash: null, bytes };
    const prepared = await open(unpacked, folder);
    if (prepared.every((each) => each.path === file)) await fs.rm(folder, { recursive: true, force: true });
    return prepared;
  } catch (error) {
    // What was unpacked of a bomb is not left lying.
    if (folder) await fs.rm(folder, { recursive: true, force: true });
    throw explain(error, label, workDirectory);
  }
}

/** Its size in bytes, if it is a file that can be read. */
async function checkFile(file: string, label: string): Promise<number> {
  const stat = await fs.lstat(file);
  if (stat.isSymbolicLink())
    throw new LoadError(`${label}: a symbolic link, which is not followed; name the file that it points to`);
  if (stat.isDirectory())
    throw new LoadError(`${label}: a directory in place of a file; name the files in it, such as ${label}/tools.csv`);
  if (!stat.isFile())
    throw new LoadError(`${label}: a pipe, socket or device in place of a file; save the export to a file first`);
  if (stat.size === 0) throw new LoadError(`${label}: is empty; export it again, with its header`);
  return stat.size;
}

async function open(file: Unpacked, workDirectory: string): Promise<PreparedExport[]> {
  const { kind } = containerOf(await readBytes(file.path, 0, 16));
  if (kind !== "zip" && kind !== "gzip" && kind !== "zstd") return [await prepareUnpacked(file, workDirectory)];
  const archive = { ...file, contentHash: await hashFile(file.path) };
  if (kind === "zip") return openZip(archive, workDirectory);
  const unpacked = await inflate({ ...archive, kind }, workDirectory);
  return [await prepareUnpacked({ ...archive, path: unpacked }, workDirectory)];
}

async function openZip(archive: Unpacked, workDirectory: string): Promise<PreparedExport[]> {
  const prepared: PreparedExport[] = [];
  for await (const member of unzip(archive, workDirectory)) prepared.push(await prepareUnpacked(member, workDirectory));
  return prepared;
}

async function prepareUnpacked(file: Unpacked, workDirectory: string): Promise<PreparedExport> {
  const container = containerOf(await readBytes(file.path, 0, 16));
  if (container.kind === "refused")
    throw new LoadError(`${file.label}: ${container.what}, not a table; ${container.remedy}`);
  if (container.kind === "parquet") return prepareParquet(file);
  if (container.kind === "text") return prepareText(file, workDirectory);
  throw new LoadError(`${file.label}: an archive inside an archive; unpack the outer one`);
}

const causes: { readonly [code: string]: (label: string, workDirectory: string) => string } = {
  ENOENT: (label) => `${label}: no such file; check the name, for example with: ls`,
  ENOTDIR: (label) => `${label}: no such file; check the name, for example with: ls`,
  EACCES: (label) => `${label}: may not be read by this user; allow it, for example with: chmod u+r`,
  EPERM: (label) => `${label}: may not be read by this user; allow it, for example with: chmod u+r`,
  EIO: (label) => `${label}: the disk fails to read it; copy it to another disk`,
  ENOSPC: (label, workDirectory) =>
    `${label}: no space is left to unpack it in ${workDirectory}; free some, or set another data directory`,
};

function explain(error: unknown, label: string, workDirectory: string): unknown {
  if (error instanceof LoadError || !(error instanceof Error) || !("code" in error)) return error;
  const cause = causes[String(error.code)];
  return cause ? new LoadError(cause(label, workDirectory)) : error;
}
