import { isUnknown, type Known } from "../../contract/unknown.ts";
import { type AnswerState, answerDecisions, answerStates, linkWords, stateMeanings } from "../displaced.ts";
import type { EvidentDoubt, Waiting } from "../doubts.ts";
import { dash, formatCount, formatDay, formatShare, spellDays } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { Link } from "./link.tsx";
import { QueueChoice } from "./queue-choice.tsx";
import { SourceLink } from "./source-link.tsx";
import { TeamLink } from "./team-link.tsx";

/** A request and a tool that may have answered it, as `answers.sql` has them. */
export type Answer = EvidentDoubt & {
  readonly label: string;
  readonly class: string;
  readonly team_id: string;
  readonly team_name: string | null;
  readonly opened_on: string;
  readonly tool_id: string;
  readonly tool_name: string;
  readonly began_on: string;
  readonly shared_on: Known<string>;
  readonly state: AnswerState;
  readonly link: string;
  readonly share: number | null;
  readonly hours_low: number | null;
  readonly hours_usual: Known<number>;
  readonly hours_high: number | null;
  readonly load_id: string | null;
  readonly file_name: string | null;
  readonly line: number | null;
};

const column = columnHelper<Waiting<Answer>>();

export const answerColumns = column.columns([
  column.display({
    id: "choice",
    header: "Choose",
    cell: ({ row: { original } }) => (
      <QueueChoice row={original} label={`${original.label}, ${original.tool_name}`} words={answerDecisions} />
    ),
  }),
  column.accessor("label", {
    header: "Request",
    meta: { isHead: true },
    cell: ({ row: { original } }) => (
      <>
        {original.label}
        <span className="soft small block">
          {original.class} · opened {formatDay(original.opened_on)} ·{" "}
          <TeamLink id={original.team_id} name={original.team_name ?? original.team_id} />
        </span>
      </>
    ),
  }),
  column.accessor("tool_name", {
    header: "Tool",
    cell: ({ row: { original } }) => (
      <>
        <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>
        <span className="soft small block">
          begun {formatDay(original.began_on)} · {sharedWords(original.shared_on)}
        </span>
      </>
    ),
  }),
  column.accessor("link", {
    header: "What speaks for it",
    cell: ({ row: { original } }) => (
      <>
        {linkWords(original.link, original.evidence)}
        {original.share !== null && (
          <span className="soft small block">{formatShare(original.share)} of the request’s words, by weight</span>
        )}
      </>
    ),
  }),
  column.accessor("state", {
    header: "Evidence",
    cell: ({ getValue }) => <span title={stateMeanings[getValue()]}>{answerStates[getValue()]}</span>,
  }),
  column.accessor("hours_usual", {
    header: "IT hours",
    meta: { isNumber: true },
    cell: ({ row: { original } }) => hoursWords(original),
  }),
  column.display({
    id: "source",
    header: "File and line",
    cell: ({ row: { original } }) => <SourceLink {...original} />,
  }),
]);

function sharedWords(shared: Answer["shared_on"]): string {
  if (isUnknown(shared)) return spellDays(shared.unknown);
  return `first used by others ${formatDay(shared)}`;
}

function hoursWords({ hours_low, hours_usual, hours_high }: Answer): string {
  if (isUnknown(hours_usual) || hours_low === null || hours_high === null) return dash;
  return `${formatCount(hours_usual)} (${formatCount(hours_low)} to ${formatCount(hours_high)})`;
}
