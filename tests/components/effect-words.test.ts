import { describe, expect, test } from "vitest";
import { describeEffect, type SinceRow } from "../../app/charts/describe-effect.ts";
import {
  type Effect,
  effectAnswer,
  effectFacts,
  methodWords,
  pileWords,
  simpleWords,
} from "../../app/components/effect-words.ts";

const fell: Effect = {
  series: "eligible",
  method: "staggered",
  value: -0.36,
  low: -0.44,
  high: -0.26,
  verdict: "inside",
  direction: "fell",
  verdict_reason: null,
  grade: "strong",
  grade_reason: "nothing speaks against it",
  promised_from: 0.3,
  promised_to: 0.4,
  requests: 640,
  expected: 1000,
  teams: 60,
  launched_teams: 56,
  never_launched: 4,
  team_months: 628,
  without_control: 384,
  without_baseline: 0,
  no_control_from: "2026-04-01",
  months: 36,
  from_month: "2023-11-01",
  to_month: "2026-10-01",
  months_before: null,
  months_after: null,
  months_left_out: "2025-02: the ticket log lacks 9 working days",
  announced_months: 0,
  has_headcount: true,
  pretrend_months: 12,
  pretrend_strays: 1,
  newey_west_low: null,
  newey_west_high: null,
  newey_west_lags: null,
  chance_share: null,
  chance_deals: null,
  seed: 20260101,
  simple: -0.196,
  simple_low: -0.227,
  simple_high: -0.165,
  opened_before: 5793,
  opened_after: 4655,
  open_before_on: "2025-06-01",
  open_now_on: "2026-10-31",
  open_before: 400,
  open_now: 379,
};

const than = "than would have come without the program";
const asked = "since the launches, requests that people outside IT could build themselves";
const said = (changed: Partial<Effect>, others?: Effect) => {
  const { answer, words } = effectAnswer({ ...fell, ...changed }, others);
  return `${answer}: ${words}`;
};

describe("would it have gone down anyway", () => {
  test("is answered with the number, its interval and the promise", () => {
    expect(said({})).toBe(
      `No, the program did it: ${asked} are 36% fewer ${than} (95% interval: 26% to 44% fewer). That is inside the 30% to 40% promised.`,
    );
    expect(said({ verdict: "below" })).toMatch(/That is less than the 30% to 40% promised\.$/);
    expect(said({ verdict: "above" })).toMatch(/That is more than the 30% to 40% promised\.$/);
    expect(said({ verdict: "cannot tell" })).toMatch(/cannot be told: the interval is too wide\.$/);
    expect(said({ grade: "weak" })).toMatch(/^Probably not, on weak evidence: /);
  });

  test("where the backlog grew nothing is said to have gone down", () => {
    const grown = { open_now: 577 };
    expect(said(grown)).toMatch(/^Requests fell through the program; the backlog did not fall: /);
    expect(pileWords({ ...fell, ...grown })).toBe(
      "The backlog itself grew, from 400 on 1 Jun 2025, before the first launch, to 577 on 31 Oct 2026: this is no reduction of it.",
    );
    for (const grade of ["strong", "weak"] as const)
      expect(said({ ...grown, grade })).not.toMatch(/did it|Probably not/);
  });

  test("is not answered by what chance can explain, by what moved everything, or by a rise", () => {
    const wide = { value: -0.05, low: -0.4, high: 0.5, direction: "cannot tell", verdict: "cannot tell" } as const;
    expect(said(wide)).toBe(
      `Cannot tell: ${asked} lie anywhere from 40% fewer to 50% more ${than}, and no change is among that.`,
    );
    expect(said({ ...wide, low: -0.1, high: 0.02, verdict: "below" })).toMatch(
      /A fall of the 30% to 40% promised is ruled out\.$/,
    );
    const others = { ...fell, series: "others", value: -0.3 } as const;
    expect(said({ direction: "cannot tell", verdict: "cannot tell" }, others)).toMatch(
      /^Cannot tell: .* but the others, which the program cannot have changed, are 30% fewer as well\.$/,
    );
    expect(said({ value: 0.2, low: 0.1, high: 0.3, direction: "rose", verdict: "below" })).toMatch(
      /^It has not gone down: .* are 20% more .*10% to 30% more/,
    );
    expect(said({ value: { unknown: "no tickets are loaded" }, low: null, high: null })).toBe(
      "Cannot tell: because no tickets are loaded.",
    );
  });

  test("says how it is known, and the simple change only with what is in it", () => {
    expect(methodWords(fell)).toBe(
      "Method: launched teams against teams not yet launched, month by month; evidence: strong; 60 teams, 36 months",
    );
    const facts = new Map(effectFacts(fell));
    expect(facts.get("Months left out")).toBe("Feb 2025: the ticket log lacks 9 working days");
    expect(facts.get("Before the launches")).toBe("1 of 12 months differ beyond chance");
    expect(facts.get("Seed")).toMatch(/^20260101/);
    expect(simpleWords(fell)).toMatch(/−19\.6% \(−22\.7% to −16\.5%\), whatever the reason/);
  });
});

describe("the event study", () => {
  const row = (since: number, change: SinceRow["change"]): SinceRow => ({
    since,
    change,
    low: typeof change === "number" ? change - 0.1 : null,
    high: typeof change === "number" ? change + 3 : null,
    others: 0,
    others_low: null,
    others_high: null,
  });
  const chart = describeEffect([row(-2, 0.1), row(-1, { unknown: "too few" }), row(0, -0.3), row(1, -0.4)], "Effect");

  test("draws the launch before the month of the launch, and leaves a gap where nothing is known", () => {
    expect(chart.notes).toEqual([{ at: 0.5, to: null, label: "launch" }]);
    expect(chart.segments.filter(({ isCompared }) => !isCompared).map(({ places }) => places.length)).toEqual([1, 2]);
    expect(chart.points[1]?.text).toBe("unknown, too few");
  });

  test("ends its axis where an interval has no end worth one", () => {
    expect(chart.y.max).toBeLessThanOrEqual(1);
    expect(chart.y.min).toBeLessThanOrEqual(-0.5);
  });

  test("joins no interval across a gap", () => {
    for (const span of chart.spans)
      expect(span.edges.map(({ key }) => key)).not.toEqual(expect.arrayContaining(["-2", "0"]));
  });
});
