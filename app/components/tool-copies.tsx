import { dash, formatDay } from "../format.ts";
import { PlainTable } from "./plain-table.tsx";
import { SourceLink } from "./source-link.tsx";

export type CopyRow = {
  readonly native_id: string | null;
  readonly tool_name: string;
  readonly environment: string | null;
  readonly is_canonical: boolean;
  readonly load_id: string | null;
  readonly file_name: string | null;
  readonly source_title: string | null;
  readonly snapshot_day: string | null;
  readonly line: number | null;
};

const columns = [
  { title: "Name" },
  { title: "Id" },
  { title: "Environment" },
  { title: "Counts as" },
  { title: "Snapshot" },
  { title: "Source row" },
];

/** Copies in other environments are one tool; each row of the registry that folds into it is listed. */
export function ToolCopies({ copies, csv }: { readonly copies: readonly CopyRow[]; readonly csv: string }) {
  return (
    <PlainTable
      title="Rows of the registry"
      note="Copies for development and testing fold into one tool"
      columns={columns}
      empty="No row of the newest registry speaks of this tool."
      csv={csv}
      rows={copies.map((copy, index) => ({
        key: `copy-${index}`,
        cells: [
          copy.tool_name,
          copy.native_id ?? dash,
          copy.environment ?? dash,
          copy.is_canonical ? "the tool" : "a copy of it",
          copy.snapshot_day === null ? dash : formatDay(copy.snapshot_day),
          <SourceLink key="source" {...copy} />,
        ],
      }))}
    />
  );
}
