import type { DuckDBConnection } from "@duckdb/node-api";
import { type Days, daysUntil, fewest, kaplanMeierOf, shareLongerThan, type Tally } from "../../contract/survival.ts";
import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import type { ComputedModel } from "../computed-model.ts";
import { grayTestOf } from "../effect/gray.ts";
import { daysUntilDone, type IncidenceStep, incidence, type WaitTally } from "../effect/incidence.ts";
import { logRankOf } from "../effect/log-rank.ts";
import { readSums } from "./wait-sums.ts";
import { tables } from "./wait-tables.ts";
import { writeTable } from "./write-table.ts";

/**
 * How long requests wait, before and after their team's launch, of all, eligible ones and the others, each class and each team. `marts.waits`: one row per kind
 * of wait, group and side (`all` too) with Kaplan and Meier's days and shares (cancelled ones cut off where they were cancelled) and, beside them, Aalen and
 * Johansen's shares at the limit of that wait, which add up to 1: done, cancelled, still open. `overstated`: by how much Kaplan–Meier's share done by then exceeds
 * the other. `marts.wait_tests`: one row per kind and group with requests on both sides, the p-values of the log-rank test and Gray's, and on which side they
 * are done `sooner` by each. `marts.wait_shares`: whose the waiting was, and how much of it came too late to be of use.
 */
export const waits: ComputedModel = {
  name: Object.keys(tables),
  reads: ["marts.wait_tallies", "marts.wait_sums", "marts.state_turns"],
  run: async (connection) => {
    const groups = await readGroups(connection);
    const rows = {
      "marts.waits": groups.flatMap(({ key, sides }) =>
        sidesOf(sides).map(([side, tallies]) => rowOf(key, side, tallies)),
      ),
      "marts.wait_tests": groups.flatMap(({ key, sides }) => testsOf(key, sides)),
      "marts.wait_shares": await readSums(connection),
    };
    for (const [table, columns] of Object.entries(tables))
      await writeTable(connection, table, columns, rows[table as keyof typeof tables]);
  },
};

/** Days that a wait is held against: eleven weeks until done, three until first touched, half a year for an approval. */
const limits: { readonly [wait: string]: number } = { done: 77, touch: 21, approval: 180 };

type Key = { readonly wait: string; readonly grouped_by: string; readonly of: string | null };
type Sides = ReadonlyMap<string, readonly WaitTally[]>;
type Group = { readonly key: Key; readonly sides: Sides };

/** One list per column and curve: a row object for each of a million tallies would cost more than all that is computed of them. */
async function readGroups(connection: DuckDBConnection): Promise<Group[]> {
  const reader = await connection.runAndReadAll(`select wait, grouped_by, of, side,
      list(days order by days), list(done order by days), list(cancelled order by days), list(still_open order by days)
    from marts.wait_tallies group by all order by grouped_by, of, wait, side`);
  const groups = new Map<string, { key: Key; sides: Map<string, readonly WaitTally[]> }>();
  for (const [wait, groupedBy, of, side, ...lists] of reader.getRowsJS()) {
    const key = { wait: String(wait), grouped_by: String(groupedBy), of: of === "*" ? null : String(of) };
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? { key, sides: new Map() };
    groups.set(name, group);
    const [lengths = [], done = [], cancelled = [], open = []] = lists as number[][];
    const tallies = lengths.map((days, place) => ({
      days,
      done: done[place] ?? 0,
      cancelled: cancelled[place] ?? 0,
      open: open[place] ?? 0,
    }));
    group.sides.set(String(side), tallies);
  }
  return [...groups.values()];
}

/** The sides that there are and, first, all of them together. */
function sidesOf(sides: Sides): readonly (readonly [string, readonly WaitTally[]])[] {
  return [["all", merged([...sides.values()])], ...sides];
}

function merged(sides: readonly (readonly WaitTally[])[]): readonly WaitTally[] {
  const lengths = new Map<number, { days: number; done: number; cancelled: number; open: number }>();
  for (const { days, ...ends } of sides.flat()) {
    const sum = lengths.get(days) ?? { days, done: 0, cancelled: 0, open: 0 };
    lengths.set(days, sum);
    sum.done += ends.done;
    sum.cancelled += ends.cancelled;
    sum.open += ends.open;
  }
  return [...lengths.values()].sort((one, other) => one.days - other.days);
}

function rowOf(key: Key, side: string, tallies: readonly WaitTally[]) {
  const sum = (of: "done" | "cancelled" | "open") => tallies.reduce((count, tally) => count + tally[of], 0);
  const [done, cancelled, open] = [sum("done"), sum("cancelled"), sum("open")];
  const requests = done + cancelled + open;
  const longest = tallies.at(-1)?.days ?? 0;
  const limit = limits[key.wait] ?? 0;
  const few = requests < fewest ? `too few: ${requests} of at least ${fewest}` : null;
  const curve = kaplanMeierOf(tallies.map(cutOff));
  const shares = incidence(tallies);
  const unlessFew = <T>(value: () => Known<T>): Known<T> => (few === null ? value() : unknownBecause(few));
  const over = unlessFew(() => shareLongerThan(curve, limit, longest));
  const within = isUnknown(over) ? null : stepWithin(shares, limit);
  return {
    ...key,
    side,
    requests,
    done,
    cancelled,
    still_open: open,
    longest,
    ...daysCells(
      "median",
      unlessFew(() => daysUntil(curve, 0.5)),
    ),
    ...daysCells(
      "p85",
      unlessFew(() => daysUntil(curve, 0.85)),
    ),
    limit_days: limit,
    over_unknown: isUnknown(over) ? over.unknown : null,
    over: isUnknown(over) ? null : over.value,
    over_low: isUnknown(over) ? null : over.low,
    over_high: isUnknown(over) ? null : over.high,
    done_within: within?.done.value ?? null,
    done_within_low: within?.done.low ?? null,
    done_within_high: within?.done.high ?? null,
    cancelled_within: within?.cancelled.value ?? null,
    cancelled_within_low: within?.cancelled.low ?? null,
    cancelled_within_high: within?.cancelled.high ?? null,
    open_after: within?.open ?? null,
    overstated: isUnknown(over) || within === null ? null : Math.max(0, 1 - over.value - within.done.value),
    ...daysCells(
      "all_median",
      unlessFew(() => daysUntilDone(shares, 0.5)),
    ),
  };
}

/** Kaplan and Meier's view: whoever was cancelled is taken for one who would have been done like the others. */
function cutOff({ days, done, cancelled, open }: WaitTally): Tally {
  return { days, done, all: done + cancelled + open };
}

/** The shares on that day; all are open before the first step. */
function stepWithin(steps: readonly IncidenceStep[], days: number): IncidenceStep {
  const none = { value: 0, low: null, high: null };
  return steps.findLast((step) => step.days <= days) ?? { days: 0, open: 1, done: none, cancelled: none };
}

function daysCells<Name extends string>(name: Name, days: Known<Days>) {
  const known = isUnknown(days) ? null : days;
  return {
    [name]: known?.value ?? null,
    [`${name}_unknown`]: isUnknown(days) ? days.unknown : null,
    [`${name}_low`]: known?.low ?? null,
    [`${name}_high`]: known?.high ?? null,
  };
}

/** None for a group that has one side alone: a team without a launch has nothing to be compared. */
function testsOf(key: Key, sides: Sides) {
  const [before, after] = [sides.get("before") ?? [], sides.get("after") ?? []];
  const counts = [countOf(before), countOf(after)] as const;
  if (counts[0] === 0 || counts[1] === 0) return [];
  const few = counts.some((count) => count < fewest)
    ? unknownBecause(`too few: ${Math.min(...counts)} of at least ${fewest}`)
    : null;
  const logRank = few ?? logRankOf([[before.map(cutOff), after.map(cutOff)]]);
  const gray = few ?? grayTestOf([before, after]);
  return [
    {
      ...key,
      before: counts[0],
      after: counts[1],
      sooner: isUnknown(logRank) ? null : soonerOf((logRank.observed[1] ?? 0) - (logRank.expected[1] ?? 0)),
      log_rank: isUnknown(logRank) ? null : logRank.p,
      log_rank_unknown: isUnknown(logRank) ? logRank.unknown : null,
      gray_sooner: isUnknown(gray) ? null : soonerOf(gray.surplus[1] ?? 0),
      gray: isUnknown(gray) ? null : gray.p,
      gray_unknown: isUnknown(gray) ? gray.unknown : null,
    },
  ];
}

/** More done after the launch than if the launch made no difference: they are done sooner. */
function soonerOf(surplus: number) {
  if (surplus === 0) return null;
  return surplus > 0 ? "after" : "before";
}

function countOf(tallies: readonly WaitTally[]): number {
  return tallies.reduce((sum, { done, cancelled, open }) => sum + done + cancelled + open, 0);
}
