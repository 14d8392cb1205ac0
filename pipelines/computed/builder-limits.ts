import type { DuckDBConnection } from "@duckdb/node-api";
import { binomialLimit } from "../binomial.ts";
import type { ComputedModel } from "../computed-model.ts";

/**
 * `marts.builder_limits`: one row per month and headcount, how far the share of builders of a team of that size strays from that of all teams by
 * chance alone: `low_95, high_95` for 19 teams in 20, `low_998, high_998` for 499 in 500. Headcounts are those of the teams and, for the curves
 * between them, some 40 from the smallest group that is shown to the largest team.
 */
export const builderLimits: ComputedModel = {
  name: "marts.builder_limits",
  reads: ["marts.builder_months", "lake.program"],
  run: async (connection) => {
    await connection.run(`create table marts.builder_limits (month date, headcount int, share double,
      low_95 double, high_95 double, low_998 double, high_998 double)`);
    for (const { month, share, headcounts } of await readMonths(connection)) {
      await connection.run(
        `insert into marts.builder_limits select $month::date, unnest(from_json($rows::json, '[{"headcount": "INT", "share": "DOUBLE",
          "low_95": "DOUBLE", "high_95": "DOUBLE", "low_998": "DOUBLE", "high_998": "DOUBLE"}]'), recursive := true)`,
        { month, rows: JSON.stringify(headcounts.map((headcount) => limitsOf(share, headcount))) },
      );
    }
  },
};

function limitsOf(share: number, headcount: number) {
  return {
    headcount,
    share,
    low_95: binomialLimit(0.025, share, headcount),
    high_95: binomialLimit(0.975, share, headcount),
    low_998: binomialLimit(0.001, share, headcount),
    high_998: binomialLimit(0.999, share, headcount),
  };
}

type Month = { readonly month: string; readonly share: number; readonly headcounts: readonly number[] };

async function readMonths(connection: DuckDBConnection): Promise<Month[]> {
  const reader = await connection.runAndReadAll(`select month::varchar, sum(builders)::double / sum(headcount),
      list(distinct headcount::int) filter (headcount >= small_group), any_value(small_group)::int
    from marts.builder_months cross join lake.program
    where log_unknown is null and headcount > 0
    group by month having sum(builders) <= sum(headcount) and count(*) filter (headcount >= small_group) > 0
    order by month`);
  return reader.getRowsJson().map(([month, share, sizes, least]) => {
    const own = (sizes as number[]).map(Number);
    return {
      month: String(month),
      share: Number(share),
      headcounts: sizesBetween(Number(least), Math.max(...own), own),
    };
  });
}

/** Whole numbers whose steps grow with them, as the axis does, and the teams' own. */
function sizesBetween(least: number, most: number, own: readonly number[]): readonly number[] {
  const steps = Array.from({ length: 41 }, (_, step) => Math.round(least * (most / least) ** (step / 40)));
  return [...new Set([...steps, ...own])].sort((one, other) => one - other);
}
