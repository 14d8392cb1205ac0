import type { Company } from "./company.ts";
import type { Ticket } from "./tickets.ts";

/** Requests opened, done and open at the end of each month, by team; the last place is for those of nobody's team. */
export class TicketCounts {
  readonly opened: Int32Array[];
  readonly done: Int32Array[];
  readonly escalations: { number: string; tool: string; month: number; times: number }[] = [];
  readonly #months: readonly number[];
  readonly #end: number;
  tickets = 0;
  onTools = 0;

  constructor(readonly company: Company) {
    const places = company.teams.length + 1;
    this.opened = company.span.ticketMonths.map(() => new Int32Array(places));
    this.done = company.span.ticketMonths.map(() => new Int32Array(places));
    this.#months = company.span.ticketMonths;
    this.#end = (company.span.until + 1) * 1440;
  }

  add(ticket: Ticket): void {
    const team = ticket.team === -1 ? this.company.teams.length : ticket.team;
    const month = this.#monthOf(ticket.openedAt);
    this.tickets += 1;
    count(this.opened[month], team);
    if (ticket.doneAt < this.#end) count(this.done[this.#monthOf(ticket.doneAt)], team);
    if (ticket.tool === null) return;
    this.onTools += 1;
    const handed = ticket.openedAt + (ticket.doneAt - ticket.openedAt);
    if (ticket.isEscalated && this.#hoppedBy(ticket) < this.#end && handed > ticket.openedAt) {
      this.escalations.push({ number: ticket.number, tool: ticket.tool.id, month, times: 1 });
    }
  }

  /** When the engineers got it: an escalation that comes after the last day is none yet. */
  #hoppedBy(ticket: Ticket): number {
    const steps = ticket.groups.length + 3;
    return ticket.openedAt + Math.floor(((ticket.doneAt - ticket.openedAt) * ticket.groups.length) / steps);
  }

  #monthOf(minutes: number): number {
    const day = Math.floor(minutes / 1440);
    let low = 0;
    let high = this.#months.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#months[middle] ?? 0) <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function count(row: Int32Array | undefined, place: number): void {
  if (row !== undefined) row[place] = (row[place] ?? 0) + 1;
}
