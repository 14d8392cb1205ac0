import type { DuckDBConnection } from "@duckdb/node-api";
import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import type { ComputedModel } from "../computed-model.ts";
import { backTest } from "../effect/back-test.ts";
import { type Forecast, forecastBacklog, mostWeeks, type Week } from "../effect/forecast.ts";
import type { Estimate } from "../effect/interrupted.ts";
import { type AheadGround, readAheadGround, type ToldWeek } from "./ahead-ground.ts";
import { writeTable } from "./write-table.ts";

/** Fixed, so that the same exports give the same forecast; it is printed beside it. */
const forecastSeed = 20260101;

/** Nobody plans a queue of requests further ahead than a year. */
const weeksAhead = 52;

/** How far ahead the forecast is tried on the past, in weeks: a month, two, a quarter, half a year. */
const tried = [4, 8, 13, 26] as const;

const tables = {
  "marts.backlog_forecast": {
    scenario: "VARCHAR",
    ahead: "INTEGER",
    day: "DATE",
    p10: "DOUBLE",
    p50: "DOUBLE",
    p85: "DOUBLE",
    p90: "DOUBLE",
    p95: "DOUBLE",
  },
  "marts.backlog_reached": {
    scenario: "VARCHAR",
    forecast: "INTEGER",
    forecast_unknown: "VARCHAR",
    open_on: "DATE",
    open_tickets: "INTEGER",
    target: "INTEGER",
    p50_weeks: "INTEGER",
    p50_weeks_unknown: "VARCHAR",
    p85_weeks: "INTEGER",
    p85_weeks_unknown: "VARCHAR",
    p95_weeks: "INTEGER",
    p95_weeks_unknown: "VARCHAR",
    reaching: "DOUBLE",
    reaching_unknown: "VARCHAR",
    weeks_ahead: "INTEGER",
    weeks_used: "INTEGER",
    weeks_left_out: "INTEGER",
    first_week: "DATE",
    runs: "INTEGER",
    effect: "DOUBLE",
    effect_low: "DOUBLE",
    effect_high: "DOUBLE",
    seed: "INTEGER",
  },
  "marts.forecast_error": {
    ahead: "INTEGER",
    origins: "INTEGER",
    inside: "INTEGER",
    error: "DOUBLE",
    error_unknown: "VARCHAR",
    error_of_last_value: "DOUBLE",
    error_of_line: "DOUBLE",
    loss: "DOUBLE",
    loss_of_last_value: "DOUBLE",
    loss_of_line: "DOUBLE",
    seed: "INTEGER",
  },
} as const;

/**
 * Where the open requests go (docs/effect.md). `marts.backlog_forecast`: by scenario, with the program and without, and week ahead, so many requests that chance stays
 * at or below in 10 to 95 of 100 runs. `backlog_reached`: one row per scenario, after how many weeks the target is reached or why that cannot be said.
 * `forecast_error`: how well the same forecast would have done so many weeks ahead, from past weeks, in requests.
 */
export const backlogAhead: ComputedModel = {
  name: Object.keys(tables),
  reads: ["marts.backlog_weeks", "marts.effects", "lake.program"],
  run: async (connection) => {
    const ground = await readAheadGround(connection);
    const scenarios = [
      { scenario: "with", effect: null, ...forecastWith(ground) },
      { scenario: "without", ...forecastWithout(ground) },
    ];
    await write(connection, {
      "marts.backlog_forecast": scenarios.flatMap(({ scenario, forecast }) => weeksOf(scenario, forecast, ground)),
      "marts.backlog_reached": scenarios.map(({ scenario, forecast, effect }) => ({
        scenario,
        ...groundOf(ground),
        ...reachedOf(forecast),
        effect: effect?.value ?? null,
        effect_low: effect?.low ?? null,
        effect_high: effect?.high ?? null,
      })),
      "marts.forecast_error": tried.map((ahead) => errorOf(ahead, ground)),
    });
  },
};

async function write(
  connection: DuckDBConnection,
  rows: Readonly<Record<keyof typeof tables, readonly object[]>>,
): Promise<void> {
  for (const [table, columns] of Object.entries(tables))
    await writeTable(connection, table, columns, rows[table as keyof typeof tables]);
}

/** The newest weeks that the forecast may read, those of them that the log tells, and the last of all. */
function newest({ weeks }: AheadGround) {
  const behind = weeks.slice(-mostWeeks);
  const last = behind.at(-1);
  return { behind, told: behind.filter(({ leftOut }) => leftOut === null), last };
}

function forecastWith(ground: AheadGround): { readonly forecast: Known<Forecast> } {
  return { forecast: forecast(ground) };
}

function forecastWithout(ground: AheadGround): {
  readonly forecast: Known<Forecast>;
  readonly effect: Estimate | null;
} {
  const { effect } = ground;
  if (isUnknown(effect)) return { forecast: unknownBecause(`the program’s effect: ${effect.unknown}`), effect: null };
  if (effect.low <= -1) return { forecast: unknownBecause("the program’s effect has no end towards none"), effect };
  return { forecast: forecast(ground, effect), effect };
}

function forecast(ground: AheadGround, without?: Estimate): Known<Forecast> {
  const { told, last } = newest(ground);
  if (ground.unknown !== null) return unknownBecause(ground.unknown);
  if (last === undefined) return unknownBecause("the export tells no whole week");
  const { target } = ground;
  const weeks = told.map(weekOf);
  return forecastBacklog({ weeks, open: last.open, target, ahead: weeksAhead, seed: forecastSeed, without });
}

function weekOf({ opened, ended, changed }: ToldWeek): Week {
  return { opened, ended, changed };
}

function groundOf(ground: AheadGround) {
  const { behind, told, last } = newest(ground);
  return {
    open_on: last?.lastDay ?? null,
    open_tickets: last?.open ?? null,
    target: ground.target,
    weeks_ahead: weeksAhead,
    weeks_used: told.length,
    weeks_left_out: behind.length - told.length,
    first_week: behind[0]?.week ?? null,
    seed: forecastSeed,
  };
}

function weeksOf(scenario: string, forecast: Known<Forecast>, ground: AheadGround) {
  const { last } = newest(ground);
  if (isUnknown(forecast) || last === undefined) return [];
  return forecast.byWeek.map((week) => ({ scenario, day: weeksAfter(last.lastDay, week.ahead), ...week }));
}

function weeksAfter(day: string, weeks: number): string {
  return new Date(Date.parse(day) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}

function reachedOf(forecast: Known<Forecast>) {
  const isKnown = !isUnknown(forecast);
  const { p50, p85, p95 } = isKnown ? forecast.reached : { p50: forecast, p85: forecast, p95: forecast };
  return {
    ...pair("forecast", isKnown ? weeksAhead : forecast),
    ...pair("p50_weeks", p50),
    ...pair("p85_weeks", p85),
    ...pair("p95_weeks", p95),
    ...pair("reaching", isKnown ? forecast.reaching : forecast),
    runs: isKnown ? forecast.runs : null,
  };
}

function pair(name: string, value: Known<number>) {
  return isUnknown(value)
    ? { [name]: null, [`${name}_unknown`]: value.unknown }
    : { [name]: value, [`${name}_unknown`]: null };
}

function errorOf(ahead: number, { unknown, weeks }: AheadGround) {
  const told = weeks.map((week) => (week.leftOut === null ? weekOf(week) : null));
  const open = weeks.map((week) => week.open);
  const test = unknown === null ? backTest({ weeks: told, open, ahead, seed: forecastSeed }) : unknownBecause(unknown);
  const isKnown = !isUnknown(test);
  return {
    ahead,
    origins: isKnown ? test.origins : 0,
    inside: isKnown ? Math.round(test.inside * test.origins) : 0,
    ...pair("error", isKnown ? test.error : test),
    error_of_last_value: isKnown ? test.errorOfLastValue : null,
    error_of_line: isKnown ? test.errorOfLine : null,
    loss: isKnown ? test.loss : null,
    loss_of_last_value: isKnown ? test.lossOfLastValue : null,
    loss_of_line: isKnown ? test.lossOfLine : null,
    seed: forecastSeed,
  };
}
