import fs from "node:fs";
import path from "node:path";
import { classAnswers } from "./answers.ts";
import { addMonths, isoDay, isoMonth, yearOf } from "./calendar.ts";
import type { Company } from "./company.ts";
import { eligibleClasses, requestClasses } from "./tickets.ts";
import { companyName, engineeringGroups, otherSpellings } from "./vocabulary/organisation.ts";

/** The baseline: the last year before the first launch, or as many months as the tickets go back. */
export function baselineOf({ span, teams }: Company): { from: number; to: number; frozenOn: number } {
  const launches = teams.flatMap(({ launchedOn }) => (launchedOn === null ? [] : [launchedOn]));
  const first = Math.min(...launches, span.until);
  const to = addMonths(first, -1);
  return { from: Math.max(addMonths(to, -11), span.ticketsFrom), to, frozenOn: addMonths(first, 0) };
}

/** A target that a desk of this size can have: one in eighty of its requests open. */
function targetOf({ size }: Company): number {
  return Math.round(size.tickets / 80);
}

/** A policy and a freeze that change no number: charts are to be read with what happened, whether or not it shows. */
function annotationsOf({ span }: Company): readonly string[] {
  const policy = addMonths(span.until, -7);
  const year = yearOf(span.until) - 1;
  return [
    `  - { on: ${isoDay(policy)}, to: null, kind: policy, text: new tools need a named owner and a backup }`,
    `  - { on: ${year}-12-15, to: ${year + 1}-01-06, kind: freeze, text: no releases over the turn of the year }`,
  ];
}

export function writeProgram(company: Company, folder: string): void {
  const { from, to, frozenOn } = baselineOf(company);
  const names = new Set(company.teams.map(({ name }) => name));
  const aliases = Object.entries(otherSpellings)
    .filter(([team]) => names.has(team))
    .map(([team, other]) => `    ${team}: [${JSON.stringify(other)}]`);
  const lines = [
    `# ${companyName} makes pumps, valves and heating for buildings: an invented company. Its rules, as its program lead would write them.`,
    "",
    "time_zone: Europe/Berlin",
    "",
    "backlog:",
    "  baseline:",
    `    from: ${isoMonth(from)}`,
    `    to: ${isoMonth(to)}`,
    `    frozen_on: ${isoDay(frozenOn)}`,
    "  # What people outside IT could have built themselves; the other requests are what to compare it with.",
    "  classes:",
    `    frozen_on: ${isoDay(frozenOn)}`,
    "    rules:",
    ...requestClasses.slice(0, eligibleClasses).flatMap(ruleOf),
    "  # So many open requests are aimed at.",
    `  target: ${targetOf(company)}`,
    "",
    "# What happened besides: charts over time are read with it.",
    "annotations:",
    ...annotationsOf(company),
    "",
    "escalation:",
    `  engineering_groups: [${engineeringGroups.join(", ")}]`,
    ...(aliases.length === 0
      ? []
      : [
          "",
          "teams:",
          "  aliases:",
          "    # As HR, the launch calendar and some rows of the registry call them.",
          ...aliases,
        ]),
    "",
  ];
  fs.writeFileSync(path.join(folder, "program.yaml"), lines.join("\n"));
}

function ruleOf(name: (typeof requestClasses)[number]): string[] {
  const answers = classAnswers[name];
  if (answers === undefined) return [];
  const [low, usual, high] = answers.hours;
  const { kinds } = answers;
  return [
    `      - { class: ${name}, eligible: true, categories: [${name}], kinds: [${kinds.join(", ")}], hours: { low: ${low}, usual: ${usual}, high: ${high} } }`,
  ];
}
