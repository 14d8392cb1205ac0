/** What an export may ask of this machine. */
export const limits = {
  zipMembers: 1000,
  unpackedBytes: 20 * 2 ** 30,
  unpackedRatio: 100,
  /** Text packs well; below this size no ratio is suspicious. */
  harmlessBytes: 10 * 2 ** 20,
  recordBytes: 16 * 2 ** 20,
  headerBytes: 2 ** 20,
  columns: 500,
  /** An entry of a YAML list lies in memory as a tree, some hundred times its size. */
  yamlEntryCharacters: 2 ** 20,
  /** Lists and maps in one another, as the parser stacks them. */
  yamlDepth: 50,
  /** Characters of a rejected line that are kept. */
  rejectCharacters: 2000,
};

/** How much may come out of `packedBytes` before it is taken for a bomb. */
export function unpackedLimit(packedBytes: number): number {
  return Math.min(limits.unpackedBytes, Math.max(limits.harmlessBytes, packedBytes * limits.unpackedRatio));
}

/** A file's name as one line of a message, whatever it contains. */
export function printable(name: string): string {
  return name.replace(/\p{Cc}/gu, "?");
}
