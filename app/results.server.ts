type Limits = { readonly entries: number; readonly bytes: number };

export type Results<Result> = {
  find(key: string): Result | undefined;
  keep(key: string, result: Result): void;
  /** What is held now, keys included; bytes are an estimate of the heap. */
  size(): { readonly entries: number; readonly bytes: number };
};

/** Results that never change while their keys are asked for; the least recently used go first, by count and by bytes. */
export function createResults<Result>(limits: Limits): Results<Result> {
  const entries = new Map<string, { readonly result: Result; readonly bytes: number }>();
  let bytes = 0;

  function drop(key: string) {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }
  return {
    find(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.result;
    },
    keep(key, result) {
      const entry = { result, bytes: bytesOf(result) + 2 * key.length };
      // One huge answer must not push out all the others.
      if (entry.bytes > limits.bytes / 8) return;
      drop(key);
      entries.set(key, entry);
      bytes += entry.bytes;
      for (const oldest of entries.keys()) {
        if (entries.size <= limits.entries && bytes <= limits.bytes) break;
        drop(oldest);
      }
    },
    size: () => ({ entries: entries.size, bytes }),
  };
}

function bytesOf(value: unknown): number {
  if (typeof value === "string") return 32 + 2 * value.length;
  if (typeof value !== "object" || value === null) return 16;
  return Object.values(value).reduce((sum: number, item) => sum + bytesOf(item), 64);
}
