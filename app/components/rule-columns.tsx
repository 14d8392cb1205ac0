import { markDecisions } from "../displaced.ts";
import type { Doubt, Waiting } from "../doubts.ts";
import { formatDay } from "../format.ts";
import { columnHelper } from "./data-table.tsx";
import { QueueChoice } from "./queue-choice.tsx";
import { SourceLink } from "./source-link.tsx";
import { TeamLink } from "./team-link.tsx";

/** A request on which the rules are tried, as `rule_sample.sql` has it. */
export type SampledRequest = Doubt & {
  readonly label: string;
  readonly category: string | null;
  readonly class: string;
  readonly is_eligible: boolean;
  readonly is_marked_eligible: boolean | null;
  readonly team_id: string;
  readonly team_name: string | null;
  readonly opened_on: string;
  readonly load_id: string | null;
  readonly file_name: string | null;
  readonly line: number | null;
};

const column = columnHelper<Waiting<SampledRequest>>();

const request = [
  column.accessor("label", { header: "Request", meta: { isHead: true } }),
  column.accessor("category", { header: "Category", cell: ({ getValue }) => getValue() ?? "not said" }),
  column.accessor("team_name", {
    header: "Team that asked",
    cell: ({ row: { original } }) => <TeamLink id={original.team_id} name={original.team_name ?? original.team_id} />,
  }),
  column.accessor("opened_on", {
    header: "Opened",
    meta: { isNowrap: true },
    cell: ({ getValue }) => formatDay(getValue()),
  }),
  column.display({
    id: "source",
    header: "File and line",
    cell: ({ row: { original } }) => <SourceLink {...original} />,
  }),
] as const;

/** To judge: what the rules say is not shown, so that nobody is led by it. */
export const sampleColumns = column.columns([
  column.display({
    id: "choice",
    header: "Choose",
    cell: ({ row: { original } }) => <QueueChoice row={original} label={original.label} words={markDecisions} />,
  }),
  ...request,
]);

/** Judged: what the rules say beside what a person says. */
export const lookedColumns = column.columns([
  ...request,
  column.accessor("class", { header: "Class by the rules" }),
  column.accessor("is_eligible", {
    header: "By the rules",
    cell: ({ getValue }) => (getValue() ? markDecisions.eligible : markDecisions.ineligible),
  }),
  column.accessor("is_marked_eligible", {
    header: "By a person",
    cell: ({ getValue }) => (getValue() ? markDecisions.eligible : markDecisions.ineligible),
  }),
]);
