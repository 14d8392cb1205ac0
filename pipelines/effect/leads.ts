import type { Panel } from "./panel.ts";
import type { Leads } from "./untreated.ts";

const most = 12;
/** Months of a team older than its leads, against which these are held. */
const fewestOlder = 6;

/**
 * The months before the announcement whose difference from the still older ones is the pre-trend: up to twelve, as many as leave each launched team with a
 * baseline six older ones. Lead 0 is the month just before the announced ones.
 */
export function leadsOf({ teams, months, launches, baseStaff }: Panel, announcedMonths: number): Leads {
  const ofCell = new Int16Array(teams * months).fill(-1);
  const lengths = launches.flatMap((launch) =>
    launch === null || launch - announcedMonths < fewestOlder ? [] : [launch],
  );
  const shortest = Math.min(...lengths) - announcedMonths;
  const count = lengths.length === 0 ? 0 : Math.max(0, Math.min(most, shortest - fewestOlder));
  for (const [team, launch] of launches.entries()) {
    if (launch === null) continue;
    for (let lead = 0; lead < count; lead += 1) {
      const month = launch - announcedMonths - 1 - lead;
      const cell = team * months + month;
      if (month >= 0 && month < months && (baseStaff[cell] ?? 0) > 0) ofCell[cell] = lead;
    }
  }
  return { ofCell, count };
}
