import type { DuckDBConnection } from "@duckdb/node-api";
import type { ComputedModel } from "../computed-model.ts";
import { findOverlaps } from "./clusters.ts";
import { type ComparedTool, createOverlapTables, writeOverlaps, writeState, writeTools } from "./overlap-tables.ts";

/** Above this many pairs, each held in 16 bytes and more, memory would not do; texts that are mostly boilerplate get there. */
const mostPairs = 20_000_000;

const tooMany = `more than ${mostPairs.toLocaleString("en")} pairs of tools resemble each other at the program's threshold`;

type Rules = { readonly threshold: number; readonly minimumCharacters: number };
type Tool = ComparedTool & { readonly isCompared: boolean };

/**
 * Tools that say the same of themselves. Compared are the listed, not retired tools whose name and description together reach the
 * program's minimum of characters and hold a letter or digit; of a shorter text nothing can be said, so its tool is left out and
 * counted, not called unique. The same tools give the same rows, whatever order they come in.
 */
export const overlaps: ComputedModel = {
  name: ["marts.overlap_tools", "marts.overlap_pairs", "marts.overlap_clusters", "marts.overlap_state"],
  reads: ["marts.tools", "lake.program"],
  run: async (connection) => {
    await createOverlapTables(connection);
    const rules = await readRules(connection);
    const tools = await readTools(connection, rules);
    const compared = tools.filter(({ isCompared }) => isCompared);
    const leftOut = tools.length - compared.length;
    const found = findOverlaps(compared, rules.threshold, mostPairs);
    const reason = found ? reasonAgainst(compared.length, leftOut, rules) : tooMany;
    await writeState(connection, { compared: compared.length, leftOut, reason });
    if (reason !== null || found === undefined) return;
    await writeTools(connection, tools, found.sameAs);
    await writeOverlaps(connection, compared, found);
  },
};

/** Why nothing can be said; null when it can. One tool alone overlaps with nothing, but not where others were left out. */
function reasonAgainst(compared: number, leftOut: number, { minimumCharacters }: Rules): string | null {
  if (compared + leftOut === 0) return "no tools are listed";
  if (compared >= 2 || leftOut === 0) return null;
  const all = (compared + leftOut).toLocaleString("en");
  return `only ${compared} of ${all} tools are described in at least ${minimumCharacters} characters`;
}

async function readRules(connection: DuckDBConnection): Promise<Rules> {
  const reader = await connection.runAndReadAll("select sprawl_threshold, sprawl_minimum_characters from lake.program");
  const [row] = reader.getRows();
  return { threshold: Number(row?.[0]), minimumCharacters: Number(row?.[1]) };
}

async function readTools(connection: DuckDBConnection, { minimumCharacters }: Rules): Promise<Tool[]> {
  const reader = await connection.runAndReadAll(
    `with listed as (
        select *, concat_ws(' ', trim(tool_name), trim(description)) as words
        from marts.tools
        where listed_to is null and not is_retired
    )
    select
        tool_id,
        team_id,
        coalesce(tool_name, ''),
        coalesce(description, ''),
        length(words) >= $minimum and regexp_matches(words, '[\\p{L}\\p{N}]'),
    from listed
    order by tool_id`,
    { minimum: minimumCharacters },
  );
  return reader.getRows().map(([id, team, name, description, isCompared]) => ({
    id: String(id),
    team: String(team),
    name: String(name),
    description: String(description),
    isCompared: isCompared === true,
  }));
}
