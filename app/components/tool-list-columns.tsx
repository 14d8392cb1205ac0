import { Link } from "@remix-run/react";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatDay, spellDays } from "../format.ts";
import { type OwnerState, ownerState } from "../words.ts";
import { columnHelper } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { Tag } from "./tag.tsx";

export type ListedTool = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly kind: string | null;
  readonly state: string;
  readonly is_owner_builder: boolean;
  readonly is_half_finished: boolean;
  readonly cluster_id: string | null;
  readonly users_90_days: Known<number>;
  readonly last_used_on: Known<string>;
  readonly created_on: string | null;
  readonly owners: string | null;
  readonly owner_count: number;
  readonly total_rows: number;
};

const column = columnHelper<ListedTool>();

export const toolListColumns = column.columns([
  column.accessor("tool_name", {
    header: "Tool",
    meta: { sort: "name", isHead: true },
    cell: ({ row: { original } }) => <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>,
  }),
  column.accessor("state", {
    header: "Owner",
    meta: { sort: "state" },
    cell: ({ row: { original } }) => <Owner tool={original} />,
  }),
  column.accessor("is_half_finished", {
    header: "Noted",
    cell: ({ row: { original } }) => <Notes tool={original} />,
  }),
  column.accessor("users_90_days", {
    header: "Users, 90 days",
    meta: { sort: "users", isNumber: true },
    cell: ({ getValue }) => <KnownNumber value={shortly(getValue())} />,
  }),
  column.accessor("last_used_on", {
    header: "Last used",
    meta: { sort: "used", isNowrap: true },
    cell: ({ getValue }) => <LastUse day={getValue()} />,
  }),
  column.accessor("team_name", {
    header: "Team",
    meta: { sort: "team" },
    cell: ({ getValue }) => getValue() ?? "Unassigned",
  }),
  column.accessor("platform", {
    header: "Platform",
    meta: { sort: "platform" },
    cell: ({ row: { original } }) => [original.platform, original.kind].filter(Boolean).join(", ") || dash,
  }),
  column.accessor("created_on", {
    header: "Created",
    meta: { sort: "created", isNowrap: true },
    cell: ({ getValue }) => {
      const day = getValue();
      return day === null ? dash : formatDay(day);
    },
  }),
]);

/** Which log is missing stands on the tool's own page. */
function shortly(users: Known<number>): Known<number> {
  return isUnknown(users) && users.unknown.startsWith("no usage log") ? { unknown: "no usage log" } : users;
}

const retired: OwnerState = { words: "Retired", tone: "soft" };

function Owner({ tool }: { readonly tool: ListedTool }) {
  const state = tool.state === "retired" ? retired : ownerState(tool.state, false);
  const names = tool.owners ?? (tool.owner_count === 0 ? null : counted(tool.owner_count, "owner"));
  return (
    <>
      <Tag state={state} /> {names !== null && <span className="soft">{names}</span>}
    </>
  );
}

function Notes({ tool }: { readonly tool: ListedTool }) {
  const notes = [
    tool.is_half_finished && <span key="half">half-finished</span>,
    tool.is_owner_builder && <span key="builder">owner is the builder</span>,
    tool.cluster_id !== null && (
      <Link key="group" to={`/sprawl?cluster=${encodeURIComponent(tool.cluster_id)}#group`}>
        others do the same
      </Link>
    ),
  ].filter(Boolean);
  if (notes.length === 0) return <>{dash}</>;
  return <>{notes.flatMap((note, index) => (index === 0 ? [note] : [", ", note]))}</>;
}

function LastUse({ day }: { readonly day: Known<string> }) {
  if (!isUnknown(day)) return <>{formatDay(day)}</>;
  return (
    <span className="unknown">
      {dash} <span className="unknown-why">{spellDays(day.unknown)}</span>
    </span>
  );
}
