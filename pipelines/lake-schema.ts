import type { DuckDBConnection } from "@duckdb/node-api";
import { standingDecisions } from "../contract/decisions.ts";
import type { GenerationManifest } from "../contract/generation.ts";
import type { DecisionLine } from "../contract/journal.ts";
import type { Program } from "../contract/program.ts";
import { duckdbType, type EntityName, entities, originColumns } from "./entities.ts";
import { createDecisions } from "./lake-decisions.ts";
import { createKeys, type KeepsMade } from "./lake-keys.ts";
import { createProgram } from "./lake-program.ts";
import { type AcceptedLoad, type JudgedLoad, rowCapOf, snapshotDayOf } from "./loads.ts";
import { defineMacros } from "./macros.ts";
import { hashOf } from "./memo.ts";
import { fileLiteral, literal, sqlValue } from "./sql.ts";
import { canonicalSpellings } from "./team-renames.ts";
import { countLater, toldRows } from "./told-rows.ts";
import { defineZone } from "./zone.ts";

type Lake = {
  readonly loads: readonly JudgedLoad[];
  readonly accepted: readonly AcceptedLoad[];
  readonly decisions: readonly DecisionLine[];
  readonly months: GenerationManifest["months"];
  readonly program: Program;
  readonly asOf: string | null;
};

/** Makes the schema `lake` that staging reads: one view per entity over the accepted loads, the loads, their rejects, the decisions and the program's rules. */
export async function createLakeSchema(connection: DuckDBConnection, lake: Lake, keeps: KeepsMade): Promise<void> {
  await connection.run("create schema lake");
  await defineZone(connection, "lake", lake.program.time_zone);
  await defineMacros(connection, "lake");
  for (const entity of Object.keys(entities) as EntityName[]) {
    await connection.run(
      `create view lake.${entity} as ${entity === "events" ? eventsSelect(lake) : entitySelect(entity, lake.accepted)}`,
    );
  }
  await createLoads(connection, lake);
  await createFindings(connection, lake.loads);
  await createKept(connection, lake.months);
  await createRejects(connection, lake.loads);
  await createLoadViews(connection);
  await createProgram(connection, lake.program, lake.asOf);
  await createDecisions(connection, lake.decisions);
  await createTeamRenames(connection, lake);
  const people = lake.accepted.filter(({ manifest }) => manifest.entity === "people");
  const files = people.map(({ loadId, folder }) => ({ loadId, file: `${folder}/names.parquet` }));
  await createKeys(connection, files, lake.program, keeps);
  await connection.run(`create table lake.entities as
    select entity, count(load_id)::int as loads, max(data_through) as data_through
    from (select unnest([${Object.keys(entities).map(literal).join(", ")}]) as entity)
    left join (select * from lake.loads where verdict = 'loaded') using (entity)
    group by entity order by entity`);
}

/** What the views over Parquet say, told by the loads that they read. */
export function contentsOfEntities(accepted: readonly AcceptedLoad[]): Map<string, string> {
  return new Map(
    Object.keys(entities).map((entity) => {
      const loads = accepted.filter((load) => load.manifest.entity === entity);
      const content = loads.map((load) => [
        origin(load),
        load.manifest.source_version,
        load.manifest.files["rows.parquet"],
        load.toldTo ?? null,
      ]);
      return [`lake.${entity}`, hashOf(content)];
    }),
  );
}

/** The views over Parquet mean nothing to a server that may open no file, and the loads' rows are in the marts. */
export async function dropLakeViews(connection: DuckDBConnection): Promise<void> {
  for (const entity of Object.keys(entities)) {
    if (entity !== "events") await connection.run(`drop view lake.${entity}`);
  }
  for (const view of ["repeats", "lost_tools", "loads_of_tools", "loads_of_people"])
    await connection.run(`drop view lake.${view}`);
  await connection.run("drop schema staging cascade");
}

function entitySelect(entity: EntityName, accepted: readonly AcceptedLoad[]): string {
  const parts = accepted
    .filter((load) => load.manifest.entity === entity)
    .map((load) => `select *, ${origin(load)} from ${toldRows(load)}`);
  return [emptySelect(entity), ...parts].join(" union all by name ");
}

function emptySelect(entity: EntityName): string {
  const own = Object.entries(entities[entity].columns)
    .filter(([, type]) => type !== "name")
    .map(([column, type]) => `null::${duckdbType(type)} as ${column}`);
  const rest = Object.entries(originColumns).map(([column, type]) => `null::${type} as ${column}`);
  return `select ${[...own, ...rest].join(", ")} where false`;
}

function origin(load: AcceptedLoad): string {
  const day = snapshotDayOf(load);
  return [
    `${literal(load.loadId)} as load_id`,
    `${literal(load.source.name)} as source`,
    `${literal(load.source.series)} as series`,
    `${load.source.scope.kind === "full"} as is_full`,
    `${day === null ? "null" : literal(day)}::date as snapshot_day`,
    `${literal(load.load.first_seen_at.replace("Z", ""))}::timestamp as first_seen_at`,
  ].join(", ");
}

/** Events lie in the sealed months; which load a row came from is in the row, the rest of its origin is a small list of values. */
function eventsSelect({ accepted, months }: Lake): string {
  const loads = accepted.filter((load) => load.manifest.entity === "events");
  if (loads.length === 0 || months.length === 0) return emptySelect("events");
  const rows = months.map((month) => `select * from ${month.alias}.rows`).join(" union all by name ");
  const origins = loads.map((load) => `select ${origin(load)}`).join(" union all ");
  return `select null::varchar as event_id, * from (${rows}) join (${origins}) using (load_id)`;
}

async function createLoads(connection: DuckDBConnection, lake: Lake): Promise<void> {
  await connection.run(`create table lake.loads (
    load_id varchar, file_name varchar, source varchar, source_title varchar, entity varchar, series varchar,
    is_full boolean, is_confirmed boolean, confirmed varchar, snapshot_day date, window_from date, window_to date, data_through date,
    rows_read bigint, row_cap bigint, rows_readable bigint, rows_rejected bigint, rows_later bigint, values_unreadable bigint,
    notes varchar, verdict varchar, reason varchar, decided_by varchar, decided_at timestamp, is_decided boolean,
    first_seen_at timestamp, content_hash varchar
  )`);
  const rows: string[] = [];
  for (const load of lake.loads) {
    const values: (string | number | boolean | null)[] = [
      load.loadId,
      load.load.file_name,
      load.source?.name ?? null,
      load.source?.title ?? null,
      load.source?.entity ?? null,
      load.source?.series ?? null,
      load.source ? load.source.scope.kind === "full" : null,
      load.source?.isConfirmed ?? null,
      load.source?.confirmed ?? null,
      snapshotDayOf(load),
      load.manifest?.window_from ?? null,
      load.manifest?.window_to ?? null,
      load.manifest?.data_through ?? snapshotDayOf(load),
      load.manifest?.rows_read ?? 0,
      rowCapOf(load),
      load.manifest?.rows_loaded ?? 0,
      load.manifest?.rows_rejected ?? 0,
      await countLater(connection, load),
      load.manifest?.values_unreadable ?? 0,
      load.manifest?.notes.join("; ") || null,
      load.verdict.verdict,
      load.verdict.reason || null,
      load.verdict.by,
      load.verdict.at.replace("Z", ""),
      load.decision !== undefined,
      load.load.first_seen_at.replace("Z", ""),
      load.load.content_hash,
    ];
    rows.push(`(${values.map(sqlValue).join(", ")})`);
  }
  if (rows.length > 0) await connection.run(`insert into lake.loads values ${rows.join(", ")}`);
}

/** What the guard found of the loads, the gravest first, and whether a person let it pass. */
async function createFindings(connection: DuckDBConnection, loads: readonly JudgedLoad[]): Promise<void> {
  await connection.run(`create table lake.findings (
    load_id varchar, position int, rule varchar, words varchar, remedy varchar, against_load_id varchar, examples varchar[], is_accepted boolean
  )`);
  for (const { loadId, findings } of loads) {
    for (const [position, { rule, words, remedy, against, examples, isAccepted }] of findings.entries()) {
      const texts = [rule, words, remedy, against].map(sqlValue).join(", ");
      const list = `[${examples.map(literal).join(", ")}]::varchar[]`;
      await connection.run(
        `insert into lake.findings values (${literal(loadId)}, ${position}, ${texts}, ${list}, ${isAccepted})`,
      );
    }
  }
}

/** How many events of each load the sealed months hold, and how many say nothing new. */
async function createKept(connection: DuckDBConnection, months: Lake["months"]): Promise<void> {
  const none = "select null::varchar as load_id, null::bigint as rows, null::bigint as repeated where false";
  const parts = [none, ...months.map((month) => `select load_id, rows, repeated from ${month.alias}.kept`)];
  await connection.run(`create table lake.kept as
    select load_id, sum(rows)::bigint as rows, sum(repeated)::bigint as repeated
    from (${parts.join(" union all ")}) group by load_id order by load_id`);
}

/**
 * The loads that count of the entities whose history is that of their exports, and the rows of tools that these have and that cannot be read: what
 * reads these does not change with a load of anything else.
 */
export async function createLoadViews(connection: DuckDBConnection): Promise<void> {
  for (const entity of ["tools", "people"]) {
    await connection.run(`create view lake.loads_of_${entity} as
      select load_id, series, is_full, snapshot_day, first_seen_at
      from lake.loads where entity = '${entity}' and verdict = 'loaded'`);
  }
  await connection.run(`create view lake.lost_tools as
    select load_id, line, nullif(subject, '') as native_id from lake.rejects
    where is_row_lost and subject is distinct from '' and load_id in (select load_id from lake.loads_of_tools)`);
  // Only the months have any, and count them when they are sealed.
  await connection.run("create view lake.repeats as from lake.events limit 0");
}

async function createRejects(connection: DuckDBConnection, loads: readonly JudgedLoad[]): Promise<void> {
  const parts = loads
    .filter((load) => load.manifest !== undefined)
    .map(
      (load) =>
        `select ${literal(load.loadId)} as load_id, * from read_parquet(${fileLiteral(`${load.folder}/rejects.parquet`)})`,
    );
  const empty = `select null::varchar as load_id, null::bigint as line, null::varchar as column_name, null::varchar as value,
    null::varchar as reason, null::boolean as is_row_lost, null::varchar as subject where false`;
  await connection.run(`create table lake.rejects as ${[empty, ...parts].join(" union all by name ")}`);
}

/** What teams are called by now, the program's aliases and what was decided in one: `spelling, canonical_spelling` for each that is not its own. */
async function createTeamRenames(connection: DuckDBConnection, { program, decisions }: Lake): Promise<void> {
  const renames = standingDecisions(decisions).flatMap(({ decision, subject, values }) =>
    subject.entity === "team" && decision === "rename" && typeof values.other === "string"
      ? [{ key: subject.key, other: values.other }]
      : [],
  );
  const names = [...canonicalSpellings(program.teams.aliases, renames)].map(
    ([spelling, name]) => `(${literal(spelling)}, ${literal(name)})`,
  );
  await connection.run("create table lake.team_renames (spelling varchar, canonical_spelling varchar)");
  if (names.length > 0) await connection.run(`insert into lake.team_renames values ${names.join(", ")}`);
}
