import { isUnknown, type Known } from "../../contract/unknown.ts";
import { dash, formatCount, formatNumber, spellDays } from "../format.ts";
import type { Period } from "../period.ts";
import { periodAsked, rowsAddress } from "../rows-address.ts";
import { columnHelper } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { intervalWords } from "./lead-numbers.tsx";
import { Link } from "./link.tsx";
import { TeamLink } from "./team-link.tsx";

type Counts = {
  readonly name: string;
  readonly opened: number;
  readonly done: number;
  readonly open: number;
  readonly median: Known<number>;
  readonly median_low: number | null;
  readonly median_high: number | null;
};

export type ClassRow = Counts & {
  /** Null where the program has no rules that say so. */
  readonly is_eligible: boolean | null;
  /** Since when the rules have not been changed. */
  readonly frozen_on: string | null;
  readonly old: Known<number>;
  readonly p85_days: number | null;
};

export type TeamBacklog = Counts & {
  readonly team_id: string;
  /** Of `judged` open requests whose class tells what is old. */
  readonly old: number | null;
  readonly judged: number | null;
  readonly intake: Known<number>;
  readonly intake_low: number | null;
  readonly intake_high: number | null;
  readonly total_rows: number;
};

const classColumn = columnHelper<ClassRow>();

/** Counts open to the rows of their class, and so does the median, under the requests that it is of. */
export function classColumns(period: Period, team: string | null, hasRules: boolean) {
  const to = (metric: string, row: ClassRow) => rowsAddress(metric, { team, class: row.name, ...periodAsked(period) });
  const linked = (metric: string) => ({
    cell: ({ getValue, row: { original } }: { getValue: () => number; row: { original: ClassRow } }) => (
      <Link to={to(metric, original)}>{formatCount(getValue())}</Link>
    ),
  });
  return classColumn.columns([
    classColumn.accessor("name", { header: "Class", meta: { sort: "name", isHead: true } }),
    ...(hasRules
      ? classColumn.columns([
          classColumn.accessor("is_eligible", {
            header: "Eligible",
            cell: ({ getValue }) => (getValue() ? "yes" : "no"),
          }),
        ])
      : []),
    classColumn.accessor("opened", {
      header: "Opened",
      meta: { sort: "opened", isNumber: true },
      ...linked("opened_requests"),
    }),
    classColumn.accessor("done", {
      header: "Done",
      meta: { sort: "done", isNumber: true },
      ...linked("closed_requests"),
    }),
    classColumn.accessor("open", {
      header: "Open",
      meta: { sort: "open", isNumber: true },
      ...linked("open_requests"),
    }),
    classColumn.accessor("old", {
      header: "Old for the class",
      meta: { sort: "old", isNumber: true },
      cell: ({ getValue, row: { original } }) => (
        <>
          <KnownNumber value={getValue()} rows={to("old_requests", original)} />
          {original.p85_days !== null && <span className="cell-note">over {formatCount(original.p85_days)} days</span>}
        </>
      ),
    }),
    classColumn.accessor("median", {
      header: "Median lead time, days",
      meta: { sort: "median", isNumber: true },
      cell: ({ row: { original } }) => <Median row={original} rows={to("lead_time", original)} />,
    }),
  ]);
}

const teamColumn = columnHelper<TeamBacklog>();

/** Numbers open to their rows. */
export function teamColumns(period: Period) {
  const to = (metric: string, row: TeamBacklog) => rowsAddress(metric, { team: row.team_id, ...periodAsked(period) });
  const linked = (metric: string) => ({
    cell: ({ getValue, row: { original } }: { getValue: () => number; row: { original: TeamBacklog } }) => (
      <Link to={to(metric, original)}>{formatCount(getValue())}</Link>
    ),
  });
  return teamColumn.columns([
    teamColumn.accessor("name", {
      header: "Team",
      meta: { sort: "name", isHead: true },
      cell: ({ row: { original } }) => <TeamLink id={original.team_id} name={original.name} />,
    }),
    teamColumn.accessor("opened", {
      header: "Opened",
      meta: { sort: "opened", isNumber: true },
      ...linked("opened_requests"),
    }),
    teamColumn.accessor("done", {
      header: "Done",
      meta: { sort: "done", isNumber: true },
      ...linked("closed_requests"),
    }),
    teamColumn.accessor("open", { header: "Open", meta: { sort: "open", isNumber: true }, ...linked("open_requests") }),
    teamColumn.accessor("old", {
      header: "Old for their class",
      meta: { sort: "old", isNumber: true },
      cell: ({ row: { original } }) =>
        original.old === null || original.judged === null ? (
          dash
        ) : (
          <>
            <Link to={to("old_requests", original)}>{formatCount(original.old)}</Link>
            <span className="cell-note">of {formatCount(original.judged)}</span>
          </>
        ),
    }),
    teamColumn.accessor("median", {
      header: "Median lead time, days",
      meta: { sort: "median", isNumber: true },
      cell: ({ row: { original } }) => <Median row={original} rows={to("lead_time", original)} />,
    }),
    teamColumn.accessor("intake", {
      header: "Opened per 100 staff-months",
      meta: { sort: "intake", isNumber: true },
      cell: ({ row: { original } }) => (
        <Ranged
          value={original.intake}
          low={original.intake_low}
          high={original.intake_high}
          unit="rate"
          rows={to("intake_rate", original)}
        />
      ),
    }),
  ]);
}

function Median({ row, rows }: { readonly row: Counts; readonly rows: string }) {
  return <Ranged value={row.median} low={row.median_low} high={row.median_high} unit="days" rows={rows} />;
}

type RangedProps = {
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  /** The address of its rows. */
  readonly rows: string;
};

/** A value with its interval below, or a dash with its reason: of few cases nothing is ranked. */
function Ranged({ value, low, high, unit, rows }: RangedProps) {
  if (isUnknown(value))
    return (
      <span className="unknown">
        <span aria-hidden="true">{dash}</span>
        <span className="cell-note">{spellDays(value.unknown)}</span>
      </span>
    );
  const interval = intervalWords(low, high, unit === "days" ? "count" : unit);
  return (
    <>
      <Link to={rows}>{formatNumber(value, unit)}</Link>
      {interval !== null && <span className="cell-note">{interval}</span>}
    </>
  );
}
