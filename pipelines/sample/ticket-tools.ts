import type { Random } from "../random.ts";
import type { Day } from "./calendar.ts";
import type { Company } from "./company.ts";
import { snapshotDay } from "./size.ts";
import type { Tool } from "./tools.ts";

/** The tools that a ticket can be about, by team and by department. */
export type ToolShelf = {
  readonly byTeam: readonly Tool[][];
  readonly byDepartment: readonly Tool[][];
  readonly departments: readonly number[];
};

export function shelveTools({ tools, teams, span }: Company): ToolShelf {
  const used = tools.filter(
    (tool) => tool.isRegistered && tool.use === "team" && snapshotDay(span, tool.listedFrom) <= span.until,
  );
  const departments = teams.map(({ department }) => department);
  const most = Math.max(...departments) + 1;
  const byDepartment: Tool[][] = Array.from({ length: most }, () => []);
  const byTeam: Tool[][] = teams.map(() => []);
  for (const tool of used) {
    byTeam[tool.team]?.push(tool);
    byDepartment[departments[tool.team] ?? 0]?.push(tool);
  }
  return { byTeam, byDepartment, departments };
}

/** A tool in use on that day, and how the ticket names it: by its id, by that of a copy, or by its name. */
export function drawTool(
  shelf: ToolShelf,
  team: number,
  day: Day,
  random: Random,
): { tool: Tool; reference: string } | null {
  const own = shelf.byTeam[team] ?? [];
  const shelfOf = own.length > 0 && random.chance(0.7) ? own : (shelf.byDepartment[shelf.departments[team] ?? 0] ?? []);
  for (let turn = 0; turn < 5 && shelfOf.length > 0; turn += 1) {
    const tool = random.pick(shelfOf);
    if (tool.createdOn <= day && day < tool.stoppedOn) return { tool, reference: referenceTo(tool, random) };
  }
  return null;
}

function referenceTo(tool: Tool, random: Random): string {
  const copy = tool.copies[0];
  if (copy !== undefined && random.chance(0.15)) return copy.id;
  // A name that another tool had, or has after a change, could mean either: such tools are named by their id.
  return tool.renamed === null && random.chance(0.5) ? tool.name : tool.id;
}
