/** What two sources can be held against each other for. */
export const matters = ["owners", "tools"] as const;
export type Matter = (typeof matters)[number];

/** What a source says of a tool or of its owner; null: it does not speak of it. */
export type Says = string | null;

export type ClaimSource = {
  readonly series: string;
  readonly title: string;
  readonly snapshot_day: string | null;
  readonly claims: number;
};

export type ClaimCount = {
  readonly one_says: Says;
  readonly other_says: Says;
  readonly tools: number;
  /** Of these, how many Lanemark counts: as orphaned, or as listed. */
  readonly counted: number;
};

const words: { readonly [says: string]: string } = {
  able: "can act",
  left: "has left",
  missing: "is missing",
  disabled: "is disabled",
  guest: "is a guest",
  robot: "is a robot by its name",
  group: "is a group",
  listed: "listed",
  retired: "retired",
  gone: "not listed any more",
};

/** A claim in words: of the owner, or of the tool. */
export function claimWords(says: Says, matter: Matter): string {
  if (says === null) return matter === "owners" ? "does not know the owner" : "never listed it";
  return words[says] ?? says;
}

/** Whether a source, if it were the only one, would have the tool counted: as orphaned, or as listed. */
export function isCountedBy(says: Says, matter: Matter): boolean {
  if (says === null) return false;
  return matter === "owners" ? says !== "able" : says === "listed";
}

/** Whether one source alone would let the tool's owner act, or list the tool, and the other would not or does not know. */
function differ({ one_says, other_says }: ClaimCount): boolean {
  const sides = [one_says, other_says].map((says) => (says === null ? null : says === "able" || says === "listed"));
  return sides[0] !== sides[1];
}

/** The rule by which Lanemark decides between two claims. */
export function claimRule(one: Says, other: Says, matter: Matter): string {
  if (one === other && (matter === "tools" || one === "able")) return "Both say the same.";
  return matter === "owners" ? ownerRule([one, other]) : listingRule([one, other]);
}

function ownerRule(says: readonly Says[]): string {
  if (says.includes(null)) return "Only one of them knows the owner, and that one is believed.";
  const against = says.filter((each) => each !== "able");
  if (against.length === 2) return "By neither the owner can act: orphaned where no co-owner or backup can.";
  if (against[0] === "missing")
    return "Whom one source lists is still there, even where the other lists them no longer: not orphaned for that.";
  return "One source that says so is enough: the owner cannot act. A co-owner or backup who can still covers the tool.";
}

function listingRule(says: readonly Says[]): string {
  if (says.includes(null)) return "A tool that one of them lists is one tool, counted once.";
  if (says.includes("gone") && says.includes("listed")) return "A tool is listed while one of its rows is.";
  return "The row that stands for the tool, production first, decides whether it is retired.";
}

/** The part of an address that finds the rows of two claims again. */
export function kindOf({ one_says, other_says }: Pick<ClaimCount, "one_says" | "other_says">): string {
  return `${one_says ?? "none"}~${other_says ?? "none"}`;
}

/** A source's title, with the series where two have the same title. */
export function titleOf(source: ClaimSource, sources: readonly ClaimSource[]): string {
  const isTold = sources.filter(({ title }) => title === source.title).length === 1;
  return isTold ? source.title : `${source.title} (${source.series})`;
}

/** How many tools each source alone would have counted, and how many Lanemark does. */
export function totalsOf(counts: readonly ClaimCount[], matter: Matter) {
  const sum = (amount: (count: ClaimCount) => number) => counts.reduce((total, count) => total + amount(count), 0);
  return {
    all: sum(({ tools }) => tools),
    one: sum(({ one_says, tools }) => (isCountedBy(one_says, matter) ? tools : 0)),
    other: sum(({ other_says, tools }) => (isCountedBy(other_says, matter) ? tools : 0)),
    counted: sum(({ counted }) => counted),
    different: sum((count) => (differ(count) ? count.tools : 0)),
  };
}
