import path from "node:path";
import type { Answer } from "./answers.ts";
import { dayOfMonth, monthNumber, twoDigits, yearOf } from "./calendar.ts";
import type { Company } from "./company.ts";
import { LineFile, row } from "./line-file.ts";
import { typedMail } from "./people.ts";
import { ticketTitle } from "./ticket-titles.ts";
import { requestClasses, type Ticket } from "./tickets.ts";
import type { Tool } from "./tools.ts";

const header =
  "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,caller_id,opened_at,sys_updated_at,contact_type,category," +
  "short_description,cmdb_ci,priority,assignment_group,resolved_at,closed_at";

type Update = { readonly at: number; readonly state: string; readonly group: number; readonly reopens: number };

/** ServiceNow's incident log: a row for each update until the last day, the end times on every row of the ticket. */
export class TicketLog {
  readonly #file: LineFile;
  readonly #end: number;

  readonly #wished: ReadonlyMap<string, Tool>;

  constructor(folder: string, { span }: Company, answers: readonly Answer[]) {
    this.#wished = new Map(answers.filter(({ isNamed }) => !isNamed).map(({ request, tool }) => [request, tool]));
    this.#file = new LineFile(path.join(folder, "incident-log.csv"), header);
    this.#end = (span.until + 1) * 1440;
  }

  add(ticket: Ticket): void {
    const closedAt = ticket.doneAt + 5 * 1440;
    const resolved = ticket.doneAt < this.#end && !ticket.isCancelled ? clock(ticket.doneAt) : "?";
    const ended = ticket.isCancelled ? ticket.doneAt : closedAt;
    const closed = ended < this.#end ? clock(ended) : "?";
    const opened = clock(ticket.openedAt);
    const day = Math.floor(ticket.openedAt / 1440);
    const caller = ticket.requester === null ? "?" : typedMail(ticket.requester, day);
    const requestClass = requestClasses[ticket.requestClass] ?? "";
    const title = ticketTitle(ticket, this.#wished.get(ticket.number));
    for (const [count, update] of updatesOf(ticket, ticket.isReopened && ticket.doneAt < this.#end).entries()) {
      if (update.at >= this.#end) break;
      this.#file.add(
        row([
          ticket.number,
          update.state,
          update.state === "Closed" || update.state === "Canceled" ? "false" : "true",
          update.group,
          update.reopens,
          count,
          caller,
          opened,
          clock(update.at),
          ticket.openedAt % 5 === 0 ? "Phone" : "Self service",
          requestClass,
          title,
          ticket.reference ?? "?",
          ticket.openedAt % 17 === 0 ? "2 - High" : "3 - Moderate",
          ticket.groups[update.group],
          resolved,
          closed,
        ]),
      );
    }
  }

  close(): void {
    this.#file.close();
  }
}

function updatesOf(ticket: Ticket, isReopened: boolean): Update[] {
  const { openedAt, doneAt, groups } = ticket;
  const steps = groups.length + 1;
  const between = (step: number) => openedAt + Math.floor(((doneAt - openedAt) * step) / (steps + 2));
  const updates: Update[] = [{ at: openedAt, state: "New", group: 0, reopens: 0 }];
  for (let group = 0; group < groups.length; group += 1)
    updates.push({ at: between(group + 1), state: "Active", group, reopens: 0 });
  const last = groups.length - 1;
  if (ticket.isCancelled) return [...updates, { at: doneAt, state: "Canceled", group: last, reopens: 0 }];
  const reopens = isReopened ? 1 : 0;
  if (isReopened) {
    updates.push({ at: between(groups.length + 1), state: "Resolved", group: last, reopens: 0 });
    updates.push({ at: between(groups.length + 2), state: "Active", group: last, reopens });
  }
  updates.push({ at: doneAt, state: "Resolved", group: last, reopens });
  updates.push({ at: doneAt + 5 * 1440, state: "Closed", group: last, reopens });
  return updates;
}

let knownDay = Number.NaN;
let knownDate = "";

/** `31/10/2026 09:05`, local. */
function clock(minutes: number): string {
  const day = Math.floor(minutes / 1440);
  const rest = minutes - day * 1440;
  if (day !== knownDay) {
    knownDay = day;
    knownDate = `${dayOfMonth(day)}/${monthNumber(day)}/${yearOf(day)}`;
  }
  return `${knownDate} ${twoDigits(Math.floor(rest / 60))}:${twoDigits(rest % 60)}`;
}
