import type { DuckDBConnection } from "@duckdb/node-api";
import { wilsonInterval } from "../statistics.ts";

const normal95 = 1.959963984540054;

/**
 * Whose the days from opening to done were, and how many requests came too late to be of use, by group and side of the launch. IT's share is a ratio of sums,
 * r = Σ x / Σ y over requests, with limits r ± 1.96 √(n / (n − 1) Σ (x − r y)²) / Σ y: Cochran (1977), Sampling Techniques, section 6.4.
 */
export async function readSums(connection: DuckDBConnection): Promise<object[]> {
  const others = await connection.runAndReadAll(
    "select 1 from marts.state_turns where turn in ('approval', 'requester', 'vendor') limit 1",
  );
  const reader = await connection.runAndReadAll("from marts.wait_sums order by grouped_by, of, side");
  return reader.getRowObjectsJS().map((row) => {
    const number = (column: string) => Number(row[column]);
    const [turned, days] = [number("turned"), number("days")];
    const unknown = turnsUnknown(others.currentRowCount > 0, turned, days);
    const shareOf = (column: string) => (unknown === null ? number(column) / days : null);
    const [due, late] = [number("due"), number("late")];
    const limits = due < fewest ? null : wilsonInterval(late, due);
    return {
      grouped_by: row.grouped_by,
      of: row.of,
      side: row.side,
      turned,
      turn_days: days,
      turns_unknown: unknown,
      it_share: shareOf("it_days"),
      ...(unknown === null ? ratioLimits(row) : { it_share_low: null, it_share_high: null }),
      not_begun_share: shareOf("not_begun_days"),
      approval_share: shareOf("approval_days"),
      requester_share: shareOf("requester_days"),
      vendor_share: shareOf("vendor_days"),
      dated: number("dated"),
      due,
      late,
      late_share: limits === null ? null : late / due,
      late_low: limits?.low ?? null,
      late_high: limits?.high ?? null,
      late_unknown: limits === null ? lateUnknown(number("dated"), due) : null,
    };
  });
}

/** Fewer make no share that one could go by. */
const fewest = 10;

function turnsUnknown(isTold: boolean, turned: number, days: number): string | null {
  if (turned === 0) return "no log tells the updates of a done request over time";
  if (!isTold) return "no state or approval in the export says that it is anybody else’s turn than IT’s";
  if (turned < fewest) return `too few: ${turned} of at least ${fewest} done requests have a log`;
  return days > 0 ? null : "they were done the moment they were opened";
}

function lateUnknown(dated: number, due: number): string {
  if (dated === 0) return "no export says by when they were needed: ask for the column due_date";
  return `too few: ${due} of at least ${fewest} were needed by a day that has come`;
}

function ratioLimits(row: { readonly [column: string]: unknown }) {
  const [turned, it, days] = [Number(row.turned), Number(row.it_days), Number(row.days)];
  const share = it / days;
  const squares = Number(row.it_squares) - 2 * share * Number(row.products) + share * share * Number(row.squares);
  const reach = (normal95 * Math.sqrt((turned / (turned - 1)) * Math.max(0, squares))) / days;
  return { it_share_low: Math.max(0, share - reach), it_share_high: Math.min(1, share + reach) };
}
