import { readFileSync } from "node:fs";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { packageRoot } from "../../pipelines/package-root.ts";
import { readCurrent } from "../../pipelines/publish.ts";
import type { Planted } from "./made.ts";

/** How often the person in question is the first, or among the first three, that a ranking names for a tool. */
export type Score = { readonly ranking: string; readonly tools: number; readonly first: number; readonly top3: number };
export type Scores = { readonly title: string; readonly scores: readonly Score[] };

const ranking = readFileSync(path.join(packageRoot(), "pipelines", "marts", "candidates.sql"), "utf8");

/** Of one person each, among whoever can act and neither built nor owns it: so that the naive rankings lose nothing by naming somebody who left. */
const naive = {
  "most recent editor": `select tool_id, person_id, row_number() over (
      partition by tool_id order by edited_on desc, edits desc, person_id
    ) as place from marts.tool_authors`,
  "manager of the last owner": `select tool_id, person_keys.person_id, 1 as place
    from (
      from marts.tool_roles where role = 'owner'
      qualify rank() over (partition by tool_id order by coalesce(to_day, 'infinity'::date) desc) = 1
    ) as owners
    join (
      select person_id, arg_max(manager_key, (valid_from, turn)) as manager_key
      from marts.person_rows where manager_key is not null group by person_id
    ) as reports on reports.person_id = owners.person_id
    join marts.person_keys on person_keys.person_key = manager_key`,
  "busiest user": `select tool_id, person_id, row_number() over (
      partition by tool_id order by events desc, last_used_on desc, person_id
    ) as place from marts.tool_users`,
} as const;

/**
 * Who takes a tool over, by the product's ranking and naive ones: the successors that were planted, and one editor of each tool whose edits of
 * it are hidden first. `lanemark` reads the warehouse as it is, but for the tools that are asked for and the edits that are hidden.
 */
export async function scoreSuccessors({ layout, truth }: Planted, suggested = ranking): Promise<Scores[]> {
  const current = await readCurrent(layout);
  if (current === undefined) throw new Error("nothing is loaded");
  const folder = path.join(layout.warehouse, current.name);
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    await connection.run(`attach '${folder}/warehouse.duckdb' as company (read_only)`);
    await connection.run(`attach '${folder}/names.duckdb' as names (read_only)`);
    await mirror(connection, [...new Set(suggested.match(/\b(?:marts|lake)\.\w+/g))]);
    const rows = truth.successors.tools.map(({ tool, successor, editors }, place) => [
      tool,
      successor,
      editors[place % editors.length] ?? "",
    ]);
    await connection.run("create table told (native_id varchar, successor varchar, hidden varchar)");
    for (const row of rows) await connection.run("insert into told values ($1, $2, $3)", row);
    await connection.run(`create table asked as
      select tools.tool_id, team_id, successors.person_id as successor, hiddens.person_id as hidden
      from told
      join company.marts.tools on tools.native_id = told.native_id
      left join (${personsSelect}) as successors on successors.address = lower(told.successor)
      left join (${personsSelect}) as hiddens on hiddens.address = lower(told.hidden)`);
    const planted = await scoresOf(connection, suggested, "successor");
    await connection.run(
      `delete from marts.tool_authors where (tool_id, person_id) in (select tool_id, hidden from asked)`,
    );
    const hidden = await scoresOf(connection, suggested, "hidden");
    // Whoever is known to edit the tool fills the first places, and is no wrong answer: among the others the question is harder.
    await connection.run(`insert into marts.tool_roles (tool_id, person_id, role)
      select tool_id, person_id, 'builder' from marts.tool_authors semi join asked using (tool_id)`);
    const others = await scoresOf(connection, suggested, "hidden");
    return [
      { title: `Planted successors: ${truth.successors.rule}`, scores: planted },
      { title: "One editor of each tool, whose edits of it are hidden, found again from the rest", scores: hidden },
      { title: "The same among those who are not known to edit the tool", scores: others },
    ];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const personsSelect = `select distinct lower(address) as address, person_keys.person_id
  from names.people join company.marts.person_keys using (person_key)`;

/** The tables that the ranking reads, as the warehouse has them; those that an evaluation changes as copies of its own. */
async function mirror(connection: DuckDBConnection, tables: readonly string[]): Promise<void> {
  await connection.run("create schema marts; create schema lake");
  for (const table of tables) {
    if (table === "marts.owners_wanted") continue;
    const kind = ["marts.tool_authors", "marts.tool_roles"].includes(table) ? "table" : "view";
    await connection.run(`create ${kind} ${table} as from company.${table}`);
  }
}

async function scoresOf(
  connection: DuckDBConnection,
  suggested: string,
  sought: "successor" | "hidden",
): Promise<Score[]> {
  await connection.run(`create or replace table marts.owners_wanted as
    select tool_id, team_id, 'orphaned' as why, true as is_other_wanted from asked`);
  const able = `select person_id from marts.people where person_type = 'person' and is_enabled and left_on is null`;
  const plain = Object.entries(naive).map(([ranking, select]) => ({
    ranking,
    select: `select tool_id, person_id, row_number() over (partition by tool_id order by place, person_id) as place
      from (${select}) as named
      where person_id in (${able})
        and (tool_id, person_id) not in (
          select tool_id, person_id from marts.tool_roles
          where person_id is not null and (role = 'builder' or (role = 'owner' and to_day is null))
        )`,
  }));
  const scores: Score[] = [];
  for (const { ranking, select } of [{ ranking: "lanemark", select: suggested }, ...plain]) {
    const reader = await connection.runAndReadAll(`with ranked as (${select})
      select count(distinct asked.tool_id), count_if(place = 1), count_if(place <= 3)
      from asked left join ranked on ranked.tool_id = asked.tool_id and ranked.person_id = asked.${sought}`);
    const [tools = 0, first = 0, top3 = 0] = (reader.getRows()[0] ?? []).map(Number);
    scores.push({ ranking, tools, first: first / tools, top3: top3 / tools });
  }
  return scores;
}

/** As a table of text. */
export function tableOf({ title, scores }: Scores): string {
  const share = (value: number) => `${(value * 100).toFixed(0)} %`.padStart(6);
  const lines = scores.map(
    ({ ranking, tools, first, top3 }) =>
      `${ranking.padEnd(28)}${String(tools).padStart(6)}${share(first).padStart(8)}${share(top3).padStart(8)}`,
  );
  return [title, `${"ranking".padEnd(28)} tools   first   top 3`, ...lines].join("\n");
}
