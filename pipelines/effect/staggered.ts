import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import { Random } from "../random.ts";
import { type Bucket, bucketsOf, sumsOf } from "./buckets.ts";
import { type Comparison, compared } from "./comparison.ts";
import type { Estimate } from "./interrupted.ts";
import { foldsOf, jackknife } from "./jackknife.ts";
import { type Comparable, findComparable } from "./launched-cells.ts";
import { leadsOf } from "./leads.ts";
import { type Panel, panelOf, type Study } from "./panel.ts";
import { type Chance, dealtOut } from "./randomisation.ts";
import { fitUntreated, type Untreated } from "./untreated.ts";

export type StaggeredEffect = {
  /** Over all team-months wholly after a launch that can be compared. */
  readonly overall: Comparison & { readonly change: Estimate };
  /** By months since the month of the launch (0), ascending; below 0 the pre-trend and then the announced months. */
  readonly bySince: readonly (Comparison & {
    readonly since: number;
    readonly kind: "before" | "announced" | "after";
  })[];
  /** By month of launch, `2026-03`. */
  readonly byWave: readonly (Comparison & { readonly wave: string })[];
  /** The group-time effects themselves. */
  readonly byWaveAndMonth: readonly (Comparison & { readonly wave: string; readonly month: string })[];
  /** Team-months wholly after a launch, and those of them that no team is left to be compared with. */
  readonly teamMonths: number;
  readonly withoutControl: number;
  /** From this month on nothing is left to compare with; null when there is to the end. */
  readonly noControlFrom: string | null;
  /** Launched teams left out, since they have under six months before the launch. */
  readonly withoutBaseline: readonly string[];
  readonly neverLaunched: number;
  /** How often launches dealt out anew among the same teams show as much; for programs of up to 40 teams, else null. */
  readonly chance: Chance | null;
};

const mostDealtOut = 40;

/**
 * What a program did that came to teams one after another: group-time effects, each launched team-month against what its team's own months before and the
 * teams not yet launched (never launched ones among them) let expect. ln E y_it(0) = ln staff_it + α_i + λ_t is fitted to the team-months without the program
 * (`fitUntreated`) and carried forward; change = Σ y / Σ ŷ(0) − 1 over waves, months since the launch, or all. No launched team is ever a control, so no weight is
 * negative; sums of counts take zeros as they are; all months before the announcement are the base. Assumes that the requests of teams without
 * the program would have moved in the same proportion (the pre-trend shows how far) and that a launch does not reach other teams.
 * Callaway & Sant'Anna (2021), Journal of Econometrics 225, 200–230; in this form Wooldridge (2023), Econometrics Journal 26, C31–C66, and
 * Borusyak, Jaravel & Spiess (2024), Review of Economic Studies 91, 3253–3285. Intervals by `jackknife` over teams on the logarithm.
 * `seed` decides which teams of a large wave are left out together, and how launches are dealt out. Unknown, with the reason, where nothing can be compared.
 */
export function staggeredEffect(study: Study, seed: number): Known<StaggeredEffect> {
  const panel = panelOf(study);
  const main = fitUntreated(panel);
  const comparable = findComparable(panel, main);
  const none = nothingToSay(panel, comparable);
  if (none !== null) return unknownBecause(none);
  const results = resultsOf(panel, main, comparable, study.announcedMonths, new Random(seed, "folds"));
  const overall = results.find(({ kind }) => kind === "all");
  if (overall === undefined || isUnknown(overall.change))
    return unknownBecause("all that can be compared rests on one team");
  const monthOf = (place: number) => study.months[place] ?? "before the first month";
  const last = comparable.isComparable.lastIndexOf(true);
  const teamMonths = comparable.cells.filter(({ isAfter }) => isAfter).length + comparable.withoutControl;
  const { kind, since, wave, month, ...rest } = overall;
  return {
    overall: { ...rest, change: overall.change },
    bySince: results
      .flatMap(({ kind, wave: _, month: __, ...each }) => (isBySince(kind) ? [{ ...each, kind }] : []))
      .sort((one, other) => one.since - other.since),
    byWave: results.flatMap(({ kind, since: _, month: __, wave, ...each }) =>
      kind === "wave" ? [{ ...each, wave: monthOf(wave) }] : [],
    ),
    byWaveAndMonth: results.flatMap(({ kind, since: _, wave, month, ...each }) =>
      kind === "wave and month" ? [{ ...each, wave: monthOf(wave), month: monthOf(month) }] : [],
    ),
    teamMonths,
    withoutControl: comparable.withoutControl,
    noControlFrom: last === panel.months - 1 ? null : monthOf(last + 1),
    withoutBaseline: comparable.withoutBaseline.map((team) => study.teams[team]?.team ?? ""),
    neverLaunched: panel.launches.filter((launch) => launch === null).length,
    chance: panel.teams > mostDealtOut ? null : dealtOut(study, new Random(seed, "launches dealt out")),
  };
}

/** Every bucket with its change, the interval from how it moves when teams are left out. */
function resultsOf(panel: Panel, main: Untreated, comparable: Comparable, announcedMonths: number, random: Random) {
  const leads = leadsOf(panel, announcedMonths);
  const buckets = bucketsOf(comparable.cells, leads, announcedMonths);
  const fits = { main, leads: fitUntreated(panel, { leads, start: main }) };
  const sums = sumsOf(buckets, panel, fits);
  const folds = foldsOf(panel.launches, random);
  const without = folds.map(({ teams }) => {
    const weights = new Float64Array(panel.teams).fill(1);
    for (const team of teams) weights[team] = 0;
    const options = { weights, tolerance: 1e-6 };
    const refitted = {
      main: fitUntreated(panel, { ...options, start: fits.main }),
      leads: leads.count === 0 ? fits.leads : fitUntreated(panel, { ...options, start: fits.leads, leads }),
    };
    return sumsOf(buckets, panel, refitted, weights);
  });
  return buckets.map((bucket, place) => {
    const { requests, expected } = sums[place] ?? { requests: 0, expected: 0 };
    const moves = without.map(
      (row) => Math.log((row[place]?.requests ?? 0) / (row[place]?.expected ?? 0)) - Math.log(requests / expected),
    );
    const { kind, since, wave, month } = bucket;
    return {
      kind,
      since,
      wave,
      month,
      ...compared(requests, expected, teamsOf(bucket, panel), jackknife(folds, moves)),
    };
  });
}

function teamsOf({ cells }: Bucket, { months }: Panel): number {
  return new Set(cells.map((cell) => Math.floor(cell / months))).size;
}

function isBySince(kind: Bucket["kind"]): kind is "before" | "announced" | "after" {
  return kind === "before" || kind === "announced" || kind === "after";
}

function nothingToSay({ launches }: Panel, { cells, withoutControl, withoutBaseline }: Comparable): string | null {
  if (cells.some(({ isAfter }) => isAfter)) return null;
  if (launches.every((launch) => launch === null)) return "no team has been launched";
  if (withoutControl > 0) return "no control left: in the months after a launch too few teams were without the program";
  if (withoutBaseline.length > 0) return "too few: no launched team has six months before its launch";
  return "too few: no whole month after a launch";
}
