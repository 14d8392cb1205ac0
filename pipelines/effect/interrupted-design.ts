import { type Month, monthOfYear, type Sides } from "./launch-months.ts";

/** Month terms, or this many pairs of sine and cosine over the year. */
export type Seasons = { readonly kind: "months" } | { readonly kind: "waves"; readonly pairs: 1 | 2 | 4 };

/** Month terms from 24 months before on; four pairs of waves from 16, since two leave the dips of August and December unsaid; two from 12, else one. */
export function seasonsFor({ before }: Sides): Seasons {
  if (before.length >= 24) return { kind: "months" };
  if (before.length >= 16) return { kind: "waves", pairs: 4 };
  return { kind: "waves", pairs: before.length >= 12 ? 2 : 1 };
}

/**
 * One month's row: 1, t (years from the launch), D, (t − T) D, then the season. Without `isLaunched` being said it is as it was.
 * Time counts from the launch so that the level is the change at the launch.
 */
export function designOf(
  series: readonly Month[],
  place: number,
  { launch }: Sides,
  seasons: Seasons,
  isLaunched: boolean = place >= launch,
): number[] {
  const since = place - launch;
  const season = seasonOf(monthOfYear(series[place]?.month ?? ""), seasons);
  return [1, since, isLaunched ? 1 : 0, isLaunched ? since : 0, ...season];
}

function seasonOf(month: number, seasons: Seasons): number[] {
  // Effects against the mean of all months (sum coding), so that no month is the one that the others are compared with.
  if (seasons.kind === "months")
    return Array.from({ length: 11 }, (_, term) => (month === 11 ? -1 : month === term ? 1 : 0));
  return Array.from({ length: seasons.pairs }, (_, pair) => (2 * Math.PI * (pair + 1) * month) / 12).flatMap(
    (angle) => [Math.sin(angle), Math.cos(angle)],
  );
}
