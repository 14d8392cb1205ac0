import type { Orphan } from "./components/orphan-columns.tsx";
import type { Standing } from "./doubts.ts";
import { counted, formatDay } from "./format.ts";
import { causes } from "./words.ts";

/** The numbers of the queue's page; their day is that of all pages of ownership. */
export const stateMetrics = [
  "orphaned_tools",
  "owner_is_builder",
  "not_matched_owners",
  "orphan_rate",
  "teamless_rate",
];

/** What is said of who owns a tool: as a choice, and as what was decided. `propose-first` proposes to each tool the first who could own it. */
export const ownershipWords: { readonly [decision: string]: { readonly choice: string; readonly said: string } } = {
  assign: { choice: "Assign an owner", said: "Assigned" },
  propose: { choice: "Propose an owner", said: "Proposed" },
  "propose-first": { choice: "Propose who could own it", said: "Proposed" },
  confirm: { choice: "Confirm: right as it is", said: "Confirmed" },
  snooze: { choice: "Put off until a day", said: "Put off" },
  exempt: { choice: "Exempt until a day", said: "Exempt" },
  retire: { choice: "Retire", said: "To be retired" },
  dismiss: { choice: "Dismiss: no concern", said: "Dismissed" },
};

/** The states of the queue, in the order of its filter. */
export const queueStates: { readonly [state: string]: string } = {
  waiting: "Waiting",
  "re-opened": "Re-opened",
  snoozed: "Put off",
  decided: "Decided",
  "carried out": "Carried out",
  any: "All of them",
};

/** A decision of the journal that the numbers do not know yet; `taken back` where they know one that is no more. */
export type Fresh = (Standing & { readonly person_name: string | null; readonly until: string | null }) | "taken back";

/** How many tools are in each state; `assigned` are the orphaned ones for which a person was assigned or proposed. */
export type QueueStates = {
  readonly waiting: number;
  readonly reopened: number;
  readonly snoozed: number;
  readonly decided: number;
  readonly carried_out: number;
  readonly orphaned: number;
  readonly assigned: number;
};

/** Why a tool is on the list; since when, and who uses it, stand beside it. */
export function whyWords({ cause, concern, why }: Orphan): string {
  const known = cause === null ? undefined : causes[cause];
  if (known !== undefined) return known.words;
  return concern === 2 ? "Every able owner built it" : (why ?? "Owned");
}

/** What makes a tool's blast radius, beside how many use it. */
export function blastParts(row: Orphan): readonly string[] {
  const { blast_is_estimate, blast_teams, blast_dependants, data_class, criticality, schedule } = row;
  const parts = [
    blast_is_estimate === true ? "users as the registry estimates" : null,
    blast_teams ? counted(blast_teams, "team") : null,
    blast_dependants ? `${counted(blast_dependants, "tool needs", "tools need")} it` : null,
    data_class,
    criticality === null ? null : `criticality ${criticality}`,
    schedule,
  ];
  return parts.filter((part) => part !== null);
}

/** What was decided, as far as one line says it: `Assigned to Ana Moreau`, `Put off until 3 Mar 2027`. */
export function decisionWords(decision: string, person: string | null, until: string | null): string {
  const said = ownershipWords[decision]?.said ?? decision;
  const to =
    decision === "assign" ? ` to ${person ?? "a person"}` : decision === "propose" ? `: ${person ?? "a person"}` : "";
  const end =
    until === null ? "" : decision === "propose" ? `, answer by ${formatDay(until)}` : ` until ${formatDay(until)}`;
  return `${said}${to}${end}`;
}
