import { dash, formatCount, formatDay } from "../format.ts";
import { FileLink } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { SourceLink } from "./source-link.tsx";

export type TicketRow = {
  readonly ticket_number: string;
  readonly title: string | null;
  readonly state: string | null;
  readonly hops: number | null;
  readonly escalations: number | null;
  readonly opened_on: string;
  readonly done_on: string | null;
  readonly load_id: string | null;
  readonly file_name: string | null;
  readonly line: number | null;
  readonly total_rows: number;
};

const columns = [
  { title: "Ticket" },
  { title: "Opened" },
  { title: "Done" },
  { title: "Hand-overs", isNumber: true },
  { title: "To engineering", isNumber: true },
  { title: "Source row" },
];

export function ToolTickets({ tickets, csv }: { readonly tickets: readonly TicketRow[]; readonly csv: string }) {
  const total = tickets[0]?.total_rows ?? 0;
  return (
    <PlainTable
      title="Tickets that name it"
      note={
        total > tickets.length ? (
          <>
            The newest {tickets.length}. <FileLink href={csv}>CSV of all {formatCount(total)}</FileLink>
          </>
        ) : undefined
      }
      csv={total > tickets.length ? undefined : csv}
      columns={columns}
      empty="No loaded ticket names this tool."
      rows={tickets.map((ticket) => ({
        key: `ticket-${ticket.ticket_number}`,
        cells: [
          `${ticket.ticket_number} ${ticket.title ?? ""}`,
          formatDay(ticket.opened_on),
          ticket.done_on === null
            ? `open${ticket.state === null ? "" : `, ${ticket.state}`}`
            : formatDay(ticket.done_on),
          ticket.hops === null ? dash : formatCount(ticket.hops),
          ticket.escalations === null ? dash : formatCount(ticket.escalations),
          <SourceLink key="source" {...ticket} />,
        ],
      }))}
    />
  );
}
