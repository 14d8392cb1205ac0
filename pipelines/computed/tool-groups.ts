import type { DuckDBConnection } from "@duckdb/node-api";
import type { ComputedModel } from "../computed-model.ts";
import { rootOf } from "./average-linkage.ts";

/**
 * `marts.tool_groups`: one row per registry row (by `row_key`) and the row that stands for the tool that it is a copy of: the first by rank. Copies
 * are one tool by `lineage_of`, or as rows that agree in platform, team, name and turn; of two that somebody said are two, the later by rank is left
 * out of that, and what somebody said is one counts last.
 */
export const toolGroups: ComputedModel = {
  name: "marts.tool_groups",
  reads: ["marts.registry_rows", "lake.tool_decisions"],
  run: async (connection) => {
    await connection.run("create table marts.tool_groups (row_key varchar, canonical_key varchar)");
    const rows = await pairsOf(connection, rowsSelect);
    const keys = rows.map(([key]) => key);
    const placeOf = new Map(keys.map((key, place) => [key, place]));
    const placesOf = async (select: string) =>
      (await pairsOf(connection, select)).map(
        ([one, other]) => [placeOf.get(one) ?? 0, placeOf.get(other) ?? 0] as const,
      );
    const links = { labels: rows.map(([, label]) => label), lineage: await placesOf(lineageSelect) };
    const linked = joined(links, new Set());
    const apart = (await placesOf(decidedSelect("separate"))).filter(([one, other]) => linked[one] === linked[other]);
    const groups = joined(links, new Set(apart.map(([one, other]) => Math.max(one, other))));
    for (const [one, other] of await placesOf(decidedSelect("merge"))) join(groups, one, other);
    const appender = await connection.createAppender("tool_groups", "marts");
    for (const [place, key] of keys.entries()) {
      appender.appendVarchar(key);
      appender.appendVarchar(keys[rootOf(groups, place)] ?? key);
      appender.endRow();
    }
    appender.closeSync();
  },
};

type Links = { readonly labels: readonly string[]; readonly lineage: readonly (readonly [number, number])[] };

/** Of each place the lowest one that it hangs together with; those in `cut` hang together with nothing. */
function joined({ labels, lineage }: Links, cut: ReadonlySet<number>): Int32Array {
  const parents = Int32Array.from(labels, (_, place) => place);
  const firsts = new Map<string, number>();
  for (const [place, label] of labels.entries()) {
    if (cut.has(place)) continue;
    const first = firsts.get(label);
    if (first === undefined) firsts.set(label, place);
    else join(parents, first, place);
  }
  for (const [one, other] of lineage) if (!cut.has(one) && !cut.has(other)) join(parents, one, other);
  return parents.map((_, place) => rootOf(parents, place));
}

function join(parents: Int32Array, place: number, otherPlace: number): void {
  const [one, other] = [rootOf(parents, place), rootOf(parents, otherPlace)];
  parents[Math.max(one, other)] = Math.min(one, other);
}

const rowsSelect = `select row_key, concat_ws(chr(31), coalesce(lower(trim(platform)), chr(30)), team_id, base_name, occurrence)
  from marts.registry_rows order by rank`;

const lineageSelect = `with copies as (
    select series, row_key, lower(trim(lineage_of)) as original from marts.registry_rows where trim(lineage_of) <> ''
  )
  select copies.row_key, originals.row_key from copies join marts.registry_rows as originals
    on originals.series = copies.series and lower(originals.native_id) = copies.original
  union
  select copies.row_key, originals.row_key from copies join marts.registry_rows as originals
    on originals.series = copies.series and originals.clean_name = copies.original`;

function decidedSelect(decision: "merge" | "separate"): string {
  return `select one.row_key, two.row_key from lake.tool_decisions
    join marts.registry_rows as one on one.series || '/' || one.native_id = key
    join marts.registry_rows as two on two.series || '/' || two.native_id = other
    where decision = '${decision}'`;
}

async function pairsOf(connection: DuckDBConnection, select: string): Promise<[string, string][]> {
  const reader = await connection.runAndReadAll(select);
  return reader.getRows().map(([one, other]) => [String(one), String(other)]);
}
