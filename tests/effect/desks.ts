import type { Week } from "../../pipelines/effect/forecast.ts";
import type { Random } from "../../pipelines/random.ts";
import { workload } from "../../pipelines/sample/calendar.ts";
import type { Company } from "../../pipelines/sample/company.ts";
import { makePeople } from "../../pipelines/sample/people.ts";
import { defaultSize, type Story, spanOf } from "../../pipelines/sample/size.ts";
import { makeTeams } from "../../pipelines/sample/teams.ts";
import { dailyRates, effectOn, leadTimeOf } from "../../pipelines/sample/tickets.ts";

/** Weeks of a demonstration company's desk: what came in, what ended, and what was open after each. */
export type Desk = { readonly weeks: readonly Week[]; readonly open: readonly number[] };

/**
 * Requests as the generator's rates have them, with an AR(1) of weekly ups and downs. They end as the generator's lead times say, or, where a capacity is given,
 * as so many per working day as the desk can do, of what is open.
 */
export function makeDesk(seed: number, story: Story | null, capacity: number | null, random: Random): Desk {
  const size = { ...defaultSize, seed, story, people: 600, teams: 12, tickets: 12_000 };
  const span = spanOf(size);
  const teams = makeTeams(size, span, random);
  const people = makePeople(size, span, teams, random);
  const company = { size, span, teams, people, random } as unknown as Company;
  const rates = dailyRates(company);
  const lead = leadTimeOf(company);
  const from = span.ticketsFrom;
  const ending = new Float64Array(span.until - from + 8);
  const weeks: Week[] = [];
  const open: number[] = [];
  let backlog = 0;
  let opened = 0;
  let ended = 0;
  let mood = 0;
  for (let day = from; day <= span.until; day += 1) {
    if ((day - from) % 7 === 0) mood = 0.6 * mood + 0.08 * random.normal();
    const month = Math.max(
      0,
      span.ticketMonths.findLastIndex((each) => each <= day),
    );
    const usual = teams.reduce((sum, team) => sum + (rates[month]?.[team.place] ?? 0) * effectOn(team, day), 0);
    const asked = random.poisson(usual * workload(day) * Math.exp(mood));
    const median = lead.medianFirst + ((lead.medianLast - lead.medianFirst) * (day - from)) / (span.until - from);
    for (let turn = 0; turn < asked; turn += 1) {
      const until = day - from + Math.floor(random.lognormal(median, lead.sigma));
      if (until < ending.length) ending[until] = (ending[until] ?? 0) + 1;
    }
    const able = capacity === null ? (ending[day - from] ?? 0) : random.poisson(capacity * workload(day));
    const gone = Math.min(backlog + asked, able);
    backlog += asked - gone;
    opened += asked;
    ended += gone;
    if ((day - from) % 7 === 6) {
      weeks.push({ opened, ended });
      open.push(backlog);
      opened = ended = 0;
    }
  }
  // The first weeks fill an empty desk.
  return { weeks: weeks.slice(26), open: open.slice(26) };
}
