import { daysInterval, daysUntil, fewest, kaplanMeierOf, shareLongerThan } from "../contract/survival.ts";
import { isUnknown, type Known, unknownBecause } from "../contract/unknown.ts";
import type { Viewer } from "../contract/viewer.ts";
import { roundedStep } from "./charts/describe-curve.ts";
import type { LeadCurve } from "./components/lead-words.ts";
import { ask } from "./page.server.ts";

/** The period's days and, where it is compared, those of the other one. */
export type LeadAsked = {
  readonly team: string | null;
  readonly from: string;
  readonly to: string;
  readonly compare_from: string | null;
  readonly compare_to: string | null;
};

type LeadTally = {
  readonly side: string;
  readonly days: number;
  readonly done: number;
  readonly all_open: number;
};

/** Eleven weeks. */
const longWait = 77;

/**
 * For how long the requests opened in the period, and in that which it is compared with, stay open: Kaplan and Meier's curve of each with its limits.
 * The warehouse counts, and the curve is computed here: as a query it takes longer to plan than to answer.
 */
export async function readLeadCurves(asked: LeadAsked, viewer: Viewer, askOf = ask): Promise<LeadCurve[]> {
  const [tallies, windows] = await Promise.all([
    askOf<LeadTally>("lead_tallies", asked, viewer),
    askOf<object>("ticket_window", {}, viewer),
  ]);
  const { from, to, compare_from, compare_to } = asked;
  const curveOf = (side: LeadCurve["side"], from_day: string, to_day: string): LeadCurve => ({
    side,
    from_day,
    to_day,
    ...leadOf(
      tallies.filter((tally) => tally.side === side),
      windows.length > 0,
    ),
  });
  const chosen = curveOf("chosen", from, to);
  return compare_from === null || compare_to === null
    ? [chosen]
    : [chosen, curveOf("compared", compare_from, compare_to)];
}

function leadOf(tallies: readonly LeadTally[], hasTickets: boolean) {
  const requests = tallies.reduce((sum, { all_open }) => sum + all_open, 0);
  const done = tallies.reduce((sum, tally) => sum + tally.done, 0);
  const longest = tallies.at(-1)?.days ?? 0;
  const reason = silenceOf(requests, hasTickets);
  if (reason !== null) return { requests, done, longest, reason, ...silent(reason) };
  const steps = kaplanMeierOf(tallies.map(({ days, done: ended, all_open }) => ({ days, done: ended, all: all_open })));
  const [half, most] = [daysInterval(steps, 0.5), daysInterval(steps, 0.85)];
  const over = shareLongerThan(steps, longWait, longest);
  return {
    requests,
    done,
    longest,
    reason,
    median: knownAs(daysUntil(steps, 0.5), "fewer than half are done so far"),
    median_low: half.low,
    median_high: half.high,
    p85: knownAs(daysUntil(steps, 0.85), "fewer than 85% are done so far"),
    p85_low: most.low,
    p85_high: most.high,
    over_77: knownAs(over, `none is older than ${longest} days`),
    over_77_low: isUnknown(over) ? null : over.low,
    over_77_high: isUnknown(over) ? null : over.high,
    steps: steps.map(roundedStep),
  };
}

function silenceOf(requests: number, hasTickets: boolean): string | null {
  if (!hasTickets) return "no tickets are loaded";
  if (requests === 0) return "none was opened in those of its days that the export tells of";
  return requests < fewest ? `too few: ${requests} of at least ${fewest}` : null;
}

function silent(reason: string) {
  const nothing = unknownBecause(reason);
  return {
    median: nothing,
    median_low: null,
    median_high: null,
    p85: nothing,
    p85_low: null,
    p85_high: null,
    over_77: nothing,
    over_77_low: null,
    over_77_high: null,
    steps: [],
  };
}

function knownAs(said: Known<{ readonly value: number }>, words: string): Known<number> {
  return isUnknown(said) ? unknownBecause(words) : said.value;
}
