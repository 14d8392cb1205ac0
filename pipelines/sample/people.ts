import type { Random } from "../random.ts";
import type { Day } from "./calendar.ts";
import { type SampleSize, type Span, snapshotDay } from "./size.ts";
import type { Team } from "./teams.ts";
import { familyNames, givenNames, jobTitles } from "./vocabulary/names.ts";
import { agencies, mailDomain } from "./vocabulary/organisation.ts";

export const never: Day = 1e9;

export type Person = {
  readonly place: number;
  readonly given: string;
  family: string;
  readonly kind: "employee" | "guest" | "robot";
  readonly principalName: string;
  mail: string;
  readonly objectId: string;
  readonly employeeId: string;
  readonly title: string;
  /** Where the person is until the first move. */
  team: number;
  /** Teams change on the day of an export, so that no list lags behind. */
  move: { readonly on: Day; readonly team: number } | null;
  readonly joinedOn: Day;
  /** The first day on which the person does not work here any more. */
  endedOn: Day;
  rehiredOn: Day;
  disabledOn: Day;
  leaveUntil: Day | null;
  /** A new family name and address from this day on; the sign-in name stays. */
  renamed: { readonly on: Day; readonly family: string; readonly mail: string } | null;
};

export type People = {
  readonly all: Person[];
  readonly robots: Person[];
  readonly guests: Person[];
  /** Here from before the logs until well after their end, and able to act all the time; by team. */
  readonly steady: Person[][];
  readonly steadyAll: Person[];
  /** Left during the logs for good; came back; have their account disabled; leave within 90 days after the last day. */
  readonly left: Person[];
  readonly rehired: Person[];
  readonly disabled: Person[];
  readonly leaving: Person[];
};

export function makePeople(size: SampleSize, span: Span, teams: readonly Team[], random: Random): People {
  const mails = new Set<string>();
  const robots = makeRobots(Math.max(3, Math.round(size.people * 0.004)), random);
  const guests = Array.from({ length: Math.max(3, Math.round(size.people * 0.02)) }, () =>
    makeGuest(span, mails, random),
  );
  const staff = Math.max(0, size.people - robots.length - guests.length);
  const places = placesOf(teams, staff, random);
  const employees = places.map((team) => makeEmployee(team, span, mails, random));
  const all = [...employees, ...guests, ...robots].map((person, place) => Object.assign(person, { place }));
  const fates = giveFates(employees, span, teams, random);
  const isSteady = (person: Person) =>
    person.joinedOn < span.logFrom &&
    person.endedOn === never &&
    person.disabledOn === never &&
    person.leaveUntil === null;
  const steadyAll = employees.filter((person) => isSteady(person) && person.move === null);
  const steady = teams.map(({ place }) => steadyAll.filter(({ team }) => team === place));
  return { all, robots, guests, steady, steadyAll, ...fates };
}

/** Each team's people by its weight, at least four. */
function placesOf(teams: readonly Team[], staff: number, random: Random): number[] {
  const total = teams.reduce((sum, { weight }) => sum + weight, 0);
  const least = teams.flatMap(({ place }) =>
    Array.from({ length: Math.min(4, Math.floor(staff / teams.length)) }, () => place),
  );
  const counts = teams.flatMap(({ place, weight }) => {
    const more = Math.max(0, Math.round((staff * weight) / total) - 4);
    return Array.from({ length: more }, () => place);
  });
  const rest = Math.max(0, staff - least.length - counts.length);
  const others = Array.from({ length: rest }, (_, turn) => turn % Math.max(1, teams.length - 3));
  return random.shuffled([...least, ...counts, ...others].slice(0, staff));
}

function makeEmployee(team: number, span: Span, mails: Set<string>, random: Random): Person {
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  const mail = freeMail(`${given}.${family}`, mailDomain, mails);
  const isLongHere = random.chance(0.78);
  const joinedOn = isLongHere
    ? span.ticketsFrom - random.between(30, 4400)
    : span.ticketsFrom + random.below(span.until - span.ticketsFrom - 30);
  return {
    ...blank(random),
    given,
    family,
    kind: "employee",
    mail,
    principalName: mail,
    employeeId: String(100_000 + mails.size),
    title: random.pick(jobTitles),
    team,
    joinedOn,
  };
}

function makeGuest(span: Span, mails: Set<string>, random: Random): Person {
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  const agency = random.pick(agencies);
  const mail = freeMail(`${given}.${family}`, agency.domain, mails);
  const principalName = `${mail.replace("@", "_")}#EXT#@${mailDomain}`;
  return {
    ...blank(random),
    given,
    family,
    kind: "guest",
    mail,
    principalName,
    title: agency.name,
    joinedOn: span.logFrom - 90,
  };
}

function makeRobots(count: number, random: Random): Person[] {
  const jobs = ["flows", "sap-bridge", "reports", "archive", "monitoring", "imports", "labels", "mailer"];
  return Array.from({ length: count }, (_, place) => {
    const round = Math.floor(place / jobs.length);
    const mail = `svc-${jobs[place % jobs.length]}${round === 0 ? "" : `-${round + 1}`}@${mailDomain}`;
    return {
      ...blank(random),
      given: "Service account",
      family: mail.slice(4, mail.indexOf("@")),
      kind: "robot",
      mail,
      principalName: mail,
    };
  });
}

function blank(random: Random): Person {
  return {
    place: 0,
    given: "",
    family: "",
    kind: "employee",
    principalName: "",
    mail: "",
    objectId: random.uuid(),
    employeeId: "",
    title: "",
    team: -1,
    move: null,
    joinedOn: -1e6,
    endedOn: never,
    rehiredOn: never,
    disabledOn: never,
    leaveUntil: null,
    renamed: null,
  };
}

function freeMail(name: string, domain: string, mails: Set<string>): string {
  const plain = name.toLowerCase().replaceAll(" ", "");
  for (let turn = 1; ; turn += 1) {
    const mail = `${plain}${turn === 1 ? "" : turn}@${domain}`;
    if (mails.has(mail)) continue;
    mails.add(mail);
    return mail;
  }
}

function giveFates(employees: readonly Person[], span: Span, teams: readonly Team[], random: Random) {
  const dissolved = teams.find(({ dissolvedOn }) => dissolvedOn !== null);
  const within = employees.filter(({ team }) => team === dissolved?.place);
  for (const [place, person] of within.entries()) {
    person.disabledOn = never;
    if (place === 0 && dissolved) {
      const on = snapshotDay(
        span,
        span.snapshots.findIndex((day) => day >= (dissolved.dissolvedOn ?? 0)),
      );
      person.move = { on, team: Math.max(0, dissolved.place - 1) };
    } else person.endedOn = dissolved?.dissolvedOn ?? never;
  }
  // Who was there before the logs began can own a tool from its first listing on.
  const early = random.shuffled(
    employees.filter((person) => person.joinedOn < span.logFrom - 30 && !within.includes(person)),
  );
  const take = (share: number, least: number) => early.splice(0, Math.max(least, Math.round(employees.length * share)));
  const left = take(0.08, 6);
  const rehired = take(0.002, 2);
  const disabled = take(0.005, 2);
  const leaving = take(0.008, 6);
  const days = span.until - span.logFrom;
  for (const person of left) person.endedOn = span.logFrom + 60 + random.below(Math.max(1, days - 75));
  for (const person of rehired) {
    person.endedOn = span.logFrom + 40 + random.below(Math.max(1, Math.floor(days / 4)));
    person.rehiredOn = person.endedOn + random.between(100, 140);
  }
  for (const person of disabled) person.disabledOn = span.logFrom + 60 + random.below(Math.max(1, days - 75));
  for (const person of leaving) person.endedOn = span.until + random.between(3, 88);
  for (const person of take(0.01, 1)) person.leaveUntil = span.until + random.between(20, 300);
  const later = span.snapshots.slice(2, -1);
  if (later.length > 0) {
    for (const person of take(0.03, 1)) person.move = moveOf(person, random.pick(later), teams, random);
    for (const person of take(0.006, 1)) rename(person, random.pick(later), employees, random);
  }
  return { left, rehired, disabled, leaving };
}

function moveOf(person: Person, on: Day, teams: readonly Team[], random: Random): Person["move"] {
  const others = teams.filter(
    ({ place, dissolvedOn, weight }) => place !== person.team && dissolvedOn === null && weight > 0.1,
  );
  return others.length === 0 ? null : { on, team: random.pick(others).place };
}

function rename(person: Person, on: Day, employees: readonly Person[], random: Random): void {
  const family = `${random.pick(familyNames)}-${person.family}`;
  const mail = `${person.given}.${family}@${mailDomain}`.toLowerCase();
  if (!employees.some((other) => other.mail === mail || other.renamed?.mail === mail))
    person.renamed = { on, family, mail };
}

/** The team that the lists name on a day: they were exported on the day of every move. */
export function teamOn(person: Person, day: Day): number {
  return person.move !== null && day >= person.move.on ? person.move.team : person.team;
}

export function isHereOn(person: Person, day: Day): boolean {
  return day >= person.joinedOn && (day < person.endedOn || day >= person.rehiredOn);
}

export function canActOn(person: Person, day: Day): boolean {
  return person.kind === "employee" && isHereOn(person, day) && day < person.disabledOn;
}

export function mailOn(person: Person, day: Day): string {
  return person.renamed !== null && day >= person.renamed.on ? person.renamed.mail : person.mail;
}

/** As a person types the own address: some with capitals. */
export function typedMail(person: Person, day: Day): string {
  const mail = mailOn(person, day);
  if (person.kind !== "employee" || person.place % 11 !== 0) return mail;
  return mail.replace(/(^|\.)[a-z](?=.*@)/g, (letters) => letters.toUpperCase());
}
