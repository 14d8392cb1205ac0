import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import { type Estimate, type InterruptedSeries, interruptedSeries } from "../effect/interrupted.ts";
import { monthCount } from "../effect/launch-months.ts";
import type { Study } from "../effect/panel.ts";
import { type StaggeredEffect, staggeredEffect } from "../effect/staggered.ts";

/** What was found by the one method that the launches allow; `change` is unknown where neither can say anything. */
export type Found =
  | { readonly method: "staggered"; readonly change: Estimate; readonly staggered: StaggeredEffect }
  | { readonly method: "single"; readonly change: Estimate; readonly interrupted: InterruptedSeries }
  | { readonly method: "none"; readonly change: Known<never> };

/** Fixed, so that the same exports give the same interval; it is printed beside it. */
export const effectSeed = 20260101;

/**
 * Teams not yet launched are what the launched ones are compared with. Where none are left, the launched teams are one series of their own, whose months between
 * the first launch and the last are on neither side of it.
 */
export function estimate(study: Study): Found {
  const staggered = staggeredEffect(study, effectSeed);
  if (!isUnknown(staggered)) return { method: "staggered", change: staggered.overall.change, staggered };
  const interrupted = interruptedOf(study);
  if (!isUnknown(interrupted)) return { method: "single", change: interrupted.change, interrupted };
  const isAlone = /^no control left|one team$/.test(staggered.unknown);
  const reason = isAlone ? `${staggered.unknown}; as one series ${interrupted.unknown}` : staggered.unknown;
  return { method: "none", change: unknownBecause(reason) };
}

function interruptedOf({ months, teams, announcedMonths }: Study): Known<InterruptedSeries> {
  const launched = teams.filter(({ launchedOn }) => launchedOn !== null);
  const days = launched.flatMap(({ launchedOn }) => launchedOn ?? []).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return unknownBecause("no team has been launched");
  const series = months.map((month, place) => {
    const here = launched.filter(({ staff }) => (staff[place] ?? 0) > 0);
    const sum = (of: (team: (typeof here)[number]) => number) => here.reduce((total, team) => total + of(team), 0);
    return {
      month,
      requests: sum(({ requests }) => requests[place] ?? 0),
      exposure: sum(({ staff }) => staff[place] ?? 0),
    };
  });
  const rollOut = monthCount(last) - monthCount(first);
  return interruptedSeries(series, { launchedOn: last, announcedMonths: announcedMonths + rollOut });
}
