import { daysInterval, daysUntil, fewest, kaplanMeierOf } from "../contract/survival.ts";
import { isUnknown, type Known, unknownBecause } from "../contract/unknown.ts";
import type { Viewer } from "../contract/viewer.ts";
import type { ClassRow } from "./components/backlog-columns.tsx";
import { ask } from "./page.server.ts";

type ClassesAsked = {
  readonly team: string | null;
  readonly from: string;
  readonly to: string;
  readonly sort: string;
  readonly is_descending: boolean;
};

type Medians = Pick<ClassRow, "median" | "median_low" | "median_high">;
type ClassTally = { readonly class: string; readonly days: number; readonly done: number; readonly all_open: number };

/**
 * The classes of requests with the Kaplan-Meier median of those opened in the period. The warehouse counts, and the median is computed here: as a query
 * it takes longer to plan than all else that the page asks.
 */
export async function readClassBacklog(asked: ClassesAsked, viewer: Viewer, askOf = ask): Promise<ClassRow[]> {
  const [classes, tallies] = await Promise.all([
    askOf<Omit<ClassRow, keyof Medians>>("backlog_by_class", asked, viewer),
    askOf<ClassTally>("class_tallies", asked, viewer),
  ]);
  const rows = classes.map((row) => ({
    ...row,
    ...mediansOf(
      tallies.filter((tally) => tally.class === row.name),
      row.opened,
    ),
  }));
  return asked.sort === "median" ? byMedian(rows, asked.is_descending) : rows;
}

function mediansOf(tallies: readonly ClassTally[], opened: number): Medians {
  const requests = tallies.reduce((sum, { all_open }) => sum + all_open, 0);
  if (requests < fewest)
    return { median: unknownBecause(silenceOf(requests, opened)), median_low: null, median_high: null };
  const steps = kaplanMeierOf(tallies.map(({ days, done, all_open }) => ({ days, done, all: all_open })));
  const half = daysUntil(steps, 0.5);
  const { low, high } = daysInterval(steps, 0.5);
  const median: Known<number> = isUnknown(half) ? unknownBecause("fewer than half are done so far") : half.value;
  return { median, median_low: low, median_high: high };
}

function silenceOf(requests: number, opened: number): string {
  if (requests > 0) return `too few: ${requests} of at least ${fewest}`;
  return opened > 0 ? "opened outside the days that the export tells of" : "none was opened";
}

/** Those without one last; of equal ones the order stays. */
function byMedian(rows: readonly ClassRow[], isDescending: boolean): ClassRow[] {
  const placeOf = ({ median }: ClassRow) => (isUnknown(median) ? Number.MAX_VALUE : isDescending ? -median : median);
  return [...rows].sort((one, other) => placeOf(one) - placeOf(other));
}
