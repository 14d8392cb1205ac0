import type { Random } from "../random.ts";
import type { People, Person } from "./people.ts";
import type { ToolPlan } from "./tool-plans.ts";

/**
 * For whom a tool is: its core, who use it for certain, first. A tool for a team has eight or more in its core, a small one three people in all,
 * one that was only begun at most one: nobody stands near the line of five.
 */
export function chooseUsers(
  plan: ToolPlan,
  builder: Person,
  people: People,
  members: readonly Person[][],
  random: Random,
): { users: Person[]; core: number } {
  const chosen = new Set<Person>();
  const add = (from: readonly Person[], most: number) => {
    for (let turn = 0; turn < most * 4 && chosen.size < most && from.length > 0; turn += 1) {
      const person = random.pick(from);
      if (person !== builder) chosen.add(person);
    }
  };
  const own = people.steady[plan.team] ?? [];
  if (plan.use === "begun") {
    add(own, random.between(0, 1));
    return { users: [...chosen], core: 0 };
  }
  const core = plan.use === "team" ? Math.min(60, Math.round(8 + random.lognormal(5, 0.9))) : 3;
  add(own, Math.max(1, Math.round(core * 0.75)));
  add(people.steadyAll, core);
  if (plan.use === "team") add(members[plan.team] ?? [], core + random.between(0, 6));
  return { users: [...chosen], core: Math.min(core, chosen.size) };
}
