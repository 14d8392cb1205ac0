import { isUnknown, type Known } from "../../contract/unknown.ts";
import type { Estimate } from "../effect/interrupted.ts";
import type { Verdict } from "../effect/verdict.ts";
import { verdictOf } from "../effect/verdict.ts";
import type { Found } from "./effect-estimate.ts";
import type { Ground } from "./effect-study.ts";

export type Grade = "strong" | "moderate" | "weak" | "none";

/** More months before the launch than this share of them may stray by chance. */
const mostStrays = 1 / 6;
const mostWithoutControl = 0.2;

/** Months before the launch, and those whose own interval lies off no difference. */
export function preTrend(found: Found): { months: number; strays: number } {
  if (found.method !== "staggered") return { months: 0, strays: 0 };
  const before = found.staggered.bySince.filter(({ kind }) => kind === "before");
  return { months: before.length, strays: before.filter(({ change }) => directionOf(change) !== null).length };
}

/** Which way it moved beyond chance; null where it cannot be said that it did. */
export function directionOf(change: Known<Estimate>): "fell" | "rose" | null {
  if (isUnknown(change)) return null;
  return change.high < 0 ? "fell" : change.low > 0 ? "rose" : null;
}

/** What was found against the promise. What others moved by as well, over the same months, is not the program's. */
export function judgeEffect(found: Found, others: Found, { band }: Ground): Verdict {
  const verdict = verdictOf(found.change, band);
  if (isUnknown(found.change) || isUnknown(others.change)) return verdict;
  const isShared =
    directionOf(found.change) !== null &&
    directionOf(found.change) === directionOf(others.change) &&
    found.change.low <= others.change.high &&
    others.change.low <= found.change.high;
  if (!isShared) return verdict;
  const reason = "requests that the program cannot have changed moved the same way, as far as can be told by as much";
  return { verdict: "cannot tell", direction: "cannot tell", reason };
}

/** Each thing against the evidence takes one grade; one series alone is weak by itself. */
export function gradeOf(found: Found, others: Found, ground: Ground): { grade: Grade; reason: string } {
  if (found.method === "none") return { grade: "none", reason: "nothing to compare" };
  if (found.method === "single") {
    const reason =
      "there is no team left without the program to compare with: whatever else happened since the launch counts as the program's";
    return { grade: "weak", reason };
  }
  const { teamMonths, withoutControl } = found.staggered;
  const { months, strays } = preTrend(found);
  const against = [
    strays > Math.max(1, months * mostStrays) &&
      `the teams differed already before their launches, in ${strays} of ${months} months`,
    months === 0 && "there are too few months before the first launch to see whether the teams moved alike",
    directionOf(others.change) !== null && "requests that the program cannot have changed moved too",
    isUnknown(others.change) && "there are no other requests to hold it against",
    withoutControl > mostWithoutControl * teamMonths &&
      `in ${withoutControl} of ${teamMonths} team-months after a launch too few teams were left to compare with`,
    !ground.hasHeadcount && "no headcount is loaded, so that changes of staff count as changes of requests",
    ground.rulesFrozenAfterLaunch && "the rules of what is eligible were frozen only after the first launch",
  ].filter((each) => each !== false);
  const grade = against.length === 0 ? "strong" : against.length === 1 ? "moderate" : "weak";
  const reason =
    against.length === 0
      ? "launched teams are held against teams not yet launched, they moved alike before, and what the program cannot change did not move"
      : against.join("; ");
  return { grade, reason };
}
