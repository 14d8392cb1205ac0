import { dash } from "../format.ts";
import { Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

export type OverlapRow = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly label: string | null;
  readonly similarity: number | null;
};

const columns = [
  { title: "Tool" },
  { title: "Team" },
  { title: "Platform" },
  { title: "Similarity, 0 to 1", isNumber: true },
];

export function ToolOverlaps({ overlaps, csv }: { readonly overlaps: readonly OverlapRow[]; readonly csv: string }) {
  const label = overlaps[0]?.label;
  return (
    <PlainTable
      title="Tools that do the same"
      note={label === undefined || label === null ? "By name and description" : `By name and description: ${label}`}
      columns={columns}
      empty="No other tool is described like this one."
      csv={csv}
      rows={overlaps.map((overlap) => ({
        key: `overlap-${overlap.tool_id}`,
        cells: [
          <Link key="tool" to={`/tools/${overlap.tool_id}`}>
            {overlap.tool_name}
          </Link>,
          overlap.team_name ?? "Unassigned",
          overlap.platform ?? dash,
          overlap.similarity === null ? `${dash} through others` : overlap.similarity.toFixed(2),
        ],
      }))}
    />
  );
}
