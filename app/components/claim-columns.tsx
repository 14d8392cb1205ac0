import { claimRule, claimWords, type Matter, type Says } from "../claims.ts";
import { capital, dash, formatDay } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { Link } from "./link.tsx";
import { SourceLink } from "./source-link.tsx";

export type ClaimRow = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_id: string;
  readonly team_name: string | null;
  readonly one_says: Says;
  readonly one_since: string | null;
  readonly one_load: string | null;
  readonly one_file: string | null;
  readonly one_line: number | null;
  readonly other_says: Says;
  readonly other_since: string | null;
  readonly other_load: string | null;
  readonly other_file: string | null;
  readonly other_line: number | null;
  readonly listing: string;
  readonly owner_state: string | null;
  readonly total_rows: number;
};

const column = columnHelper<ClaimRow>();

/** One tool a row: what each source says with its line, what Lanemark makes of it, and by which rule. */
export function claimColumns(matter: Matter, one: string, other: string) {
  return column.columns([
    column.accessor("tool_name", {
      header: "Tool",
      meta: { isHead: true },
      cell: ({ row: { original } }) => <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>,
    }),
    column.accessor("team_name", { header: "Team", cell: ({ getValue }) => getValue() ?? dash }),
    column.accessor("one_says", {
      header: one,
      cell: ({ row: { original: row } }) => (
        <Claim
          words={claimWords(row.one_says, matter)}
          since={row.one_since}
          origin={{ load_id: row.one_load, file_name: row.one_file, line: row.one_line }}
        />
      ),
    }),
    column.accessor("other_says", {
      header: other,
      cell: ({ row: { original: row } }) => (
        <Claim
          words={claimWords(row.other_says, matter)}
          since={row.other_since}
          origin={{ load_id: row.other_load, file_name: row.other_file, line: row.other_line }}
        />
      ),
    }),
    column.accessor((row) => (matter === "owners" ? row.owner_state : row.listing), {
      id: "counted",
      header: "Counts as",
      cell: ({ getValue }) => capital(getValue() ?? "unknown"),
    }),
    column.display({
      id: "rule",
      header: "By the rule",
      cell: ({ row: { original } }) => claimRule(original.one_says, original.other_says, matter),
    }),
  ]);
}

type ClaimProps = {
  readonly words: string;
  readonly since: string | null;
  readonly origin: Parameters<typeof SourceLink>[0];
};

function Claim({ words, since, origin }: ClaimProps) {
  return (
    <>
      {capital(words)}
      {since !== null && ` since ${formatDay(since)}`}
      {origin.load_id !== null && (
        <span className="small block">
          <SourceLink {...origin} />
        </span>
      )}
    </>
  );
}
