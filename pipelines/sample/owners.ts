import type { Random } from "../random.ts";
import type { Day } from "./calendar.ts";
import { never, type People, type Person, typedMail } from "./people.ts";
import { type Span, snapshotDay, snapshotFrom } from "./size.ts";
import type { Team } from "./teams.ts";
import { isListedAtEnd, steadyOf, type Tool } from "./tools.ts";

type Planting = {
  readonly span: Span;
  readonly teams: readonly Team[];
  readonly people: People;
  readonly random: Random;
};

/** Gives every tool its owners: somebody who can act, but for those that are chosen to have lost theirs, each for one known reason. */
export function plantOwners(tools: readonly Tool[], planting: Planting): void {
  for (const tool of tools) nameSteadyOwner(tool, planting);
  const { random, teams } = planting;
  const listed = tools.filter(
    (tool) => isListedAtEnd(tool) && teams[tool.team]?.dissolvedOn === null && tool.group === null,
  );
  const early = random.shuffled(listed.filter((tool) => tool.listedFrom === 0 && tool.gap === null));
  const share = (part: number, least = 1) => Math.max(least, Math.round(tools.length * part));
  for (const tool of early.splice(0, share(0.018))) ownerLeft(tool, planting, false);
  for (const tool of early.splice(0, share(0.01))) ownerLeft(tool, planting, true);
  for (const tool of early.splice(0, share(0.007))) ownerDisabled(tool, planting);
  for (const tool of early.splice(0, share(0.006))) ownerStruckOff(tool, planting);
  for (const tool of early.splice(0, share(0.02))) ownerHandedOver(tool, planting);
  for (const tool of early.splice(0, share(0.003))) ownerCameBack(tool, planting);
  const others = random.shuffled(listed.filter((tool) => tool.listedFrom > 0));
  for (const tool of others.splice(0, share(0.005))) neverOwned(tool);
  for (const tool of others.splice(0, share(0.004)))
    ownedByOther(tool, random.pick(planting.people.robots), planting.span);
  for (const tool of others.splice(0, share(0.003)))
    ownedByOther(tool, random.pick(planting.people.guests), planting.span);
  for (const tool of others.splice(0, share(0.008))) ownerNotMatched(tool, planting);
  for (const tool of tools) ownedByDissolvedTeam(tool, planting);
  for (const person of planting.people.leaving) giveTools(person, others.splice(0, random.between(0, 2)));
}

function nameSteadyOwner(tool: Tool, { people, random }: Planting): void {
  const owner = tool.isOwnedByBuilder ? tool.builder : steadyOf(tool.team, people, random, tool.builder);
  tool.owners = [{ from: 0, holders: [owner], text: null }];
  if (random.chance(0.22)) tool.backup = steadyOf(tool.team, people, random, owner);
  // Two people in one cell, one of whom alone would do.
  if (random.chance(0.05))
    tool.owners = [{ from: 0, holders: [owner, steadyOf(tool.team, people, random, owner)], text: null }];
}

function setOwner(tool: Tool, owner: Person): void {
  tool.owners = [{ from: 0, holders: [owner], text: null }];
  tool.backup = null;
}

function ownerLeft(tool: Tool, { people, span, random }: Planting, isCovered: boolean): void {
  const owner = random.pick(people.left);
  const listedOn = snapshotDay(span, tool.listedFrom);
  if (owner.endedOn <= listedOn) return;
  setOwner(tool, owner);
  if (isCovered) {
    tool.backup = steadyOf(tool.team, people, random, owner);
    tool.ownership = { state: "covered", cause: "O2" };
  } else tool.ownership = orphan("O2", owner.endedOn, owner.endedOn);
}

/** The account list is the first to show it, so that the loss counts from the day of that export. */
function ownerDisabled(tool: Tool, { people, span, random }: Planting): void {
  const owner = random.pick(people.disabled);
  const shown = snapshotFrom(span, owner.disabledOn);
  if (shown <= tool.listedFrom || shown >= span.snapshots.length) return;
  setOwner(tool, owner);
  tool.ownership = orphan("O3", owner.disabledOn, snapshotDay(span, shown));
}

function ownerStruckOff(tool: Tool, { people, span, random }: Planting): void {
  const from = random.between(1, span.snapshots.length - 1);
  setOwner(tool, steadyOf(tool.team, people, random));
  tool.owners = [...tool.owners, { from, holders: [], text: "" }];
  tool.ownership = orphan("O1", snapshotDay(span, from), snapshotDay(span, from));
}

function ownerHandedOver(tool: Tool, { people, span, random }: Planting): void {
  const before = random.pick(people.left);
  const from = Math.min(span.snapshots.length - 1, snapshotFrom(span, before.endedOn));
  setOwner(tool, before);
  tool.owners = [...tool.owners, { from, holders: [steadyOf(tool.team, people, random)], text: null }];
}

function ownerCameBack(tool: Tool, { people, random }: Planting): void {
  setOwner(tool, random.pick(people.rehired));
}

function neverOwned(tool: Tool): void {
  tool.owners = [{ from: 0, holders: [], text: "" }];
  tool.backup = null;
  tool.ownership = orphan("O1", tool.createdOn, tool.createdOn);
}

/** A robot or a guest of an agency: counts from the first export that lists the tool so. */
function ownedByOther(tool: Tool, owner: Person, span: Span): void {
  setOwner(tool, owner);
  tool.ownership = orphan("O7", tool.createdOn, snapshotDay(span, tool.listedFrom));
}

/** A name in place of an address, or an address with a slip: a gap in the data, not in ownership. */
function ownerNotMatched(tool: Tool, { people, random }: Planting): void {
  const owner = steadyOf(tool.team, people, random);
  const text = random.chance(0.5)
    ? `${owner.given} ${owner.family}, ext. ${random.between(1000, 9999)}`
    : owner.mail.replace("@", `${random.pick(["x", "q", "zz"])}@`);
  tool.owners = [{ from: 0, holders: [], text }];
  tool.backup = null;
  tool.ownership = { state: "not matched" };
}

/** The last of the team went to another one, which the next lists are the first to show. */
function ownedByDissolvedTeam(tool: Tool, { teams, span }: Planting): void {
  const team = teams[tool.team];
  if (team === undefined || team.dissolvedOn === null) return;
  tool.owners = [{ from: 0, holders: [], text: team.name }];
  tool.backup = null;
  tool.ownership = orphan("O8", team.dissolvedOn, snapshotDay(span, snapshotFrom(span, team.dissolvedOn)));
}

function giveTools(person: Person, tools: readonly Tool[]): void {
  for (const tool of tools) setOwner(tool, person);
}

function orphan(cause: string, happenedOn: Day, since: Day): Tool["ownership"] {
  return { state: "orphaned", cause, happenedOn, since };
}

/** The owner's cell in the export at a place among the snapshots. */
export function ownerText(tool: Tool, snapshot: number, span: Span): string {
  const named = tool.owners.findLast(({ from }) => from <= snapshot);
  if (named === undefined) return "";
  return named.text ?? named.holders.map((person) => typedMail(person, snapshotDay(span, snapshot))).join("; ");
}

/** Whether every owner who can act on the last day also built the tool, which nobody says of one whose owners cannot. */
export function isOwnerBuilder(tool: Tool): boolean {
  const holders = tool.owners.at(-1)?.holders ?? [];
  return tool.ownership.state === "owned" && holders.length > 0 && holders.every((holder) => holder === tool.builder);
}

/** Who of those that go after the last day is the only one who can act for a tool. */
export function losesItsLast(tool: Tool, person: Person): boolean {
  const holders = tool.owners.at(-1)?.holders ?? [];
  return (
    person.endedOn !== never &&
    tool.backup === null &&
    holders.length > 0 &&
    holders.every((holder) => holder === person)
  );
}
