import type { Known } from "../../contract/unknown.ts";
import { counted, formatCount, formatDay } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";
import { Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { TeamLink } from "./team-link.tsx";

/** A tool and the last person who can act for it, as `leavers.sql` gives them; who and when is told to viewers who may see names. */
export type Leaver = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly day: string;
  readonly person: string | null;
  readonly ends_on: string | null;
  readonly within_days: number;
  readonly users_90_days: Known<number>;
  readonly is_depended_on: boolean;
  readonly in_30_days: number;
  readonly in_60_days: number;
  readonly in_90_days: number;
  readonly total_rows: number;
};

const columns = [
  { title: "Tool" },
  { title: "Last day" },
  { title: "Who leaves" },
  { title: "Users, 90 days", isNumber: true },
  { title: "Others depend on it" },
  { title: "Team" },
];

/** What loses its last able person soon, in the order in which it happens. */
export function LeaversAhead({ leavers }: { readonly leavers: readonly Leaver[] }) {
  const [first] = leavers;
  return (
    <PlainTable
      title="Who leaves, and what then has nobody"
      note={
        first === undefined
          ? undefined
          : `${counted(first.in_30_days, "tool")} within 30 days of ${formatDay(first.day)}, ${formatCount(first.in_60_days)} within 60, ${formatCount(first.in_90_days)} within 90. Everybody who can act for them has an end date.`
      }
      columns={columns}
      empty="No tool loses the last person who can act for it within 90 days, as far as the people exports tell of end dates."
      rows={leavers.map((leaver, place) => ({
        key: `leaver-${place}`,
        cells: [
          <Link key="tool" to={`/tools/${leaver.tool_id}`}>
            {leaver.tool_name}
          </Link>,
          <span key="day" className="soft">
            {leaver.ends_on === null ? `within ${leaver.within_days} days` : formatDay(leaver.ends_on)}
          </span>,
          leaver.person ?? "An owner or backup",
          <KnownNumber key="users" value={leaver.users_90_days} />,
          leaver.is_depended_on ? "yes" : "no",
          <TeamLink key="team" id={leaver.team_id} name={leaver.team_name} />,
        ],
      }))}
    />
  );
}
