import { useLocation } from "@remix-run/react";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { FigureFoot } from "../charts/figure-foot.tsx";
import { ticksOf } from "../charts/scale.ts";
import { TeamDots } from "../charts/team-dots.tsx";
import { withParameters } from "../filters.ts";
import { formatCount, formatDay, formatShare } from "../format.ts";
import type { Period } from "../period.ts";
import { Link } from "./link.tsx";
import { RowsLink } from "./rows-link.tsx";
import { TeamLink } from "./team-link.tsx";

export type TeamRow = {
  readonly team_id: string;
  readonly team_name: string;
  readonly orphaned: number | null;
  readonly active_tools: number | null;
  readonly orphan_rate: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly builder_share: Known<number>;
  readonly builder_owned: number | null;
  readonly depended_on: number | null;
  readonly total_rows: number;
};

const headings = [
  "Team",
  "Orphaned",
  "Active tools",
  "Orphaned share",
  "Builder alone",
  "Depended-on tools",
  "Builder’s share",
];

/** The counts are said even where they are too few for a rate. */
function countsOf({ orphaned, active_tools }: TeamRow): string {
  return orphaned === null || active_tools === null ? "" : `${orphaned} of ${active_tools}; `;
}

/** By team: the share with its interval and the counts behind it, so that six tools are not ranked against six hundred. */
export function TeamOwnership({ rows, period }: { readonly rows: readonly TeamRow[]; readonly period: Period }) {
  const { search } = useLocation();
  if (rows.length === 0) return null;
  const isDrawn = rows.some((row) => !isUnknown(row.orphan_rate));
  const highest = Math.max(0.1, ...rows.map((row) => row.high ?? (isUnknown(row.orphan_rate) ? 0 : row.orphan_rate)));
  const max = Math.min(1, ticksOf(0, highest, 4, false).at(-1) ?? 1);
  const total = rows[0]?.total_rows ?? 0;
  return (
    <section aria-labelledby="teams">
      <div className="figure">
        <div className="figure-head">
          <h2 id="teams">Orphaned share by team</h2>
          <p>
            Orphaned of active tools on {formatDay(period.to)}, all platforms, with a 95% interval
            {isDrawn && `; drawn from 0% to ${formatShare(max)}`}; those first whose share is surely high, by the low
            end of its interval
            {total > rows.length && `; ${rows.length} of ${formatCount(total)} teams, the CSV has all`}
          </p>
        </div>
        <TeamDots caption="Orphaned share by team" max={max} dots={rows.map((row) => dotOf(row, search))} />
        <FigureFoot
          title="Ownership by team"
          columns={headings}
          lines={rows.map((row) => ({ key: row.team_id, cells: cellsOf(row, period.toMonth) }))}
          csv={`/csv/teams?to=${period.toMonth.slice(0, 7)}`}
          more={
            total > rows.length && (
              <Link to={`/teams?sort=-orphan_rate&to=${period.toMonth.slice(0, 7)}`}>
                All {formatCount(total)} teams, most orphaned first
              </Link>
            )
          }
        />
      </div>
    </section>
  );
}

function dotOf(row: TeamRow, search: string) {
  const value = isUnknown(row.orphan_rate) ? null : row.orphan_rate;
  const text = isUnknown(row.orphan_rate)
    ? `${countsOf(row)}${row.orphan_rate.unknown}`
    : `${formatShare(row.orphan_rate)}, ${row.orphaned} of ${row.active_tools}`;
  const range = value === null ? { low: null, high: null } : { low: row.low, high: row.high };
  return {
    key: row.team_id,
    label: row.team_name,
    value,
    ...range,
    text,
    href: `/ownership${withParameters(search, { team: row.team_id })}#list`,
  };
}

function cellsOf(row: TeamRow, to: string): readonly React.ReactNode[] {
  const of = { team: row.team_id, to };
  return [
    <TeamLink key="team" id={row.team_id} name={row.team_name} />,
    <RowsLink key="orphaned" metric="orphaned_tools" of={of} value={row.orphaned} />,
    <RowsLink key="active" metric="orphan_rate" of={of} value={row.active_tools} />,
    <RowsLink key="share" metric="orphan_rate" of={of} value={row.orphan_rate} unit="share" />,
    <RowsLink key="builder" metric="owner_is_builder" of={of} value={row.builder_owned} />,
    <RowsLink key="depended" metric="owner_is_builder" of={of} value={row.depended_on} />,
    <RowsLink key="builders" metric="owner_is_builder" of={of} value={row.builder_share} unit="share" />,
  ];
}
