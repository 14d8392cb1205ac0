import type { Random } from "../random.ts";
import { type Day, monthEnd, workload } from "./calendar.ts";
import type { Company } from "./company.ts";
import { isHereOn, type Person, teamOn } from "./people.ts";
import { headcounts } from "./sheets.ts";
import type { Team } from "./teams.ts";
import { drawTool, shelveTools, type ToolShelf } from "./ticket-tools.ts";
import type { Tool } from "./tools.ts";

/** How long requests take: lognormal, with this median in days on the first day and on the last. */
export type LeadTime = { readonly medianFirst: number; readonly medianLast: number; readonly sigma: number };

export const requestClasses = [
  "Report",
  "Workflow",
  "Data collection",
  "Small tool",
  "Access",
  "Integration",
  "Hardware",
] as const;
/** So many of them, the first, people outside IT could build themselves: only these does a launch change. */
export const eligibleClasses = 4;
/** Of ordinary requests, without the program. */
const classShares = [0.24, 0.2, 0.14, 0.12, 0.14, 0.08, 0.08];
export const eligibleShare = classShares.slice(0, eligibleClasses).reduce((sum, share) => sum + share, 0);

export type Ticket = {
  readonly number: string;
  readonly requester: Person | null;
  /** The requester's on the day of opening; -1 where nobody knows who asked. */
  readonly team: number;
  readonly requestClass: number;
  readonly tool: Tool | null;
  /** How the ticket names the tool. */
  readonly reference: string | null;
  /** Local minutes since 1970, so that the day is their integer part over 1440. */
  readonly openedAt: number;
  /** As it will be, also when that is after the last day. */
  readonly doneAt: number;
  readonly isCancelled: boolean;
  readonly isReopened: boolean;
  /** Groups in their order; the second and on are hops. */
  readonly groups: readonly string[];
  readonly isEscalated: boolean;
};

export function leadTimeOf({ size }: Company): LeadTime {
  return size.story === "growing-backlog"
    ? { medianFirst: 6, medianLast: 75, sigma: 0.9 }
    : { medianFirst: 9, medianLast: 9, sigma: 1.1 };
}

/** What each team asks for on an ordinary day, month by month: its staff times what one person asks for. */
export function dailyRates(company: Company): Float64Array[] {
  const { size, span, teams } = company;
  const counts = headcounts(company);
  const first = counts[0]?.counts;
  const weights = counts.map(({ counts: staff, month }) => {
    // Where nothing is to change, not even growth may.
    const asking = size.story === "no-effect" ? first : staff;
    return Float64Array.from(teams, (team) => (asking?.[team.place] ?? 0) * spike(team, month));
  });
  let total = 0;
  for (const [place, month] of span.ticketMonths.entries()) {
    for (const team of teams) total += (weights[place]?.[team.place] ?? 0) * monthWork(team, month, span.until);
  }
  return weights.map((row) => row.map((weight) => (weight * size.tickets * 0.99) / total));
}

/** Four months of twice as many requests before its launch: the reason why this team was chosen. */
function spike(team: Team, month: Day): number {
  if (!team.isSpike || team.launchedOn === null) return 1;
  return month <= team.launchedOn && month > team.launchedOn - 135 ? 2 : 1;
}

/** All requests of a team on a day, as a share of those without the program: from the launch on, eligible ones differ by the team's effect. */
export function effectOn(team: Team, day: Day): number {
  return 1 + eligibleShare * (eligibleOn(team, day) - 1);
}

function eligibleOn({ launchedOn, effect }: Team, day: Day): number {
  return launchedOn !== null && day >= launchedOn ? 1 + effect : 1;
}

function monthWork(team: Team, month: Day, until: Day): number {
  let sum = 0;
  const end = Math.min(monthEnd(month), until);
  for (let day = month; day <= end; day += 1) sum += workload(day) * effectOn(team, day);
  return sum;
}

/** How many requests are to be expected of a team in a month, before chance. */
export function expectedRequests(
  company: Company,
  rates: readonly Float64Array[],
  monthPlace: number,
  team: Team,
): number {
  const month = company.span.ticketMonths[monthPlace] ?? company.span.until;
  return (rates[monthPlace]?.[team.place] ?? 0) * monthWork(team, month, company.span.until);
}

/** The same of its eligible requests alone: with the program as it came, and without. */
export function expectedEligible(
  company: Company,
  rates: readonly Float64Array[],
  monthPlace: number,
  team: Team,
): { readonly expected: number; readonly without: number } {
  const without = eligibleShare * expectedRequests(company, rates, monthPlace, { ...team, effect: 0 });
  const all = expectedRequests(company, rates, monthPlace, team);
  // What the program changes is eligible, so the others are those without it in either case.
  return { expected: all - without * (1 / eligibleShare - 1), without };
}

/** Every ticket in the order of opening, made one by one: a million of them are never held at once. */
export function* makeTickets(company: Company, rates: readonly Float64Array[]): Generator<Ticket> {
  const { span, teams } = company;
  const random = company.random.fork("tickets");
  const shelf = shelveTools(company);
  const lead = leadTimeOf(company);
  let count = 0;
  for (const [place, month] of span.ticketMonths.entries()) {
    const end = Math.min(monthEnd(month), span.until);
    const members = membersIn(company, month, end);
    for (let day = month; day <= end; day += 1) {
      const asked = askedOn(day, teams, rates[place], random);
      // The log reaches its last day only if something happens on it.
      if (day === span.until && asked.length === 0) asked.push({ team: 0, minute: 17 * 60 });
      for (const { team, minute } of asked) {
        count += 1;
        yield makeTicket(count, day, minute, team, members, shelf, lead, company, random);
      }
    }
  }
}

function askedOn(day: Day, teams: readonly Team[], rates: Float64Array | undefined, random: Random) {
  const asked: { team: number; minute: number }[] = [];
  const work = workload(day);
  for (const team of teams) {
    const requests = random.poisson((rates?.[team.place] ?? 0) * work * effectOn(team, day));
    for (let turn = 0; turn < requests; turn += 1) asked.push({ team: team.place, minute: workMinute(random) });
  }
  return asked.sort((one, other) => one.minute - other.minute);
}

/** Mostly between 7 and 18 o'clock, now and then just before or after midnight. */
export function workMinute(random: Random): number {
  if (random.chance(0.01)) return random.chance(0.5) ? random.below(90) : 1439 - random.below(90);
  return Math.min(1439, Math.max(0, Math.round(720 + 160 * random.normal())));
}

function membersIn({ people, teams }: Company, month: Day, end: Day): Person[][] {
  const members: Person[][] = teams.map(() => []);
  for (const person of people.all) {
    if (person.kind !== "employee" || !isHereOn(person, month) || !isHereOn(person, end) || person.rehiredOn <= end)
      continue;
    if (person.move !== null && person.move.on > month && person.move.on <= end) continue;
    members[teamOn(person, month)]?.push(person);
  }
  return members;
}

function makeTicket(
  count: number,
  day: Day,
  minute: number,
  team: number,
  members: readonly Person[][],
  shelf: ToolShelf,
  lead: LeadTime,
  company: Company,
  random: Random,
): Ticket {
  const { span } = company;
  const own = members[team] ?? [];
  const asking = company.teams[team];
  const eligible = asking === undefined ? 1 : eligibleOn(asking, day);
  const requester = own.length === 0 || random.chance(0.01) ? null : random.pick(own);
  const progress = (day - span.ticketsFrom) / (span.until - span.ticketsFrom);
  const median = lead.medianFirst + (lead.medianLast - lead.medianFirst) * progress;
  const openedAt = day * 1440 + minute;
  const found = day >= span.logFrom && random.chance(0.16) ? drawTool(shelf, team, day, random) : null;
  const isEscalated = found !== null && random.chance(0.24);
  return {
    number: `INC${String(1_000_000 + count).padStart(7, "0")}`,
    requester,
    team: requester === null ? -1 : team,
    requestClass: random.weighted(
      classShares.map((share, place) => (place < eligibleClasses ? share * eligible : share)),
    ),
    tool: found?.tool ?? null,
    reference: found?.reference ?? null,
    openedAt,
    doneAt: openedAt + Math.max(25, Math.round(random.lognormal(median, lead.sigma) * 1440)),
    isCancelled: random.chance(0.03),
    isReopened: random.chance(0.015),
    groups: groupsOf(found !== null, isEscalated, random),
    isEscalated,
  };
}

const front = ["Service Desk", "Service Desk", "Workplace Services", "Field IT"] as const;

/** Only an escalation leads a ticket on a tool to engineers; one in twelve of the others is theirs from the start. */
function groupsOf(isOnTool: boolean, isEscalated: boolean, random: Random): string[] {
  const engineers = random.chance(0.7) ? "Integration Engineering" : "Platform Engineering";
  const first = random.pick(front);
  if (isEscalated) return random.chance(0.25) ? [first, "Business Applications", engineers] : [first, engineers];
  if (random.chance(0.08)) return random.chance(0.3) ? [engineers, first] : [engineers];
  if (!isOnTool && random.chance(0.1)) return [first, engineers];
  return random.chance(0.25) ? [first, "Business Applications"] : [first];
}
