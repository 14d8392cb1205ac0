import { type EvidentDoubt, evidenceSentence, teamDecisions, type Waiting } from "../doubts.ts";
import { counted, formatDay } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { QueueChoice } from "./queue-choice.tsx";

export type TeamPair = EvidentDoubt & {
  readonly team_name: string;
  readonly other_name: string;
  readonly decision: string;
  readonly from_day: string | null;
  readonly tools: number;
  readonly tickets: number;
  readonly people: number;
};

const column = columnHelper<Waiting<TeamPair>>();

export const teamPairColumns = column.columns([
  column.display({
    id: "choice",
    header: "Choose",
    cell: ({ row: { original } }) => (
      <QueueChoice row={original} label={`${original.team_name} and ${original.other_name}`} words={teamDecisions} />
    ),
  }),
  column.accessor("team_name", {
    header: "It seems that",
    meta: { isHead: true },
    cell: ({ row: { original } }) => changeWords(original),
  }),
  column.accessor("evidence", { header: "What speaks for it", cell: ({ getValue }) => evidenceSentence(getValue()) }),
  column.accessor("tools", { header: "Then", cell: ({ row: { original } }) => effectWords(original) }),
]);

function changeWords({ team_name, other_name, decision, from_day }: TeamPair): string {
  const from = from_day === null ? "" : ` on ${formatDay(from_day)}`;
  if (decision === "rename")
    return `${team_name} is called ${other_name}${from_day === null ? "" : ` since ${formatDay(from_day)}`}`;
  if (decision === "merge") return `${team_name} went into ${other_name}${from}`;
  return `${other_name} was split off ${team_name}${from}`;
}

/** What a yes moves; the same numbers that the build makes of it. */
function effectWords({ team_name, other_name, decision, tools, tickets, people }: TeamPair): string {
  if (decision === "split") return "No number moves; both teams go on as they are.";
  const moved = `${counted(tools, "tool")}, ${counted(tickets, "ticket")} and ${counted(people, "person", "people")}`;
  if (decision === "rename") return `${moved} of ${team_name} are those of ${other_name}, before the day too.`;
  return `${moved} of ${team_name} are those of ${other_name} from that day on; what was before stays.`;
}
