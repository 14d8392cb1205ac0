import type { DuckDBConnection } from "@duckdb/node-api";
import type { Metric } from "./metric.ts";
import { literal } from "./sql.ts";

/**
 * Makes the views `metrics.tool_facts` and `metrics.ticket_facts`, and `metrics.facts` of both: what stands behind each value of the metrics that
 * count tools or tickets, in one shape for all kinds, so that one query opens any of them to its rows, planned over no more of them than it needs.
 * `metric, subjects ('tools' or 'tickets'), is_flow, from_day, to_day, last_day, team_id, platform,
 * subject, numerator, denominator`. A flow counts in the period that `from_day` lies in; anything else in the periods on whose last day it
 * stands (`from_day <= day < to_day`, `to_day` null while it still stands). `last_day` is the day before `to_day`, 'infinity' where there is
 * none: with it both are one condition, `from_day <= end and last_day >= if(is_flow, start, end)`, which DuckDB looks up in the zone maps of
 * the days, where a case over `is_flow` would read every row. Unknown facts, and those that count nothing, are no rows. The numerator of a
 * case of a duration is 1 once it is done.
 */
export async function createFacts(connection: DuckDBConnection, metrics: readonly Metric[]): Promise<void> {
  const selects = { tools: [] as string[], tickets: [] as string[] };
  for (const metric of metrics) {
    if (metric.rows === null) continue;
    const described = await connection.runAndReadAll(`describe ${metric.model.name}`);
    selects[metric.rows].push(factsOf(metric, new Set(described.getRows().map(([column]) => String(column)))));
  }
  const views = [
    ...(await createView(connection, "metrics.tool_facts", selects.tools)),
    ...(await createView(connection, "metrics.ticket_facts", selects.tickets)),
  ];
  await createView(
    connection,
    "metrics.facts",
    views.map((view) => `from ${view}`),
  );
}

async function createView(connection: DuckDBConnection, name: string, selects: readonly string[]): Promise<string[]> {
  if (selects.length === 0) return [];
  await connection.run(`create or replace view ${name} as ${selects.join(" union all ")}`);
  return [name];
}

function factsOf({ name, model, kind, rows }: Metric, columns: ReadonlySet<string>): string {
  const isFlow = kind === "flow" || kind === "ratio of flows" || kind === "duration";
  const [from, to, last] = columns.has("day")
    ? ["day", "day + 1", "day"]
    : ["from_day", "to_day", "coalesce(to_day - 1, 'infinity'::date)"];
  const [numerator, denominator] = columns.has("amount")
    ? ["amount", "1"]
    : kind === "duration"
      ? ["is_done", "1"]
      : ["numerator", "denominator"];
  const conditions = [
    ...(columns.has("value_unknown") ? ["value_unknown is null"] : []),
    ...(columns.has("amount") ? ["amount <> 0"] : []),
  ];
  const where = conditions.length > 0 ? ` where ${conditions.join(" and ")}` : "";
  return `select ${literal(name)} as metric, ${literal(rows ?? "")} as subjects, ${isFlow} as is_flow, ${from} as from_day, ${to} as to_day,
    ${last} as last_day, coalesce(team_id, 'unassigned') as team_id, platform, subject, ${numerator}::int as numerator, ${denominator}::int as denominator
    from ${model.name}${where}`;
}
