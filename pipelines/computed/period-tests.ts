import { type DuckDBConnection, DuckDBDateValue } from "@duckdb/node-api";
import { fewest } from "../../contract/survival.ts";
import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import type { ComputedModel } from "../computed-model.ts";
import { type Counts, grayOfTwo, logRankOfTwo, sumOf, type TwoGroups } from "../effect/two-groups.ts";
import { windowLengths } from "../roll-windows.ts";

/**
 * Whether requests opened in a period are done sooner than those opened in the period that a page compares it with. One row per team (`*`: all of them), months
 * of the period, its last month and `compare`, where requests were opened in both: the p-values of the log-rank test (cancelled ones cut off) and of Gray's
 * (cancelled is an end of its own), and which are done `sooner` by each. Of fewer than ten in either nothing is said.
 */
export const periodTests: ComputedModel = {
  name: "marts.period_tests",
  reads: ["marts.request_waits", "marts.ticket_window"],
  run: async (connection) => {
    const months = await readMonths(connection);
    const groups = await readGroups(connection);
    await connection.run(`create or replace table marts.period_tests (team_id varchar, months integer, last_month date, compare varchar,
      chosen integer, compared integer, sooner varchar, log_rank double, log_rank_unknown varchar,
      gray_sooner varchar, gray double, gray_unknown varchar)`);
    const appender = await connection.createAppender("period_tests", "marts");
    const text = (value: string | null) => (value === null ? appender.appendNull() : appender.appendVarchar(value));
    const chance = ({ sooner, p }: Chance) => {
      text(sooner);
      if (isUnknown(p)) appender.appendNull();
      else appender.appendDouble(p);
      text(isUnknown(p) ? p.unknown : null);
    };
    const dates = Array.from({ length: months.count }, (_, last) => dateOf(months.first + last));
    for (const { team, tallies } of groups) {
      for (const { length, last, compare, chosen, compared, logRank, gray } of testsOf(tallies, months)) {
        appender.appendVarchar(team);
        appender.appendInteger(length);
        appender.appendDate(dates[last] ?? dateOf(months.first + last));
        appender.appendVarchar(compare);
        appender.appendInteger(chosen);
        appender.appendInteger(compared);
        chance(logRank);
        chance(gray);
        appender.endRow();
      }
    }
    appender.closeSync();
  },
};

/** Months as 12 × year + month. */
type Months = { readonly first: number; readonly count: number };
/** Requests of one month and length, one list per column: see `waits.ts`. */
type Tallies = {
  readonly month: readonly number[];
  readonly days: readonly number[];
  readonly done: readonly number[];
  readonly cancelled: readonly number[];
  readonly all: readonly number[];
};
type Window = { readonly counts: Counts; readonly requests: number };
/** `sooner`: the period of which more are done than chance would have it. */
type Chance = { readonly sooner: "chosen" | "compared" | null; readonly p: Known<number> };
type Test = { readonly logRank: Chance; readonly gray: Chance };
type PeriodTest = Test & {
  readonly length: number;
  readonly last: number;
  readonly compare: "previous" | "year";
  readonly chosen: number;
  readonly compared: number;
};

async function readMonths(connection: DuckDBConnection): Promise<Months> {
  const reader = await connection.runAndReadAll(`select min(12 * year(opened_on) + month(opened_on)),
      max(12 * year(data_through) + month(data_through))
    from marts.request_waits cross join marts.ticket_window`);
  const [first, last] = reader.getRowsJS()[0] ?? [];
  return { first: Number(first ?? 0), count: first === null ? 0 : Number(last) - Number(first) + 1 };
}

async function readGroups(connection: DuckDBConnection): Promise<{ team: string; tallies: Tallies }[]> {
  const reader = await connection.runAndReadAll(`with tallies as (
      select if(grouping(team_id) = 1, '*', team_id) as team_id, (12 * year(opened_on) + month(opened_on))::int as month, days,
        count_if(ending = 'done')::int as done, count_if(ending = 'cancelled')::int as cancelled, count(*)::int as requests
      from marts.request_waits group by grouping sets ((team_id, month, days), (month, days)))
    select team_id, list(month), list(days), list(done), list(cancelled), list(requests)
    from tallies where team_id is not null group by team_id order by team_id`);
  return reader.getRowsJS().map(([team, ...lists]) => {
    const [month = [], days = [], done = [], cancelled = [], all = []] = lists as number[][];
    return { team: String(team), tallies: { month, days, done, cancelled, all } };
  });
}

function* testsOf(tallies: Tallies, months: Months): Generator<PeriodTest> {
  const grown = grownOf(tallies, months);
  for (const length of [1, ...windowLengths]) {
    const windows = Array.from({ length: months.count }, (_, last) => windowOf(grown, last - length, last));
    for (const [last, chosen] of windows.entries()) {
      const previous = windows[last - length] ?? none;
      const year = length === 12 ? previous : (windows[last - 12] ?? none);
      const test = testOf(chosen, previous);
      const tests = { previous: test, year: year === previous ? test : testOf(chosen, year) };
      for (const [compare, compared] of [
        ["previous", previous],
        ["year", year],
      ] as const)
        if (chosen.requests > 0 && compared.requests > 0)
          yield { length, last, compare, chosen: chosen.requests, compared: compared.requests, ...tests[compare] };
    }
  }
}

/** For each month, all that was opened up to it, at every length of the group: what was opened in a window is one less another. */
function grownOf(tallies: Tallies, { first, count }: Months) {
  const lengths = [...new Set(tallies.days)].sort((one, other) => one - other);
  const places = new Map(lengths.map((days, place) => [days, place]));
  const size = lengths.length;
  const sums = (of: "done" | "cancelled" | "all") => {
    const grown = new Int32Array((count + 1) * size);
    for (const [row, value] of tallies[of].entries())
      grown[((tallies.month[row] ?? 0) - first + 1) * size + (places.get(tallies.days[row] ?? 0) ?? 0)] = value;
    for (let place = size; place < grown.length; place += 1)
      grown[place] = (grown[place] ?? 0) + (grown[place - size] ?? 0);
    return grown;
  };
  return { size, done: sums("done"), cancelled: sums("cancelled"), all: sums("all") };
}

const none: Window = {
  counts: { done: new Int32Array(), cancelled: new Int32Array(), all: new Int32Array() },
  requests: 0,
};

/** What was opened after the month `before` and until the end of the month `last`. */
function windowOf({ size, ...grown }: ReturnType<typeof grownOf>, before: number, last: number): Window {
  const between = (sums: Int32Array) => {
    const counts = sums.slice((last + 1) * size, (last + 2) * size);
    const less = Math.max(0, before + 1) * size;
    for (let place = 0; place < size; place += 1) counts[place] = (counts[place] ?? 0) - (sums[less + place] ?? 0);
    return counts;
  };
  const all = between(grown.all);
  return { counts: { done: between(grown.done), cancelled: between(grown.cancelled), all }, requests: sumOf(all) };
}

function testOf(chosen: Window, compared: Window): Test {
  const fewer = Math.min(chosen.requests, compared.requests);
  if (fewer < fewest) {
    const few = { sooner: null, p: unknownBecause(`too few: ${fewer} of at least ${fewest}`) };
    return { logRank: few, gray: few };
  }
  return {
    logRank: chanceOf(logRankOfTwo(chosen.counts, compared.counts)),
    gray: chanceOf(grayOfTwo(chosen.counts, compared.counts)),
  };
}

/** The chosen period is the first group. */
function chanceOf(test: TwoGroups): Chance {
  if (isUnknown(test)) return { sooner: null, p: test };
  const { surplus, p } = test;
  return { sooner: surplus === 0 ? null : surplus > 0 ? "chosen" : "compared", p };
}

function dateOf(month: number): DuckDBDateValue {
  const before = month - 1;
  return DuckDBDateValue.fromParts({ year: Math.floor(before / 12), month: (before % 12) + 1, day: 1 });
}
