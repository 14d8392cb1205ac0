import type { Panel } from "./panel.ts";
import type { Untreated } from "./untreated.ts";

/** A team's month in which the program is, or was about to be, and which can be compared. */
export type LaunchedCell = {
  readonly cell: number;
  readonly team: number;
  readonly month: number;
  /** Months since the month of the launch; below 0 before it. */
  readonly since: number;
  /** Month of the launch. */
  readonly wave: number;
  /** Wholly after the launch: only these make the effect. */
  readonly isAfter: boolean;
};

export type Comparable = {
  readonly cells: readonly LaunchedCell[];
  /** Team-months wholly after a launch in which too few teams are without the program. */
  readonly withoutControl: number;
  /** Months of the study that have enough teams without the program. */
  readonly isComparable: readonly boolean[];
  /** Launched teams with too short a time before it. */
  readonly withoutBaseline: readonly number[];
};

/** Months of a team without the program, fewer than which tell too little of what it usually asks for. */
const fewestBaseMonths = 6;
/**
 * Teams without the program in a month, counted as if they were of one size, and requests to be expected of them. A twelfth of all teams, between two and five:
 * four of sixty left would be most of the error (docs/effect.md).
 */
const fewestControls = (teams: number) => Math.min(5, Math.max(2, teams / 12));
const fewestControlRequests = 10;

export function findComparable(panel: Panel, fit: Untreated): Comparable {
  const { months, launches, firstAfter, staff, baseStaff } = panel;
  const isComparable = comparableMonths(panel, fit);
  const withoutBaseline: number[] = [];
  const cells: LaunchedCell[] = [];
  let withoutControl = 0;
  for (const [team, wave] of launches.entries()) {
    if (wave === null || wave >= months) continue;
    if (!hasBaseline(panel, team)) {
      withoutBaseline.push(team);
      continue;
    }
    for (let month = 0; month < months; month += 1) {
      const cell = team * months + month;
      if ((baseStaff[cell] ?? 0) > 0 || (staff[cell] ?? 0) === 0) continue;
      const isAfter = month >= (firstAfter[team] ?? months);
      if (isComparable[month] === true) cells.push({ cell, team, month, since: month - wave, wave, isAfter });
      else if (isAfter) withoutControl += 1;
    }
  }
  return { cells, withoutControl, isComparable, withoutBaseline };
}

/** (Σ μ)² / Σ μ² of the teams without the program: as many as they are where all are of one size, fewer where one is most of them. */
function comparableMonths({ teams, months, baseStaff }: Panel, fit: Untreated): boolean[] {
  return Array.from({ length: months }, (_, month) => {
    let sum = 0;
    let squares = 0;
    for (let team = 0; team < teams; team += 1) {
      const expected = (baseStaff[team * months + month] ?? 0) * (fit.team[team] ?? 0) * (fit.month[month] || 0);
      sum += expected;
      squares += expected * expected;
    }
    return sum >= fewestControlRequests && sum * sum >= fewestControls(teams) * squares;
  });
}

function hasBaseline({ months, baseStaff }: Panel, team: number): boolean {
  let count = 0;
  for (let month = 0; month < months; month += 1) if ((baseStaff[team * months + month] ?? 0) > 0) count += 1;
  return count >= fewestBaseMonths;
}
