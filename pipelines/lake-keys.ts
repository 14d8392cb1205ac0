import type { DuckDBConnection } from "@duckdb/node-api";
import { fileLiteral, literal } from "./sql.ts";

const spelling = (text: string) => `regexp_replace(lower(trim(${text})), '\\s+', ' ', 'g')`;

/**
 * What only the text behind a pseudonym tells, said without the text: `lake.robots` (person_key), the accounts whose name or
 * address (before the @: a domain makes nobody a robot) contains one of the program's words for a robot, and `lake.team_keys` (person_key, team_name), the keys that are the name of a team. The views of the other
 * entities and `lake.team_aliases` must exist. `nameFiles` are the Parquet files of names of the accepted loads.
 */
export async function createKeys(
  connection: DuckDBConnection,
  nameFiles: readonly string[],
  robots: readonly string[],
): Promise<void> {
  const none = "select null::varchar as person_key, null::varchar as name, null::varchar as address where false";
  const parts = nameFiles.map((file) => `select person_key, name, address from read_parquet(${fileLiteral(file)})`);
  // Every export names the same people again: each text is looked at once.
  await connection.run(`create temp table texts as select distinct person_key, unnest([name, address]) as text
    from (select distinct * from (${[none, ...parts].join(" union all by name ")}))`);
  const isRobot = robots.map((word) => `contains(lower(split_part(text, '@', 1)), ${literal(word.toLowerCase())})`);
  await connection.run(`create table lake.robots as
    select distinct person_key from texts where ${["false", ...isRobot].join(" or ")} order by person_key`);
  const teams = ["tools", "people", "headcounts", "launches", "team_aliases"].map(
    (table) => `select team_name from lake.${table}`,
  );
  await connection.run(`create table lake.team_keys as
    select person_key, min(team_name) as team_name
    from (select person_key, ${spelling("text")} as spelling from texts where trim(text) <> '') as texts
    join (select team_name, ${spelling("team_name")} as spelling from (${teams.join(" union ")})) as teams
      on teams.spelling = texts.spelling
    group by person_key order by person_key`);
  await connection.run("drop table texts");
}
