import { dash, formatDay } from "../format.ts";
import { PlainTable } from "./plain-table.tsx";
import { SourceLink } from "./source-link.tsx";

export type SpanRow = {
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly is_ended: boolean;
  readonly back_on: string | null;
  readonly native_id: string | null;
  readonly tool_name: string;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly kind: string | null;
  readonly status: string | null;
  readonly is_retired: boolean | null;
  readonly load_id: string | null;
  readonly file_name: string | null;
  readonly line: number | null;
};

const columns = [
  { title: "From" },
  { title: "Until" },
  { title: "Name" },
  { title: "Team" },
  { title: "Platform, kind" },
  { title: "Status" },
  { title: "Newest source row" },
];

/** How the registry's word on a tool changed, export by export; what stayed the same is one row. */
export function ToolHistory({ spans, csv }: { readonly spans: readonly SpanRow[]; readonly csv: string }) {
  return (
    <PlainTable
      title="What the registry said"
      note="Newest first; a row ends where the next export says something else, or where two full exports lack it"
      columns={columns}
      empty="No registry export speaks of this tool."
      csv={csv}
      rows={spans.map((span) => ({
        key: `span-${span.load_id}-${span.line}`,
        cells: [
          formatDay(span.valid_from),
          untilWords(span),
          span.tool_name,
          span.team_name ?? dash,
          [span.platform, span.kind].filter(Boolean).join(", ") || dash,
          span.status ?? (span.is_retired === true ? "retired" : dash),
          <SourceLink key="source" {...span} />,
        ],
      }))}
    />
  );
}

function untilWords({ valid_to, is_ended, back_on }: SpanRow): string {
  if (valid_to === null) return "today";
  if (!is_ended) return formatDay(valid_to);
  return `not listed since ${formatDay(valid_to)}${back_on === null ? "" : `, back on ${formatDay(back_on)}`}`;
}
