import type { Ticket } from "./tickets.ts";
import { requestClasses } from "./tickets.ts";
import type { Tool } from "./tools.ts";

const wishes: Readonly<Record<(typeof requestClasses)[number], readonly string[]>> = {
  Report: [
    "Report by customer group",
    "Figures of last quarter as a table",
    "New column in the monthly report",
    "Filter the stock report by site",
  ],
  Workflow: [
    "Approval by two people",
    "Send a mail when a form comes in",
    "Escalate after three days",
    "Route requests by cost centre",
  ],
  "Data collection": [
    "Form for site visits",
    "Collect feedback from branches",
    "Survey of shift leads",
    "One list in place of five sheets",
  ],
  "Small tool": [
    "Small database for keys",
    "Calculator for freight",
    "Lookup of article numbers",
    "Check list on the phone",
  ],
  Access: [
    "Access to a shared folder",
    "Rights for a new colleague",
    "Mailbox for the team",
    "Cannot sign in to the portal",
  ],
  Integration: [
    "Send orders to the carrier",
    "Interface to payroll stopped",
    "Import of supplier prices",
    "Connect the shop to the stock",
  ],
  Hardware: ["Scanner does not charge", "Second screen", "Label printer offline", "Phone replacement"],
};

const troubles = [
  "shows an error",
  "is slow",
  "lost an entry",
  "needs another field",
  "does not send mails",
  "shows yesterday's data",
];

/** `wished`: the tool that answered it later, where only the title says so. */
export function ticketTitle(ticket: Ticket, wished: Tool | undefined): string {
  if (wished !== undefined) return `We need this: ${wished.name.toLowerCase()}`;
  const turn = ticket.openedAt % 97;
  if (ticket.tool !== null) return `${ticket.tool.name} ${troubles[turn % troubles.length]}`;
  const wish = wishes[requestClasses[ticket.requestClass] ?? "Report"];
  return wish[turn % wish.length] ?? "";
}
