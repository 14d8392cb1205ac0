import type { Random } from "../random.ts";
import { type Day, monthStart } from "./calendar.ts";
import { canActOn, never, type People, type Person } from "./people.ts";
import { choosePlatform, dataClasses, nativeId, type Platform } from "./platforms.ts";
import { type SampleSize, type Span, snapshotDay, snapshotFrom } from "./size.ts";
import type { Team } from "./teams.ts";
import { planTools, type ToolPlan } from "./tool-plans.ts";
import { chooseUsers } from "./users.ts";

/** What the sheet names as owners from one export on: people, or a text that stands for nobody known. */
export type OwnerCell = { readonly from: number; readonly holders: readonly Person[]; readonly text: string | null };

export type Ownership =
  | { readonly state: "owned" }
  | { readonly state: "covered"; readonly cause: string }
  | { readonly state: "not matched" }
  | { readonly state: "orphaned"; readonly cause: string; readonly happenedOn: Day; readonly since: Day };

export type Tool = ToolPlan & {
  readonly place: number;
  readonly id: string;
  readonly platform: Platform;
  readonly dataClass: string;
  readonly builder: Person;
  readonly createdOn: Day;
  /** The first export that lists it, as a place among the snapshots. */
  readonly listedFrom: number;
  /** The one export that lacks it in between; the first of those that lack it for good; the first that calls it retired. */
  gap: number | null;
  goneFrom: number | null;
  retiredFrom: number | null;
  retiredOn: Day | null;
  renamed: { readonly from: number; readonly oldName: string } | null;
  readonly copies: readonly { readonly id: string; readonly environment: "test" | "development" }[];
  readonly isDeclared: boolean;
  /** Whom it was built for; the first `core` of them use it in every quarter of a year. */
  readonly users: readonly Person[];
  readonly core: number;
  readonly hasRuns: boolean;
  /** The first day on which nobody uses it any more. */
  stoppedOn: Day;
  readonly isPublished: boolean;
  owners: OwnerCell[];
  backup: Person | null;
  ownership: Ownership;
};

export function makeTools(
  size: SampleSize,
  span: Span,
  teams: readonly Team[],
  people: People,
  random: Random,
): Tool[] {
  const members = membersOf(teams, people);
  const plans = planTools(size, span, teams, random.fork("plans"));
  const tools = plans.map((plan, place) => makeTool(plan, place, span, teams, people, members, random));
  changeLists(tools, span, random.fork("lists"));
  return tools;
}

function membersOf(teams: readonly Team[], people: People): Person[][] {
  const members: Person[][] = teams.map(() => []);
  for (const person of people.all) if (person.kind === "employee") members[person.team]?.push(person);
  return members;
}

function makeTool(
  plan: ToolPlan,
  place: number,
  span: Span,
  teams: readonly Team[],
  people: People,
  members: readonly Person[][],
  random: Random,
): Tool {
  const platform = plan.platform ?? choosePlatform(random);
  const createdOn = plan.createdOn ?? createdOnOf(teams[plan.team], span, random);
  const builder = builderOf(plan, createdOn, people, members, random);
  const isSmall = plan.use === "small";
  const { users, core } = chooseUsers(plan, builder, people, members, random);
  const hasCopies =
    plan.use === "team" && (platform === "Power Apps" || platform === "Power Automate") && random.chance(0.09);
  const copies = hasCopies ? (["test", "development"] as const).slice(0, random.between(1, 2)) : [];
  return {
    ...plan,
    place,
    id: nativeId(platform, place, random),
    platform,
    dataClass: plan.dataClass ?? random.pick(dataClasses),
    builder,
    createdOn,
    listedFrom: Math.min(
      span.snapshots.length - 1,
      snapshotFrom(span, createdOn + Math.min(random.below(26), span.until - createdOn)),
    ),
    gap: null,
    goneFrom: null,
    retiredFrom: null,
    retiredOn: null,
    renamed: null,
    copies: copies.map((environment) => ({ id: nativeId(platform, place, random), environment })),
    isDeclared: plan.use === "team" && random.chance(0.2),
    users,
    core,
    hasRuns:
      plan.use !== "begun" &&
      (platform === "Power Automate" || platform === "Zapier") &&
      (isSmall || random.chance(0.7)),
    stoppedOn: plan.stoppedOn ?? never,
    isPublished: plan.use !== "begun",
    owners: [],
    backup: null,
    ownership: { state: "owned" },
  };
}

/** Three in ten are older than the logs; most of the others came after their team's launch. */
function createdOnOf(team: Team | undefined, span: Span, random: Random): Day {
  const last = span.until - 12;
  if (random.chance(0.3)) return span.logFrom - 30 - random.below(690);
  const from = random.chance(0.75) ? Math.min(team?.launchedOn ?? last - 40, last - 20) : span.logFrom;
  return from + random.below(Math.max(1, last - from));
}

/** Few build much: the first of a team's people do most of it. */
function builderOf(
  plan: ToolPlan,
  createdOn: Day,
  people: People,
  members: readonly Person[][],
  random: Random,
): Person {
  const steady = people.steady[plan.team] ?? [];
  if (plan.isOwnedByBuilder) return steadyOf(plan.team, people, random);
  const own = members[plan.team] ?? [];
  for (let turn = 0; turn < 8 && own.length > 0; turn += 1) {
    const person = own[Math.floor(own.length * random.next() ** 2.2)];
    if (person !== undefined && canActOn(person, createdOn)) return person;
  }
  return steady.length > 0 ? random.pick(steady) : random.pick(people.steadyAll);
}

/** Somebody of the team who stays; of a team in which nobody does, of the company. */
export function steadyOf(team: number, people: People, random: Random, except?: Person): Person {
  const own = people.steady[team] ?? [];
  for (let turn = 0; turn < 6 && own.length > 0; turn += 1) {
    const person = own[Math.floor(own.length * random.next() ** 1.6)];
    if (person !== undefined && person !== except) return person;
  }
  for (;;) {
    const person = random.pick(people.steadyAll);
    if (person !== except) return person;
  }
}

/** Tools that are renamed, retired, given up without a word, or missing in one export and back in the next. */
function changeLists(tools: readonly Tool[], span: Span, random: Random): void {
  const last = span.snapshots.length - 1;
  for (const tool of tools) {
    if (tool.group !== null || tool.use === "begun" || tool.stoppedOn !== never) continue;
    const free = last - tool.listedFrom;
    const draw = random.next();
    if (draw < 0.05 && free >= 3) retire(tool, tool.listedFrom + random.between(2, free), span, random);
    else if (draw < 0.06 && free >= 4) {
      tool.goneFrom = tool.listedFrom + random.between(2, free - 1);
      tool.stoppedOn = snapshotDay(span, tool.goneFrom - 1);
    } else if (draw < 0.075 && free >= 3) tool.gap = tool.listedFrom + random.between(1, free - 1);
    else if (draw < 0.11 && free >= 3) {
      tool.renamed = {
        from: tool.listedFrom + random.between(1, free - 1),
        oldName: `${tool.name.split(" ")[0]} tool`,
      };
    }
  }
}

function retire(tool: Tool, from: number, span: Span, random: Random): void {
  const day = snapshotDay(span, from);
  tool.retiredFrom = from;
  tool.retiredOn = Math.max(monthStart(day), day - random.between(1, 20));
  tool.stoppedOn = tool.retiredOn - 5;
}

/** Whether the sheets list the tool on their last day, not retired. */
export function isListedAtEnd(tool: Tool): boolean {
  return tool.isRegistered && tool.goneFrom === null && tool.retiredFrom === null;
}
