import { totalmem } from "node:os";

/**
 * What a database may use where the operator does not say: an eighth of what the machine or its container has, at least 1 GB. With less than that at hand a
 * large company's warehouse is read from disk again and again, and the events of a month may not be sorted in it.
 */
export function memoryShare(): string {
  const constrained = process.constrainedMemory();
  const bytes = constrained > 0 ? Math.min(totalmem(), constrained) : totalmem();
  return `${Math.max(1000, Math.floor(bytes / 8 / 1e6))}MB`;
}
