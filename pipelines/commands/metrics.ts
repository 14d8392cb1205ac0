import type { DuckDBConnection } from "@duckdb/node-api";
import { Command, Option } from "commander";
import { layoutOf } from "../../contract/layout.ts";
import { LoadError } from "../errors.ts";
import { withCurrentGeneration } from "../open-generation.ts";
import { printTable } from "../print.ts";
import { dayArgument } from "./arguments.ts";

type MetricFlags = {
  readonly from?: string;
  readonly to?: string;
  readonly by?: "team" | "platform" | "month";
  readonly team?: string;
  readonly json?: boolean;
  readonly asOf?: string;
};

export function metricsCommand(): Command {
  return new Command("metrics")
    .description("definitions and values; without a name, the newest value of each")
    .argument("[name]", "a metric")
    .option("--from <month>", "first month: 2026-01")
    .option("--to <month>", "last month: 2026-06")
    .addOption(new Option("--by <dimension>", "one row for each").choices(["team", "platform", "month"]))
    .option("--team <team>", "of one team, by its id")
    .option("--as-of <day>", "of what was in hand on that day, once lanemark build --as-of has built it", dayArgument)
    .option("--json", "as JSON")
    .action(async (name: string | undefined, options: MetricFlags, command: Command) => {
      const layout = layoutOf(command.optsWithGlobals<{ data: string }>().data);
      const work = async (connection: DuckDBConnection) => {
        if (name !== undefined) await assertMetric(connection, name);
        const reader = await connection.runAndReadAll(valuesSelect(options), {
          name: name ?? null,
          from: options.from ? `${options.from}-01` : null,
          to: options.to ? `${options.to}-01` : null,
          team: options.team ?? null,
        });
        return reader.getRowObjectsJson();
      };
      const rows = await withCurrentGeneration(layout, work, { asOf: options.asOf, isWithoutMonths: true });
      if (options.json) console.log(JSON.stringify(rows, null, 2));
      else printTable(rows as Record<string, string | number | null>[], "no values");
    });
}

async function assertMetric(connection: DuckDBConnection, name: string): Promise<void> {
  const names = (await connection.runAndReadAll("select metric from metrics.definitions order by metric"))
    .getRows()
    .flat()
    .map(String);
  if (!names.includes(name)) throw new LoadError(`no metric ${name}; there are ${names.join(", ")}`);
}

function valuesSelect({ by, team, from, to }: MetricFlags): string {
  const isSpan = by === "month" || from !== undefined || to !== undefined;
  return `select metric, period_from::varchar as month, coalesce(team_id, 'all') as team, coalesce(platform, 'all') as platform,
      value, low, high, numerator::double as numerator, denominator::double as denominator, value_unknown as unknown_because, is_complete
    from metrics.values
    where ($name::varchar is null or metric = $name)
      and ($from::date is null or period_from >= $from::date) and ($to::date is null or period_from <= $to::date)
      and ${isSpan ? "true" : "is_latest"}
      and ${by === "platform" ? "platform is not null" : "platform is null"}
      and ${by === "team" ? "team_id is not null" : team === undefined ? "team_id is null" : "true"}
      and ($team::varchar is null or team_id = $team)
    order by metric, period_from, team_id nulls first, platform nulls first`;
}
