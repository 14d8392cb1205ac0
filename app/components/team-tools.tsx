import type { Known } from "../../contract/unknown.ts";
import { dash, formatCount } from "../format.ts";
import { ownerState } from "../words.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { Tag } from "./tag.tsx";

/** One tool of a team as `team_top_tools.sql` gives it. */
export type TeamTool = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly platform: string | null;
  readonly owner_state: string;
  readonly is_builder_alone: boolean;
  readonly users_90_days: Known<number>;
  readonly is_active: boolean;
  readonly total_rows: number;
};

const columns = [
  { title: "Tool" },
  { title: "Users, 90 days", isNumber: true },
  { title: "Owner" },
  { title: "Active" },
  { title: "Platform" },
];

type Props = { readonly tools: readonly TeamTool[]; readonly all: string; readonly csv: string; readonly when: string };

/** The tools with most users, and where the rest of them is. */
export function TeamTools({ tools, all, csv, when }: Props) {
  const total = tools[0]?.total_rows ?? 0;
  return (
    <PlainTable
      title="Its tools, those with most users first"
      note={
        total === 0 ? undefined : (
          <>
            {total > tools.length ? `${tools.length} of ${formatCount(total)}` : `All ${formatCount(total)}`}, {when}.{" "}
            <Link to={all}>Search and sort them all</Link>
            {" · "}
            <FileLink href={csv}>CSV</FileLink>
          </>
        )
      }
      columns={columns}
      empty="No registry lists a tool of this team in this period."
      rows={tools.map((tool) => ({
        key: `tool-${tool.tool_id}`,
        cells: [
          <Link key="name" to={`/tools/${tool.tool_id}`}>
            {tool.tool_name}
          </Link>,
          <KnownNumber key="users" value={tool.users_90_days} />,
          <Tag key="owner" state={ownerState(tool.owner_state, tool.is_builder_alone)} />,
          tool.is_active ? "yes" : "no",
          tool.platform ?? dash,
        ],
      }))}
    />
  );
}
