import { modelFromSql } from "../pipelines/models.ts";
import { type Given, given } from "./given.ts";

type Header = { readonly kind: string; readonly [key: string]: string };

/** Facts rolled up as a metric with this header, whose data goes through 2026-03-10; all and per team unless said otherwise. */
export async function rolled(header: Header, facts: string, columns?: string, where?: string): Promise<string[]> {
  const warehouse = await givenMetric(header, facts);
  const rows = await warehouse.values("cases", columns, where);
  warehouse.close();
  return rows;
}

/** Its windows of 3, 6 and 12 months, or from another `shortest` length on: length, first and last day, team, value and why not. */
export async function windows(
  header: Header,
  facts: string,
  columns = "months, period_from, period_to, team_id, value, value_unknown",
  where = "platform is null",
  shortest = 3,
): Promise<string[]> {
  const warehouse = await givenMetric(header, facts);
  await warehouse.values("cases");
  const rows = await warehouse.rows(`select ${columns} from metrics.periods where months >= ${shortest} and ${where}
    order by months, period_to, team_id nulls first, platform nulls first`);
  warehouse.close();
  return rows;
}

function givenMetric(header: Header, facts: string): Promise<Given> {
  const keys = {
    title: "Cases",
    question: "How many?",
    definition: "Cases.",
    unit: "count",
    better: "lower",
    filters: "team, platform",
    needs: "launches",
    ...header,
  };
  const comments = Object.entries(keys).map(([key, value]) => `-- ${key}: ${value}`);
  return given({ "lake.launches": "team_name | launched_on | snapshot_day\nSales | 2026-01-01 | 2026-03-10" }, [
    modelFromSql("metrics", "cases", `${comments.join("\n")}\n${facts}`),
  ]);
}

export const facts = (columns: string, rows: string) => `select * from (values ${rows}) as given(${columns})`;
export const d = (day: string) => `date '${day}'`;
