import type { LaunchedCell } from "./launched-cells.ts";
import type { Panel } from "./panel.ts";
import type { Leads, Untreated } from "./untreated.ts";

/** Team-months that are added up: all after a launch, those so many months since it (or before it), those of a wave, of a wave in a month. */
export type Bucket = {
  readonly kind: "all" | "before" | "announced" | "after" | "wave" | "wave and month";
  readonly since: number;
  readonly wave: number;
  readonly month: number;
  readonly cells: number[];
};

export type Sum = { readonly requests: number; readonly expected: number };

/** Of launched cells by the four ways above, and of leads by month before the launch. */
export function bucketsOf(cells: readonly LaunchedCell[], leads: Leads, announcedMonths: number): Bucket[] {
  const buckets = new Map<string, Bucket>();
  const add = (cell: number, kind: Bucket["kind"], since: number, wave: number, month: number) => {
    const key = `${kind} ${since} ${wave} ${month}`;
    const bucket = buckets.get(key) ?? { kind, since, wave, month, cells: [] };
    bucket.cells.push(cell);
    buckets.set(key, bucket);
  };
  for (const { cell, since, wave, month, isAfter } of cells) {
    add(cell, since < 0 ? "announced" : "after", since, 0, 0);
    if (!isAfter) continue;
    add(cell, "all", 0, 0, 0);
    add(cell, "wave", 0, wave, 0);
    add(cell, "wave and month", 0, wave, month);
  }
  for (const [cell, lead] of leads.ofCell.entries())
    if (lead >= 0) add(cell, "before", -announcedMonths - 1 - lead, 0, 0);
  return [...buckets.values()];
}

/**
 * Requests and those to be expected without the program, by bucket; cells of team and month only, so that leads are held against the months older than they are.
 */
export function sumsOf(
  buckets: readonly Bucket[],
  { months, counts, staff }: Panel,
  fits: { readonly main: Untreated; readonly leads: Untreated },
  weights: Float64Array | null = null,
): Sum[] {
  return buckets.map(({ kind, cells }) => {
    const { team, month } = kind === "before" ? fits.leads : fits.main;
    let requests = 0;
    let expected = 0;
    for (const cell of cells) {
      const place = Math.floor(cell / months);
      const weight = weights === null ? 1 : (weights[place] as number);
      if (weight === 0) continue;
      requests += weight * (counts[cell] as number);
      expected += weight * (staff[cell] as number) * (team[place] as number) * (month[cell % months] as number);
    }
    return { requests, expected };
  });
}
