import fs from "node:fs/promises";
import path from "node:path";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";

const silent = { step: () => {}, line: () => {} };
/** The same secret everywhere, so that people have the same pseudonyms. */
const key = `${"0123456789abcdef".repeat(4)}\n`;
/** In a registry of seven tools two are a quarter: what is usual there is not what these histories are about. */
const rules = "guard: { missing_share: 1, rows_share: 0, empty_rise: 1 }\n";

/** Loads the files of each turn together, turn after turn, into a data directory below `root`. */
export async function loaded(root: string, name: string, turns: readonly (readonly string[])[]): Promise<Layout> {
  const layout = layoutOf(path.join(root, name));
  await fs.mkdir(layout.journal, { recursive: true });
  await fs.writeFile(layout.key, key, { mode: 0o600 });
  await fs.writeFile(layout.program, rules);
  const workshop = await openWorkshop(layout);
  for (const paths of turns) {
    const { outcomes } = await load(workshop, { paths }, silent);
    const refused = outcomes.filter((outcome) => outcome.verdict !== "loaded");
    if (refused.length > 0) throw new Error(refused.map((outcome) => outcome.words).join("\n"));
  }
  return layout;
}

/** Every row of every mart and metric, as text, by table: when a file came in and in which order is no part of any. */
export function martsOf(layout: Layout): Promise<ReadonlyMap<string, readonly string[]>> {
  return withCurrentGeneration(layout, async (connection) => {
    const tables =
      await connection.runAndReadAll(`select table_schema || '.' || table_name from information_schema.tables
      where table_schema in ('marts', 'metrics') and table_catalog = current_database() order by all`);
    const marts = new Map<string, string[]>();
    for (const [table] of tables.getRows()) {
      const said = table === "marts.loads" ? "(select * exclude (first_seen_at, decided_at) from marts.loads)" : table;
      const rows = await connection.runAndReadAll(`select to_json(said)::varchar from ${said} as said order by all`);
      marts.set(
        String(table),
        rows.getRows().map(([row]) => String(row)),
      );
    }
    return marts;
  });
}

/** What Lanemark says of the days on which registry exports were made, one row each. */
export type Told = {
  readonly day: string;
  readonly standing: number;
  readonly standing_without_team: number;
  readonly standing_retired: number;
  readonly new: number;
  readonly ended: number;
  readonly ended_after_retired: number;
};

export function toldOf(layout: Layout): Promise<Told[]> {
  return withCurrentGeneration(layout, async (connection) => {
    const reader = await connection.runAndReadAll(`
      with days as (select distinct snapshot_day as day from lake.loads where entity = 'tools'),
      standing as (
          select day, tool_id, bool_and(team_name is null) as is_teamless, bool_or(is_retired) as is_retired
          from marts.listings join days on valid_from <= day and coalesce(day < valid_to, true)
          group by all
      )
      select
          day::varchar as day,
          count(*)::int as standing,
          count(*) filter (is_teamless)::int as standing_without_team,
          count(*) filter (is_retired)::int as standing_retired,
          (select count(*) from marts.tools where listed_from = day)::int as new,
          (select count(*) from marts.tools where listed_to = day)::int as ended,
          (select count(*) from marts.tools where listed_to = day and is_retired)::int as ended_after_retired,
      from standing group by day order by day`);
    return reader.getRowObjectsJson() as Told[];
  });
}
