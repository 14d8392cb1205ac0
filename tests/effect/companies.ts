import type { Study, TeamSeries } from "../../pipelines/effect/panel.ts";
import { Random } from "../../pipelines/random.ts";
import { addMonths, type Day, isoDay, isoMonth, workload } from "../../pipelines/sample/calendar.ts";
import type { Company } from "../../pipelines/sample/company.ts";
import { makePeople } from "../../pipelines/sample/people.ts";
import { headcounts } from "../../pipelines/sample/sheets.ts";
import { defaultSize, spanOf } from "../../pipelines/sample/size.ts";
import { makeTeams, type Team } from "../../pipelines/sample/teams.ts";
import { dailyRates, eligibleShare, expectedRequests } from "../../pipelines/sample/tickets.ts";

/** A demonstration company's demand with an effect of our choosing planted, and with more disorder than the generator's own Poisson. */
export type Plan = {
  readonly seed: number;
  readonly teams: number;
  readonly effect: number;
  /** Variance of a team's month beyond Poisson's, as a share of the squared mean: gamma factors. */
  readonly alpha: number;
  /** Spread and memory of each team's own slow ups and downs, and of the whole company's (logarithms, AR(1)). */
  readonly teamShock: { readonly spread: number; readonly memory: number };
  readonly companyShock: { readonly spread: number; readonly memory: number };
  /**
   * staggered: six waves over the newer half of the months, as the generator has them. Chosen: the same waves, but each takes those teams that asked most
   * above their usual in the three months before. single: all teams on one day.
   */
  readonly launches: "staggered" | "chosen" | "all chosen" | "single";
  readonly tickets: number;
  /** Months before the launch (single only). */
  readonly monthsBefore: number;
  /** Months over which the effect grows from nothing to its size; 0: all at once. */
  readonly growsOver: number;
};

export type SimulatedCompany = {
  readonly study: Study;
  readonly plan: Plan;
  /** Requests to be expected by team and month: without the program, and with it as it came. */
  readonly without: readonly (readonly number[])[];
  readonly withProgram: readonly (readonly number[])[];
};

export function simulate(plan: Plan): SimulatedCompany {
  const size = { ...defaultSize, seed: plan.seed, teams: plan.teams, people: plan.teams * 50, tickets: plan.tickets };
  const span = spanOf(size);
  const random = new Random(plan.seed, "effect");
  const generated = makeTeams(size, span, random.fork("teams"));
  const day = span.ticketMonths[plan.monthsBefore] ?? span.until;
  const teams = generated.map((team) => launched(team, plan, day + random.below(14)));
  // Requests need no tools: the company is as far made as their rates read it.
  const company = {
    size,
    span,
    teams,
    people: makePeople(size, span, teams, random.fork("people")),
    random,
  } as unknown as Company;
  const rates = dailyRates({ ...company, teams: teams.map(ofAllRequests) });
  const staff = headcounts(company);
  const common = shocks(span.ticketMonths.length, plan.companyShock, random);
  const without = teams.map((team) => {
    const own = shocks(span.ticketMonths.length, plan.teamShock, random);
    const untouched = { ...team, effect: 0 };
    return span.ticketMonths.map((_, month) => {
      const noise = Math.exp((own[month] ?? 0) + (common[month] ?? 0)) * gammaFactor(plan.alpha, random);
      return expectedRequests(company, rates, month, untouched) * noise;
    });
  });
  const untouched = without.map((row) => row.map((mean) => random.poisson(mean)));
  const isChosen = plan.launches.endsWith("chosen");
  const days = isChosen ? choose(plan, teams, untouched, span.ticketMonths) : teams.map((team) => team.launchedOn);
  const withProgram = without.map((row, place) =>
    row.map((mean, month) => mean * shareOn(span.ticketMonths[month] ?? 0, days[place] ?? null, plan)),
  );
  const rows: TeamSeries[] = teams.map((team, place) => ({
    team: team.name,
    launchedOn: days[place] === null || days[place] === undefined ? null : isoDay(days[place]),
    staff: staff.map(({ counts }) => counts[place] ?? 0),
    // Drawn anew only where the program changed something: who is chosen has been chosen for what was drawn before.
    requests: (withProgram[place] ?? []).map((mean, month) =>
      mean === without[place]?.[month] ? (untouched[place]?.[month] ?? 0) : random.poisson(mean),
    ),
  }));
  return {
    plan,
    study: { months: span.ticketMonths.map(isoMonth), teams: rows, announcedMonths: 0 },
    without,
    withProgram,
  };
}

/** Requests of a month as a share of those without the program: by day, since launches fall into months, and growing where that is planned. */
function shareOn(month: Day, launchedOn: Day | null, { effect, growsOver }: Plan): number {
  if (launchedOn === null || addMonths(month, 1) <= launchedOn) return 1;
  let worked = 0;
  let asked = 0;
  for (let day = month; day < addMonths(month, 1); day += 1) {
    const grown = growsOver === 0 ? 1 : Math.min(1, (day - launchedOn) / (growsOver * 30.44));
    worked += workload(day);
    asked += workload(day) * (day < launchedOn ? 1 : 1 + effect * grown);
  }
  return asked / worked;
}

/** Here the program is planted in all requests, of which the generator changes the eligible share alone. */
function ofAllRequests(team: Team): Team {
  return { ...team, effect: team.effect / eligibleShare };
}

function launched(team: Team, plan: Plan, day: Day): Team {
  if (plan.launches === "single")
    return { ...team, launchedOn: day, effect: plan.effect, isSpike: false, dissolvedOn: null };
  return { ...team, effect: plan.effect, isSpike: !plan.launches.endsWith("chosen") && team.isSpike };
}

/** Each wave takes as many teams as the generator gives it, those first whose last three months were highest against their months before. */
function choose(
  plan: Plan,
  teams: readonly Team[],
  counts: readonly (readonly number[])[],
  months: readonly Day[],
): (Day | null)[] {
  const chosen: (Day | null)[] = teams.map(() => null);
  const waves = [...new Set(teams.flatMap(({ wave }) => (wave === null ? [] : [wave])))].sort(
    (one, other) => one - other,
  );
  for (const wave of waves) {
    const members = teams.filter((team) => team.wave === wave);
    const on = members[0]?.launchedOn ?? 0;
    const until = months.filter((month) => addMonths(month, 1) <= on).length;
    const free = teams.filter(({ place }) => chosen[place] === null);
    const rise = ({ place }: Team) => {
      const row = counts[place] ?? [];
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      return (sum(row.slice(until - 3, until)) + 1) / ((3 * (sum(row.slice(0, until - 3)) + 1)) / (until - 3));
    };
    const ranked = free.filter((team) => team.wave !== null).sort((one, other) => rise(other) - rise(one));
    const spiked = ranked.slice(0, plan.launches === "all chosen" ? members.length : 1);
    const planned = free.filter((team) => team.wave === wave && !spiked.includes(team));
    for (const team of [...spiked, ...planned].slice(0, members.length)) chosen[team.place] = on;
  }
  return chosen;
}

function shocks(months: number, { spread, memory }: { spread: number; memory: number }, random: Random): number[] {
  const values: number[] = [];
  for (let month = 0; month < months; month += 1) {
    const fresh = spread * random.normal();
    values.push(month === 0 ? fresh : memory * (values[month - 1] ?? 0) + Math.sqrt(1 - memory * memory) * fresh);
  }
  return values.map((value) => value - (spread * spread) / 2);
}

/** Mean 1 and variance alpha; Marsaglia and Tsang (2000). */
function gammaFactor(alpha: number, random: Random): number {
  if (alpha === 0) return 1;
  const shape = 1 / alpha;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}
