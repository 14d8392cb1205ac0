import { dash, formatCount, formatDay } from "../format.ts";
import { entityWords, verdictWords } from "../words.ts";
import { columnHelper } from "./data-table.tsx";
import { Link } from "./link.tsx";
import { Tag } from "./tag.tsx";

export type LoadRow = {
  readonly load_id: string;
  readonly file_name: string;
  readonly source: string | null;
  readonly source_title: string | null;
  readonly entity: string | null;
  readonly is_full: boolean | null;
  readonly is_confirmed: boolean | null;
  readonly verdict: string;
  readonly reason: string | null;
  readonly decided_by: string | null;
  /** Whether a person decided, and not the guard alone. */
  readonly is_decided: boolean;
  readonly rows_read: number;
  /** The known limit of its export that it has reached to the row. */
  readonly row_cap: number | null;
  readonly rows_loaded: number;
  readonly rows_repeated: number;
  readonly rows_rejected: number;
  readonly values_unreadable: number;
  readonly snapshot_day: string | null;
  readonly window_from: string | null;
  readonly window_to: string | null;
  readonly decided_at: string;
  readonly first_seen_at: string;
  readonly total_rows: number;
};

const column = columnHelper<LoadRow>();

function rowsColumn(key: "rows_read" | "rows_repeated" | "rows_rejected", header: string, sort?: string) {
  return column.accessor(key, {
    header,
    meta: { isNumber: true, sort },
    cell: ({ getValue }) => formatCount(getValue()),
  });
}

export const loadColumns = column.columns([
  column.accessor("file_name", {
    header: "File",
    meta: { isHead: true, sort: "file" },
    cell: ({ row: { original } }) => <Link to={`/loads/${original.load_id}`}>{original.file_name}</Link>,
  }),
  column.accessor("source_title", { header: "Read as", cell: ({ row: { original } }) => <Source load={original} /> }),
  column.accessor("snapshot_day", {
    header: "Speaks of",
    meta: { isNowrap: true },
    cell: ({ row: { original } }) => windowWords(original),
  }),
  rowsColumn("rows_read", "Rows read", "rows"),
  column.accessor("rows_loaded", {
    header: "Loaded",
    meta: { isNumber: true },
    cell: ({ row: { original } }) => <LoadedRows load={original} />,
  }),
  rowsColumn("rows_repeated", "Repeated"),
  rowsColumn("rows_rejected", "Rejected", "rejected"),
  column.accessor("verdict", { header: "Verdict", cell: ({ row: { original } }) => <Verdict load={original} /> }),
  column.accessor("first_seen_at", {
    header: "First seen",
    meta: { isNowrap: true, sort: "seen" },
    cell: ({ getValue }) => formatDay(getValue().slice(0, 10)),
  }),
]);

function Source({ load }: { readonly load: LoadRow }) {
  return (
    <>
      {load.source_title ?? `${dash} no known source`}
      <span className="soft small">
        {load.entity !== null && `; ${entityWords(load.entity)}, ${load.is_full ? "full" : "partial"}`}
        {load.is_confirmed === false && "; tried on invented data only"}
      </span>
    </>
  );
}

/** Of a load that does not count, the rows that could be read and are left out. */
function LoadedRows({ load }: { readonly load: LoadRow }) {
  const left = load.verdict === "held" ? "waiting" : "left out";
  if (load.verdict === "loaded" || load.rows_loaded === 0) return formatCount(load.rows_loaded);
  return (
    <>
      {formatCount(load.rows_loaded)} <span className="soft small">{left}</span>
    </>
  );
}

/** The days that its rows lie in; of a snapshot, its day. */
export function windowWords({
  snapshot_day,
  window_from,
  window_to,
}: Pick<LoadRow, "snapshot_day" | "window_from" | "window_to">): string {
  const isSpan = window_from !== null && window_to !== null && window_from !== window_to;
  if (!isSpan) return snapshot_day === null ? dash : formatDay(snapshot_day);
  return `${formatDay(window_from)} – ${formatDay(window_to)}`;
}

/** What it means that a file ends exactly at a limit. */
function capWords(cap: number): string {
  return `stopped at exactly ${formatCount(cap)} rows, a limit of this export: there may be more`;
}

/** What the guard found is told above the table and on the load's own page; what a person said, here. */
function Verdict({ load }: { readonly load: Pick<LoadRow, "verdict" | "reason" | "row_cap"> }) {
  return (
    <>
      <Tag state={verdictWords(load.verdict)} />
      {load.row_cap !== null && <span className="soft small"> {capWords(load.row_cap)}</span>}
      {load.verdict !== "held" && load.reason !== null && <span className="soft small"> {load.reason}</span>}
    </>
  );
}
