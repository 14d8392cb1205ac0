import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, formatChange, formatCount, formatDay, formatMonth, formatShare, spellDays } from "../format.ts";

/** What the launches changed, as `effects.sql` gives it: of eligible requests, or of the others. */
export type Effect = {
  readonly series: "eligible" | "others";
  readonly method: "staggered" | "single" | "none";
  readonly value: Known<number>;
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: "below" | "inside" | "above" | "cannot tell" | null;
  readonly direction: "fell" | "rose" | "cannot tell";
  readonly verdict_reason: string | null;
  readonly grade: "strong" | "moderate" | "weak" | "none" | null;
  readonly grade_reason: string | null;
  readonly promised_from: number;
  readonly promised_to: number;
  readonly requests: number | null;
  readonly expected: number | null;
  readonly teams: number;
  readonly launched_teams: number;
  readonly never_launched: number | null;
  readonly team_months: number | null;
  readonly without_control: number | null;
  readonly without_baseline: number | null;
  readonly no_control_from: string | null;
  readonly months: number;
  readonly from_month: string | null;
  readonly to_month: string | null;
  readonly months_before: number | null;
  readonly months_after: number | null;
  readonly months_left_out: string;
  readonly announced_months: number;
  readonly has_headcount: boolean;
  readonly pretrend_months: number;
  readonly pretrend_strays: number;
  readonly newey_west_low: number | null;
  readonly newey_west_high: number | null;
  readonly newey_west_lags: number | null;
  readonly chance_share: number | null;
  readonly chance_deals: number | null;
  readonly seed: number;
  readonly simple: Known<number>;
  readonly simple_low: number | null;
  readonly simple_high: number | null;
  readonly opened_before: number;
  readonly opened_after: number;
  readonly open_before_on: string | null;
  readonly open_now_on: string | null;
  readonly open_before: number | null;
  readonly open_now: number | null;
};

/** `answer` is what is said first, to the question whether requests would have gone down anyway. */
export type Answer = { readonly answer: string; readonly words: string };

/** The verdict in one sentence that can be read aloud. */
export function effectAnswer(effect: Effect, others: Effect | undefined): Answer {
  const { value, low, high, direction } = effect;
  if (isUnknown(value)) return { answer: "Cannot tell", words: `because ${spellDays(value.unknown)}.` };
  if (low === null || high === null) throw new Error("an effect without its interval");
  const range = `(95% interval: ${rangeWords(low, high)})`;
  const than = "than would have come without the program";
  if (direction === "cannot tell" && (high < 0 || low > 0))
    return {
      answer: "Cannot tell",
      words: `requests that people outside IT could build themselves are ${fewer(value)} ${than} ${range}, but the others, which the program cannot have changed, ${othersMoved(others)} as well.`,
    };
  if (direction === "cannot tell")
    return {
      answer: "Cannot tell",
      words:
        `since the launches, requests that people outside IT could build themselves lie anywhere from ${rangeWords(low, high)} ${than}, and no change is among that. ${promiseWords(effect)}`.trim(),
    };
  return {
    answer: direction === "fell" ? fellWords(effect) : "It has not gone down",
    words:
      `since the launches, requests that people outside IT could build themselves are ${fewer(value)} ${than} ${range}. ${promiseWords(effect)}`.trim(),
  };
}

/** Fewer requests are no smaller backlog: where that grew, nothing is said that sounds like one. */
function fellWords(effect: Effect): string {
  const isWeak = effect.grade === "weak";
  if (!hasGrown(effect)) return isWeak ? "Probably not, on weak evidence" : "No, the program did it";
  return `Requests ${isWeak ? "probably " : ""}fell through the program${isWeak ? ", on weak evidence" : ""}; the backlog did not fall`;
}

function hasGrown({ open_before, open_now }: Effect): boolean {
  return open_before !== null && open_now !== null && open_now > open_before;
}

function othersMoved(others: Effect | undefined): string {
  if (others === undefined || isUnknown(others.value)) return "moved";
  return `are ${fewer(others.value)}`;
}

function promiseWords({ verdict, direction, promised_from, promised_to }: Effect): string {
  const promised = `the ${percent(promised_from)} to ${percent(promised_to)} promised`;
  if (verdict === "inside") return `That is inside ${promised}.`;
  if (verdict === "above") return `That is more than ${promised}.`;
  if (verdict === "below" && direction === "fell") return `That is less than ${promised}.`;
  if (verdict === "below") return `A fall of ${promised} is ruled out.`;
  return direction === "fell" ? `Whether that is ${promised} cannot be told: the interval is too wide.` : "";
}

/** Whether the pile itself got smaller: fewer requests are no smaller backlog. */
export function pileWords({ open_before, open_now, open_before_on, open_now_on }: Effect): string | undefined {
  if (open_before === null || open_now === null || open_before_on === null || open_now_on === null) return undefined;
  const from = `${formatCount(open_before)} on ${formatDay(open_before_on)}, before the first launch,`;
  const to = `${formatCount(open_now)} on ${formatDay(open_now_on)}`;
  if (open_now > open_before) return `The backlog itself grew, from ${from} to ${to}: this is no reduction of it.`;
  if (open_now === open_before) return `The backlog itself is as large as before: ${to}.`;
  return `The backlog itself fell from ${from} to ${to}.`;
}

const methods = {
  staggered: "launched teams against teams not yet launched, month by month",
  single: "all launched teams as one series against its own level, trend and season",
  none: "none",
};

/** How it was found and what that is worth, in one line. */
export function methodWords({ method, grade, teams, months }: Effect): string {
  const rests = `${counted(teams, "team")}, ${counted(months, "month")}`;
  return method === "none" ? "Method: none can be used" : `Method: ${methods[method]}; evidence: ${grade}; ${rests}`;
}

/** The change without any comparison, which is never said alone. */
export function simpleWords({ simple, simple_low: low, simple_high: high }: Effect): string {
  if (isUnknown(simple)) return `The simple change against the baseline is not known: ${spellDays(simple.unknown)}.`;
  const range = low === null || high === null ? "" : ` (${formatChange(low)} to ${formatChange(high)})`;
  return `Against the same months of the frozen baseline they changed by ${formatChange(simple)}${range}, whatever the reason: staff, season and trend are in that.`;
}

/** The rest, each under a name: formula, assumptions, what it rests on. */
export function effectFacts(effect: Effect): readonly (readonly [string, string])[] {
  const { from_month, to_month, months_left_out, announced_months, grade, grade_reason, seed } = effect;
  const span =
    from_month === null || to_month === null ? "none" : `${formatMonth(from_month)} to ${formatMonth(to_month)}`;
  return [
    ...(grade === null || grade === "none" ? [] : [["Why this grade", grade_reason ?? ""] as const]),
    ...(effect.method === "staggered" ? staggeredFacts(effect) : effect.method === "single" ? singleFacts(effect) : []),
    ["Teams", `${formatCount(effect.teams)}, of them ${formatCount(effect.launched_teams)} launched`],
    ["Months told", `${formatCount(effect.months)}, ${span}`],
    ["Months left out", months_left_out === "" ? "none" : spellDays(months_left_out)],
    [
      "Announcement",
      announced_months === 0
        ? "no months before a launch are left out"
        : `${counted(announced_months, "month")} before each launch left out`,
    ],
    ["Staff", effect.has_headcount ? "requests per staff-month" : "no headcount is loaded: each team counts as one"],
    ["Seed", `${seed}: the same exports give the same interval`],
  ];
}

function staggeredFacts(effect: Effect): readonly (readonly [string, string])[] {
  const { pretrend_months, pretrend_strays, without_control, team_months, no_control_from } = effect;
  return [
    [
      "Formula",
      "ln E(requests) = ln(staff) + team + month, by Poisson regression on the team-months without the program, carried forward; requests over that sum, less one",
    ],
    [
      "Assumes",
      "without the program launched teams would have moved as the others did; a launch reaches no other team",
    ],
    ["Interval", "each team left out in turn, Student’s t by wave"],
    [
      "Before the launches",
      pretrend_months === 0
        ? "too few months to see whether the teams moved alike"
        : `${formatCount(pretrend_strays)} of ${counted(pretrend_months, "month")} differ beyond chance`,
    ],
    [
      "Compared",
      `${formatCount((team_months ?? 0) - (without_control ?? 0))} of ${formatCount(team_months ?? 0)} team-months after a launch${
        no_control_from === null ? "" : `; from ${formatMonth(no_control_from)} on too few teams are left without it`
      }`,
    ],
    ...(effect.chance_share === null
      ? []
      : [
          [
            "Chance",
            `launches dealt out anew ${counted(effect.chance_deals ?? 0, "time")} show as much in ${formatShare(effect.chance_share)}`,
          ] as const,
        ]),
  ];
}

function singleFacts(effect: Effect): readonly (readonly [string, string])[] {
  const { months_before, months_after, newey_west_low: low, newey_west_high: high } = effect;
  return [
    [
      "Formula",
      "ln E(requests) = level + trend + step and change of trend at the launch + season + ln(staff); requests after it over those without the step, less one",
    ],
    ["Assumes", "nothing else happened at the launch, and level, trend and season would have gone on"],
    ["Interval", "restricted likelihood with AR(1), Student’s t"],
    [
      "Newey and West’s interval, which is too narrow for so few months",
      low === null || high === null ? "not known" : `${fewer(low)} to ${fewer(high)}`,
    ],
    ["Months on each side", `${formatCount(months_before ?? 0)} before, ${formatCount(months_after ?? 0)} after`],
  ];
}

/** `26% to 44% fewer`, `12% fewer to 3% more`. */
function rangeWords(low: number, high: number): string {
  if (high < 0) return `${percent(-high)} to ${fewer(low)}`;
  return low > 0 ? `${percent(low)} to ${fewer(high)}` : `${fewer(low)} to ${fewer(high)}`;
}

/** −0.36 → `36% fewer`. */
export function fewer(change: number): string {
  const shown = percent(Math.abs(change));
  if (shown === "0%") return "as many";
  return `${shown} ${change < 0 ? "fewer" : "more"}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
