import { type Day, isWorkday, monthEnd, utcSeconds, workload } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { EventPlan, LoggedTool } from "./event-plan.ts";
import { canActOn, type Person } from "./people.ts";
import type { Random } from "./random.ts";

export type EventKind = "create" | "edit" | "publish" | "use" | "run" | "fail" | "share";

/** One event; the same object again for each, so that twenty million of them cost no memory. */
export type SampleEvent = {
  day: Day;
  /** Seconds since 1970, UTC. */
  at: number;
  kind: EventKind;
  logged: LoggedTool;
  /** Null for a scheduled run. */
  person: Person | null;
  /** The person's place among the tool's users, -1 for others. */
  user: number;
};

/** What certainly happens on a day: tools are made and published, and each of the core uses theirs in the last quarter of a year. */
type Certain = { readonly logged: LoggedTool; readonly kind: EventKind; readonly user: number };

const coreDays = 84;

/** Every event in the order of time. */
export function* makeEvents(company: Company, plan: EventPlan): Generator<SampleEvent> {
  const { span } = company;
  const random = company.random.fork("events");
  const certain = certainEvents(company, plan, random.fork("certain"));
  const event = { day: 0, at: 0, kind: "use", logged: plan.tools[0], person: null, user: -1 } as SampleEvent;
  if (plan.tools.length === 0) return;
  for (const { month, tools, alias, weight } of plan.months) {
    const end = Math.min(monthEnd(month), span.until);
    for (let day = month; day <= end; day += 1) {
      const due = certain[day - span.logFrom] ?? [];
      const drawn = tools.length === 0 ? 0 : random.poisson(plan.scale * weight * workload(day));
      const seconds = secondsOf(drawn + due.length, random);
      let left = due.length;
      for (let turn = 0; turn < seconds.length; turn += 1) {
        event.day = day;
        event.at = utcSeconds(day, seconds[turn] ?? 0);
        if (left > 0 && random.next() * (seconds.length - turn) < left) {
          left -= 1;
          if (fillCertain(event, due[due.length - 1 - left], day)) yield event;
        } else if (fillDrawn(event, tools[alias.draw(random)], day, random)) yield event;
      }
    }
  }
}

/** When on a day, ascending: two humps around ten and half past two, a few at night. */
function secondsOf(count: number, random: Random): Uint32Array {
  const seconds = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) {
    const draw = random.next();
    const hump = (draw < 0.55 ? 36_000 : 52_200) + 9000 * (random.next() + random.next() + random.next() - 1.5);
    seconds[place] = draw > 0.995 ? random.below(86_400) : hump;
  }
  return seconds.sort();
}

function fillCertain(event: SampleEvent, certain: Certain | undefined, day: Day): boolean {
  if (certain === undefined) return false;
  const { tool } = certain.logged;
  const person = certain.user === -1 ? tool.builder : (tool.users[certain.user] ?? null);
  event.logged = certain.logged;
  event.kind = certain.kind;
  event.user = certain.user;
  event.person = person;
  return certain.kind === "run" || (person !== null && canAct(person, day));
}

function canAct(person: Person, day: Day): boolean {
  return person.kind === "guest" || canActOn(person, day);
}

function fillDrawn(event: SampleEvent, logged: LoggedTool | undefined, day: Day, random: Random): boolean {
  if (logged === undefined || day < logged.tool.createdOn || day >= logged.tool.stoppedOn) return false;
  const { tool } = logged;
  event.logged = logged;
  event.user = -1;
  const draw = random.next();
  if (tool.hasRuns && draw < 0.5) {
    event.kind = draw < 0.015 ? "fail" : "run";
    event.person = null;
    return true;
  }
  const isAuthored = tool.use === "begun" ? draw < 0.8 : random.chance(0.045);
  if (isAuthored) {
    event.kind = tool.use === "begun" || draw < 0.9 ? "edit" : "share";
    event.person = tool.builder;
    return canAct(tool.builder, day);
  }
  event.kind = "use";
  if (tool.users.length === 0 || random.chance(0.06)) {
    event.person = tool.builder;
    return tool.use !== "begun" && canAct(tool.builder, day);
  }
  // Few use a tool much; the core stands first in the list.
  event.user = Math.floor(tool.users.length * random.next() ** 1.5);
  event.person = tool.users[event.user] ?? null;
  return event.person !== null && canAct(event.person, day);
}

function certainEvents({ span }: Company, plan: EventPlan, random: Random): Certain[][] {
  const days: Certain[][] = Array.from({ length: span.until - span.logFrom + 1 }, () => []);
  const add = (day: Day, certain: Certain) => {
    if (day >= span.logFrom && day <= span.until) days[day - span.logFrom]?.push(certain);
  };
  for (const logged of plan.tools) {
    const { tool } = logged;
    add(tool.createdOn, { logged, kind: "create", user: -1 });
    if (tool.isPublished) add(nextWorkday(tool.createdOn + 1), { logged, kind: "publish", user: -1 });
    const last = Math.min(span.until, tool.stoppedOn - 1);
    if (last < span.until) continue;
    const from = Math.max(tool.createdOn + 1, last - coreDays);
    for (let user = 0; user < tool.core; user += 1) {
      add(coreDay(from, last, random), { logged, kind: "use", user });
    }
    if (tool.hasRuns) add(coreDay(from, last, random), { logged, kind: "run", user: -1 });
  }
  return days;
}

/** A working day between two days, if a few tries find one. */
function coreDay(from: Day, to: Day, random: Random): Day {
  let day = to;
  for (let turn = 0; turn < 6; turn += 1) {
    day = from + random.below(Math.max(1, to - from + 1));
    if (isWorkday(day)) return day;
  }
  return day;
}

function nextWorkday(day: Day): Day {
  let next = day;
  while (!isWorkday(next)) next += 1;
  return next;
}
