import { edgesOf, monthCount } from "./launch-months.ts";

/** One team's months, as many as `months` of the study: requests, and staff who could ask (0: the team was not there, the month is left out). */
export type TeamSeries = {
  readonly team: string;
  /** A day, `2026-03-09`; null when the program has not come to it. */
  readonly launchedOn: string | null;
  readonly requests: readonly number[];
  readonly staff: readonly number[];
};

export type Study = {
  /** Calendar months in a row, `2026-03`, oldest first. */
  readonly months: readonly string[];
  readonly teams: readonly TeamSeries[];
  /** Whole months before each launch that are no baseline, since the team was chosen or knew by then. */
  readonly announcedMonths: number;
};

/** Teams × months in flat arrays, row by row; a cell is team · months + month. */
export type Panel = {
  readonly teams: number;
  readonly months: number;
  readonly counts: Float64Array;
  readonly staff: Float64Array;
  /** Staff where the cell tells what comes without the program, else 0; requests likewise. */
  readonly baseStaff: Float64Array;
  readonly baseCounts: Float64Array;
  /** Month of the launch counted from the first month of the study, by team; null: never. */
  readonly launches: readonly (number | null)[];
  /** The first month that is wholly after the launch, by team. */
  readonly firstAfter: readonly (number | null)[];
};

export function panelOf({ months, teams, announcedMonths }: Study): Panel {
  const first = monthCount(months[0] ?? "0000-01");
  const size = teams.length * months.length;
  const counts = new Float64Array(size);
  const staff = new Float64Array(size);
  const baseStaff = new Float64Array(size);
  const baseCounts = new Float64Array(size);
  const edges = teams.map(({ launchedOn }) => (launchedOn === null ? null : edgesOf({ launchedOn, announcedMonths })));
  for (const [place, { requests, staff: people }] of teams.entries()) {
    const edge = edges[place];
    for (let month = 0; month < months.length; month += 1) {
      const cell = place * months.length + month;
      counts[cell] = requests[month] ?? 0;
      staff[cell] = people[month] ?? 0;
      if (edge !== null && edge !== undefined && first + month > edge.lastBefore) continue;
      baseCounts[cell] = (staff[cell] ?? 0) > 0 ? (counts[cell] ?? 0) : 0;
      baseStaff[cell] = staff[cell] ?? 0;
    }
  }
  return {
    teams: teams.length,
    months: months.length,
    counts,
    staff,
    baseStaff,
    baseCounts,
    launches: teams.map(({ launchedOn }) => (launchedOn === null ? null : monthCount(launchedOn) - first)),
    firstAfter: edges.map((edge) => (edge === null ? null : edge.firstAfter - first)),
  };
}
