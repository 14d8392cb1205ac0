import type { DuckDBConnection } from "@duckdb/node-api";
import type { Program } from "../contract/program.ts";
import { literal, sqlValue } from "./sql.ts";

type ClassRules = Program["backlog"]["classes"]["rules"];

/** Makes what models read of the program's rules: `lake.program`, `weights`, `class_rules`, `annotations` and `team_aliases`. */
export async function createProgram(
  connection: DuckDBConnection,
  program: Program,
  asOf: string | null,
): Promise<void> {
  const { baseline } = program.backlog;
  const month = (text: string | null) => (text === null ? null : `${text}-01`);
  const list = (texts: readonly string[]) => `[${texts.map(literal).join(", ")}]::varchar[]`;
  await connection.run(`create table lake.program as select
    ${literal(program.time_zone)} as time_zone,
    ${program.line.users}::int as line_users,
    ${program.line.days}::int as line_days,
    ${sqlValue(program.line.teams)}::int as line_teams,
    ${list(program.line.data_classes.map((name) => name.trim().toLowerCase()))} as line_data_classes,
    ${program.line.revenue} as line_revenue,
    ${program.line.schedule} as line_schedule,
    ${program.active_days}::int as active_days,
    ${program.builder_days}::int as builder_days,
    ${program.small_group}::int as small_group,
    ${sqlValue(month(baseline.from))}::date as baseline_from,
    ${sqlValue(month(baseline.to))}::date as baseline_to,
    ${sqlValue(baseline.frozen_on)}::date as baseline_frozen_on,
    ${sqlValue(program.backlog.classes.frozen_on)}::date as classes_frozen_on,
    ${program.backlog.announced_months}::int as announced_months,
    ${program.backlog.promised.from}::double as promised_from,
    ${program.backlog.promised.to}::double as promised_to,
    ${sqlValue(program.backlog.target)}::int as backlog_target,
    ${list(program.escalation.engineering_groups)} as engineering_groups,
    ${list(program.teams.it)} as it_teams,
    ${list(program.ownership.robots)} as robots,
    ${program.ownership.most_tools}::int as most_tools,
    ${program.ownership.blast_radius.schedule}::double as schedule_weight,
    ${program.ownership.follow_exports}::int as follow_exports,
    ${program.ownership.grace_days}::int as grace_days,
    ${program.ownership.long_leave_days}::int as long_leave_days,
    ${program.ownership.confirm_days}::int as confirm_days,
    ${program.ownership.due_days}::int as due_days,
    ${program.ownership.bulk_confirmations}::int as bulk_confirmations,
    ${program.sprawl.threshold}::double as sprawl_threshold,
    ${program.sprawl.minimum_characters}::int as sprawl_minimum_characters,
    ${program.sprawl.finished_users}::int as sprawl_finished_users,
    ${sqlValue(asOf)}::date as as_of`);
  await createWeights(connection, program.ownership.blast_radius);
  await createClassRules(connection, program.backlog.classes.rules);
  await createAnnotations(connection, program.annotations);
  const aliases = Object.entries(program.teams.aliases).flatMap(([team, spellings]) =>
    [team, ...spellings].map((spelling) => `(${literal(spelling)}, ${literal(team)})`),
  );
  await connection.run("create table lake.team_aliases (alias varchar, team_name varchar)");
  if (aliases.length > 0) await connection.run(`insert into lake.team_aliases values ${aliases.join(", ")}`);
}

/**
 * By which rules a request is of which class, in their order. Words stand as they are looked for in a title that has nothing but its own words, each
 * between two spaces.
 */
export async function createClassRules(connection: DuckDBConnection, rules: ClassRules): Promise<void> {
  await connection.run(
    `create table lake.class_rules (
      place int, class varchar, is_eligible boolean, categories varchar[], words varchar[], kinds varchar[],
      hours_low double, hours_usual double, hours_high double
    )`,
  );
  const list = (texts: readonly string[]) => `[${texts.map(literal).join(", ")}]`;
  const rows = rules.map(
    ({ class: name, eligible, categories, words, kinds, hours }, index) =>
      `(${index + 1}, ${literal(name)}, ${eligible}, ${list(categories.map(plain))}, ${list(words.map(soughtWord))}, ${list(kinds.map(plain))},
        ${sqlValue(hours?.low ?? null)}, ${sqlValue(hours?.usual ?? null)}, ${sqlValue(hours?.high ?? null)})`,
  );
  if (rows.length > 0) await connection.run(`insert into lake.class_rules values ${rows.join(", ")}`);
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

async function createAnnotations(connection: DuckDBConnection, said: Program["annotations"]): Promise<void> {
  await connection.run("create table lake.annotations (from_day date, to_day date, kind varchar, text varchar)");
  const rows = said.map(
    ({ on, to, kind, text }) => `(${literal(on)}, ${sqlValue(to)}, ${literal(kind)}, ${literal(text)})`,
  );
  if (rows.length > 0) await connection.run(`insert into lake.annotations values ${rows.join(", ")}`);
}

function soughtWord(word: string): string {
  const parts = word.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${parts.join(" ")}${word.trim().endsWith("*") ? "" : " "}`;
}

/** What data classes and words for criticality weigh in a tool's blast radius. */
async function createWeights(connection: DuckDBConnection, said: Program["ownership"]["blast_radius"]): Promise<void> {
  const rows = Object.entries({ "data class": said.data_classes, criticality: said.criticality }).flatMap(
    ([part, weights]) =>
      Object.entries(weights).map(
        ([word, weight]) => `(${literal(part)}, ${literal(word.trim().toLowerCase())}, ${weight})`,
      ),
  );
  await connection.run("create table lake.weights (part varchar, word varchar, weight double)");
  if (rows.length > 0) await connection.run(`insert into lake.weights values ${rows.join(", ")}`);
}
