import { counted, dash, formatCount, formatDay } from "../format.ts";
import { decisionWords } from "../ownership.ts";
import { type DecisionTaken, Outcome } from "./achieved-rows.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { Tag } from "./tag.tsx";

/** A decision on a tool of a team as `team_decisions.sql` gives it, and how many stand how. */
export type TeamDecision = Omit<DecisionTaken, "team_id" | "team_name"> & {
  readonly decision_id: string;
  readonly standing: number;
  readonly reopened: number;
  readonly done: number;
};

/** What was decided, or taken back, since the numbers were built. */
export type FreshDecision = {
  readonly id: string;
  readonly tool_id: string;
  readonly tool_name: string;
  readonly words: string;
  readonly by: string;
  readonly day: string;
  readonly reason: string;
};

type Props = {
  readonly decisions: readonly TeamDecision[];
  /** The newest of those that the numbers do not know yet, and how many there are. */
  readonly fresh: readonly FreshDecision[];
  readonly newer: number;
  /** The team's list of what is to be done. */
  readonly queue: string;
  readonly csv: string;
};

const columns = [{ title: "Tool" }, { title: "Decided" }, { title: "By now" }, { title: "Who and why" }];

/** What was decided of who owns the team's tools: what is open again, what stands, and what is done. */
export function TeamDecisions({ decisions, fresh, newer, queue, csv }: Props) {
  const [first] = decisions;
  return (
    <PlainTable
      title="Decided on its tools"
      note={
        <>
          {first !== undefined && `${countsOf(first, decisions.length)} `}
          {newer > 0 && `${newerWords(newer, fresh.length)} `}
          <Link to={queue}>Decide</Link>
          {first !== undefined && (
            <>
              {" · "}
              <FileLink href={csv}>CSV of all {formatCount(first.total_rows)}</FileLink>
            </>
          )}
        </>
      }
      columns={columns}
      empty="Nothing was decided yet of who owns its tools."
      rows={[
        ...fresh.map((each) => ({ key: `fresh-${each.id}`, cells: freshCells(each) })),
        ...decisions.map((each) => ({ key: `decision-${each.decision_id}`, cells: cellsOf(each) })),
      ]}
    />
  );
}

function countsOf({ total_rows, standing, reopened, done }: TeamDecision, shown: number): string {
  const rest = total_rows - standing - reopened - done;
  const parts = [
    [reopened, "open again"],
    [standing, "stand"],
    [done, "carried out or closed"],
    [rest, "replaced or taken back"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, words]) => `${formatCount(count)} ${words}`);
  const cut = shown < total_rows ? ` The first ${formatCount(shown)}:` : "";
  return `${counted(total_rows, "decision")}: ${said.join(", ")}.${cut}`;
}

function newerWords(newer: number, shown: number): string {
  const cut = shown < newer ? ` The newest ${formatCount(shown)} of them first.` : "";
  return `${counted(newer, "decision is", "decisions are")} newer than the numbers.${cut}`;
}

function freshCells({ tool_id, tool_name, words, by, day, reason }: FreshDecision): readonly React.ReactNode[] {
  return [
    <Link key="tool" to={`/tools/${tool_id}`}>
      {tool_name}
    </Link>,
    words,
    <Tag key="state" state={{ words: "counted by the next build", tone: "soft" }} />,
    <Who key="who" by={by} day={day} reason={reason} />,
  ];
}

function cellsOf(row: TeamDecision): readonly React.ReactNode[] {
  return [
    <Link key="tool" to={`/tools/${row.tool_id}`}>
      {row.tool_name}
    </Link>,
    decisionWords(row.decision, row.person_name, row.until_day),
    <Outcome key="state" of={row} />,
    <Who key="who" by={row.decided_by} day={row.decided_on} reason={row.reason} />,
  ];
}

type WhoProps = { readonly by: string | null; readonly day: string; readonly reason: string | null };

function Who({ by, day, reason }: WhoProps) {
  return (
    <span className="soft">
      {by ?? dash}, {formatDay(day)}
      {reason ? `: ${reason}` : ""}
    </span>
  );
}
