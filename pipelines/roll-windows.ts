import type { DuckDBConnection } from "@duckdb/node-api";
import type { Metric } from "./metric.ts";

/** Months that a window holds, beside the single month. */
export const windowLengths = [3, 6, 12] as const;

/**
 * Makes the temp table `spans`: every window of a metric by its length, that ends with one of its months and of which all months are in its data.
 * The single months are among them, so that what is counted again for each window is counted by one rule.
 */
export async function createSpans(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create or replace temp table spans as
    select months, (period_from - to_months(months - 1))::date as period_from, period_to, is_complete, period_from as last_month
    from periods cross join (select unnest([1, ${windowLengths.join(", ")}]) as months)
    where (period_from - to_months(months - 1))::date >= (select min(period_from) from periods)`);
}

/** The windows of a metric out of its months: sums are added up, people are counted again, each once. */
export function windowsOf(metric: Metric): string {
  return metric.kind === "distinct" ? distinctOf() : summedOf(metric);
}

/** Where unknown facts are left out, a window is unknown when nothing of it is known, else when any of its months is. */
function summedOf({ leavesUnknownOut }: Metric): string {
  const unknown = leavesUnknownOut ? "if(count(denominator) = 0, max(value_unknown), null)" : "max(value_unknown)";
  return `select spans.* exclude (last_month), team_id, platform, sum(value) as value, sum(numerator) as numerator,
      sum(denominator) as denominator, ${unknown} as value_unknown, sum(facts)::int as facts
    from spans join rolled on rolled.months = 1 and rolled.period_from between spans.period_from and spans.last_month
    where spans.months > 1
    group by all`;
}

/**
 * A subject stands in the windows that end from a month in which it was seen until the window has left that month, or until it is seen again,
 * which then holds it. So each window is a sum of comings less goings, and no subject is looked at once per window (`seenOf`).
 */
function distinctOf(): string {
  return `with counted as (select team_id, platform, day, next_day, subjects from cells where subjects > 0),
    lengths as (select distinct months from spans where months > 1),
    changes as (select months, team_id, platform, day as since, subjects as change from counted cross join lengths
      union all select months, team_id, platform, least((day + to_months(months))::date, next_day), -subjects from counted cross join lengths),
    summed as (select months, team_id, platform, since, sum(change) as change from changes group by all),
    unknowns as (select spans.months, spans.period_to, team_id, platform, max(value_unknown) as value_unknown, sum(facts)::int as facts
      from spans join rolled on rolled.months = 1 and rolled.period_from between spans.period_from and spans.last_month
      where spans.months > 1 group by all)
    select spans.* exclude (last_month), unknowns.team_id, unknowns.platform, coalesce(sum(change), 0)::double as value,
      any_value(value_unknown) as value_unknown, any_value(facts) as facts
    from spans join unknowns on unknowns.months = spans.months and unknowns.period_to = spans.period_to
    left join summed on summed.months = spans.months and since <= spans.last_month
      and summed.team_id is not distinct from unknowns.team_id and summed.platform is not distinct from unknowns.platform
    group by all`;
}
