import type { Metric } from "./metric.ts";

/**
 * The facts of a metric once per cell that they fall in: all of them (team and platform null), their team's, their platform's. What has no team
 * or platform falls in a cell of its own, so that the cells add up to the total.
 */
export function cellsOf(metric: Metric, columns: ReadonlySet<string>): string {
  const { filters, kind } = metric;
  if (kind === "estimate") return `select * from ${metric.model.name}`;
  const cells = ["select * replace (null::varchar as team_id, null::varchar as platform) from facts"];
  if (filters.includes("team")) {
    cells.push("select * replace (coalesce(team_id, 'unassigned') as team_id, null::varchar as platform) from facts");
  }
  if (filters.includes("platform")) {
    cells.push("select * replace (null::varchar as team_id, coalesce(platform, 'not said') as platform) from facts");
  }
  return `with facts as (${factsOf(metric, columns)}) ${cells.join(" union all by name ")}`;
}

/** Facts that are only ever summed are summed first, by all that tells them apart: millions of subjects become few rows. */
function factsOf({ kind, model }: Metric, columns: ReadonlySet<string>): string {
  if (kind === "distinct" || kind === "duration") return `select * from ${model.name}`;
  const summed = ["amount", "numerator", "denominator"].filter((column) => columns.has(column));
  const kept = ["day", "from_day", "to_day", "value_unknown"].filter((column) => columns.has(column));
  const sums = summed.map((column) => `sum(${column})::double as ${column}`);
  return `select team_id, platform, ${[...kept, ...sums].join(", ")} from ${model.name} group by all`;
}

/** The months of a metric: those of its report days, or all from the month of its first fact to the day that its data goes through. */
export function periodsOf({ kind }: Metric, columns: ReadonlySet<string>, dataThrough: string | null): string {
  const through = dataThrough === null ? "null::date" : `date '${dataThrough}'`;
  const lone = `select date_trunc('month', ${through})::date as period_from, ${through} as period_to, ${through} = last_day(${through}) as is_complete
    where not exists (from cells)`;
  if (hasReportDays(kind, columns)) {
    return `select date_trunc('month', day)::date as period_from, max(day) as period_to, max(day) = last_day(max(day)) as is_complete
      from cells group by all union all ${lone}`;
  }
  const day = columns.has("from_day") ? "from_day" : "day";
  return `select month as period_from, least(last_day(month), ${through}) as period_to, last_day(month) <= ${through} as is_complete
    from (select unnest(range(date_trunc('month', min(${day})), ${through} + 1, interval 1 month))::date as month from cells)
    union all ${lone}`;
}

export function hasReportDays(kind: Metric["kind"], columns: ReadonlySet<string>): boolean {
  return kind === "ratio of stocks" || kind === "estimate" || (kind === "stock" && !columns.has("from_day"));
}

/** Which facts count in which period. */
function matching(metric: Metric, columns: ReadonlySet<string>): string {
  if (hasReportDays(metric.kind, columns)) return "day = period_to";
  if (metric.kind === "stock") return "from_day <= period_to and (to_day is null or period_to < to_day)";
  return "date_trunc('month', day) = period_from and day <= period_to";
}

const aggregates: Record<Exclude<Metric["kind"], "duration">, string> = {
  flow: "coalesce(sum(amount), 0)::double as value",
  stock: "coalesce(sum(amount), 0)::double as value",
  distinct: "count(distinct subject)::double as value",
  "ratio of flows": "sum(numerator)::double as numerator, sum(denominator)::double as denominator",
  "ratio of stocks": "sum(numerator)::double as numerator, sum(denominator)::double as denominator",
  estimate: "any_value(value)::double as value, any_value(low)::double as low, any_value(high)::double as high",
};

/**
 * Values per period and cell from the temp tables `cells` and `periods`. Sums and counts are said for every cell in every period, 0 where nothing
 * falls in; ratios and estimates only where facts fall in, and in the total.
 */
export function rolledOf(metric: Metric, columns: ReadonlySet<string>): string {
  if (metric.kind === "duration") return casesOf(metric, columns);
  const hasUnknown = columns.has("value_unknown");
  const known = hasUnknown && metric.leavesUnknownOut ? " and value_unknown is null" : "";
  const unknown = hasUnknown ? "max(value_unknown)" : "null::varchar";
  const isAdditive = ["flow", "stock", "distinct"].includes(metric.kind);
  const cells = "select distinct team_id, platform from cells union select null, null";
  return `select periods.*, frame.team_id, frame.platform, ${aggregates[metric.kind]}, ${unknown} as value_unknown, count(cells.day_known)::int as facts
    from periods cross join (${cells}) as frame
    left join (select *, true as day_known from cells where true${known}) as cells
      on cells.team_id is not distinct from frame.team_id and cells.platform is not distinct from frame.platform and ${matching(metric, columns)}
    group by all
    ${isAdditive ? "" : "having facts > 0 or (frame.team_id is null and frame.platform is null)"}
    ${hasUnknown && metric.leavesUnknownOut ? unknownCells(metric, columns, isAdditive) : ""}`;
}

/** With `unknown: left out`, a cell of which nothing is known says why. */
function unknownCells(metric: Metric, columns: ReadonlySet<string>, isAdditive: boolean): string {
  if (isAdditive) throw new Error(`${metric.model.file}: a sum cannot leave out what is unknown`);
  return `union all by name select periods.*, team_id, platform, max(value_unknown) as value_unknown, count(*)::int as facts
    from periods join cells on ${matching(metric, columns)}
    where team_id is not null or platform is not null group by all having bool_and(value_unknown is not null)
    `;
}

function casesOf(metric: Metric, columns: ReadonlySet<string>): string {
  return `select periods.*, team_id, platform, list({'days': days::double, 'isDone': is_done}) as cases, count(*)::int as facts
    from periods join cells on ${matching(metric, columns)} group by all`;
}
