import type { DuckDBConnection } from "@duckdb/node-api";
import type { Metric } from "./metric.ts";
import { literal } from "./sql.ts";
import { poissonInterval, wilsonInterval } from "./statistics.ts";

/** One value of a metric: all (no team, no platform), one team's or one platform's, in one period. Days are YYYY-MM-DD. */
export type Cell = {
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly team_id: string | null;
  readonly platform: string | null;
  readonly value: number | null;
  readonly value_unknown: string | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly is_complete: boolean;
};

const nothingToCount = "nothing to count in this period";

/**
 * Makes the temp table `cells_said` of the temp table `rolled`: each value, its interval and, where it cannot be said, why. Sums of a thousand
 * teams over years stay in DuckDB; only the pairs of numerator and denominator that differ come here, once each, for their interval.
 */
export async function sayCells(connection: DuckDBConnection, metric: Metric): Promise<void> {
  if (metric.kind.startsWith("ratio")) await writeIntervals(connection, metric);
  await connection.run(`create or replace temp table cells_said as ${saidOf(metric)}`);
}

function saidOf(metric: Metric): string {
  const none = literal(metric.none ?? nothingToCount);
  if (metric.kind.startsWith("ratio")) return ratiosOf(metric, none);
  if (metric.kind === "duration") return mediansOf(metric);
  const kept = ["value", "low", "high", "numerator", "denominator"];
  const said = kept.map((column) => `if(value_unknown is null, ${column}, null) as ${column}`);
  return `select * replace (${said.join(", ")}, coalesce(value_unknown, if(value is null, ${none}, null)) as value_unknown) from rolled`;
}

/** Cases too few for a median are said beside the reason; of a curve that has not come down to one half, the limits are said. */
function mediansOf({ minimum }: Metric): string {
  const isFew = `denominator < ${minimum}`;
  const known = ["value", "low", "high"].map((column) => `if(${isFew}, null, ${column}) as ${column}`);
  return `select * replace (${known.join(", ")}, case when value_unknown is not null then value_unknown
      when ${isFew} then ${tooFewOf(minimum)} when value is null then 'fewer than half are done so far' end as value_unknown) from rolled`;
}

function tooFewOf(minimum: number): string {
  return `'too few: ' || ${plain("denominator")} || ' of at least ${minimum}'`;
}

/** Sums over sums. Counts that are too few for a rate are said beside the reason; those of nothing are not. */
function ratiosOf({ minimum, interval, per }: Metric, none: string): string {
  const tooMany = `'more than all: ' || ${plain("numerator")} || ' of ' || ${plain("denominator")}`;
  const reason = `case when value_unknown is not null then value_unknown
      when coalesce(denominator, 0) = 0 then ${none}
      when denominator < ${minimum} then ${tooFewOf(minimum)}
      ${interval === "wilson" ? `when numerator > denominator then ${tooMany}` : ""} end`;
  const isCounted = "value_unknown is null and coalesce(denominator, 0) > 0";
  return `with judged as (select *, ${reason} as reason, ${isCounted} as is_counted from rolled)
    select judged.* exclude (reason, is_counted) replace (
      if(reason is null, judged.numerator / judged.denominator * ${per}, null) as value,
      if(reason is null, intervals.low * ${per}, null) as low, if(reason is null, intervals.high * ${per}, null) as high,
      if(is_counted, judged.numerator, null) as numerator, if(is_counted, judged.denominator, null) as denominator,
      reason as value_unknown)
    from judged left join intervals on intervals.numerator = judged.numerator and intervals.denominator = judged.denominator`;
}

/** A number as a reader writes it: 6 and not 6.0. */
function plain(column: string): string {
  return `if(${column} = floor(${column}), ${column}::bigint::varchar, ${column}::varchar)`;
}

async function writeIntervals(connection: DuckDBConnection, { interval, minimum }: Metric): Promise<void> {
  await connection.run(
    "create or replace temp table intervals (numerator double, denominator double, low double, high double)",
  );
  if (interval === "none") return;
  const reader = await connection.runAndReadAll(`select distinct numerator, denominator from rolled
    where denominator > 0 and denominator >= ${minimum} ${interval === "wilson" ? "and numerator <= denominator" : ""}`);
  const rows = reader.getRows().map(([numerator, denominator]) => {
    const [count, all] = [Number(numerator), Number(denominator)];
    const { low, high } = interval === "wilson" ? wilsonInterval(count, all) : poissonInterval(count, all);
    return { numerator: count, denominator: all, low, high };
  });
  await connection.run(
    `insert into intervals by name select unnest(from_json($rows::json,
      '[{"numerator": "DOUBLE", "denominator": "DOUBLE", "low": "DOUBLE", "high": "DOUBLE"}]'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
}
