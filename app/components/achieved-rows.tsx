import { counted, dash, formatCount, formatDay, sentence, spellDays } from "../format.ts";
import { decisionWords } from "../ownership.ts";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { Tag } from "./tag.tsx";
import { TeamLink } from "./team-link.tsx";

type OfTool = {
  readonly tool_id: string | null;
  readonly tool_name: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly total_rows: number;
};

/** A decision and what has become of it by now, as `decisions_taken.sql` gives it. */
export type DecisionTaken = OfTool & {
  readonly decided_on: string;
  readonly decision: string;
  readonly state: string;
  readonly reopened_because: string | null;
  readonly person_name: string | null;
  readonly until_day: string | null;
  readonly decided_by: string | null;
  readonly reason: string | null;
};

/** A tool that ceased to be an orphan, or went idle, as `closures.sql` gives it. */
export type Closure = OfTool & {
  readonly before: string;
  readonly day: string;
  readonly closure: string;
  readonly is_decided: boolean;
  readonly is_depended_on: boolean;
};

const closures: { readonly [closure: string]: { readonly words: string; readonly tone: "good" | "soft" | "warn" } } = {
  owner: { words: "got an owner", tone: "good" },
  retired: { words: "retired", tone: "soft" },
  vanished: { words: "not listed any more", tone: "soft" },
  "not matched": { words: "its owner is not matched", tone: "warn" },
  unclear: { words: "cannot be told any longer", tone: "warn" },
  idle: { words: "only went idle", tone: "warn" },
};

type DecisionsProps = {
  readonly rows: readonly DecisionTaken[];
  readonly kind: string | null;
  readonly state: string | null;
  readonly csv: string;
};

export function DecisionsTable({ rows, kind, state, csv }: DecisionsProps) {
  const narrowed = [kind, state].filter((word) => word !== null).join(", ");
  return (
    <PlainTable
      title="Decisions"
      note={<Note rows={rows} noun="decision" narrowed={narrowed} csv={csv} />}
      columns={[
        { title: "Tool" },
        { title: "Decided" },
        { title: "By now" },
        { title: "Who and why" },
        { title: "Team" },
      ]}
      empty="Nothing was decided of these tools in this month."
      rows={rows.map((row, place) => ({
        key: `decision-${place}`,
        cells: [
          <ToolName key="tool" of={row} />,
          decisionWords(row.decision, row.person_name, row.until_day),
          <Outcome key="state" of={row} />,
          <span key="who" className="soft">
            {row.decided_by ?? dash}, {formatDay(row.decided_on)}
            {row.reason ? `: ${row.reason}` : ""}
          </span>,
          <TeamLink key="team" id={row.team_id} name={row.team_name} />,
        ],
      }))}
    />
  );
}

/** What has become of a decision by now. */
export function Outcome({ of }: { readonly of: Pick<DecisionTaken, "state" | "reopened_because"> }) {
  const tone = of.state === "carried out" ? "good" : of.state === "re-opened" ? "warn" : "soft";
  return (
    <>
      <Tag state={{ words: of.state, tone }} />
      {of.reopened_because !== null && (
        <span className="soft small block">{sentence(spellDays(of.reopened_because))}</span>
      )}
    </>
  );
}

type ClosuresProps = { readonly rows: readonly Closure[]; readonly closure: string | null; readonly csv: string };

export function ClosuresTable({ rows, closure, csv }: ClosuresProps) {
  return (
    <PlainTable
      title="Orphans that are none any more"
      note={<Note rows={rows} noun="tool" narrowed={closure ?? ""} csv={csv} />}
      columns={[
        { title: "Tool" },
        { title: "What became of it" },
        { title: "Others depended on it" },
        { title: "Team" },
      ]}
      empty="No tool that was orphaned at the end of the month before ceased to be so."
      rows={rows.map((row) => ({
        key: `closure-${row.tool_id}`,
        cells: [
          <ToolName key="tool" of={row} />,
          <span key="what">
            <Tag state={closures[row.closure] ?? { words: row.closure, tone: "soft" }} />
            <span className="soft small block">
              orphaned on {formatDay(row.before)}, not on {formatDay(row.day)}
              {row.is_decided && "; decided here"}
            </span>
          </span>,
          row.is_depended_on ? "yes" : "no",
          <TeamLink key="team" id={row.team_id} name={row.team_name} />,
        ],
      }))}
    />
  );
}

function ToolName({ of }: { readonly of: OfTool }) {
  if (of.tool_id === null) return <>a tool that no export lists</>;
  return <Link to={`/tools/${of.tool_id}`}>{of.tool_name}</Link>;
}

type NoteProps = {
  readonly rows: readonly OfTool[];
  readonly noun: string;
  readonly narrowed: string;
  readonly csv: string;
};

function Note({ rows, noun, narrowed, csv }: NoteProps) {
  const total = rows[0]?.total_rows ?? 0;
  return (
    <>
      {counted(total, noun)}
      {narrowed !== "" && `: ${narrowed}`}
      {rows.length < total && `, the first ${formatCount(rows.length)} of them`}.{" "}
      {total > 0 && <FileLink href={csv}>CSV of all {formatCount(total)}</FileLink>}
    </>
  );
}
