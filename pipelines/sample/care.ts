import type { Random } from "../random.ts";
import type { Day } from "./calendar.ts";
import { never, type People, type Person } from "./people.ts";
import { type Span, snapshotDay, snapshotFrom } from "./size.ts";
import { isListedAtEnd, type Tool } from "./tools.ts";

/** Why somebody who can act may soon not, or cannot well, and the day from which the exports show it. */
export type Risk = { readonly cause: "O4" | "O5" | "O6" | "O10" | "O11"; readonly since: Day };

/** What the sheets tell of a company beyond who owns what: who may act, who is away, when owners confirmed, what a tool needs. */
export type Care = {
  /** People without a licence, from one export on. */
  readonly unlicensed: ReadonlyMap<Person, number>;
  /** The first day on which HR tells of a leave. */
  readonly leaveFrom: ReadonlyMap<Person, Day>;
  /** By tool: no confirmation at all, or none after this day. */
  readonly lastConfirmed: ReadonlyMap<Tool, Day | null>;
  /** One owner of many tools, who confirmed all of them on one day; null in a company too small for it. */
  readonly clickThrough: ClickThrough | null;
  readonly needs: ReadonlyMap<Tool, readonly Tool[]>;
};

/** Whoever says of so many tools on one day that they are theirs has not looked at each. */
export type ClickThrough = { readonly person: Person; readonly on: Day; readonly tools: ReadonlySet<Tool> };

type Planting = { readonly span: Span; readonly people: People; readonly random: Random };

/** How long a confirmation holds, and an owner who moved is left alone: the defaults of `program.yaml`. */
const confirmDays = 365;
const graceDays = 90;
const longLeave = 28;
const bulkConfirmations = 20;

/** Gives some of the tools that one able person owns to people with a risk of each kind, and some of the sound ones to people with nearly one. */
export function plantCare(tools: readonly Tool[], planting: Planting): Care {
  const { people, random, span } = planting;
  const given = new Set(people.leaving);
  const free = random.shuffled(tools.filter((tool) => isFree(tool, given)));
  const share = (part: number) => Math.max(1, Math.round(tools.length * part));
  const leaveFrom = tellLeaves(people, span, random);
  const unlicensed = new Map<Person, number>();
  for (const person of takeUnneeded(tools, people, share(0.004), random))
    unlicensed.set(person, random.between(1, span.snapshots.length - 1));
  for (const person of leaveFrom.keys()) give(person, free.splice(0, random.between(0, 2)));
  for (const person of unlicensed.keys()) give(person, free.splice(0, random.between(1, 2)));
  giveToMovers(free, planting, share(0.012));
  const lastConfirmed = forgetSome(free, planting, share(0.03));
  const needs = linkTools(tools, random);
  const rest = free.filter((tool) => !lastConfirmed.has(tool));
  return { unlicensed, leaveFrom, lastConfirmed, needs, clickThrough: clickThrough(tools, rest, planting) };
}

/** Owned by one who can act and did not build it, in no other story. */
function isFree(tool: Tool, leaving: ReadonlySet<Person>): boolean {
  const holders = tool.owners.at(-1)?.holders ?? [];
  const [owner] = holders;
  return (
    isListedAtEnd(tool) &&
    tool.ownership.state === "owned" &&
    tool.owners.length === 1 &&
    holders.length === 1 &&
    owner !== undefined &&
    owner !== tool.builder &&
    owner.endedOn === never &&
    !leaving.has(owner)
  );
}

function give(person: Person, tools: readonly Tool[]): void {
  for (const tool of tools) {
    tool.owners = [{ from: 0, holders: [person], text: null }];
    tool.backup = null;
  }
}

/** Long leaves, which HR tells long before they end, and some that are short. */
function tellLeaves(people: People, span: Span, random: Random): Map<Person, Day> {
  const leaves = new Map<Person, Day>();
  for (const person of people.all)
    if (person.leaveUntil !== null) leaves.set(person, Math.max(person.joinedOn, person.leaveUntil - 400));
  const shortly = people.steadyAll.filter((_, place) => place % 97 === 41);
  for (const person of shortly) {
    person.leaveUntil = span.until + random.between(2, longLeave - 1);
    leaves.set(person, span.until);
  }
  return leaves;
}

/** People who own, built and cover nothing, so that what becomes of them changes no other tool. */
function takeUnneeded(tools: readonly Tool[], people: People, count: number, random: Random): Person[] {
  const needed = new Set<Person | null>(
    tools.flatMap(({ owners, backup, builder }) => [builder, backup, ...owners.flatMap(({ holders }) => holders)]),
  );
  const idle = people.steadyAll.filter((person) => !needed.has(person) && person.leaveUntil === null);
  return random.shuffled(idle).slice(0, count);
}

/** To people who have left the tool's team since: long ago for some, within the grace period for others. */
function giveToMovers(free: Tool[], { people, span }: Planting, count: number): void {
  const movers = people.all.filter(
    ({ kind, move, endedOn, disabledOn }) =>
      kind === "employee" && move !== null && endedOn === never && disabledOn === never,
  );
  let left = count;
  for (const person of movers) {
    const place = free.findIndex(
      (tool) =>
        tool.team === person.team &&
        tool.builder !== person &&
        snapshotDay(span, tool.listedFrom) < (person.move?.on ?? 0),
    );
    if (place === -1 || left === 0) continue;
    give(person, free.splice(place, 1));
    left -= 1;
  }
}

/** Some owners never confirmed, some not any more for longer than a confirmation holds. */
function forgetSome(free: Tool[], { span, random }: Planting, count: number): Map<Tool, Day | null> {
  const forgotten = new Map<Tool, Day | null>();
  for (const tool of free.splice(0, count)) forgotten.set(tool, null);
  const old = free.filter(({ createdOn }) => createdOn < span.until - confirmDays);
  for (const tool of old.slice(0, count))
    forgotten.set(tool, tool.createdOn + random.below(span.until - confirmDays - tool.createdOn + 1));
  return forgotten;
}

/** Gives somebody a little more than enough tools to be noticed, of those that were there on the day. */
function clickThrough(tools: readonly Tool[], free: readonly Tool[], planting: Planting): ClickThrough | null {
  const { span, people, random } = planting;
  const on = span.until - 100;
  const chosen = free.filter(({ createdOn }) => createdOn < on).slice(0, bulkConfirmations + 4);
  const [person] = takeUnneeded(tools, people, 1, random.fork("click-through"));
  if (person === undefined || chosen.length < bulkConfirmations + 4) return null;
  give(person, chosen);
  return { person, on, tools: new Set(chosen) };
}

function linkTools(tools: readonly Tool[], random: Random): Map<Tool, readonly Tool[]> {
  const needs = new Map<Tool, readonly Tool[]>();
  for (const tool of tools) {
    if (tool.use !== "team" || !random.chance(0.06)) continue;
    const others = [random.pick(tools), random.pick(tools)].filter((other) => other !== tool && other.isRegistered);
    if (others.length > 0) needs.set(tool, [...new Set(others)]);
  }
  return needs;
}

/** When its owner last confirmed a tool, as the sheet of a day tells it: at first when it was made, then about every ten months; who takes it over does on that day. */
export function confirmedOn(tool: Tool, day: Day, { lastConfirmed, clickThrough }: Care, span: Span): Day | null {
  if (clickThrough?.tools.has(tool) && clickThrough.on <= day) return clickThrough.on;
  const last = lastConfirmed.get(tool);
  if (last === null) return null;
  if (last !== undefined) return last <= day ? last : Math.min(day, tool.createdOn);
  const turn = 290 + (tool.place % 40);
  const regular = tool.createdOn + turn * Math.floor((day - tool.createdOn) / turn);
  const taken = tool.owners.findLast(({ from }) => from > 0 && snapshotDay(span, from) <= day);
  return taken === undefined || taken.holders.length === 0 ? regular : Math.max(regular, snapshotDay(span, taken.from));
}

/** What is planted of an owner who can act, by the last day. */
export function risksOf(
  tool: Tool,
  owner: Person,
  { span, care }: { readonly span: Span; readonly care: Care },
): Risk[] {
  const shown = (day: Day) => snapshotDay(span, snapshotFrom(span, day));
  const risks: Risk[] = [];
  const { endedOn, leaveUntil, move } = owner;
  // An end is told 95 days ahead, and spoken of from 90.
  if (endedOn > span.until && endedOn <= span.until + 90)
    risks.push({ cause: "O4", since: Math.max(endedOn - 90, shown(endedOn - 95)) });
  if (move !== null && span.until - move.on > graceDays && tool.team === owner.team)
    risks.push({ cause: "O5", since: move.on });
  const away = care.leaveFrom.get(owner);
  if (away !== undefined && leaveUntil !== null && leaveUntil - shown(away) >= longLeave)
    risks.push({ cause: "O6", since: shown(away) });
  const unlicensed = care.unlicensed.get(owner);
  if (unlicensed !== undefined) risks.push({ cause: "O11", since: snapshotDay(span, unlicensed) });
  const last = care.lastConfirmed.get(tool);
  if (last === null) risks.push({ cause: "O10", since: Math.max(tool.createdOn, snapshotDay(span, 0)) });
  else if (last !== undefined) risks.push({ cause: "O10", since: last + confirmDays });
  return risks;
}
