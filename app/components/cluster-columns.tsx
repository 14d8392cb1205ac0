import type { Known } from "../../contract/unknown.ts";
import { capital, counted, dash, formatCount } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { Link } from "./link.tsx";

export type Cluster = {
  readonly cluster_id: string;
  readonly label: string;
  readonly shared_words: string | null;
  readonly tools: number;
  readonly teams: number;
  readonly active_tools: number;
  readonly half_finished_tools: number;
  /** Of how many tools no log tells whether they were finished. */
  readonly unjudged_tools: number;
  readonly users: Known<number>;
  readonly untold_tools: number;
  readonly data_classes: string;
};

type Row = Cluster & { readonly total_rows: number };

const column = columnHelper<Row>();

export function clusterColumns(addressOf: (cluster: string) => string) {
  return column.columns([
    column.accessor("label", {
      header: "What they do",
      meta: { sort: "label", isHead: true },
      cell: ({ row: { original } }) => (
        <Link to={addressOf(original.cluster_id)}>
          {original.label === "" ? original.cluster_id : capital(original.label)}
        </Link>
      ),
    }),
    column.accessor("tools", { header: "Tools", meta: { sort: "tools", isNumber: true } }),
    column.accessor("teams", { header: "Teams", meta: { sort: "teams", isNumber: true } }),
    column.accessor("active_tools", { header: "Active", meta: { sort: "active", isNumber: true } }),
    column.accessor("half_finished_tools", {
      header: "Half-finished",
      meta: { sort: "half", isNumber: true },
      cell: ({ row: { original } }) => <HalfFinished cluster={original} />,
    }),
    column.accessor("users", {
      header: "Users, 90 days",
      meta: { sort: "users", isNumber: true },
      cell: ({ row: { original } }) => <Users cluster={original} />,
    }),
    column.accessor("data_classes", { header: "Data" }),
    column.accessor("shared_words", {
      header: "Why: words they share",
      cell: ({ getValue }) => getValue() || `${dash} spelling only`,
    }),
  ]);
}

function HalfFinished({ cluster }: { readonly cluster: Cluster }) {
  const { half_finished_tools, unjudged_tools } = cluster;
  if (unjudged_tools === 0) return <>{formatCount(half_finished_tools)}</>;
  return (
    <span className="unknown">
      {unjudged_tools === cluster.tools ? dash : formatCount(half_finished_tools)}
      <span className="unknown-why">{counted(unjudged_tools, "not known", "not known")}</span>
    </span>
  );
}

function Users({ cluster }: { readonly cluster: Cluster }) {
  return (
    <>
      <KnownNumber value={cluster.users} />
      {cluster.untold_tools > 0 && cluster.untold_tools < cluster.tools && (
        <span className="unknown-why"> {counted(cluster.untold_tools, "tool", "tools")} without a log</span>
      )}
    </>
  );
}
