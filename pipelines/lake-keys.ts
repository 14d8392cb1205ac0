import type { DuckDBConnection } from "@duckdb/node-api";
import type { Program } from "../contract/program.ts";
import { fileLiteral, literal } from "./sql.ts";

/** The names that one load of people holds: a Parquet file of `person_key, name, address, is_directory, text`. */
export type NameFile = { readonly loadId: string; readonly file: string };

/** Whether a table beside the names stands as it is, made of what is `said` here. */
export type KeepsMade = (table: string, said: readonly unknown[]) => boolean;

/**
 * What only the text behind a pseudonym tells, said without the text, as tables of `lake`. `robots` and `guests` (person_key); `team_keys`
 * (person_key, team_name), the keys that are the name of a team; `likenesses` (person_key, trait, likeness), equal for keys of the same name or of
 * addresses that are the same before the @; `people_directories` (load_id, directory) of each people export. `names.texts`, the views of the other
 * entities and `lake.team_aliases` must exist. They are made beside the names, where `keeps` can tell that they stand: all texts are many.
 */
export async function createKeys(
  connection: DuckDBConnection,
  files: readonly NameFile[],
  program: Pick<Program, "people"> & { readonly ownership: Pick<Program["ownership"], "robots"> },
  keeps: KeepsMade = () => false,
): Promise<void> {
  const teams = ["tools", "people", "headcounts", "launches", "team_aliases"].map(
    (table) => `select team_name from lake.${table}`,
  );
  const spellings = await connection.runAndReadAll(
    `select distinct team_name from (${teams.join(" union ")}) where team_name is not null order by team_name`,
  );
  const loads = await connection.runAndReadAll("select load_id from lake.loads_of_people order by load_id");
  const tables: readonly [string, string, readonly unknown[]][] = [
    ["robots", robotsOf(program.ownership.robots), []],
    [
      "guests",
      "select distinct person_key from names.texts where contains(lower(text), '#ext#') order by person_key",
      [],
    ],
    ["team_keys", teamKeysOf(teams), spellings.getRows()],
    ["likenesses", likenesses, []],
    ["people_directories", directoriesOf(files, program.people.directories), loads.getRows()],
  ];
  for (const [table, select, said] of tables) {
    if (!keeps(table, [select, ...said])) await connection.run(`create or replace table names.${table} as ${select}`);
    await connection.run(`create table lake.${table} as from names.${table}`);
  }
}

/** The accounts whose name or address contains one of the program's words for a robot; of an address what stands before the @: a domain makes nobody a robot. */
function robotsOf(robots: readonly string[]): string {
  const isRobot = robots.map((word) => `contains(lower(split_part(text, '@', 1)), ${literal(word.toLowerCase())})`);
  return `select distinct person_key from names.texts where ${["false", ...isRobot].join(" or ")} order by person_key`;
}

const spelling = (text: string) => `regexp_replace(lower(trim(${text})), '\\s+', ' ', 'g')`;

function teamKeysOf(teams: readonly string[]): string {
  return `select person_key, min(team_name) as team_name
    from (select person_key, ${spelling("text")} as spelling from names.texts where trim(text) <> '') as texts
    join (select team_name, ${spelling("team_name")} as spelling from (${teams.join(" union ")})) as teams
      on teams.spelling = texts.spelling
    group by person_key order by person_key`;
}

const words = `list_sort(list_filter(string_split_regex(
    lower(strip_accents(regexp_replace(text, '\\(.*?\\)|\\[.*?\\]', ' ', 'g'))), '[^\\pL\\pM]+'), word -> word <> ''))`;

/**
 * A name is two words or more without an @, in whatever order, letter case and accents; what stands in brackets is no part of it. Texts that are
 * the same are told by the lowest of their keys and a number (a key may have several), so that no text can be had from it.
 */
const likenesses = `select person_key, trait, lowest || '-' || dense_rank() over (partition by trait, lowest order by value) as likeness
    from (select *, min(person_key) over (partition by trait, value) as lowest from (
      select distinct person_key, 'name' as trait, array_to_string(${words}, ' ') as value
      from names.texts where not contains(text, '@') and len(${words}) > 1
      union all
      select distinct person_key, 'before the @', lower(trim(split_part(text, '@', 1)))
      from names.texts where contains(text, '@') and not contains(lower(text), '#ext#') and not contains(trim(text), ' ')
    )
    where value <> '')
    order by all`;

/**
 * A people export is of the directory that most of its people's addresses are of: their part behind the @, or what the program calls several such
 * parts together. One without addresses is of the only directory of the others, or of one of its own kind: ''. A select of `load_id, directory`, one
 * row for each load that `lake.loads_of_people` names.
 */
export function directoriesOf(files: readonly NameFile[], directories: Program["people"]["directories"]): string {
  const none = "select null::varchar as load_id, null::varchar as address where false";
  const parts = files.map(
    ({ loadId, file }) => `select ${literal(loadId)} as load_id, address from read_parquet(${fileLiteral(file)})`,
  );
  const named = Object.entries(directories).flatMap(([directory, domains]) =>
    domains.map((domain) => `(${literal(domain.trim().toLowerCase())}, ${literal(directory)})`),
  );
  const values = ["(null::varchar, null::varchar)", ...named].join(", ");
  return `with loads as (select load_id from lake.loads_of_people),
    counted as (
      select load_id, coalesce(directory, own) as directory, count(*) as people
      from (
        select distinct load_id, address, lower(trim(split_part(address, '@', -1))) as own
        from (${[none, ...parts].join(" union all ")}) where contains(address, '@')
      )
      left join (values ${values}) as named(domain, directory) on domain = own
      group by all
    ),
    told as (
      select load_id, directory from counted
      qualify row_number() over (partition by load_id order by people desc, directory) = 1
    ),
    sole as (select min(directory) as directory from told having count(distinct directory) = 1)
    select load_id, coalesce(told.directory, sole.directory, '') as directory
    from loads left join told using (load_id) left join sole on true
    order by load_id`;
}
