import type { DuckDBConnection } from "@duckdb/node-api";
import type { ComputedModel } from "../computed-model.ts";
import { findPersons, type Identity, type Verdict } from "./persons.ts";

/**
 * `marts.person_groups`: one row per identity, and per key that only a decision gives to somebody (then `identity` is the key); `group_id` is equal
 * for those that are one person.
 */
export const personGroups: ComputedModel = {
  name: "marts.person_groups",
  reads: ["marts.identities", "lake.person_decisions"],
  run: async (connection) => {
    await connection.run("create table marts.person_groups (identity varchar, group_id varchar)");
    const identities = await readIdentities(connection);
    const { groups, extras } = findPersons(identities, await readVerdicts(connection));
    const keys = [...extras.keys()];
    const idAt = (place: number) => identities[place]?.identity ?? keys[place - identities.length] ?? "";
    const appender = await connection.createAppender("person_groups", "marts");
    const append = (identity: string, group: number) => {
      appender.appendVarchar(identity);
      appender.appendVarchar(idAt(group));
      appender.endRow();
    };
    for (const [place, { identity }] of identities.entries()) append(identity, groups[place] ?? place);
    for (const [key, group] of extras) append(key, group);
    appender.closeSync();
  },
};

/** In the order of their names, which is that of none of the exports. */
async function readIdentities(connection: DuckDBConnection): Promise<Identity[]> {
  const reader =
    await connection.runAndReadAll(`select identity, principal_name_key, mail_key, object_id_key, employee_id_key, directory,
      array_to_string(load_ids, ' ') from marts.identities order by identity`);
  return reader.getRows().map((row) => {
    const [identity, principalName, mail, objectId, employeeId, directory, loads] = row as (string | null)[];
    return {
      identity: identity ?? "",
      principalName: principalName ?? null,
      mail: mail ?? null,
      objectId: objectId ?? null,
      employeeId: employeeId ?? null,
      directory: directory ?? null,
      loads: loads ? loads.split(" ") : [],
    };
  });
}

async function readVerdicts(connection: DuckDBConnection): Promise<Verdict[]> {
  const reader = await connection.runAndReadAll(
    "select key, other, decision = 'merge' from lake.person_decisions where decision in ('merge', 'separate') order by all",
  );
  return reader
    .getRows()
    .map(([key, other, isMerge]) => ({ key: String(key), other: String(other), isMerge: Boolean(isMerge) }));
}
