import { type Day, isWorkday } from "./calendar.ts";
import type { Company } from "./company.ts";
import type { EventPlan } from "./event-plan.ts";
import { canAct, type EventKind, type SampleEvent } from "./events.ts";

/** Within so many days to the last one each of a tool's core uses it. */
const coreDays = 84;

/** In one number each, since there may be millions: the tool's place times `codes`, plus what happens. */
const codes = 256;
const kinds: readonly EventKind[] = ["create", "publish", "run"];

/** What certainly happens, beside what is drawn: tools are made and published, and their core uses them in the last quarter of a year. */
export type CertainEvents = {
  /** Numbers of the events of a day. */
  on(day: Day): Int32Array;
  /** Fills in the event of a number; false where nobody is there to do it. */
  fill(event: SampleEvent, number: number, day: Day): boolean;
};

export function certainEvents(company: Company, plan: EventPlan): CertainEvents {
  const { span } = company;
  const days = span.until - span.logFrom + 1;
  const starts = new Int32Array(days + 1);
  // Twice the same draws: the first time counts each day's events, the second time writes them where they belong.
  eachCertain(company, plan, (place) => {
    starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  });
  for (let place = 0; place < days; place += 1) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0);
  const next = starts.slice();
  const numbers = new Int32Array(starts[days] ?? 0);
  eachCertain(company, plan, (place, number) => {
    const at = next[place] ?? 0;
    numbers[at] = number;
    next[place] = at + 1;
  });
  return {
    on: (day) => numbers.subarray(starts[day - span.logFrom], starts[day - span.logFrom + 1]),
    fill: (event, number, day) => fillCertain(plan, event, number, day),
  };
}

function fillCertain(plan: EventPlan, event: SampleEvent, number: number, day: Day): boolean {
  const logged = plan.tools[Math.floor(number / codes)];
  if (logged === undefined) return false;
  const code = number % codes;
  const kind = kinds[code];
  event.logged = logged;
  event.kind = kind ?? "use";
  event.user = kind === undefined ? code - kinds.length : -1;
  event.person = kind === "run" ? null : ((kind ? logged.tool.builder : logged.tool.users[event.user]) ?? null);
  return kind === "run" || (event.person !== null && canAct(event.person, day));
}

function eachCertain(company: Company, plan: EventPlan, add: (place: number, number: number) => void): void {
  const { span } = company;
  const random = company.random.fork("certain events");
  const put = (day: Day, place: number, code: number) => {
    if (day >= span.logFrom && day <= span.until) add(day - span.logFrom, place * codes + code);
  };
  for (const { tool, place } of plan.tools) {
    put(tool.createdOn, place, 0);
    if (tool.isPublished) put(nextWorkday(tool.createdOn + 1), place, 1);
    if (tool.stoppedOn <= span.until) continue;
    const from = Math.max(tool.createdOn + 1, span.until - coreDays);
    for (let user = 0; user < tool.core; user += 1) put(coreDay(from, span.until, random), place, kinds.length + user);
    if (tool.hasRuns) put(coreDay(from, span.until, random), place, 2);
  }
}

/** A working day between two days, if a few tries find one. */
function coreDay(from: Day, to: Day, random: Company["random"]): Day {
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
