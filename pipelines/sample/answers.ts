import type { Company } from "./company.ts";
import { kindOf } from "./platforms.ts";
import { eligibleClasses, makeTickets, requestClasses, type Ticket } from "./tickets.ts";
import type { Tool } from "./tools.ts";

/** The registry's words for tools that answer requests of a class, and the hours that one of these takes IT: rarely less, usually, rarely more. */
export const classAnswers: Readonly<
  Record<string, { readonly kinds: readonly string[]; readonly hours: readonly [number, number, number] }>
> = {
  Report: { kinds: ["spreadsheet"], hours: [2, 6, 16] },
  Workflow: { kinds: ["flow", "automation", "agent"], hours: [8, 24, 60] },
  "Data collection": { kinds: ["base"], hours: [4, 10, 24] },
  "Small tool": { kinds: ["app", "script", "prompt"], hours: [16, 40, 120] },
};

/** A request that a tool of the requester's team answered; the registry names it, or only the request's title speaks of what the tool does. */
export type Answer = { readonly request: string; readonly tool: Tool; readonly isNamed: boolean };

/**
 * Every third tool that a team made after its launch answers an eligible request of the team and of the tool's class, opened 7 to 120 days before. Drawn by
 * nothing but the places of tools and the order of tickets: nothing else of the company changes.
 */
export function plantAnswers(company: Company, rates: readonly Float64Array[]): readonly Answer[] {
  const waiting = new Map<string, Tool[]>();
  for (const tool of company.tools) {
    const launchedOn = company.teams[tool.team]?.launchedOn ?? null;
    if (launchedOn === null || tool.createdOn <= launchedOn || tool.place % 3 !== 0 || !tool.isRegistered) continue;
    const shelf = `${tool.team} ${classOf(tool)}`;
    waiting.set(shelf, [...(waiting.get(shelf) ?? []), tool]);
  }
  const answers: Answer[] = [];
  if (waiting.size === 0) return answers;
  for (const ticket of makeTickets(company, rates)) {
    const shelf = isWish(ticket) ? waiting.get(`${ticket.team} ${requestClasses[ticket.requestClass]}`) : undefined;
    const day = Math.floor(ticket.openedAt / 1440);
    const place = shelf?.findIndex(({ createdOn }) => createdOn - day >= 7 && createdOn - day <= 120) ?? -1;
    const [tool] = place < 0 ? [] : (shelf?.splice(place, 1) ?? []);
    if (tool !== undefined) answers.push({ request: ticket.number, tool, isNamed: tool.place % 2 === 0 });
  }
  return answers;
}

function isWish(ticket: Ticket): boolean {
  return ticket.requestClass < eligibleClasses && ticket.tool === null && ticket.requester !== null;
}

function classOf(tool: Tool): string {
  const kind = kindOf[tool.platform];
  return Object.entries(classAnswers).find(([, { kinds }]) => kinds.includes(kind))?.[0] ?? "";
}
