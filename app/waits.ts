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
  const said = `p ${p < 0.001 ? "< 0.001" : `= ${p.toFixed(p < 0.1 ? 3 : 2)}`}`;
  if (p >= level || sooner === null) return `no more than chance would make: ${said}`;
  const side = sooner === "after" ? "sooner since the launch" : "later since the launch";
  return `${side}, more than chance would make: ${said}`;
}
