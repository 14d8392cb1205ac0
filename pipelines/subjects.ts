import { type DuckDBConnection, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import type { Decided } from "../contract/decisions.ts";
import type { Layout } from "../contract/layout.ts";
import { LoadError } from "./errors.ts";
import { withCurrentGeneration } from "./open-generation.ts";
import { definePseudonyms, readPseudonymKey } from "./pseudonym.ts";

/** How the journal names what somebody names on the command line, by kind of thing. Each gives the keys that it can mean. */
const selects: Record<string, string> = {
  // A pseudonym, or the address, id or name itself, as an export spells it.
  person: "select distinct person_key from names.people where person_key in ($text::varchar, pseudonym($text))",
  // Any copy of the tool, by its id in the registry or the tool's own.
  tool: `select distinct series || '/' || native_id from marts.tool_keys
    where $text::varchar in (native_id, series || '/' || native_id) or (tool_id = $text and is_canonical)`,
  team: `select distinct spelling from marts.team_names
    where spelling = regexp_replace(lower(trim($text::varchar)), '\\s+', ' ', 'g')`,
};

/**
 * The keys under which decisions name these things: `entity` is person, team or tool. Throws a LoadError for what no export names, and for what
 * can mean several.
 */
export async function subjectKeys(layout: Layout, entity: string, texts: readonly string[]): Promise<string[]> {
  const select = selects[entity];
  if (select === undefined) return [...texts];
  const key = await readPseudonymKey(layout);
  const find = async (connection: DuckDBConnection) => {
    await definePseudonyms(connection, key);
    const keys: string[] = [];
    for (const text of texts) keys.push(await keyOf(connection, select, entity, text));
    return keys;
  };
  return withCurrentGeneration(layout, find, { isWithoutMonths: true });
}

/** What a decision on who owns each of these tools would be made on, in their order; empty for one that is not listed. */
export async function ownershipGrounds(
  layout: Layout,
  keys: readonly string[],
  person: string | undefined,
): Promise<Decided["ground"][]> {
  const read = async (connection: DuckDBConnection) => {
    const select = `select keys.key, day::varchar as day, state, cause, users_90_days, is_depended_on, owners,
        (select ended_on::varchar from marts.person_keys join marts.people using (person_id) where person_key = $person::varchar)
          as person_ends_on
      from (select series || '/' || native_id as key, tool_id from marts.tool_keys) as keys
      join marts.ownership_grounds using (tool_id)
      where keys.key in (select unnest($keys::varchar[]))`;
    const reader = await connection.runAndReadAll(
      select,
      { keys: listValue(keys), person: person ?? null },
      { keys: LIST(VARCHAR) },
    );
    const grounds = new Map(
      reader.getRowObjectsJson().map(({ key, ...ground }) => [String(key), ground as Decided["ground"]]),
    );
    return keys.map((key) => grounds.get(key) ?? {});
  };
  return withCurrentGeneration(layout, read, { isWithoutMonths: true });
}

async function keyOf(connection: DuckDBConnection, select: string, entity: string, text: string): Promise<string> {
  const found = (await connection.runAndReadAll(select, { text })).getRows().map(([key]) => String(key));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  throw new LoadError(
    found.length === 0
      ? `${text}: no export names such a ${entity}`
      : `${text}: can mean ${found.join(", ")}; say which`,
  );
}
