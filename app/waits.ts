import { isUnknown, type Known } from "../contract/unknown.ts";
import { dash } from "./format.ts";

/** `done`: from opening to done; `touch`: to the first act of a human; `approval`: for an approval. */
export type Wait = "done" | "touch" | "approval";
/** Opened before its team's launch, on or after it, or in a team without one. */
export type Side = "before" | "after" | "none";

export const waitWords: Readonly<Record<Wait, string>> = {
  done: "Until it is done",
  touch: "Until somebody first acts on it",
  approval: "For an approval",
};

export const sideWords: Readonly<Record<Side, string>> = {
  before: "Opened before the launch",
  after: "Opened since the launch",
  none: "Team without a launch",
};

/** Below this, chance alone would show so great a difference less than once in twenty times. */
const level = 0.05;

/** Whether two sides differ by more than chance, in words: `sooner since the launch, more than chance would make: p = 0.003`. */
export function chanceWords(p: Known<number>, sooner: "before" | "after" | null): string {
  if (isUnknown(p)) return `${dash} ${p.unknown}`;
  const said = pWords(p);
  if (!isMoreThanChance(p, sooner)) return `no more than chance would make: ${said}`;
  const side = sooner === "after" ? "sooner since the launch" : "later since the launch";
  return `${side}, more than chance would make: ${said}`;
}

/** `p = 0.003`, `p < 0.001`. */
function pWords(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${pNumber(p)}`;
}

/** `0.003`, `< 0.001`. */
export function pNumber(p: Known<number>): string {
  if (isUnknown(p)) return dash;
  return p < 0.001 ? "< 0.001" : p.toFixed(p < 0.1 ? 3 : 2);
}

function isMoreThanChance(p: number, sooner: string | null): boolean {
  return p < level && sooner !== null;
}

type Opened = "chosen" | "compared";

/** Both tests between two periods, as `period_tests.sql` gives them. */
export type PeriodTest = {
  readonly sooner: Opened | null;
  readonly log_rank: Known<number>;
  readonly gray_sooner: Opened | null;
  readonly gray: Known<number>;
};

/** The period of which one test says more than chance. */
function verdictOf(p: Known<number>, sooner: Opened | null): Opened | "chance" | "unknown" {
  if (isUnknown(p)) return "unknown";
  return sooner !== null && isMoreThanChance(p, sooner) ? sooner : "chance";
}

/** Whether requests opened in one of two periods are done sooner than those of the other, in one or two sentences. */
export function periodTestWords(test: PeriodTest, spans: Readonly<Record<Opened, string>>): string {
  const { log_rank: rank, gray } = test;
  if (isUnknown(rank))
    return `Whether requests opened ${spans.chosen} are done sooner than those opened ${spans.compared} cannot be told: ${rank.unknown}.`;
  const said = verdictOf(rank, test.sooner);
  const first =
    said === "chance" || said === "unknown"
      ? `In how soon they are done, requests opened ${spans.chosen} and ${spans.compared} differ by no more than chance would make (log-rank test, ${pWords(rank)}).`
      : `Requests opened ${spans[said]} are done sooner than those opened ${spans[said === "chosen" ? "compared" : "chosen"]}, by more than chance (log-rank test, ${pWords(rank)}).`;
  return `${first} With cancelled ones as an end of their own ${grayWords(gray, verdictOf(gray, test.gray_sooner), said, spans)}.`;
}

function grayWords(
  gray: Known<number>,
  said: ReturnType<typeof verdictOf>,
  before: ReturnType<typeof verdictOf>,
  spans: Readonly<Record<Opened, string>>,
): string {
  if (isUnknown(gray)) return `it cannot be told: ${gray.unknown}`;
  const test = `(Gray’s test, ${pWords(gray)})`;
  if (said === before) return `it is the same ${test}`;
  if (said === "chance" || said === "unknown") return `they differ by no more than chance ${test}`;
  return `more of those opened ${spans[said]} are done over time, by more than chance ${test}`;
}

/** What a table says of one test: in which period they are done sooner. */
export function soonerWords(p: Known<number>, sooner: Opened | null, spans: Readonly<Record<Opened, string>>): string {
  const said = verdictOf(p, sooner);
  if (isUnknown(p) || said === "unknown") return `${dash} not known`;
  return said === "chance" ? "no more than chance" : `opened ${spans[said]}`;
}
