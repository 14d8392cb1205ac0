import type { DuckDBConnection } from "@duckdb/node-api";
import type { Metric } from "./metric.ts";
import { isSpread } from "./roll-kinds.ts";
import { windowLengths } from "./roll-windows.ts";
import { hiddenCells, type SizedCell } from "./small-groups.ts";
import { literal } from "./sql.ts";

/** What each row of `metrics.periods` says, beside which metric and how many months it is of. */
export const valueColumns = `period_from date, period_to date, team_id varchar, platform varchar, value double, value_unknown varchar,
  low double, high double, numerator double, denominator double, is_complete boolean`;

/** The table of values, without those of metrics that are no more. */
export async function createPeriods(connection: DuckDBConnection, metrics: readonly Metric[]): Promise<void> {
  await connection.run(
    `create table if not exists metrics.periods (metric varchar, months int, ${valueColumns}, is_latest boolean)`,
  );
  const names = metrics.map(({ name }) => literal(name)).join(", ");
  await connection.run(`delete from metrics.periods where metric not in (${names})`);
}

/**
 * Makes of `metrics.periods`, which lies metric by metric, what else pages ask for: `metrics.values`, the single months, and `metrics.cells`, the
 * same rows cell by cell (`metrics.cell_of`), so that a page of one team reads its own rows and no others.
 */
export async function createViewsOfPeriods(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    "create or replace view metrics.values as select * exclude (months) from metrics.periods where months = 1",
  );
  await connection.run(`create or replace macro metrics.cell_of(team_id, platform) as
    if(team_id is null and platform is null, 'all', concat_ws(' ', 'team ' || team_id, 'platform ' || platform))`);
  await connection.run(`create or replace table metrics.cells as
    select metrics.cell_of(team_id, platform) as cell, * from metrics.periods order by cell, metric, months, period_to`);
}

/**
 * Writes what the temp table `cells_said` says of a metric, without what would tell of too few people. A state of a day is that of the last day
 * however many months are asked for.
 */
export async function writeValues(connection: DuckDBConnection, metric: Metric, least: number): Promise<void> {
  if (metric.privacy !== null) await hideCells(connection, metric.privacy, least);
  await connection.run(`delete from metrics.periods where metric = ${literal(metric.name)}`);
  const states = isSpread(metric.kind)
    ? ""
    : `union all by name select * replace (lengths.months as months, (period_from - to_months(lengths.months - 1))::date as period_from)
       from cells_said cross join (select unnest([${windowLengths.join(", ")}]) as months) as lengths`;
  await connection.run(
    `insert into metrics.periods select $metric::varchar, months, period_from, period_to, team_id, platform, value, value_unknown,
      low, high, numerator, denominator, is_complete,
      period_to is not distinct from max(period_to) over (partition by months) as is_latest
    from (from cells_said ${states})
    order by months, period_to, team_id nulls first, platform nulls first`,
    { metric: metric.name },
  );
}

const cellsOfRates = `select * exclude (months, facts), nullif(denominator, 0) as people
  from cells_said where months = 1`;

/** A team of which nobody knows how many people it has may be of one; who is in no team, and a platform, are no group that somebody could be told by. */
const cellsOfTeams = `select cells_said.* exclude (months, facts), case
      when platform is not null or cells_said.team_id = 'unassigned' 
        or value_unknown is not null and denominator is null then null
      when cells_said.team_id is null then sum(people) over (partition by cells_said.period_from)
      else coalesce(people, 0)
    end as people
  from cells_said
  left join marts.team_sizes on team_sizes.month = cells_said.period_from and team_sizes.team_id = cells_said.team_id
  where months = 1`;

/**
 * Hides cells of small groups month by month, and a window wherever one of its months is hidden: the months shown would tell the hidden one.
 */
async function hideCells(
  connection: DuckDBConnection,
  privacy: "small_group" | "small_team",
  least: number,
): Promise<void> {
  const reader = await connection.runAndReadAll(privacy === "small_team" ? cellsOfTeams : cellsOfRates);
  const hidden = hiddenCells(reader.getRowObjectsJson() as unknown as SizedCell[], least);
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
