import type { Answer } from "./answers.ts";
import { isoDay, isoMonth } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { EventPlan } from "./event-plan.ts";
import { isOwnerBuilder, losesItsLast } from "./owners.ts";
import { mailOn } from "./people.ts";
import { approvedPlatforms, isLogged, sensitiveClasses } from "./platforms.ts";
import { isListed } from "./registry.ts";
import { type Succession, successorRule } from "./successors.ts";
import { isAtRisk, risksOfTool } from "./tell-care.ts";
import { tellRequests } from "./tell-requests.ts";
import type { TicketCounts } from "./ticket-counts.ts";
import { isListedAtEnd, type Tool } from "./tools.ts";
import type { Truth } from "./truth.ts";
import type { UseCounts } from "./use-counts.ts";

export function tellTruth(
  company: Company,
  plan: EventPlan,
  tickets: TicketCounts,
  uses: UseCounts,
  rates: readonly Float64Array[],
  successions: readonly Succession[],
  answers: readonly Answer[],
): Truth {
  const { size, span, teams, people } = company;
  const listed = company.tools.filter(isListedAtEnd);
  const nameOf = (place: number) => teams[place]?.name ?? null;
  return {
    company: {
      ...size,
      logFrom: isoDay(span.logFrom),
      logTo: isoDay(span.logTo),
      ticketsFrom: isoDay(span.ticketsFrom),
      listedTools: listed.length,
      events: uses.events,
      tickets: tickets.tickets,
    },
    teams: teams.map(({ name, launchedOn, wave, effect, isSpike, dissolvedOn }) => ({
      team: name,
      launchedOn: launchedOn === null ? null : isoDay(launchedOn),
      wave,
      effect,
      isChosenForSpike: isSpike,
      dissolvedOn: dissolvedOn === null ? null : isoDay(dissolvedOn),
    })),
    ownership: tellOwnership(listed, uses, company),
    overlap: tellOverlap(listed),
    halfFinished: {
      sharedProblems: idsOf(listed.filter(({ use }) => use === "begun")),
      teams: [...new Set(listed.filter(({ use }) => use === "begun").map(({ team }) => nameOf(team) ?? ""))].sort(),
      abandoned: idsOf(listed.filter(({ use }) => use === "abandoned")),
    },
    requests: tellRequests(company, tickets, rates),
    escalations: {
      ticketsOnTools: tickets.onTools,
      tickets: tickets.escalations.map(({ number, tool, month }) => ({
        number,
        tool,
        openedMonth: isoMonth(span.ticketMonths[month] ?? span.until),
      })),
    },
    use: tellUse(company, plan, uses),
    violations: tellViolations(listed),
    answers: answers.map(({ request, tool, isNamed }) => ({ request, tool: tool.id, isNamed })),
    successors: {
      rule: successorRule,
      tools: successions.map(({ tool, editors, successor }) => ({
        tool: tool.id,
        successor: mailOn(successor, span.until),
        editors: editors.map((editor) => mailOn(editor, span.until)),
      })),
    },
    leavers: people.leaving.map((person) => ({
      mail: mailOn(person, span.until),
      endsOn: isoDay(person.endedOn),
      days: person.endedOn - span.until,
      lastOf: idsOf(listed.filter((tool) => losesItsLast(tool, person))),
    })),
  };
}

function idsOf(tools: readonly Tool[]): string[] {
  return tools.map(({ id }) => id).sort();
}

function tellOwnership(listed: readonly Tool[], uses: UseCounts, company: Company): Truth["ownership"] {
  const users = uses.usersIn90Days();
  const { clickThrough } = company.care;
  const dependedOn = listed.filter((tool) => tool.isDeclared || (users.get(tool.place) ?? 0) >= 5);
  return {
    orphans: listed.flatMap(({ id, ownership }) =>
      ownership.state === "orphaned"
        ? [
            {
              tool: id,
              cause: ownership.cause,
              happenedOn: isoDay(ownership.happenedOn),
              since: isoDay(ownership.since),
            },
          ]
        : [],
    ),
    covered: idsOf(listed.filter(({ ownership }) => ownership.state === "covered")),
    risks: listed.flatMap((tool) =>
      risksOfTool(tool, company).map(({ cause, since }) => ({ tool: tool.id, cause, since: isoDay(since) })),
    ),
    atRisk: idsOf(listed.filter((tool) => isAtRisk(tool, company, dependedOn.includes(tool)))),
    clickThrough: clickThrough && {
      mail: mailOn(clickThrough.person, company.span.until),
      on: isoDay(clickThrough.on),
      tools: idsOf([...clickThrough.tools]),
    },
    notMatched: idsOf(listed.filter(({ ownership }) => ownership.state === "not matched")),
    dependedOn: idsOf(dependedOn),
    ownerIsBuilder: idsOf(dependedOn.filter(isOwnerBuilder)),
    users90Days: Object.fromEntries(
      listed.filter(({ platform }) => isLogged(platform)).map(({ id, place }) => [id, users.get(place) ?? 0]),
    ),
  };
}

function tellOverlap(listed: readonly Tool[]): Truth["overlap"] {
  const groups = grouped(
    listed.filter(({ group }) => group !== null),
    ({ group }) => group,
  );
  const clusters = [...groups.values()]
    .filter((tools) => tools.length > 1)
    .map((tools) => ({
      tools: idsOf(tools),
      teams: new Set(tools.map(({ team }) => team)).size,
      isHalfFinished: tools.every(({ use }) => use === "begun"),
    }));
  const lookAlikes = grouped(
    listed.filter(({ lookAlike }) => lookAlike !== null),
    ({ lookAlike }) => lookAlike,
  );
  return {
    clusters,
    excessTools: clusters.reduce((sum, { tools }) => sum + tools.length - 1, 0),
    lookAlikes: [...lookAlikes.values()].map(idsOf),
    copies: Object.fromEntries(
      listed.filter(({ copies }) => copies.length > 0).map(({ id, copies }) => [id, copies.map((copy) => copy.id)]),
    ),
  };
}

function tellUse(company: Company, plan: EventPlan, uses: UseCounts): Truth["use"] {
  const { span, teams, tools } = company;
  const byMonth = uses.byTeam().flatMap(({ builders, monthly, weekly }, month) =>
    Array.from({ length: teams.length + 1 }, (_, team) => ({
      month: isoMonth(span.months[month] ?? span.until),
      team: teams[team]?.name ?? null,
      builders: builders[team] ?? 0,
      monthlyUsers: monthly[team] ?? 0,
      weeklyUsers: weekly[team] ?? 0,
    })).filter(({ builders: built, monthlyUsers }) => built + monthlyUsers > 0),
  );
  const toolsInUse = span.months.map((month, place) => {
    const snapshot = span.snapshots.findLastIndex((day) => isoMonth(day) <= isoMonth(month));
    const used = tools.filter((tool) => uses.isToolUsed(place, tool.place) && isInSheet(tool, snapshot));
    return { month: isoMonth(month), tools: used.length };
  });
  return {
    byMonth,
    toolsInUse,
    outages: [plan.outage ?? []]
      .flat()
      .map(({ platform, from, to }) => ({ platform, from: isoDay(from), to: isoDay(to) })),
    eventsLost: uses.lost,
  };
}

/** Missing from one sheet and back in the next is still listed. */
function isInSheet(tool: Tool, snapshot: number): boolean {
  const isThere = isListed(tool, snapshot) || (tool.isRegistered && snapshot === tool.gap);
  return isThere && (tool.retiredFrom === null || snapshot < tool.retiredFrom);
}

function tellViolations(listed: readonly Tool[]): Truth["violations"] {
  const unapproved = listed.filter(({ platform }) => !approvedPlatforms.includes(platform));
  return {
    approvedPlatforms,
    onUnapprovedPlatform: idsOf(unapproved),
    sensitiveOnUnapprovedPlatform: idsOf(unapproved.filter(({ dataClass }) => sensitiveClasses.includes(dataClass))),
  };
}

function grouped<Key>(tools: readonly Tool[], keyOf: (tool: Tool) => Key): Map<Key, Tool[]> {
  const groups = new Map<Key, Tool[]>();
  for (const tool of tools) {
    const group = groups.get(keyOf(tool));
    if (group === undefined) groups.set(keyOf(tool), [tool]);
    else group.push(tool);
  }
  return groups;
}
