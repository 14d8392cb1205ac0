import type { Metric } from "./metric.ts";
import { seenOf } from "./roll-distinct.ts";

type Columns = ReadonlySet<string>;

/** Kinds whose facts fall into months and are added up or counted again over several; the others are states of a day. */
export function isSpread(kind: Metric["kind"]): boolean {
  return kind === "flow" || kind === "ratio of flows" || kind === "distinct" || kind === "duration";
}

/**
 * The facts of a metric once per cell that they fall in: all of them (team and platform null), their team's, their platform's. What has no team
 * or platform falls in a cell of its own, so that the cells add up to the total. `through` is the last day that its data tells of.
 */
export function cellsOf(metric: Metric, columns: Columns, through: string | null): string {
  const { filters, kind } = metric;
  if (kind === "estimate") return `select * from ${metric.model.name}`;
  if (kind === "distinct") return seenOf(metric, columns.has("value_unknown"), dayOf(through));
  const cells = ["select * replace (null::varchar as team_id, null::varchar as platform) from facts"];
  if (filters.includes("team")) {
    cells.push("select * replace (coalesce(team_id, 'unassigned') as team_id, null::varchar as platform) from facts");
  }
  if (filters.includes("platform")) {
    cells.push("select * replace (null::varchar as team_id, coalesce(platform, 'not said') as platform) from facts");
  }
  return `with facts as (${factsOf(metric, columns, through)}) ${cells.join(" union all by name ")}`;
}

/** Facts are brought together first, by all that tells them apart: millions of subjects become few rows. */
function factsOf({ kind, model }: Metric, columns: Columns, through: string | null): string {
  const place = "team_id, platform";
  const inMonths = `from ${model.name} where day <= ${dayOf(through)} group by all`;
  const month = "date_trunc('month', day)::date as day";
  const unknown = columns.has("value_unknown") ? ", value_unknown" : "";
  if (kind === "duration") {
    return `select ${place}, ${month}, days::double as days, count(*) filter (is_done)::int as done, count(*)::int as cases ${inMonths}`;
  }
  const summed = ["amount", "numerator", "denominator"].filter((column) => columns.has(column));
  const sums = summed.map((column) => `sum(${column})::double as ${column}`).join(", ");
  if (isSpread(kind)) return `select ${place}, ${month}${unknown}, ${sums} ${inMonths}`;
  if (isSpans(kind, columns)) return changesOf(model.name, through);
  const days = ["day", "from_day", "to_day"].filter((column) => columns.has(column)).join(", ");
  return `select ${place}, ${days}${unknown}, ${sums} from ${model.name} group by all`;
}

/** Spans as what came to stand and what ceased to in each month: a million of them become few rows, and no month looks at all of them. */
function changesOf(model: string, through: string | null): string {
  const standing = `from ${model} where from_day <= ${dayOf(through)}`;
  return `select team_id, platform, date_trunc('month', day)::date as day, sum(amount)::double as amount from (
      select team_id, platform, from_day as day, amount ${standing}
      union all select team_id, platform, to_day, -amount ${standing} and to_day <= ${dayOf(through)}
    ) group by all`;
}

function dayOf(through: string | null): string {
  return through === null ? "null::date" : `date '${through}'`;
}

/** The months of a metric: those of its report days, or all from the month of its first fact to the day that its data goes through. */
export function periodsOf({ kind }: Metric, columns: Columns, dataThrough: string | null): string {
  const through = dayOf(dataThrough);
  const lone = `select date_trunc('month', ${through})::date as period_from, ${through} as period_to, ${through} = last_day(${through}) as is_complete
    where not exists (from cells)`;
  if (hasReportDays(kind, columns)) {
    return `select date_trunc('month', day)::date as period_from, max(day) as period_to, max(day) = last_day(max(day)) as is_complete
      from cells group by all union all ${lone}`;
  }
  return `select month as period_from, least(last_day(month), ${through}) as period_to, last_day(month) <= ${through} as is_complete
    from (select unnest(range(date_trunc('month', min(day)), ${through} + 1, interval 1 month))::date as month from cells)
    union all ${lone}`;
}

/** A stock that is told by the days from and to which each subject stands. */
function isSpans(kind: Metric["kind"], columns: Columns): boolean {
  return kind === "stock" && columns.has("from_day");
}

function hasReportDays(kind: Metric["kind"], columns: Columns): boolean {
  return kind === "ratio of stocks" || kind === "estimate" || (kind === "stock" && !isSpans(kind, columns));
}

/** Which facts count in which period. */
function matching({ kind }: Metric, columns: Columns): string {
  if (hasReportDays(kind, columns)) return "day = period_to";
  return "day = period_from";
}

const aggregates: Record<Exclude<Metric["kind"], "duration">, string> = {
  flow: "coalesce(sum(amount), 0)::double as value",
  stock: "coalesce(sum(amount), 0)::double as value",
  distinct: "coalesce(sum(subjects), 0)::double as value",
  "ratio of flows": "sum(numerator)::double as numerator, sum(denominator)::double as denominator",
  "ratio of stocks": "sum(numerator)::double as numerator, sum(denominator)::double as denominator",
  estimate: "any_value(value)::double as value, any_value(low)::double as low, any_value(high)::double as high",
};

/**
 * Values per month and cell from the temp tables `cells` and `periods`. Sums and counts are said for every cell in every month, 0 where nothing
 * falls in; ratios and estimates only where facts fall in, and in the total.
 */
export function rolledOf(kind: keyof typeof aggregates, metric: Metric, columns: Columns): string {
  const hasUnknown = columns.has("value_unknown");
  const known = hasUnknown && metric.leavesUnknownOut ? " and value_unknown is null" : "";
  const unknown = hasUnknown ? "max(value_unknown)" : "null::varchar";
  const isAdditive = ["flow", "stock", "distinct"].includes(metric.kind);
  const cells = "select distinct team_id, platform from cells union select null, null";
  const rolled = `select 1 as months, periods.*, frame.team_id, frame.platform, ${aggregates[kind]}, ${unknown} as value_unknown,
      count(cells.is_fact)::int as facts
    from periods cross join (${cells}) as frame
    left join (select *, true as is_fact from cells where true${known}) as cells
      on cells.team_id is not distinct from frame.team_id and cells.platform is not distinct from frame.platform and ${matching(metric, columns)}
    group by all
    ${isAdditive ? "" : "having facts > 0 or (frame.team_id is null and frame.platform is null)"}
    ${hasUnknown && metric.leavesUnknownOut ? unknownCells(metric, columns, isAdditive) : ""}`;
  // What stands at a month's end is all that came until then, less all that went.
  const total = "sum(value) over (partition by team_id, platform order by period_from)";
  return isSpans(metric.kind, columns) ? `select * replace (${total}::double as value) from (${rolled})` : rolled;
}

/** With `unknown: left out`, a cell of which nothing is known says why. */
function unknownCells(metric: Metric, columns: Columns, isAdditive: boolean): string {
  if (isAdditive) throw new Error(`${metric.model.file}: a sum cannot leave out what is unknown`);
  return `union all by name select 1 as months, periods.*, team_id, platform, max(value_unknown) as value_unknown, count(*)::int as facts
    from periods join cells on ${matching(metric, columns)}
    where team_id is not null or platform is not null group by all having bool_and(value_unknown is not null)
    `;
}
