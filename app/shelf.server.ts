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

/** Prepared questions that wait to be asked again with other values: of each text as many as ever ran at once. */
export function createShelf(): Shelf {
  const kept = new Map<string, Prepared[]>();
  return {
    take: (key) => kept.get(key)?.pop(),
    keep(key, prepared) {
      const same = kept.get(key);
      if (same === undefined) kept.set(key, [prepared]);
      else same.push(prepared);
    },
    clear() {
      for (const { connection } of [...kept.values()].flat()) connection.closeSync();
      kept.clear();
    },
  };
}
