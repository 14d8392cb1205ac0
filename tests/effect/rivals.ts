import { foldsOf, jackknife, reachOf } from "../../pipelines/effect/jackknife.ts";
import { findComparable } from "../../pipelines/effect/launched-cells.ts";
import { type Panel, panelOf, type Study } from "../../pipelines/effect/panel.ts";
import { fitUntreated } from "../../pipelines/effect/untreated.ts";
import { Random } from "../../pipelines/random.ts";

/** What others would have said, on the logarithm of 1 + change. */
export type Said = { readonly effect: number; readonly low: number; readonly high: number };

/** Requests per staff-month of the launched teams after their launch against the twelve months before, chance as Poisson: the slide that everyone shows. */
export function naive(study: Study): Said {
  const { teams, months, firstAfter, launches, counts, staff } = panelOf(study);
  const side = { before: { requests: 0, staff: 0 }, after: { requests: 0, staff: 0 } };
  for (let team = 0; team < teams; team += 1) {
    const launch = launches[team] ?? null;
    if (launch === null) continue;
    for (let month = Math.max(0, launch - 12); month < months; month += 1) {
      if (month >= launch && month < (firstAfter[team] ?? 0)) continue;
      const sum = month < launch ? side.before : side.after;
      sum.requests += counts[team * months + month] ?? 0;
      sum.staff += staff[team * months + month] ?? 0;
    }
  }
  const effect = Math.log(side.after.requests / side.after.staff / (side.before.requests / side.before.staff));
  const reach = 1.96 * Math.sqrt(1 / side.after.requests + 1 / side.before.requests);
  return { effect, low: effect - reach, high: effect + reach };
}

/** Poisson regression on team, month and "launched", all cells at once: two-way fixed effects, its error by leaving out teams. */
export function twoWay(study: Study): Said {
  const panel = panelOf(study);
  const ofCell = new Int16Array(panel.teams * panel.months).fill(-1);
  const all: Panel = { ...panel, baseStaff: panel.staff.slice(), baseCounts: panel.counts.slice() };
  for (const [team, launch] of panel.launches.entries()) {
    for (let month = launch ?? panel.months; month < panel.months; month += 1) {
      const cell = team * panel.months + month;
      if (month >= (panel.firstAfter[team] ?? 0)) ofCell[cell] = 0;
      else all.baseStaff[cell] = all.baseCounts[cell] = 0;
    }
  }
  const leads = { ofCell, count: 1 };
  const fit = fitUntreated(all, { leads, tolerance: 1e-8 });
  const effect = Math.log(fit.lead[0] ?? 1);
  const folds = foldsOf(panel.launches, new Random(1));
  const moves = folds.map(({ teams }) => {
    const weights = new Float64Array(panel.teams).fill(1);
    for (const team of teams) weights[team] = 0;
    return Math.log(fitUntreated(all, { leads, weights, start: fit, tolerance: 1e-5 }).lead[0] ?? 1) - effect;
  });
  const spread = jackknife(folds, moves);
  const reach = spread === null ? Number.NaN : reachOf(spread);
  return { effect, low: effect - reach, high: effect + reach };
}

/** Percentiles of the overall change when teams are weighted by chance (exponential weights): the bootstrap by team. */
export function bootstrapped(study: Study, random: Random, draws = 199): Said {
  const panel = panelOf(study);
  const main = fitUntreated(panel);
  const cells = findComparable(panel, main).cells.filter(({ isAfter }) => isAfter);
  const change = (weights: Float64Array) => {
    const fit = fitUntreated(panel, { weights, start: main, tolerance: 1e-5 });
    let requests = 0;
    let expected = 0;
    for (const { cell, team, month } of cells) {
      requests += (weights[team] ?? 0) * (panel.counts[cell] ?? 0);
      expected += (weights[team] ?? 0) * (panel.staff[cell] ?? 0) * (fit.team[team] ?? 0) * (fit.month[month] ?? 0);
    }
    return Math.log(requests / expected);
  };
  const drawn = Array.from({ length: draws }, () =>
    change(new Float64Array(panel.teams).map(() => -Math.log(1 - random.next()))),
  ).sort((one, other) => one - other);
  const at = (share: number) => drawn[Math.floor(share * draws)] ?? Number.NaN;
  return { effect: change(new Float64Array(panel.teams).fill(1)), low: at(0.025), high: at(0.975) };
}
