import type { DuckDBConnection } from "@duckdb/node-api";
import type { Cell } from "./cells.ts";
import type { Metric } from "./metric.ts";
import { windowLengths } from "./roll-windows.ts";
import { hiddenCells } from "./small-groups.ts";

/** What each row of `metrics.values` and `metrics.windows` says, beside which metric and period it is of. */
export const valueColumns = `period_from date, period_to date, team_id varchar, platform varchar, value double, value_unknown varchar,
  low double, high double, numerator double, denominator double, is_complete boolean`;

export async function createValues(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    `create or replace table metrics.values (metric varchar, grain varchar, ${valueColumns}, is_latest boolean)`,
  );
  await connection.run(
    `create or replace table metrics.windows (metric varchar, months int, ${valueColumns}, is_latest boolean)`,
  );
}

/**
 * Makes the view `metrics.periods`: every value of every metric by the months that it speaks of. A state of a day is that of the last day however
 * many months are asked for.
 */
export async function createPeriods(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create or replace view metrics.periods as
    select metric, 1 as months, * exclude (metric, grain) from metrics.values
    union all from metrics.windows
    union all select states.metric, lengths.months, states.* exclude (metric, grain)
      replace ((period_from - to_months(lengths.months - 1))::date as period_from)
    from metrics.values as states
    join metrics.definitions on definitions.metric = states.metric and kind in ('stock', 'ratio of stocks', 'estimate')
    cross join (select unnest([${windowLengths.join(", ")}]) as months) as lengths`);
}

/** Writes what the temp table `cells_said` says of a metric, without what would tell of too few people. */
export async function writeValues(connection: DuckDBConnection, metric: Metric, least: number): Promise<void> {
  if (metric.isPrivate) await hideCells(connection, least);
  const order = "order by period_to, team_id nulls first, platform nulls first";
  const columns = `period_from, period_to, team_id, platform, value, value_unknown, low, high, numerator, denominator, is_complete`;
  await connection.run(
    `insert into metrics.values select $metric::varchar, 'month', ${columns},
      period_from is not distinct from max(period_from) over () as is_latest
    from cells_said where months = 1 ${order}`,
    { metric: metric.name },
  );
  await connection.run(
    `insert into metrics.windows select $metric::varchar, months, ${columns}, period_to = max(period_to) over () as is_latest
    from cells_said where months > 1 ${order.replace("order by", "order by months,")}`,
    { metric: metric.name },
  );
}

/**
 * Hides cells of small groups month by month, and a window wherever one of its months is hidden: the months shown would tell the hidden one.
 */
async function hideCells(connection: DuckDBConnection, least: number): Promise<void> {
  const reader = await connection.runAndReadAll("select * exclude (months, facts) from cells_said where months = 1");
  const hidden = hiddenCells(reader.getRowObjectsJson() as unknown as Cell[], least);
  const rows = [...hidden].map(([{ period_from, team_id, platform }, reason]) => ({
    month: period_from,
    team_id,
    platform,
    reason,
  }));
  await connection.run(
    `create or replace temp table hidden as select unnest(from_json($rows::json,
      '[{"month": "DATE", "team_id": "VARCHAR", "platform": "VARCHAR", "reason": "VARCHAR"}]'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
  await connection.run(`update cells_said set value = null, low = null, high = null, numerator = null, denominator = null,
      value_unknown = if(months = 1, found.reason, found.reason || ' in a month of this period')
    from (select cells_said.rowid as cell, min(reason) as reason from cells_said
      join hidden on month between period_from and period_to
        and hidden.team_id is not distinct from cells_said.team_id and hidden.platform is not distinct from cells_said.platform
      group by all) as found
    where found.cell = cells_said.rowid`);
}
