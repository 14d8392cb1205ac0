import type { DuckDBConnection } from "@duckdb/node-api";
import { standingDecisions } from "../contract/decisions.ts";
import type { DecisionLine } from "../contract/journal.ts";
import { ownershipDecisions } from "../contract/ownership.ts";
import { literal } from "./sql.ts";

/** Kinds of things that decisions are about, and the view of what is in force of them; who owns a tool is told by a view of its own. */
const views = {
  person: "person_decisions",
  team: "team_decisions",
  tool: "tool_decisions",
  request: "request_decisions",
} as const;

/**
 * `lake.decisions`: a row per decision of the journal, also those that were taken back, with what it says beside its subject in `said`; and for
 * each kind of thing a view of those in force, so that a model that reads one stays when something else is decided.
 */
export async function createDecisions(connection: DuckDBConnection, lines: readonly DecisionLine[]): Promise<void> {
  await connection.run(`create table lake.decisions (
    decision_id varchar, decided_at timestamp, decided_by varchar, decision varchar, entity varchar, key varchar,
    said map(varchar, varchar), reason varchar, ground map(varchar, varchar), undoes varchar, is_standing boolean
  )`);
  const standing = new Set(standingDecisions(lines).map(({ id }) => id));
  const rows = lines.map((line) => ({
    decision_id: line.id,
    decided_at: line.at.replace("Z", ""),
    decided_by: line.by,
    decision: line.decision,
    entity: line.subject.entity,
    key: line.subject.key,
    said: textsOf(line.values),
    reason: line.reason,
    ground: textsOf(line.ground),
    undoes: line.undoes ?? null,
    is_standing: standing.has(line.id),
  }));
  await connection.run(
    `insert into lake.decisions select unnest(from_json($rows::json, '[{"decision_id": "VARCHAR", "decided_at": "TIMESTAMP",
      "decided_by": "VARCHAR", "decision": "VARCHAR", "entity": "VARCHAR", "key": "VARCHAR", "said": "MAP(VARCHAR, VARCHAR)",
      "reason": "VARCHAR", "ground": "MAP(VARCHAR, VARCHAR)", "undoes": "VARCHAR", "is_standing": "BOOLEAN"}]'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
  await createDecisionViews(connection);
}

const ownership = Object.keys(ownershipDecisions).map(literal).join(", ");

/**
 * What is in force of each kind of thing, over `lake.decisions`; and all that was decided of who owns a tool, with the moment at which it was taken
 * back, since it is told of days of the past too.
 */
export async function createDecisionViews(connection: DuckDBConnection): Promise<void> {
  for (const [entity, view] of Object.entries(views)) {
    await connection.run(`create view lake.${view} as
      select decision, key, said['other'] as other, try_cast(said['from'] as date) as from_day
      from lake.decisions where entity = '${entity}' and is_standing and decision not in (${ownership})`);
  }
  await connection.run(`create view lake.ownership_decisions as
    select
      said.decision_id, said.decided_at, said.decided_by, said.decision, said.key, said.said['person'] as person_key,
      try_cast(said.said['until'] as date) as until_day, said.reason, said.ground, undoing.decided_at as undone_at
    from lake.decisions as said
    left join lake.decisions as undoing on undoing.undoes = said.decision_id
    where said.entity = 'tool' and said.decision in (${ownership}) and said.undoes is null`);
}

function textsOf(values: DecisionLine["values"]): Record<string, string> {
  const said = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
}
