import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import type { Described, Overlaps } from "./clusters.ts";

export type ComparedTool = Described & { readonly id: string; readonly team: string };
export type OverlapState = { readonly compared: number; readonly leftOut: number; readonly reason: string | null };

/**
 * Empty, and anew where they are there already. `overlap_tools` has a row for each listed tool once something was computed; `same_as` is the
 * first tool with the same words, and pairs are among such tools only.
 */
export async function createOverlapTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create or replace table marts.overlap_tools (tool_id varchar, is_compared boolean, same_as varchar)`,
  );
  await connection.run(
    `create or replace table marts.overlap_pairs (tool_id varchar, other_tool_id varchar, similarity double)`,
  );
  await connection.run(
    `create or replace table marts.overlap_clusters (
        cluster_id varchar, tool_id varchar, label varchar, shared_words varchar, tools integer, teams integer
    )`,
  );
  await connection.run(
    `create or replace table marts.overlap_state (
        tools_compared integer, tools_left_out integer, is_computed boolean, reason varchar
    )`,
  );
}

/** The one row of `overlap_state`; computed is what has no reason against it. */
export async function writeState(connection: DuckDBConnection, { compared, leftOut, reason }: OverlapState) {
  await connection.run("insert into marts.overlap_state values ($1::int, $2::int, $3::varchar is null, $3::varchar)", [
    compared,
    leftOut,
    reason,
  ]);
}

/** A tool that is not compared is the same as none. `sameAs` holds places among the compared ones. */
export async function writeTools(
  connection: DuckDBConnection,
  tools: readonly (ComparedTool & { readonly isCompared: boolean })[],
  sameAs: Int32Array,
): Promise<void> {
  const compared = tools.filter(({ isCompared }) => isCompared);
  let place = 0;
  await append(connection, "overlap_tools", tools, (appender, { id, isCompared }) => {
    appender.appendVarchar(id);
    appender.appendBoolean(isCompared);
    if (isCompared) appender.appendVarchar(compared[sameAs[place++] ?? 0]?.id ?? "");
    else appender.appendNull();
  });
}

/** Pairs and clusters speak of places in `tools`, which is in the order of their ids. */
export async function writeOverlaps(
  connection: DuckDBConnection,
  tools: readonly ComparedTool[],
  { pairs, clusters }: Overlaps,
): Promise<void> {
  const idOf = (place: number | undefined): string => (place === undefined ? "" : (tools[place]?.id ?? ""));
  await append(connection, "overlap_pairs", pairs.lefts.keys(), (appender, pair) => {
    appender.appendVarchar(idOf(pairs.lefts[pair]));
    appender.appendVarchar(idOf(pairs.rights[pair]));
    appender.appendDouble(pairs.similarities[pair] ?? 0);
  });
  const rows = clusters.flatMap(({ members, label, shared }) => {
    const teams = new Set(members.map((place) => tools[place]?.team)).size;
    const words = shared.slice(0, 8).join(", ");
    return members.map((place) => ({
      cluster: idOf(members[0]),
      id: idOf(place),
      label,
      words,
      all: members.length,
      teams,
    }));
  });
  await append(connection, "overlap_clusters", rows, (appender, { cluster, id, label, words, all, teams }) => {
    appender.appendVarchar(cluster);
    appender.appendVarchar(id);
    appender.appendVarchar(label);
    appender.appendVarchar(words);
    appender.appendInteger(all);
    appender.appendInteger(teams);
  });
}

async function append<Row>(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<Row>,
  write: (appender: DuckDBAppender, row: Row) => void,
): Promise<void> {
  const appender = await connection.createAppender(table, "marts");
  for (const row of rows) {
    write(appender, row);
    appender.endRow();
  }
  appender.closeSync();
}
