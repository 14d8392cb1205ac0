import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatDay } from "../format.ts";
import type { Fresh } from "../ownership.ts";
import { causes, ownerState, remedies } from "../words.ts";
import { columnHelper } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { Link } from "./link.tsx";
import { Tag } from "./tag.tsx";
import { TeamLink } from "./team-link.tsx";

export type Orphan = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly cause: string | null;
  /** All that are true, the gravest first: "O2, O10". */
  readonly causes: string | null;
  readonly remedy: string | null;
  readonly owner_state: string;
  readonly why: string | null;
  readonly owners: string | null;
  readonly owner_count: number;
  readonly users_90_days: Known<number>;
  readonly concern: number;
  readonly is_active: boolean;
  readonly orphaned_since: string | null;
  readonly total_rows: number;
  /** Every name that the journal can have for it. */
  readonly keys: readonly string[];
  /** waiting, re-opened, snoozed or decided; null for a tool that needs nobody. */
  readonly queue: string | null;
  readonly decision_id: string | null;
  readonly decision: string | null;
  readonly decision_state: string | null;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly person_name: string | null;
  readonly until_day: string | null;
  readonly reason: string | null;
  readonly reopened_because: string | null;
  /** Its place by what would break with it, of how many; null of days of the past, and where nobody knows its users. */
  readonly blast_place: number | null;
  readonly blast_places: number | null;
  readonly blast_is_estimate: boolean | null;
  /** The parts of it beside users; null where nothing tells. */
  readonly blast_teams: number | null;
  readonly blast_dependants: number | null;
  readonly data_class: string | null;
  readonly criticality: string | null;
  /** Where it weighs. */
  readonly schedule: string | null;
  /** Who could own it best, and why. */
  readonly candidate_key: string | null;
  readonly candidate_name: string | null;
  readonly candidate_reasons: string | null;
  /** What was decided of it since the numbers were built, where a page has looked. */
  readonly fresh?: Fresh | null;
};

const column = columnHelper<Orphan>();

export const orphanColumns = column.columns([
  column.accessor("tool_name", {
    header: "Tool",
    meta: { sort: "tool", isHead: true },
    cell: ({ row: { original } }) => <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>,
  }),
  column.accessor("owner_state", {
    header: "State",
    cell: ({ row: { original } }) => <Tag state={ownerState(original.owner_state, original.concern === 2)} />,
  }),
  column.accessor("cause", {
    header: "Cause",
    meta: { sort: "cause" },
    cell: ({ row: { original } }) => <CauseWords orphan={original} />,
  }),
  column.accessor("orphaned_since", {
    header: "Since",
    meta: { sort: "since", isNowrap: true },
    cell: ({ getValue }) => {
      const since = getValue();
      return since === null ? dash : formatDay(since);
    },
  }),
  column.accessor("users_90_days", {
    header: "Users, 90 days",
    meta: { sort: "users", isNumber: true },
    cell: ({ getValue }) => <KnownNumber value={getValue()} />,
  }),
  column.accessor("owners", {
    header: "Owner",
    cell: ({ row: { original } }) =>
      original.owners ?? (original.owner_count === 0 ? dash : counted(original.owner_count, "owner")),
  }),
  column.accessor("team_name", {
    header: "Team",
    meta: { sort: "team" },
    cell: ({ row: { original } }) => <TeamLink id={original.team_id} name={original.team_name} />,
  }),
  column.accessor("platform", {
    header: "Platform",
    meta: { sort: "platform" },
    cell: ({ getValue }) => getValue() ?? dash,
  }),
]);

/** The gravest cause, then the others that are true, then whether anybody would miss an orphan. */
function CauseWords({ orphan }: { readonly orphan: Orphan }) {
  const first = orphan.cause === null ? undefined : causes[orphan.cause];
  const others = (orphan.causes ?? "").split(", ").flatMap((code) => {
    const words = code === orphan.cause ? undefined : causes[code]?.words;
    return words === undefined ? [] : [words.charAt(0).toLowerCase() + words.slice(1)];
  });
  if (first === undefined && others.length === 0)
    return (
      <>
        {orphan.why ??
          (isUnknown(orphan.users_90_days) ? dash : orphan.concern === 2 ? "Every able owner built it" : dash)}
      </>
    );
  return (
    <>
      {first !== undefined && <span title={`${orphan.cause}: ${first.rule}`}>{first.words}</span>}
      {others.length > 0 && (
        <span className="soft">
          {first === undefined ? "" : "; "}
          {others.join(", ")}
        </span>
      )}
      {orphan.remedy !== null && <div className="small">{remedies[orphan.remedy] ?? orphan.remedy}</div>}
    </>
  );
}
