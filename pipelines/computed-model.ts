import type { DuckDBConnection } from "@duckdb/node-api";

/** What SQL cannot say well: tables in, tables out. It creates the tables that it names, in the schema `marts`. */
export type ComputedModel = {
  /** The tables it makes, with their schema: `marts.overlap_pairs`. */
  readonly name: string | readonly string[];
  /** The tables it reads, with their schema; the order of the build and the lineage are derived from them. */
  readonly reads: readonly string[];
  run(connection: DuckDBConnection): Promise<void>;
};
