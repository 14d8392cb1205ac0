import { isUnknown } from "../../contract/unknown.ts";
import type { Comparison } from "../effect/comparison.ts";
import { edgesOf, monthCount } from "../effect/launch-months.ts";
import type { Study } from "../effect/panel.ts";
import type { Found } from "./effect-estimate.ts";

const compared = {
  change: "DOUBLE",
  change_unknown: "VARCHAR",
  low: "DOUBLE",
  high: "DOUBLE",
  requests: "INTEGER",
  expected: "DOUBLE",
  teams: "INTEGER",
};

/** The columns of each table, with DuckDB's types. */
export const tables = {
  "marts.effects": {
    series: "VARCHAR",
    method: "VARCHAR",
    value: "DOUBLE",
    value_unknown: "VARCHAR",
    low: "DOUBLE",
    high: "DOUBLE",
    verdict: "VARCHAR",
    direction: "VARCHAR",
    verdict_reason: "VARCHAR",
    grade: "VARCHAR",
    grade_reason: "VARCHAR",
    promised_from: "DOUBLE",
    promised_to: "DOUBLE",
    requests: "INTEGER",
    expected: "DOUBLE",
    teams: "INTEGER",
    launched_teams: "INTEGER",
    never_launched: "INTEGER",
    team_months: "INTEGER",
    without_control: "INTEGER",
    without_baseline: "INTEGER",
    no_control_from: "DATE",
    months: "INTEGER",
    from_month: "DATE",
    to_month: "DATE",
    months_before: "INTEGER",
    months_after: "INTEGER",
    months_left_out: "VARCHAR",
    announced_months: "INTEGER",
    has_headcount: "BOOLEAN",
    pretrend_months: "INTEGER",
    pretrend_strays: "INTEGER",
    newey_west_low: "DOUBLE",
    newey_west_high: "DOUBLE",
    newey_west_lags: "INTEGER",
    chance_share: "DOUBLE",
    chance_deals: "INTEGER",
    seed: "INTEGER",
  },
  "marts.effect_since": { series: "VARCHAR", since: "INTEGER", side: "VARCHAR", ...compared },
  "marts.effect_waves": { series: "VARCHAR", wave: "DATE", ...compared },
  "marts.effect_groups": { series: "VARCHAR", wave: "DATE", month: "DATE", ...compared },
  "marts.effect_series": {
    series: "VARCHAR",
    month: "DATE",
    side: "VARCHAR",
    requests: "INTEGER",
    expected: "DOUBLE",
    low: "DOUBLE",
    high: "DOUBLE",
  },
  "marts.effect_cells": { series: "VARCHAR", month: "DATE", team_id: "VARCHAR" },
} as const;

export function sinceOf(found: Found) {
  if (found.method !== "staggered") return [];
  return found.staggered.bySince.map(({ since, kind: side, ...rest }) => ({ since, side, ...comparedOf(rest) }));
}

export function wavesOf(found: Found) {
  if (found.method !== "staggered") return [];
  return found.staggered.byWave.map(({ wave, ...rest }) => ({ wave: dayOf(wave), ...comparedOf(rest) }));
}

export function groupsOf(found: Found) {
  if (found.method !== "staggered") return [];
  return found.staggered.byWaveAndMonth.map(({ wave, month, ...rest }) => ({
    wave: dayOf(wave),
    month: dayOf(month),
    ...comparedOf(rest),
  }));
}

export function monthsOf(found: Found) {
  if (found.method !== "single") return [];
  return found.interrupted.months.map(({ month, side, requests, expected, low, high }) => ({
    month: dayOf(month),
    side,
    requests,
    expected,
    low,
    high,
  }));
}

/** The team-months after a launch whose requests the estimate counts. */
export function cellsOf(found: Found, { months, teams }: Study) {
  if (found.method === "none") return [];
  const isCounted = counter(found);
  return teams.flatMap(({ team, launchedOn, staff }) =>
    launchedOn === null
      ? []
      : months
          .filter((month, place) => (staff[place] ?? 0) > 0 && isCounted(team, launchedOn, month))
          .map((month) => ({ month: dayOf(month), team_id: team })),
  );
}

function counter(found: Exclude<Found, { method: "none" }>) {
  if (found.method === "single") {
    const after = new Set(found.interrupted.months.flatMap(({ month, side }) => (side === "after" ? month : [])));
    return (_: string, __: string, month: string) => after.has(month);
  }
  const { byWaveAndMonth, withoutBaseline } = found.staggered;
  const groups = new Set(byWaveAndMonth.map(({ wave, month }) => `${wave} ${month}`));
  return (team: string, launchedOn: string, month: string) =>
    !withoutBaseline.includes(team) &&
    monthCount(month) >= edgesOf({ launchedOn, announcedMonths: 0 }).firstAfter &&
    groups.has(`${launchedOn.slice(0, 7)} ${month}`);
}

function comparedOf({ change, requests, expected, teams }: Comparison) {
  const sums = { requests, expected, teams };
  if (isUnknown(change)) return { change: null, change_unknown: change.unknown, low: null, high: null, ...sums };
  return { change: change.value, change_unknown: null, low: change.low, high: change.high, ...sums };
}

function dayOf(month: string): string {
  return `${month}-01`;
}
