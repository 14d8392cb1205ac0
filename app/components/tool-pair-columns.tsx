import { type EvidentDoubt, evidenceSentence, toolDecisions, type Waiting } from "../doubts.ts";
import { counted, formatDay } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { Link } from "./link.tsx";
import { QueueChoice } from "./queue-choice.tsx";

export type ToolPair = EvidentDoubt & {
  readonly tool_id: string;
  readonly other_id: string;
  readonly tool_name: string;
  readonly native_id: string;
  readonly platform: string | null;
  readonly team_name: string | null;
  readonly listed_from: string;
  readonly listed_to: string | null;
  readonly other_name: string;
  readonly other_native_id: string;
  readonly other_team_name: string | null;
  readonly other_listed_from: string;
  readonly other_listed_to: string | null;
  readonly copies: number;
};

const column = columnHelper<Waiting<ToolPair>>();

export const toolPairColumns = column.columns([
  column.display({
    id: "choice",
    header: "Choose",
    cell: ({ row: { original } }) => (
      <QueueChoice
        row={original}
        label={`${original.tool_name} ${original.native_id} and ${original.other_native_id}`}
        words={toolDecisions}
      />
    ),
  }),
  column.accessor("tool_name", {
    header: "This tool",
    meta: { isHead: true },
    cell: ({ row: { original } }) => (
      <Side
        id={original.tool_id}
        name={original.tool_name}
        facts={[
          original.native_id,
          original.platform,
          original.team_name,
          spanWords(original.listed_from, original.listed_to),
        ]}
      />
    ),
  }),
  column.accessor("other_name", {
    header: "and this one",
    cell: ({ row: { original } }) => (
      <Side
        id={original.other_id}
        name={original.other_name}
        facts={[
          original.other_native_id,
          original.other_team_name,
          spanWords(original.other_listed_from, original.other_listed_to),
        ]}
      />
    ),
  }),
  column.accessor("evidence", { header: "What speaks for it", cell: ({ getValue }) => evidenceSentence(getValue()) }),
  column.accessor("copies", {
    header: "If they are one",
    cell: ({ getValue }) => `One tool fewer, with ${counted(getValue(), "copy", "copies")}.`,
  }),
]);

type SideProps = { readonly id: string; readonly name: string; readonly facts: readonly (string | null)[] };

function Side({ id, name, facts }: SideProps) {
  return (
    <>
      <Link to={`/tools/${id}`}>{name}</Link>
      <span className="soft small block">{facts.filter((fact) => fact !== null).join(" · ")}</span>
    </>
  );
}

function spanWords(from: string, to: string | null): string {
  return to === null ? `listed since ${formatDay(from)}` : `listed from ${formatDay(from)}, gone ${formatDay(to)}`;
}
