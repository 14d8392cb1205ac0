import type { Known } from "../../contract/unknown.ts";
import { dash, formatDay } from "../format.ts";
import type { Period } from "../period.ts";
import { periodAsked, rowsAddress } from "../rows-address.ts";
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
} & Counted<CountMetric> &
  Rated<RateMetric>;

type CountMetric = "opened_requests" | "open_requests" | "excess_tools";
type RateMetric = "orphan_rate" | "intake_rate" | "builder_rate" | "reach";

const column = columnHelper<TeamListRow>();

function rateOf(row: TeamListRow, metric: RateMetric, hasParts: boolean): TeamRate {
  return {
    value: row[`${metric}_value`],
    low: row[`${metric}_low`],
    high: row[`${metric}_high`],
    against: row[`${metric}_against`],
    ...(hasParts ? { numerator: row[`${metric}_numerator`], denominator: row[`${metric}_denominator`] } : {}),
  };
}

/** Numbers open to their rows; excess tools are those of the newest day, whatever the period. */
export function teamColumns(period: Period) {
  const to = (metric: string, { team_id: team }: TeamListRow) =>
    rowsAddress(metric, { team, ...(metric === "excess_tools" ? {} : periodAsked(period)) });
  const rate = (metric: RateMetric, header: string, unit: string, hasParts: boolean) =>
    column.accessor(`${metric}_value`, {
      header,
      meta: { sort: metric, isNumber: true },
      cell: ({ row: { original } }) => (
        <RateCell rate={rateOf(original, metric, hasParts)} unit={unit} rows={to(metric, original)} />
      ),
    });
  const count = (metric: CountMetric, header: string) =>
    column.accessor(`${metric}_value`, {
      header,
      meta: { sort: metric, isNumber: true },
      cell: ({ getValue, row: { original } }) => <KnownNumber value={getValue()} rows={to(metric, original)} />,
    });
  const size = (name: "staff" | "tools", header: string) =>
    column.accessor(name, {
      header,
      meta: { sort: name, isNumber: true },
      cell: ({ getValue }) => <KnownNumber value={getValue()} />,
    });
  return column.columns([
    column.accessor("team_name", {
      header: "Team",
      meta: { sort: "team", isHead: true },
      cell: ({ row: { original } }) => <TeamName row={original} />,
    }),
    size("staff", "Staff"),
    column.accessor("launched_on", {
      header: "Launched on",
      meta: { sort: "launched", isNowrap: true },
      cell: ({ getValue, row: { original } }) => launchWords(getValue(), original),
    }),
    size("tools", "Tools"),
    rate("orphan_rate", "Orphaned, of active tools", "share", true),
    count("opened_requests", "Requests opened"),
    count("open_requests", "Still open"),
    rate("intake_rate", "Opened, per 100 staff-months", "count", false),
    rate("builder_rate", "Active builders, of staff", "share", true),
    rate("reach", "Monthly users, of staff", "share", true),
    count("excess_tools", "Excess tools"),
  ]);
}

function TeamName({ row }: { readonly row: TeamListRow }) {
  return row.team_id === null ? <b>{row.team_name}</b> : <TeamLink id={row.team_id} name={row.team_name} />;
}

function launchWords(day: string | null, { team_id }: TeamListRow): string {
  if (day !== null) return formatDay(day);
  return team_id === null || team_id === "unassigned" ? dash : "no date";
}
