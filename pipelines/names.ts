import fs from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { AcceptedLoad } from "./loads.ts";
import { hashOf, type Memo } from "./memo.ts";
import { fileLiteral, literal } from "./sql.ts";

/**
 * Names lie in a file of their own, so that the server attaches them only for viewers who may see them; `no-names.duckdb` has its tables without a
 * row. `people` (person_key, name, address, text, words): what a people export calls a key, else the newest export that names it; `words` is what a
 * search looks through, and the indexes find the names of the few people on a page. `texts` (person_key, text): all that any export calls it.
 * `persons` (person_id, name): what a person of `marts.person_keys` is called. What the loads say is added to what the live generation knows; where
 * its loads are not the first of these, the file is begun anew, so that no name stays in it that none of them has.
 */
export async function openNames(
  connection: DuckDBConnection,
  folder: string,
  accepted: readonly AcceptedLoad[],
  memo: Memo,
): Promise<void> {
  const file = path.join(folder, "names.duckdb");
  const chain = chainOf(accepted);
  const kept = memo.keptOf("names");
  const known = kept === undefined ? 0 : chain.indexOf(kept.key) + 1;
  if (known === 0) {
    await fs.rm(file, { force: true });
    memo.forget(/^names\b/);
  }
  await connection.run(`attach ${literal(file)} as names`);
  if (known === 0) await createTables(connection);
  const added = known < accepted.length ? await addNames(connection, accepted.slice(known)) : 0;
  const key = chain.at(-1) ?? "";
  memo.note("names", { key, content: added === 0 ? (kept?.content ?? key) : key });
}

async function createTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create table names.people (person_key varchar, name varchar, address varchar, text varchar,
    is_directory boolean, words varchar)`);
  await connection.run("create unique index people_person_key on names.people (person_key)");
  await connection.run("create table names.texts (person_key varchar, text varchar)");
}

/** For each load the hash of what it and those before it name. */
function chainOf(accepted: readonly AcceptedLoad[]): string[] {
  const chain: string[] = [];
  for (const { manifest } of accepted) chain.push(hashOf(chain.at(-1) ?? "", manifest.files["names.parquet"]));
  return chain;
}

/** Returns how many rows are new or became other ones. */
async function addNames(connection: DuckDBConnection, loads: readonly AcceptedLoad[]): Promise<number> {
  const parts = loads.map(
    ({ folder }, index) =>
      `select *, ${index} as position from read_parquet(${fileLiteral(`${folder}/names.parquet`)})`,
  );
  await connection.run(`create temp table named as ${parts.join(" union all by name ")}`);
  await connection.run(`create temp table newest as
    select *, lower(concat_ws(' ', name, address)) as words
    from (
      select person_key, first(name order by is_directory desc, position desc, name) as name,
        first(address order by is_directory desc, position desc, name, address) as address,
        first(text order by is_directory desc, position desc, text) as text, max(is_directory) as is_directory
      from named group by person_key
    )`);
  await connection.run(`delete from newest using names.people
    where people.person_key = newest.person_key and (people.is_directory > newest.is_directory or people = newest)`);
  await connection.run("delete from names.people using newest where people.person_key = newest.person_key");
  const people = await connection.runAndReadAll("insert into names.people from newest order by person_key");
  // Every export names the same people again: each text is looked at once.
  const texts = await connection.runAndReadAll(`insert into names.texts
    select distinct person_key, unnest([name, address, text]) as text
    from (select distinct person_key, name, address, text from named)
    except from names.texts`);
  await connection.run("drop table named; drop table newest");
  return people.rowsChanged + texts.rowsChanged;
}

/** Once `marts.person_keys` is there. */
export async function writePersons(connection: DuckDBConnection, memo: Memo): Promise<void> {
  const said = [memo.contentOf("marts.person_keys"), memo.contentOf("names")];
  if (memo.keepsMade("names.persons", said)) return;
  await connection.run(`create or replace table names.persons as
    select person_id, min(coalesce(name, address)) as name
    from marts.person_keys
    join names.people on people.person_key = person_keys.person_key
    group by person_id
    order by person_id`);
  await connection.run("create unique index persons_person_id on names.persons (person_id)");
}

/** Syncs both files to what they say. */
export async function closeNames(connection: DuckDBConnection, folder: string): Promise<void> {
  await connection.run(`attach ${literal(path.join(folder, "no-names.duckdb"))} as nobody`);
  for (const table of ["people", "texts", "persons"])
    await connection.run(`create table nobody.${table} as from names.${table} where false`);
  for (const alias of ["nobody", "names"]) await connection.run(`checkpoint ${alias}; detach ${alias}`);
}
