import type { DuckDBConnection } from "@duckdb/node-api";
import { duckdbType, type EntityName, entities, originColumns } from "../pipelines/entities.ts";
import { createDecisions } from "../pipelines/lake-decisions.ts";
import { createLoadViews } from "../pipelines/lake-schema.ts";

const originDefaults: Partial<Record<string, string>> = {
  load_id: "'load-1'",
  source: "'sheet'",
  series: "'sheet'",
  is_full: "true",
};

const otherTables = `
  create table lake.loads (
    load_id varchar, file_name varchar, source varchar default 'sheet', source_title varchar default 'Sheet', entity varchar,
    series varchar default 'sheet', is_full boolean default true, is_confirmed boolean default true, snapshot_day date,
    window_from date, window_to date, data_through date, rows_read bigint default 0, row_cap bigint, rows_readable bigint default 0,
    rows_rejected bigint default 0, rows_later bigint default 0, values_unreadable bigint default 0,
    verdict varchar default 'loaded', reason varchar, decided_by varchar, decided_at timestamp, is_decided boolean default false,
    first_seen_at timestamp, content_hash varchar
  );
  create table lake.kept (load_id varchar, rows bigint, repeated bigint);
  create table lake.findings (
    load_id varchar, position int default 0, rule varchar, words varchar, remedy varchar, against_load_id varchar,
    examples varchar[] default [], is_accepted boolean default false
  );
  create table lake.rejects (
    load_id varchar, line bigint, column_name varchar, value varchar, reason varchar, is_row_lost boolean default true,
    subject varchar
  );
  create table lake.program (
    time_zone varchar default 'UTC', line_users int default 5, line_days int default 90, line_teams int,
    line_data_classes varchar[] default [], line_revenue boolean default false, line_schedule boolean default false, active_days int default 90,
    builder_days int default 28, small_group int default 5, baseline_from date, baseline_to date, baseline_frozen_on date, classes_frozen_on date,
    engineering_groups varchar[] default [], it_teams varchar[] default [], robots varchar[] default ['SYSTEM', 'svc-', 'svc_', 'service account', 'noreply'],
    follow_exports int default 3, most_tools int default 20, schedule_weight double default 1.5,
    grace_days int default 90, long_leave_days int default 28, confirm_days int default 365, due_days int default 30,
    bulk_confirmations int default 20, sprawl_threshold double default 0.5, sprawl_minimum_characters int default 20,
    sprawl_finished_users int default 2, announced_months int default 0, promised_from double default 0.3,
    promised_to double default 0.4, backlog_target int, as_of date
  );
  create table lake.class_rules (place int, class varchar, is_eligible boolean, categories varchar[] default [], words varchar[] default [],
    kinds varchar[] default [], hours_low double, hours_usual double, hours_high double);
  create table lake.annotations (from_day date, to_day date, kind varchar default 'other', text varchar);
  create table lake.weights (part varchar, word varchar, weight double);
  create table lake.team_aliases (alias varchar, team_name varchar);
  create table lake.team_renames (spelling varchar, canonical_spelling varchar);
  create table lake.robots (person_key varchar);
  create table lake.guests (person_key varchar);
  create table lake.likenesses (person_key varchar, trait varchar default 'name', likeness varchar);
  create table lake.people_directories (load_id varchar, directory varchar);
  create table lake.team_keys (person_key varchar, team_name varchar);
  create table lake.entities (entity varchar, loads int, data_through date);
`;

function entityTable(name: EntityName): string {
  const own = Object.entries(entities[name].columns)
    .filter(([, type]) => type !== "name")
    .map(([column, type]) => `${column} ${duckdbType(type)}`);
  const origin = Object.entries(originColumns).map(([column, type]) => {
    const value = column === "line" ? `nextval('lake.${name}_lines')` : originDefaults[column];
    return value === undefined ? `${column} ${type}` : `${column} ${type} default ${value}`;
  });
  return `create table lake.${name} (${[...own, ...origin].join(", ")})`;
}

/** The schema `lake`, empty. */
export async function createLake(connection: DuckDBConnection): Promise<void> {
  await connection.run("create schema lake");
  await connection.run(otherTables);
  for (const name of Object.keys(entities)) {
    await connection.run(`create sequence lake.${name}_lines start 2`);
    await connection.run(entityTable(name as EntityName));
  }
  await createLoadViews(connection);
  await createDecisions(connection, []);
  await connection.run("alter table lake.decisions alter is_standing set default true");
}

/** The last day that a row of each entity speaks of. */
const lastDays: Record<EntityName, string> = {
  tools: "snapshot_day",
  people: "snapshot_day",
  events: "occurred_at::date",
  ticket_updates: "coalesce(updated_at, opened_at)::date",
  headcounts: "last_day(month)",
  launches: "coalesce(snapshot_day, launched_on)",
};

/** What follows from the rows where the test does not say it: the one row of rules, the loads and, per entity, the data-through day. */
export async function deriveOrigin(
  connection: DuckDBConnection,
  tables: { readonly [table: string]: string },
): Promise<void> {
  if (!("lake.program" in tables)) await connection.run("insert into lake.program default values");
  if (!("lake.kept" in tables))
    await connection.run("insert into lake.kept select load_id, count(*), 0 from lake.events group by load_id");
  for (const [entity, day] of Object.entries(lastDays)) {
    await connection.run(`update lake.${entity} set first_seen_at = coalesce(first_seen_at, snapshot_day::timestamp)`);
    if (!("lake.loads" in tables)) {
      await connection.run(`insert into lake.loads
        (load_id, file_name, source, entity, series, is_full, snapshot_day, data_through, rows_read, rows_readable, first_seen_at)
        select load_id, any_value(load_id || '.csv'), any_value(source), '${entity}', any_value(series), any_value(is_full),
          any_value(snapshot_day), max(${day}), count(*), count(*), any_value(first_seen_at)
        from lake.${entity} group by load_id order by load_id`);
    }
    if (!("lake.entities" in tables)) {
      await connection.run(`insert into lake.entities
        select '${entity}', count(distinct load_id), max(${day}) from lake.${entity}`);
    }
  }
}
