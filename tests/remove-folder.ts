import { rm } from "node:fs/promises";

/** Removes a folder that somebody may still write into, as a rebuild outlives the server that began it: tried again for up to five seconds. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 9, retryDelay: 100 });
}
