const entities: { readonly [entity: string]: string } = {
  tools: "registry",
  ticket_updates: "tickets",
  events: "audit log",
  people: "people",
  headcounts: "headcount",
  launches: "launches",
};

/** What a kind of export is called on a page. */
export function entityWords(entity: string): string {
  return entities[entity] ?? entity;
}

/** What to do so that a number which needs this kind of export can be said. */
const exportWords: { readonly [entity: string]: string } = {
  tools: "a registry of tools",
  ticket_updates: "a ticket export",
  events: "an audit log of the platforms",
  people: "a people export",
  headcounts: "headcount by team and month",
  launches: "the launch calendar",
};

export function exportOf(entity: string): string {
  return exportWords[entity] ?? entity;
}

export type Cause = { readonly words: string; readonly rule: string };

/** Why a tool's ownership needs somebody, the gravest first; the rule is printed beside the list, not only behind a pointer. */
export const causes: { readonly [cause: string]: Cause } = {
  O1: { words: "No owner named", rule: "The registry names nobody as owner of the tool." },
  O2: {
    words: "Owner left",
    rule: "An owner has an end date in the past, or was in an earlier full people export and is missing from the next two.",
  },
  O3: { words: "Owner’s account disabled", rule: "An owner’s account is switched off in the people export." },
  O7: { words: "Owner is no person", rule: "Only robots, guests or shared accounts are named as owner." },
  O8: { words: "Team gone", rule: "The team that owns the tool has nobody left who can act." },
  O4: {
    words: "Owner leaves soon",
    rule: "Who can act for the tool has an end date within 90 days; of a team, too few are left then.",
  },
  O11: { words: "Owner cannot act", rule: "The people export says that the owner has no licence or rights." },
  O6: {
    words: "Owner on long leave",
    rule: "The owner is on leave now, and the leave is longer than the program allows.",
  },
  O5: {
    words: "Owner moved",
    rule: "The owner went from the tool’s team to another one, longer ago than the program’s grace period.",
  },
  O9: { words: "Owner is the builder alone", rule: "Others depend on the tool and every able owner built it." },
  O10: {
    words: "Not confirmed",
    rule: "The owner never confirmed that the tool is theirs, or too long ago. Said only where the registry tells of confirmations.",
  },
  O12: {
    words: "Owner not matched",
    rule: "The named owner is in no people file. That is a gap in our data, so it is counted apart and not as orphaned.",
  },
};

/** What is to be done with an orphan. */
export const remedies: { readonly [remedy: string]: string } = {
  rescue: "Others depend on it: rescue",
  retire: "Nobody depends on it: retire?",
  "use unknown": "Use unknown",
};

export type OwnerState = { readonly words: string; readonly tone: "bad" | "warn" | "good" | "soft" };

const states: { readonly [state: string]: OwnerState } = {
  orphaned: { words: "Orphaned", tone: "bad" },
  "at risk": { words: "At risk", tone: "warn" },
  "not matched": { words: "Not matched", tone: "warn" },
  unknown: { words: "Unknown", tone: "soft" },
  covered: { words: "Covered", tone: "good" },
  owned: { words: "Owned", tone: "good" },
};

export function ownerState(state: string, isBuilderAlone: boolean): OwnerState {
  if (isBuilderAlone) return { words: "Builder alone", tone: "warn" };
  return states[state] ?? { words: state, tone: "soft" };
}

const verdicts: { readonly [verdict: string]: OwnerState } = {
  loaded: { words: "Loaded", tone: "good" },
  held: { words: "Held", tone: "bad" },
  rejected: { words: "Dropped", tone: "soft" },
};

export function verdictWords(verdict: string): OwnerState {
  return verdicts[verdict] ?? { words: verdict, tone: "soft" };
}

/** What a value counts, after its number. */
export function unitWords(unit: string): string {
  return unit === "count" ? "requests" : unit;
}
