import { fewest, kaplanMeierOf, type SurvivalStep } from "../contract/survival.ts";
import type { Viewer } from "../contract/viewer.ts";
import { roundedStep } from "./charts/describe-curve.ts";
import type { WaitCurve } from "./components/wait-figure.tsx";
import { ask } from "./page.server.ts";

type WaitTally = {
  readonly wait: WaitCurve["wait"];
  readonly side: WaitCurve["side"];
  readonly days: number;
  readonly done: number;
  readonly waiting: number;
};

/**
 * The share of requests that still wait, until done, until first touched and for an approval, by days and side of the launch: Kaplan and Meier's curve with
 * its limits, in which a cancelled one waits no longer, from ten requests of which one is done.
 */
export async function readWaitCurves(team: string | null, viewer: Viewer, askOf = ask): Promise<WaitCurve[]> {
  const groups = new Map<string, WaitTally[]>();
  for (const tally of await askOf<WaitTally>("wait_tallies", { team }, viewer)) {
    const key = `${tally.wait} ${tally.side}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(tally);
  }
  return [...groups.values()].flatMap(curveOf);
}

function curveOf(tallies: readonly WaitTally[]): WaitCurve[] {
  const last = tallies.at(-1);
  const requests = tallies.reduce((sum, { waiting }) => sum + waiting, 0);
  const steps = kaplanMeierOf(tallies.map(({ days, done, waiting }) => ({ days, done, all: waiting })));
  if (last === undefined || requests < fewest || steps.length === 0) return [];
  return [{ wait: last.wait, side: last.side, requests, longest: last.days, steps: drawnOf(steps) }];
}

/** The steps that lead below another half of a per cent: a chart shows no more. */
function drawnOf(steps: readonly SurvivalStep[]): SurvivalStep[] {
  const levelOf = ({ survival }: SurvivalStep) => Math.ceil(Number((survival * 200).toFixed(9)));
  return steps
    .filter((step, place) => levelOf(step) !== levelOf(steps[place - 1] ?? { ...step, survival: 1 }))
    .map(roundedStep);
}
