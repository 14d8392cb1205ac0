import { isUnknown, type Known } from "../../contract/unknown.ts";
import { capital, counted, dash, formatCount, formatDay, spellDays } from "../format.ts";
import type { Cluster } from "./cluster-columns.tsx";
import { columnHelper, DataTable } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { Link } from "./link.tsx";
import { Tag } from "./tag.tsx";

export type OpenCluster = Cluster & {
  readonly kept_tool_id: string;
  readonly kept_tool_name: string;
  readonly kept_because: string;
};

export type Member = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly data_class: string | null;
  readonly is_kept: boolean;
  readonly activity: string | null;
  readonly users_90_days: Known<number>;
  readonly is_half_finished: Known<boolean>;
  readonly why: string | null;
  readonly created_on: string | null;
  readonly similarity: number | null;
  readonly total_rows: number;
};

export type ToolPair = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly other_tool_id: string;
  readonly other_tool_name: string;
  readonly similarity: number;
  readonly total_rows: number;
};

type Props = {
  readonly cluster: OpenCluster;
  readonly members: readonly Member[];
  readonly pairs: readonly ToolPair[];
  /** The page without the open group. */
  readonly back: string;
};

/** One group of tools that do the same: its tools, the one that would be kept, and how alike they are. */
export function ClusterSection({ cluster, members, pairs, back }: Props) {
  const file = `cluster=${encodeURIComponent(cluster.cluster_id)}`;
  return (
    <section id="group" className="panel stack-tight" aria-labelledby="group-title">
      <div className="section-head">
        <h2 id="group-title">{capital(cluster.label)}</h2>
        <Link to={back} preventScrollReset>
          Close this group
        </Link>
      </div>
      <p>{storyOf(cluster)}</p>
      <p>
        If one were to stay, it would be <Link to={`/tools/${cluster.kept_tool_id}`}>{cluster.kept_tool_name}</Link>:{" "}
        {reasons[cluster.kept_because] ?? cluster.kept_because}. The other {counted(cluster.tools - 1, "is", "are")}{" "}
        counted as excess. Nothing is decided or deleted here.
        {cluster.shared_words ? ` All of them say: ${cluster.shared_words}.` : ""}
      </p>
      <DataTable
        caption={`Tools of the group ${cluster.label}`}
        rows={members}
        columns={memberColumns}
        empty="No tool of this group is yours to see."
      />
      {members.length < (members[0]?.total_rows ?? 0) && (
        <p className="small">
          The first {formatCount(members.length)} of {formatCount(members[0]?.total_rows ?? 0)} tools; the CSV has all.
        </p>
      )}
      <Pairs pairs={pairs} file={file} />
      <p className="links">
        <a href={`/csv/cluster?${file}`} download>
          CSV of the tools
        </a>
      </p>
    </section>
  );
}

/** How large it is, how much of it is used and finished, and on which data. */
function storyOf(cluster: OpenCluster): string {
  const { tools, unjudged_tools, untold_tools, users } = cluster;
  const judged = tools - unjudged_tools;
  const finished =
    judged === 0
      ? "Whether they were finished is not known"
      : `${formatCount(cluster.half_finished_tools)} half-finished${unjudged_tools === 0 ? "" : `, ${formatCount(unjudged_tools)} not known`}`;
  const used = isUnknown(users)
    ? `Nobody knows who uses them: ${users.unknown}`
    : `${counted(users, "person", "people")} used one of them in 90 days${untold_tools === 0 ? "" : `, and no log tells of ${counted(untold_tools, "tool")}`}`;
  return `${counted(tools, "tool")} of ${counted(cluster.teams, "team")}, ${formatCount(cluster.active_tools)} active. ${finished}. ${used}. Data: ${cluster.data_classes}.`;
}

const reasons: { readonly [because: string]: string } = {
  "most users": "most people used it in 90 days",
  "the only active one": "it is the only one in use",
  "the oldest": "no other has more known users, and it is the oldest",
};

function Pairs({ pairs, file }: { readonly pairs: readonly ToolPair[]; readonly file: string }) {
  const total = pairs[0]?.total_rows ?? 0;
  if (total === 0) return null;
  return (
    <details>
      <summary>
        How alike each pair is
        {total > pairs.length && `: the ${formatCount(pairs.length)} most alike of ${formatCount(total)}`}
      </summary>
      <DataTable caption="Pairs of tools" rows={pairs} columns={pairColumns} empty="" />
      <a href={`/csv/pairs?${file}`} download>
        CSV of the pairs
      </a>
    </details>
  );
}

const column = columnHelper<Member>();

const memberColumns = column.columns([
  column.accessor("tool_name", {
    header: "Tool",
    meta: { isHead: true },
    cell: ({ row: { original } }) => (
      <>
        <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>{" "}
        {original.is_kept && <Tag state={{ words: "Kept", tone: "good" }} />}
      </>
    ),
  }),
  column.accessor("team_name", { header: "Team", cell: ({ getValue }) => getValue() ?? "Unassigned" }),
  column.accessor("platform", { header: "Platform", cell: ({ getValue }) => getValue() ?? dash }),
  column.accessor("users_90_days", {
    header: "Users, 90 days",
    meta: { isNumber: true },
    cell: ({ getValue }) => <KnownNumber value={getValue()} />,
  }),
  column.accessor("is_half_finished", {
    header: "Finished?",
    cell: ({ row: { original } }) => finishedWords(original),
  }),
  column.accessor("created_on", {
    header: "Created",
    meta: { isNowrap: true },
    cell: ({ getValue }) => dayOf(getValue()),
  }),
  column.accessor("similarity", {
    header: "Like the kept one, 0 to 1",
    meta: { isNumber: true },
    cell: ({ row: { original } }) =>
      original.is_kept ? dash : original.similarity === null ? "through others" : original.similarity.toFixed(2),
  }),
]);

function finishedWords({ is_half_finished, why }: Member): React.ReactNode {
  if (isUnknown(is_half_finished)) return <span className="soft">{spellDays(is_half_finished.unknown)}</span>;
  return is_half_finished ? <Tag state={{ words: `Half-finished: ${why}`, tone: "warn" }} /> : "yes";
}

function dayOf(day: string | null): string {
  return day === null ? dash : formatDay(day);
}

const pairColumn = columnHelper<ToolPair>();

const pairColumns = pairColumn.columns([
  pairColumn.accessor("tool_name", { header: "Tool", meta: { isHead: true } }),
  pairColumn.accessor("other_tool_name", { header: "is like" }),
  pairColumn.accessor("similarity", {
    header: "Similarity, 0 to 1",
    meta: { isNumber: true },
    cell: ({ getValue }) => getValue().toFixed(2),
  }),
]);
