import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatDay, spellDays } from "../format.ts";
import { ownerState } from "../words.ts";
import { columnHelper } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { Link } from "./link.tsx";
import { listingState, retiredWords } from "./listing-words.ts";
import { Tag } from "./tag.tsx";

export type ListedTool = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly kind: string | null;
  readonly state: string;
  readonly gone_from: string | null;
  readonly is_retired: boolean;
  readonly retired_from: string | null;
  readonly is_retired_dated: boolean;
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

function Owner({ tool }: { readonly tool: ListedTool }) {
  const isGone = tool.gone_from !== null || tool.state === "retired";
  const state = isGone ? listingState({ ...tool, listed_to: tool.gone_from }) : ownerState(tool.state, false);
  const names = tool.owners ?? (tool.owner_count === 0 ? null : counted(tool.owner_count, "owner"));
  const words = isGone ? goneWords(tool) : names;
  return (
    <>
      <Tag state={state} /> {words !== null && <span className="soft">{words}</span>}
    </>
  );
}

/** Since when a tool is not listed, or retired; one that left the list without ever being called retired says so. */
function goneWords(tool: ListedTool): string {
  const retired = tool.is_retired ? retiredWords(tool) : "never called retired";
  return tool.gone_from === null ? retired : `since ${formatDay(tool.gone_from)}; ${retired}`;
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
