import { counted, dash, formatCount, formatDay } from "../format.ts";
import { FileLink } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { SourceLink } from "./source-link.tsx";

/** The newest file that writes a team in one way, as `team_sources.sql` gives it, and how many do. */
export type TeamSource = {
  readonly kind: string;
  readonly written_as: string | null;
  readonly source_title: string | null;
  readonly file_name: string | null;
  readonly load_id: string | null;
  readonly day: string | null;
  readonly rows: number;
  readonly line: number | null;
  readonly files: number;
  readonly first_day: string | null;
};

type Props = { readonly sources: readonly TeamSource[]; readonly csv: string };

const kinds: { readonly [kind: string]: string } = {
  registry: "Tools",
  people: "People",
  headcounts: "Headcount",
  launches: "Launches",
  tickets: "Requests",
  program: "A name joined to it",
};

const columns = [
  { title: "What is told" },
  { title: "Team written as" },
  { title: "Rows that name it", isNumber: true },
  { title: "Newest file, first line" },
  { title: "Files" },
];

/** Which exports make the team what it is here, and how each of them writes it. */
export function TeamSources({ sources, csv }: Props) {
  return (
    <PlainTable
      title="Where it is named"
      note={
        <>
          The newest export of each format and way of writing it.
          {sources.length > 0 && (
            <>
              {" "}
              <FileLink href={csv}>CSV of all files</FileLink>
            </>
          )}
        </>
      }
      columns={columns}
      empty="No loaded export names this team."
      rows={sources.map((source, place) => ({
        key: `source-${place}`,
        cells: [
          <span key="kind">
            {kinds[source.kind] ?? source.kind}
            {source.source_title !== null && <span className="cell-note">{source.source_title}</span>}
          </span>,
          source.written_as ?? `${dash} no team`,
          source.kind === "program" ? dash : formatCount(source.rows),
          source.kind === "program" ? <code key="source">program.yaml</code> : <SourceLink key="source" {...source} />,
          <span key="files" className="soft">
            {filesWords(source)}
          </span>,
        ],
      }))}
    />
  );
}

function filesWords({ kind, files, first_day, day }: TeamSource): string {
  if (kind === "program" || day === null || first_day === null) return dash;
  const days = first_day === day ? formatDay(day) : `${formatDay(first_day)} to ${formatDay(day)}`;
  return `${counted(files, "file")}, ${days}`;
}
