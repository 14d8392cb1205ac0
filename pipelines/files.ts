import fs from "node:fs/promises";
import path from "node:path";

/** Syncs a file, or a folder's list of names, to the disk. */
export async function sync(place: string): Promise<void> {
  const handle = await fs.open(place, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes beside, syncs, renames: a reader sees the old text or the new. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  const handle = await fs.open(beside, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await fs.rename(beside, file);
  await sync(path.dirname(file));
}

/** Every file below a folder, as paths relative to it, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
