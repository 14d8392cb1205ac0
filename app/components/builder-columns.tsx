import type { Known } from "../../contract/unknown.ts";
import { isUnknown } from "../../contract/unknown.ts";
import { dash, formatChange, formatCount, formatDay, formatInterval } from "../format.ts";
import type { Period } from "../period.ts";
import { rowsAddress } from "../rows-address.ts";
import { columnHelper } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { TeamLink } from "./team-link.tsx";

export type TeamBuilders = {
  readonly team_id: string;
  readonly team_name: string;
  readonly launched_on: string | null;
  readonly rate: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly builders: number | null;
  readonly headcount: number | null;
  readonly place: string | null;
  readonly change: Known<number>;
  readonly users: number | null;
  readonly reach: Known<number>;
  readonly tools_in_use: Known<number>;
  readonly total_rows: number;
};

const column = columnHelper<TeamBuilders>();

/** Names first: no column of this table is a score. */
export function builderColumns({ toMonth }: Period) {
  const to = (metric: string, row: TeamBuilders) => rowsAddress(metric, { team: row.team_id, to: toMonth });
  return column.columns([
    column.accessor("team_name", {
      header: "Team",
      meta: { sort: "team", isHead: true },
      cell: ({ row: { original } }) => <TeamLink id={original.team_id} name={original.team_name} />,
    }),
    column.accessor("headcount", {
      header: "Headcount",
      meta: { sort: "headcount", isNumber: true },
      cell: ({ getValue }) => countOf(getValue()),
    }),
    column.accessor("rate", {
      header: "Builders",
      meta: { sort: "rate", isNumber: true },
      cell: ({ row: { original } }) => <Rate team={original} rows={to("builder_rate", original)} />,
    }),
    column.accessor("launched_on", {
      header: "Launched",
      meta: { isNowrap: true },
      cell: ({ getValue }) => {
        const day = getValue();
        return day === null ? dash : formatDay(day);
      },
    }),
    column.accessor("change", {
      header: "Since the launch",
      meta: { sort: "change", isNumber: true },
      cell: ({ getValue }) => <Change value={getValue()} />,
    }),
    column.accessor("reach", {
      header: "Monthly users",
      meta: { sort: "reach", isNumber: true },
      cell: ({ row: { original } }) => <Reach team={original} rows={to("reach", original)} />,
    }),
    column.accessor("tools_in_use", {
      header: "Tools in use",
      meta: { sort: "tools", isNumber: true },
      cell: ({ getValue, row: { original } }) => <KnownNumber value={getValue()} rows={to("tools_in_use", original)} />,
    }),
  ]);
}

function countOf(value: number | null): string {
  return value === null ? dash : formatCount(value);
}

type CellProps = { readonly team: TeamBuilders; readonly rows: string };

function Rate({ team, rows }: CellProps) {
  return (
    <>
      <KnownNumber value={team.rate} unit="share" rows={rows} />
      {team.builders !== null && (
        <span className="soft block">
          {formatCount(team.builders)} people, {formatInterval(team.low, team.high, "share")}
        </span>
      )}
    </>
  );
}

function Change({ value }: { readonly value: Known<number> }) {
  if (isUnknown(value)) return <KnownNumber value={value} />;
  return <>{value === 0 ? "no change" : `${formatChange(value).replace("%", "")} points`}</>;
}

function Reach({ team, rows }: CellProps) {
  return (
    <>
      <KnownNumber value={team.reach} unit="share" rows={rows} />
      {team.users !== null && <span className="soft block">{formatCount(team.users)} people</span>}
    </>
  );
}
