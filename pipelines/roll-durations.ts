import type { DuckDBConnection } from "@duckdb/node-api";
import { daysInterval, kaplanMeierOf, medianOf, type Tally } from "../contract/survival.ts";

/** Cases of one cell begun in one month, by how long they have been open. */
type MonthTallies = { readonly month: number; readonly tallies: readonly Tally[] };

type Span = { readonly span: number; readonly first: number; readonly last: number };

type Median = {
  readonly span: number;
  readonly cell: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly numerator: number;
  readonly denominator: number;
};

const months = "(12 * year(day) + month(day))::int";

/**
 * Adds to the temp table `rolled` the Kaplan–Meier median of every cell and every one of `spans`, with its interval; done of all cases are its
 * numerator and denominator. Cases arrive counted by month and length, and a window slides over its months instead of reading them again.
 */
export async function rollDurations(connection: DuckDBConnection): Promise<void> {
  await connection.run(`create or replace temp table numbered_spans as
    select row_number() over () as span, * exclude (last_month), ${months.replaceAll("day", "period_from")} as first, ${months.replaceAll("day", "last_month")} as last
    from spans`);
  await connection.run(`create or replace temp table numbered_cells as
    select row_number() over () as cell, * from (select distinct team_id, platform from cells)`);
  const spans = await connection.runAndReadAll("select span::int, first, last from numbered_spans");
  const slides = spans
    .getRows()
    .map(([span, first, last]) => ({ span: Number(span), first: Number(first), last: Number(last) }));
  const reader =
    await connection.runAndReadAll(`select cell::int, ${months} as month, days, sum(done)::int, sum(cases)::int
    from cells join numbered_cells on numbered_cells.team_id is not distinct from cells.team_id
      and numbered_cells.platform is not distinct from cells.platform
    group by cell, month, days order by cell, month, days`);
  const medians = [...cellsIn(reader.getRows())].flatMap(([cell, parts]) => mediansOf(cell, parts, slides));
  await connection.run(
    `insert into rolled by name select months, period_from, period_to, is_complete, team_id, platform, value, low, high, numerator, denominator,
      denominator::int as facts
    from (select unnest(from_json($rows::json, '[{"span": "INT", "cell": "INT", "value": "DOUBLE", "low": "DOUBLE", "high": "DOUBLE",
      "numerator": "DOUBLE", "denominator": "DOUBLE"}]'), recursive := true))
    join numbered_spans using (span) join numbered_cells using (cell)`,
    { rows: JSON.stringify(medians) },
  );
}

function cellsIn(rows: readonly (readonly unknown[])[]): Map<number, MonthTallies[]> {
  const cells = new Map<number, MonthTallies[]>();
  for (const [cell, month, days, done, all] of rows.map((row) => row.map(Number))) {
    if (cell === undefined || month === undefined) continue;
    const parts = cells.get(cell) ?? [];
    cells.set(cell, parts);
    const tally = { days: days ?? 0, done: done ?? 0, all: all ?? 0 };
    const last = parts.at(-1);
    if (last?.month === month) (last.tallies as Tally[]).push(tally);
    else parts.push({ month, tallies: [tally] });
  }
  return cells;
}

function mediansOf(cell: number, parts: readonly MonthTallies[], spans: readonly Span[]): Median[] {
  return spans.flatMap(({ span, first, last }) => {
    const within = parts.filter(({ month }) => month >= first && month <= last);
    if (within.length === 0) return [];
    const tallies = merged(within);
    const steps = kaplanMeierOf(tallies);
    const numerator = tallies.reduce((sum, { done }) => sum + done, 0);
    const denominator = tallies.reduce((sum, { all }) => sum + all, 0);
    return [{ span, cell, value: medianOf(steps), ...daysInterval(steps, 0.5), numerator, denominator }];
  });
}

/** The tallies of several months as those of one, shortest first. */
function merged(parts: readonly MonthTallies[]): readonly Tally[] {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only.tallies;
  const byDays = new Map<number, { days: number; done: number; all: number }>();
  for (const { tallies } of parts) {
    for (const { days, done, all } of tallies) {
      const sum = byDays.get(days);
      if (sum === undefined) byDays.set(days, { days, done, all });
      else {
        sum.done += done;
        sum.all += all;
      }
    }
  }
  return [...byDays.values()].sort((one, other) => one.days - other.days);
}
