import { expect, test } from "vitest";
import { isUnknown } from "../../contract/unknown.ts";
import { interruptedSeries } from "../../pipelines/effect/interrupted.ts";
import { findComparable } from "../../pipelines/effect/launched-cells.ts";
import { panelOf } from "../../pipelines/effect/panel.ts";
import { staggeredEffect } from "../../pipelines/effect/staggered.ts";
import { fitUntreated } from "../../pipelines/effect/untreated.ts";
import { Random } from "../../pipelines/random.ts";
import { type Plan, type SimulatedCompany, simulate } from "./companies.ts";
import { bootstrapped, naive, twoWay } from "./rivals.ts";
import { saidOf, Tally } from "./tally.ts";

// Few companies show that the harness works and nothing is far off; LANEMARK_SLOW=1 makes the table of docs/effect.md.
const isSlow = process.env.LANEMARK_SLOW === "1";
const effects = [0, -0.2, -0.35, 0.1];

const still: Omit<Plan, "seed" | "effect" | "launches"> = {
  teams: 60,
  tickets: 24_000,
  alpha: 0,
  teamShock: { spread: 0, memory: 0 },
  companyShock: { spread: 0.05, memory: 0.4 },
  monthsBefore: 24,
  growsOver: 0,
};
const restless = { ...still, alpha: 0.1, teamShock: { spread: 0.15, memory: 0.5 } };

const staggered: Record<string, Omit<Plan, "seed" | "effect">> = {
  "as generated": { ...still, launches: "staggered" },
  overdispersed: { ...restless, launches: "staggered" },
  "effect grows over a year": { ...restless, launches: "staggered", growsOver: 12 },
  "chosen for a spike": { ...restless, launches: "chosen", teamShock: { spread: 0.25, memory: 0.5 } },
  "12 teams": { ...restless, launches: "staggered", teams: 12, tickets: 4800 },
  "20 teams": { ...restless, launches: "staggered", teams: 20, tickets: 8000 },
};

type Places = readonly { readonly team: number; readonly month: number }[];

/** Team-months after a launch that can be compared, and all of them: what ours and what the others speak of. */
function comparedIn({ study }: SimulatedCompany): Places {
  const panel = panelOf(study);
  return findComparable(panel, fitUntreated(panel)).cells.filter(({ isAfter }) => isAfter);
}

function launchedIn({ study }: SimulatedCompany): Places {
  const { firstAfter, months } = panelOf(study);
  return firstAfter.flatMap((first, team) =>
    first === null
      ? []
      : Array.from({ length: Math.max(0, months - first) }, (_, place) => ({ team, month: first + place })),
  );
}

/** The planted change of some team-months, as a logarithm. */
function plantedIn({ without, withProgram }: SimulatedCompany, places: Places): number {
  let asked = 0;
  let untouched = 0;
  for (const { team, month } of places) {
    asked += withProgram[team]?.[month] ?? 0;
    untouched += without[team]?.[month] ?? 0;
  }
  return Math.abs(asked - untouched) < 1e-9 * untouched ? 0 : Math.log(asked / untouched);
}

function compareStaggered(company: SimulatedCompany, kind: string, seed: number, tally: Tally): void {
  for (const announcedMonths of isSlow ? [0, 3] : [0]) {
    const study = { ...company.study, announcedMonths };
    const planted = plantedIn(company, comparedIn({ ...company, study }));
    const result = staggeredEffect(study, seed);
    const method = announcedMonths === 0 ? "group-time" : `group-time, ${announcedMonths} months announced`;
    tally.add(kind, method, planted, isUnknown(result) ? null : saidOf(result.overall.change));
  }
  const planted = plantedIn(company, launchedIn(company));
  tally.add(kind, "two-way fixed effects", planted, twoWay(company.study));
  tally.add(kind, "before and after", planted, naive(company.study));
  if (!isSlow) return;
  const draws = bootstrapped(company.study, new Random(seed, "bootstrap"), 99);
  tally.add(kind, "group-time, bootstrap", plantedIn(company, comparedIn(company)), draws);
}

test("staggered launches: intervals cover what was planted, and nothing is called inside the band that is not", () => {
  const tally = new Tally();
  const kinds = Object.entries(staggered);
  const companies = isSlow ? 600 : 12;
  for (let place = 0; place < companies; place += 1) {
    const [kind, plan] = kinds[place % kinds.length] ?? kinds[0] ?? [];
    if (kind === undefined || plan === undefined) throw new Error("no kind");
    const effect = effects[Math.floor(place / kinds.length) % effects.length] ?? 0;
    const company = simulate({ ...plan, effect, seed: 30_000 + place });
    compareStaggered(company, kind, place, tally);
  }
  if (isSlow) tally.print(`${companies} companies with staggered launches`);
  const rows = kinds.map(([kind]) => tally.of(kind, "group-time"));
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  expect(sum(({ said }) => said)).toBeGreaterThanOrEqual(companies * 0.9);
  expect(sum(({ covered }) => covered) / sum(({ said }) => said)).toBeGreaterThan(isSlow ? 0.92 : 0.8);
  expect(sum(({ inside }) => inside)).toBeLessThanOrEqual(sum(({ zero }) => zero) * 0.05);
  for (const kind of ["as generated", "overdispersed", "chosen for a spike"])
    expect(Math.abs(tally.of(kind, "group-time").bias / tally.of(kind, "group-time").said)).toBeLessThan(
      isSlow ? 0.05 : 0.2,
    );
}, 3_600_000);

const single: Record<string, Omit<Plan, "seed" | "effect" | "launches">> = {
  "24 months before, Poisson": { ...still, companyShock: { spread: 0, memory: 0 } },
  "24 months before, restless": { ...restless, companyShock: { spread: 0.03, memory: 0.4 } },
  "26 months before, restless": { ...restless, companyShock: { spread: 0.05, memory: 0.5 }, monthsBefore: 26 },
  "16 months before, restless": { ...restless, companyShock: { spread: 0.03, memory: 0.4 }, monthsBefore: 16 },
};

test("one launch: the interval of the interrupted series covers, and Newey–West's does not", () => {
  const tally = new Tally();
  const kinds = Object.entries(single);
  const companies = isSlow ? 500 : 8;
  for (let place = 0; place < companies; place += 1) {
    const [kind, plan] = kinds[place % kinds.length] ?? kinds[0] ?? [];
    if (kind === undefined || plan === undefined) throw new Error("no kind");
    const effect = effects[Math.floor(place / kinds.length) % effects.length] ?? 0;
    const { study } = simulate({ ...plan, effect, launches: "single", seed: 40_000 + place });
    const series = study.months.map((month, at) => ({
      month,
      requests: study.teams.reduce((sum, { requests }) => sum + (requests[at] ?? 0), 0),
      exposure: study.teams.reduce((sum, { staff }) => sum + (staff[at] ?? 0), 0),
    }));
    const result = interruptedSeries(series, { launchedOn: study.teams[0]?.launchedOn ?? "", announcedMonths: 0 });
    const planted = Math.log1p(effect);
    tally.add(kind, "interrupted series", planted, isUnknown(result) ? null : saidOf(result.change));
    tally.add(kind, "with Newey–West", planted, isUnknown(result) ? null : saidOf(result.neweyWest));
    tally.add(kind, "before and after", planted, naive(study));
  }
  if (isSlow) tally.print(`${companies} companies with one launch`);
  const rows = kinds.map(([kind]) => tally.of(kind, "interrupted series"));
  const covered = rows.reduce((sum, row) => sum + row.covered, 0) / rows.reduce((sum, row) => sum + row.said, 0);
  expect(covered).toBeGreaterThan(isSlow ? 0.92 : 0.8);
  expect(rows.reduce((sum, { inside }) => sum + inside, 0)).toBeLessThanOrEqual(
    rows.reduce((sum, { zero }) => sum + zero, 0) * 0.05,
  );
}, 3_600_000);
