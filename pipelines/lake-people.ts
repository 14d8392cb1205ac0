import type { DuckDBConnection } from "@duckdb/node-api";
import { type EntityName, entities } from "./entities.ts";
import { reasons } from "./reading/reasons.ts";
import { identifier } from "./sql.ts";

/** `person_texts(text, person_key)`: every person that the rows name, once, so that a key is hashed once and not once a row. */
export async function createPeopleKeys(connection: DuckDBConnection, entity: EntityName): Promise<void> {
  const texts = Object.entries(entities[entity].columns).flatMap(([column, type]) => {
    if (type === "person") return [`select ${identifier(column)} as text from canonical`];
    if (type === "people") return [`select unnest(people_texts(${identifier(column)})) as text from canonical`];
    return [];
  });
  const all = texts.length > 0 ? texts.join(" union ") : "select null::varchar as text";
  await connection.run(`create or replace temp table person_texts as
    select text, pseudonym(text) as person_key from (select distinct text from (${all}) where text is not null)`);
}

/** The rows of the view `canonical` with a pseudonym for each person, and without display names. */
export function pseudonymousSelect(entity: EntityName): string {
  const joins: string[] = [];
  const columns = Object.entries(entities[entity].columns).flatMap(([column, type]) => {
    if (type === "name") return [];
    if (type === "person") {
      joins.push(
        `left join person_texts as ${identifier(`of ${column}`)} on ${identifier(`of ${column}`)}.text = canonical.${column}`,
      );
      return [`${identifier(`of ${column}`)}.person_key as ${column}`];
    }
    if (type === "people") {
      return [`list_transform(people_texts(canonical.${column}), text -> pseudonym(text)) as ${column}`];
    }
    return [`canonical.${column}`];
  });
  return `select line, ${columns.join(", ")} from canonical ${joins.join(" ")}`;
}

/**
 * The events of the view `canonical` with a number for each person, whose pseudonyms `codesSelect` lists: a join would put the rows in another
 * order than the file's, a cast does not.
 */
export async function codedEvents(connection: DuckDBConnection): Promise<string> {
  await connection.run("create type person as enum (select text from person_texts order by person_key, text)");
  const columns = Object.keys(entities.events.columns).filter((column) => column !== "actor_key");
  return `select ${columns.join(", ")}, enum_code(actor_key::person) as actor_code from canonical`;
}

/** `code, person_key` of the people in `codedEvents`. */
export const codesSelect = `select (row_number() over (order by person_key, text) - 1)::integer as code, person_key from person_texts`;

/** What the exports call a person: the key's own text, and beside it, or else in its place, the directory's display name and address. */
export function namesSelect(entity: EntityName): string {
  const written =
    "select person_key, text as name, null::varchar as address, false as is_directory, text from person_texts";
  if (entity !== "people") return written;
  const keys = entities.people.identifiers.map(
    (column) =>
      `select pseudonym(${column}) as person_key, coalesce(display_name, mail_key, principal_name_key, ${column}) as name,
      coalesce(mail_key, principal_name_key) as address, true as is_directory, ${column} as text from canonical where ${column} is not null`,
  );
  // A row names its person by its own keys; the manager that it tells is somebody else.
  const managers = `${written} join (select distinct manager_key as text from canonical) as managers using (text)`;
  return [...keys, managers].join(" union ");
}

/**
 * The value of a reject without the people that it may name, whose names lie apart. What could not be split may name them anywhere: its shape is kept,
 * one letter for each word and 0 for each number, and its line leads to the rest. Of a cell only addresses are hidden.
 */
export function withoutPeople(reject: { value: string; column: string; reason: string }): string {
  const { value, column, reason } = reject;
  const shape = `regexp_replace(regexp_replace(${value}, '[\\pL\\pM]+', 'x', 'g'), '\\pN+', '0', 'g')`;
  return `case when ${column} is null or regexp_matches(${reason}, '^(broken JSON|${reasons.standsTwice})') then ${shape} else ${withoutAddresses(value)} end`;
}

function withoutAddresses(column: string): string {
  return `regexp_replace(${column}, '[^\\s,;|<>"]+@[^\\s,;|<>"]+', '…@…', 'g')`;
}
