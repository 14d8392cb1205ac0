import type { Known } from "../../contract/unknown.ts";
import { dash, formatCount, formatDay } from "../format.ts";
import type { Period } from "../period.ts";
import { periodAsked, rowsAddress } from "../rows-address.ts";
import { columnHelper } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { Link } from "./link.tsx";
import { SourceLink } from "./source-link.tsx";

export type EscalatedTicket = {
  readonly ticket_id: string;
  readonly ticket_number: string;
  readonly title: string | null;
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly path: string | null;
  readonly escalations: number;
  readonly opened_on: string;
  readonly escalated_on: string;
  readonly done_on: string | null;
  readonly days: number;
  readonly file_name: string | null;
  readonly load_id: string | null;
  readonly line: number | null;
  readonly total_rows: number;
};

const ticket = columnHelper<EscalatedTicket>();

export const ticketColumns = ticket.columns([
  ticket.accessor("ticket_number", {
    header: "Ticket",
    meta: { isHead: true },
    cell: ({ row: { original } }) => (original.title === null ? original.ticket_number : <Titled row={original} />),
  }),
  ticket.accessor("tool_name", {
    header: "Tool",
    cell: ({ row: { original } }) => <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>,
  }),
  ticket.accessor("team_name", { header: "Team that asked", cell: ({ getValue }) => getValue() ?? dash }),
  ticket.accessor("path", { header: "Groups it went through", cell: ({ getValue }) => getValue() ?? dash }),
  ticket.accessor("escalated_on", {
    header: "To engineering",
    meta: { sort: "newest", isNowrap: true },
    cell: ({ getValue }) => formatDay(getValue()),
  }),
  ticket.accessor("days", {
    header: "Days open",
    meta: { sort: "days", isNumber: true },
    cell: ({ row: { original } }) =>
      original.done_on === null ? `${formatCount(original.days)}, still open` : formatCount(original.days),
  }),
  ticket.accessor("line", { header: "File and line", cell: ({ row: { original } }) => <SourceLink {...original} /> }),
]);

function Titled({ row }: { readonly row: EscalatedTicket }) {
  return (
    <>
      {row.ticket_number} <span className="soft">{row.title}</span>
    </>
  );
}

export type EscalatedTool = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_name: string | null;
  readonly platform: string | null;
  readonly escalations: number;
  readonly tickets: number;
  readonly opened: number;
  readonly tool_months: number;
  readonly total_rows: number;
};

const tool = columnHelper<EscalatedTool>();

export const toolColumns = tool.columns([
  tool.accessor("tool_name", {
    header: "Tool",
    meta: { isHead: true },
    cell: ({ row: { original } }) => <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>,
  }),
  tool.accessor("escalations", { header: "Escalations", meta: { isNumber: true }, cell: count }),
  tool.accessor("tickets", { header: "Tickets escalated", meta: { isNumber: true }, cell: count }),
  tool.accessor("opened", { header: "Tickets opened", meta: { isNumber: true }, cell: count }),
  tool.accessor("tool_months", { header: "Months active", meta: { isNumber: true }, cell: count }),
  tool.accessor("team_name", { header: "Team of the tool", cell: ({ getValue }) => getValue() ?? dash }),
  tool.accessor("platform", { header: "Platform", cell: ({ getValue }) => getValue() ?? dash }),
]);

function count({ getValue }: { readonly getValue: () => unknown }) {
  return formatCount(Number(getValue()));
}

export type EscalationCell = {
  readonly per: "team" | "platform";
  readonly cell: string;
  readonly name: string;
  readonly escalations: Known<number>;
  readonly tickets_escalated: number | null;
  readonly tickets: number | null;
  readonly per_ticket: Known<number>;
  readonly tool_months: number | null;
  readonly per_tool_months: Known<number>;
  readonly user_weeks: number | null;
  readonly per_user_weeks: Known<number>;
  readonly total_rows: number;
};

const cell = columnHelper<EscalationCell>();

/** The same three rates for teams and for platforms; one person uses several platforms in a week, so those have no user-weeks. */
export function cellColumns(by: "team" | "platform", period: Period) {
  const to = (metric: string, row: EscalationCell) => rowsAddress(metric, { [by]: row.cell, ...periodAsked(period) });
  return cell.columns([
    cell.accessor("name", { header: by === "team" ? "Team" : "Platform", meta: { isHead: true } }),
    cell.accessor("escalations", {
      header: "Escalations",
      meta: { isNumber: true },
      cell: ({ getValue, row: { original } }) => <KnownNumber value={getValue()} rows={to("escalations", original)} />,
    }),
    cell.accessor("per_ticket", {
      header: "Of tickets",
      meta: { isNumber: true },
      cell: ({ row: { original } }) => (
        <Rate
          value={original.per_ticket}
          unit="share"
          of={original.tickets}
          words="tickets"
          rows={to("escalation_rate", original)}
        />
      ),
    }),
    cell.accessor("per_tool_months", {
      header: "Per 100 tool-months",
      meta: { isNumber: true },
      cell: ({ row: { original } }) => (
        <Rate
          value={original.per_tool_months}
          unit="rate"
          of={original.tool_months}
          words="tool-months"
          rows={to("escalations_per_tool_months", original)}
        />
      ),
    }),
    ...(by === "team"
      ? [
          cell.accessor("per_user_weeks", {
            header: "Per 1,000 user-weeks",
            meta: { isNumber: true },
            cell: ({ row: { original } }) => (
              <Rate
                value={original.per_user_weeks}
                unit="rate"
                of={original.user_weeks}
                words="user-weeks"
                rows={to("escalations_per_user_weeks", original)}
              />
            ),
          }),
        ]
      : []),
  ]);
}

type RateProps = {
  readonly value: Known<number>;
  readonly unit: string;
  readonly of: number | null;
  readonly words: string;
  /** The address of its rows. */
  readonly rows: string;
};

/** A rate never stands without what it is of. */
function Rate({ value, unit, of, words, rows }: RateProps) {
  return (
    <>
      <KnownNumber value={value} unit={unit} rows={rows} />
      {of !== null && typeof value === "number" && (
        <span className="soft block">
          of {formatCount(of)} {words}
        </span>
      )}
    </>
  );
}
