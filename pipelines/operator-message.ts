import { LoadError } from "./errors.ts";

/** The one clear line for what the operator can fix; undefined for a bug, which keeps its stack. */
export function operatorMessage(error: unknown): string | undefined {
  if (error instanceof LoadError) return error.message;
  if (!(error instanceof Error)) return undefined;
  if (/ENOSPC|No space left on device|Could not write file .*: (No space|Disk quota)/.test(error.message)) {
    return "the disk is full: nothing was published, and the numbers of the last load are still up; make room, then load again";
  }
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === "EROFS") {
    return `${path ?? "the data directory"}: lies on a disk that is mounted read-only; mount it to be written, or choose another with --data`;
  }
  if (code === "EACCES" || code === "EPERM") {
    return `${path ?? "the data directory"}: cannot be written (${code}); give this account the right, or choose another with --data`;
  }
  return undefined;
}
