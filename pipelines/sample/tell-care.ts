import { type Risk, risksOf } from "./care.ts";
import type { Company } from "./company.ts";
import { canActOn, type Person } from "./people.ts";
import type { Tool } from "./tools.ts";

/** Each reason once for which the owners who can act may soon not, or cannot well, with its first day. */
export function risksOfTool(tool: Tool, company: Company): Risk[] {
  const first = new Map<Risk["cause"], Risk>();
  for (const owner of ableOwners(tool, company)) {
    for (const risk of risksOf(tool, owner, company)) {
      const known = first.get(risk.cause);
      if (known === undefined || risk.since < known.since) first.set(risk.cause, risk);
    }
  }
  return [...first.values()];
}

/** Whether somebody can act, and each who can has a reason for which that may not last; backups are steady, and no confirmation is asked of them. */
export function isAtRisk(tool: Tool, company: Company, isDependedOn: boolean): boolean {
  const owners = ableOwners(tool, company);
  const isBuilder = (person: Person) => isDependedOn && person === tool.builder;
  const isSound = (owner: Person) => risksOf(tool, owner, company).length === 0 && !isBuilder(owner);
  if (owners.length === 0 && tool.backup === null) return false;
  return !owners.some(isSound) && (tool.backup === null || isBuilder(tool.backup));
}

function ableOwners(tool: Tool, { span }: Company): readonly Person[] {
  return (tool.owners.at(-1)?.holders ?? []).filter((owner) => canActOn(owner, span.until));
}
