import type { DuckDBConnection } from "@duckdb/node-api";
import { type Known, unknownBecause } from "../../contract/unknown.ts";
import type { Estimate } from "../effect/interrupted.ts";

/** A whole week of requests, by its Monday and its Sunday. */
export type ToldWeek = {
  readonly week: string;
  readonly lastDay: string;
  readonly opened: number;
  readonly ended: number;
  readonly open: number;
  /** Of those opened, the ones that the program can have changed. */
  readonly changed: number;
  /** Why it tells nothing; null where it does. */
  readonly leftOut: string | null;
};

export type AheadGround = {
  /** Why nothing can be forecast before anything is computed; null where it can. */
  readonly unknown: string | null;
  /** So many open requests are aimed at; null: none is set. */
  readonly target: number | null;
  /** Oldest first, one after another without a hole. */
  readonly weeks: readonly ToldWeek[];
  readonly effect: Known<Estimate>;
};

export async function readAheadGround(connection: DuckDBConnection): Promise<AheadGround> {
  const [program] = await rowsOf(connection, "select backlog_target from lake.program");
  const [effect] = await rowsOf(
    connection,
    `select value, low, high, value_unknown, if(direction = 'cannot tell', verdict_reason, null)
    from marts.effects where series = 'eligible'`,
  );
  const weeks = await rowsOf(
    connection,
    `select week::varchar, last_day::varchar, opened, ended, open_tickets, changed, left_out
    from marts.backlog_weeks order by week`,
  );
  const target = program?.[0] ?? null;
  return {
    unknown: weeks.length === 0 ? "no tickets are loaded that tell of a whole week" : null,
    target: target === null ? null : Number(target),
    weeks: weeks.map(([week, lastDay, opened, ended, open, changed, leftOut]) => ({
      week: String(week),
      lastDay: String(lastDay),
      opened: Number(opened),
      ended: Number(ended),
      open: Number(open),
      changed: Number(changed),
      leftOut: leftOut === null ? null : String(leftOut),
    })),
    effect: effectOf(effect),
  };
}

/** What others moved by as well is not the program's: an interval that leaves out no effect is then no effect known. */
function effectOf(row: readonly unknown[] | undefined): Known<Estimate> {
  const [value, low, high, unknown, doubt] = row ?? [];
  if (row === undefined || value === null) return unknownBecause(String(unknown ?? "none is estimated"));
  const effect = { value: Number(value), low: Number(low), high: Number(high) };
  return doubt !== null && (effect.high < 0 || effect.low > 0) ? unknownBecause(String(doubt)) : effect;
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}
