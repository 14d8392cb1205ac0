import type { LineBreaks } from "./prepared.ts";

/** Line breaks in eight bytes each, since a file may have one per record. */
export function growBreaks(): { push(record: number, line: number): void; end(): LineBreaks } {
  let pairs = new Uint32Array(64);
  let length = 0;
  const push = (record: number, line: number) => {
    if (length === pairs.length) {
      const longer = new Uint32Array(length * 2);
      longer.set(pairs);
      pairs = longer;
    }
    pairs[length++] = record;
    pairs[length++] = line;
  };
  push(1, 1);
  const every = (offset: number) =>
    Uint32Array.from({ length: length / 2 }, (_, index) => pairs[index * 2 + offset] ?? 0);
  return { push, end: () => ({ records: every(0), lines: every(1) }) };
}
