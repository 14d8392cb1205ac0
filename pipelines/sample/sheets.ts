import path from "node:path";
import { type Day, isoDay, isoMonth, monthEnd } from "./calendar.ts";
import type { Company } from "./company.ts";
import { LineFile, row } from "./line-file.ts";
import { isHereOn, mailOn, never, type Person, teamOn } from "./people.ts";
import { otherSpellings } from "./vocabulary/organisation.ts";

/** Entra's user list at each snapshot: whoever left is not in it, whose account is disabled still is. */
export function writeDirectory(company: Company, folder: string): void {
  const header =
    "userPrincipalName,displayName,surname,mail,givenName,objectId,userType,jobTitle,department,accountEnabled,usageLocation,country,employeeId";
  for (const day of company.span.snapshots) {
    const file = new LineFile(path.join(folder, `entra-users-${isoDay(day)}.csv`), header);
    for (const person of company.people.all) if (isHereOn(person, day)) file.add(directoryRow(person, day, company));
    file.close();
  }
}

function directoryRow(person: Person, day: Day, { teams }: Company): string {
  const family = person.renamed !== null && day >= person.renamed.on ? person.renamed.family : person.family;
  const department = person.kind === "robot" ? "" : (teams[teamOn(person, day)]?.name ?? "");
  const display = person.kind === "robot" ? `Service account ${person.family}` : `${person.given} ${family}`;
  const type = person.kind === "guest" ? "Guest" : "Member";
  const isEnabled = day < person.disabledOn ? "True" : "False";
  const mail = person.kind === "robot" ? "" : mailOn(person, day);
  return row([
    person.principalName,
    display,
    family,
    mail,
    person.given,
    person.objectId,
    type,
    person.title,
    department,
    isEnabled,
    "DE",
    "Germany",
    person.employeeId,
  ]);
}

/** HR's sheet at each snapshot: everybody employed, and those who left with the day; an end is known ten weeks ahead. */
export function writeStaff(company: Company, folder: string): void {
  const { span, people, teams, care } = company;
  for (const [snapshot, day] of span.snapshots.entries()) {
    const file = new LineFile(
      path.join(folder, `hr-people-${isoDay(day)}.csv`),
      "employee_id,name,mail,team,job_title,enabled,ended_on,on_leave_until,manager,licensed",
    );
    for (const person of people.all) {
      if (person.kind !== "employee" || person.joinedOn > day) continue;
      const hasLeft = !isHereOn(person, day);
      const isEndKnown = person.endedOn <= day + 95 && day < person.rehiredOn;
      const team = teams[teamOn(person, day)]?.name ?? "";
      file.add(
        row([
          person.employeeId,
          `${person.given} ${person.family}`,
          mailOn(person, day),
          person.place % 3 === 0 ? (otherSpellings[team] ?? team) : team,
          person.title,
          hasLeft ? "no" : "yes",
          isEndKnown ? isoDay(person.endedOn) : "",
          person.leaveUntil === null || day < (care.leaveFrom.get(person) ?? 0) ? "" : isoDay(person.leaveUntil),
          managerOf(person, teamOn(person, day), company),
          snapshot >= (care.unlicensed.get(person) ?? never) ? "no" : "yes",
        ]),
      );
    }
    file.close();
  }
}

/** The first of a team's people who stay leads it; whoever leads one answers to the first of all. */
function managerOf(person: Person, team: number, { people, span }: Company): string {
  const lead = people.steady[team]?.[0];
  const manager = lead === undefined || lead === person ? people.steadyAll[0] : lead;
  return manager === undefined || manager === person ? "" : mailOn(manager, span.logFrom);
}

/** Employees by month and team: on the month's last day, as HR counts them. */
export function headcounts({ span, people, teams }: Company): { month: Day; counts: Int32Array }[] {
  return span.ticketMonths.map((month) => {
    const day = Math.min(monthEnd(month), span.until);
    const counts = new Int32Array(teams.length);
    for (const person of people.all) {
      if (person.kind === "employee" && isHereOn(person, day)) {
        const team = teamOn(person, day);
        counts[team] = (counts[team] ?? 0) + 1;
      }
    }
    return { month, counts };
  });
}

export function writeHeadcounts(company: Company, folder: string): void {
  const file = new LineFile(path.join(folder, "headcount.csv"), "team,month,headcount");
  for (const { month, counts } of headcounts(company)) {
    for (const team of company.teams) file.add(row([team.name, isoMonth(month), counts[team.place]]));
  }
  file.close();
}

export function writeLaunches({ span, teams }: Company, folder: string): void {
  const file = new LineFile(path.join(folder, `launches-${isoDay(span.until)}.csv`), "team,launched_on,wave");
  for (const { name, launchedOn, wave } of teams) {
    if (launchedOn !== null) file.add(row([otherSpellings[name] ?? name, isoDay(launchedOn), wave]));
  }
  file.close();
}
