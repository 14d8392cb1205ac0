import type { Random } from "../random.ts";
import { type Day, monthEnd, utcSeconds, workload } from "./calendar.ts";
import { certainEvents } from "./certain-events.ts";
import type { Company } from "./company.ts";
import type { EventPlan, LoggedTool } from "./event-plan.ts";
import { canActOn, type Person } from "./people.ts";

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

/** Tells of every event in the order of time. */
export function makeEvents(company: Company, plan: EventPlan, tell: (event: SampleEvent) => void): void {
  const { span } = company;
  const random = company.random.fork("events");
  const certain = certainEvents(company, plan);
  const event = { day: 0, at: 0, kind: "use", logged: plan.tools[0], person: null, user: -1 } as SampleEvent;
  if (plan.tools.length === 0) return;
  for (const { month, tools, alias, weight } of plan.months) {
    const end = Math.min(monthEnd(month), span.until);
    for (let day = month; day <= end; day += 1) {
      const due = certain.on(day);
      const drawn = tools.length === 0 ? 0 : random.poisson(plan.scale * weight * workload(day));
      const seconds = secondsOf(drawn + due.length, random);
      let left = due.length;
      for (let turn = 0; turn < seconds.length; turn += 1) {
        event.day = day;
        event.at = utcSeconds(day, seconds[turn] ?? 0);
        if (left > 0 && random.next() * (seconds.length - turn) < left) {
          const number = due[due.length - left] ?? 0;
          left -= 1;
          if (certain.fill(event, number, day)) tell(event);
        } else if (fillDrawn(event, tools[alias.draw(random)], day, random)) tell(event);
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

export function canAct(person: Person, day: Day): boolean {
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
