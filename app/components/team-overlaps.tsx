import type { Known } from "../../contract/unknown.ts";
import { capital, counted, formatCount } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

/** A group of like tools that a team shares with others, as `team_overlaps.sql` gives it. */
export type TeamOverlap = {
  readonly cluster_id: string;
  readonly label: string;
  readonly own_tools: number;
  readonly own_names: string;
  readonly other_tools: number;
  readonly other_teams: number;
  /** Up to five of the other teams, as far as the viewer may see them, and how many those are. */
  readonly other_names: string | null;
  readonly other_named: number;
  readonly users: Known<number>;
  readonly untold_tools: number;
  readonly total_rows: number;
};

type Props = { readonly overlaps: readonly TeamOverlap[]; readonly all: string; readonly csv: string };

const columns = [
  { title: "What they do" },
  { title: "Tools of this team" },
  { title: "Tools of other teams" },
  { title: "Users, 90 days", isNumber: true },
];

/** What the team has built that others have too: whom to talk to before it is built once more. */
export function TeamOverlaps({ overlaps, all, csv }: Props) {
  const total = overlaps[0]?.total_rows ?? 0;
  return (
    <PlainTable
      title="What other teams have too"
      note={
        total === 0 ? undefined : (
          <>
            {total > overlaps.length
              ? `${overlaps.length} of ${formatCount(total)} groups`
              : counted(total, "group of like tools", "groups of like tools")}
            , newest day, those of most teams first. <Link to={all}>All groups with a tool of it</Link>
            {" · "}
            <FileLink href={csv}>CSV</FileLink>
          </>
        )
      }
      columns={columns}
      empty="No tool of another team is described like one of this team."
      rows={overlaps.map((overlap) => ({
        key: `overlap-${overlap.cluster_id}`,
        cells: [
          <Link key="label" to={`/sprawl?cluster=${encodeURIComponent(overlap.cluster_id)}`}>
            {overlap.label === "" ? overlap.cluster_id : capital(overlap.label)}
          </Link>,
          <span key="own">
            {formatCount(overlap.own_tools)}
            <span className="cell-note">
              {overlap.own_names}
              {overlap.own_tools > 3 && " and others"}
            </span>
          </span>,
          <span key="others">
            {formatCount(overlap.other_tools)}
            <span className="cell-note">{othersWords(overlap)}</span>
          </span>,
          <KnownNumber key="users" value={overlap.users} />,
        ],
      }))}
    />
  );
}

function othersWords({ other_teams, other_names, other_named }: TeamOverlap): string {
  if (other_names === null || other_named === 0) return `of ${counted(other_teams, "team")}`;
  const more = other_teams - other_named;
  return more === 0 ? other_names : `${other_names} and ${counted(more, "other team")}`;
}
