import type { DuckDBConnection, DuckDBPreparedStatement } from "@duckdb/node-api";

/** A question as DuckDB has read and checked it, on a connection that nothing else runs on. */
export type Prepared = { readonly connection: DuckDBConnection; readonly statement: DuckDBPreparedStatement };

export type Shelf = {
  /** Takes one away that was kept under this key, for its taker alone. */
  take(key: string): Prepared | undefined;
  keep(key: string, prepared: Prepared): void;
  /** Closes all; DuckDB lets go of its files only then. */
  clear(): void;
};

/** Prepared questions that wait to be asked again with other values: of each text as many as ever ran at once, of all texts at most `most`, those asked last. */
export function createShelf(most = 400): Shelf {
  const kept = new Map<string, Prepared[]>();
  let count = 0;

  function dropOldest() {
    for (const [key, [oldest, ...others]] of kept) {
      if (others.length === 0) kept.delete(key);
      else kept.set(key, others);
      oldest?.connection.closeSync();
      count--;
      return;
    }
  }
  return {
    take(key) {
      const same = kept.get(key);
      const taken = same?.pop();
      if (same?.length === 0) kept.delete(key);
      if (taken !== undefined) count--;
      return taken;
    },
    keep(key, prepared) {
      const same = kept.get(key) ?? [];
      // Last in the map is what was asked last.
      kept.delete(key);
      kept.set(key, [...same, prepared]);
      count++;
      if (count > most) dropOldest();
    },
    clear() {
      for (const { connection } of [...kept.values()].flat()) connection.closeSync();
      kept.clear();
      count = 0;
    },
  };
}
