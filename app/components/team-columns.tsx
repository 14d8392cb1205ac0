import type { Known } from "../../contract/unknown.ts";
import { dash, formatDay } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { TeamLink } from "./team-link.tsx";
import { RateCell, type TeamRate } from "./team-rates.tsx";

type Counted<Metric extends string> = { readonly [column in `${Metric}_value`]: Known<number> };
type Rated<Metric extends string> = Counted<Metric> & {
  readonly [column in `${Metric}_${"low" | "high" | "numerator" | "denominator"}`]: number | null;
} & { readonly [column in `${Metric}_against`]: TeamRate["against"] };

/** One team as `team_list.sql` gives it; all teams together have no id. */
export type TeamListRow = {
  readonly team_id: string | null;
  readonly team_name: string;
  readonly launched_on: string | null;
  readonly staff: Known<number>;
  readonly staff_month: string | null;
  readonly tools: Known<number>;
  readonly report_day: string | null;
  readonly total_rows: number;
} & Counted<"opened_requests" | "open_requests" | "excess_tools"> &
  Rated<RateMetric>;

type RateMetric = "orphan_rate" | "intake_rate" | "builder_rate" | "reach";

const column = columnHelper<TeamListRow>();

function rateColumn(metric: RateMetric, header: string, unit: string, hasParts: boolean) {
  return column.accessor(`${metric}_value`, {
    header,
    meta: { sort: metric, isNumber: true },
    cell: ({ row: { original } }) => <RateCell rate={rateOf(original, metric, hasParts)} unit={unit} />,
  });
}

function rateOf(row: TeamListRow, metric: RateMetric, hasParts: boolean): TeamRate {
  return {
    value: row[`${metric}_value`],
    low: row[`${metric}_low`],
    high: row[`${metric}_high`],
    against: row[`${metric}_against`],
    ...(hasParts ? { numerator: row[`${metric}_numerator`], denominator: row[`${metric}_denominator`] } : {}),
  };
}

function countColumn(
  name: "staff" | "tools" | `${"opened_requests" | "open_requests" | "excess_tools"}_value`,
  header: string,
) {
  return column.accessor(name, {
    header,
    meta: { sort: name.replace("_value", ""), isNumber: true },
    cell: ({ getValue }) => <KnownNumber value={getValue()} />,
  });
}

export const teamColumns = column.columns([
  column.accessor("team_name", {
    header: "Team",
    meta: { sort: "team", isHead: true },
    cell: ({ row: { original } }) => <TeamName row={original} />,
  }),
  countColumn("staff", "Staff"),
  column.accessor("launched_on", {
    header: "Launched on",
    meta: { sort: "launched", isNowrap: true },
    cell: ({ getValue, row: { original } }) => launchWords(getValue(), original),
  }),
  countColumn("tools", "Tools"),
  rateColumn("orphan_rate", "Orphaned, of active tools", "share", true),
  countColumn("opened_requests_value", "Requests opened"),
  countColumn("open_requests_value", "Still open"),
  rateColumn("intake_rate", "Opened, per 100 staff-months", "count", false),
  rateColumn("builder_rate", "Active builders, of staff", "share", true),
  rateColumn("reach", "Monthly users, of staff", "share", true),
  countColumn("excess_tools_value", "Excess tools"),
]);

function TeamName({ row }: { readonly row: TeamListRow }) {
  return row.team_id === null ? <b>{row.team_name}</b> : <TeamLink id={row.team_id} name={row.team_name} />;
}

function launchWords(day: string | null, { team_id }: TeamListRow): string {
  if (day !== null) return formatDay(day);
  return team_id === null || team_id === "unassigned" ? dash : "no date";
}
