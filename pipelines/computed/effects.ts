import { isUnknown, type Known, unknownBecause } from "../../contract/unknown.ts";
import type { ComputedModel } from "../computed-model.ts";
import type { Estimate } from "../effect/interrupted.ts";
import type { Study } from "../effect/panel.ts";
import { effectSeed, estimate, type Found } from "./effect-estimate.ts";
import { directionOf, gradeOf, judgeEffect, preTrend } from "./effect-judgement.ts";
import { type Ground, readGround, readStudies, type SeriesName, type Studies, seriesNames } from "./effect-study.ts";
import { cellsOf, groupsOf, monthsOf, sinceOf, tables, wavesOf } from "./effect-tables.ts";
import { writeTable } from "./write-table.ts";

/**
 * What the launches changed, of eligible requests and, to hold that against, of the others (docs/effect.md). `marts.effects`: one row per series with the estimate
 * or why there is none, how it was found and what it is worth. `effect_since`: by months since the launch; `effect_waves`: by month of launch; `effect_groups`: by
 * both; `effect_series`: months against what was to be expected, for one launch; `effect_cells`: the team-months that the estimate counts.
 */
export const effects: ComputedModel = {
  name: Object.keys(tables),
  reads: [
    "marts.effect_months",
    "marts.ticket_window",
    "marts.teams",
    "marts.headcounts",
    "lake.program",
    "lake.class_rules",
  ],
  run: async (connection) => {
    const ground = await readGround(connection);
    const studies = await readStudies(connection, ground.announcedMonths);
    const found = { eligible: findIn(studies.eligible, ground), others: findIn(studies.others, ground) };
    const each = <Row extends object>(rowsOf: (found: Found, study: Study) => readonly Row[]) =>
      seriesNames.flatMap((series) =>
        rowsOf(found[series], studies[series]).map((row): object => ({ series, ...row })),
      );
    const rows: Readonly<Record<keyof typeof tables, readonly object[]>> = {
      "marts.effects": seriesNames.map((series) => rowOf(series, found, studies, ground)),
      "marts.effect_since": each(sinceOf),
      "marts.effect_waves": each(wavesOf),
      "marts.effect_groups": each(groupsOf),
      "marts.effect_series": each(monthsOf),
      "marts.effect_cells": each(cellsOf),
    };
    for (const [table, columns] of Object.entries(tables))
      await writeTable(connection, table, columns, rows[table as keyof typeof tables]);
  },
};

function findIn(study: Study, { unknown, edges }: Ground): Found {
  if (unknown !== null) return { method: "none", change: unknownBecause(unknown) };
  if (!study.teams.some(({ staff }) => staff.some((people) => people > 0)))
    return { method: "none", change: unknownBecause("no month of any team with a headcount is told in full") };
  if (study.teams.every(({ requests }) => requests.every((count) => count === 0)))
    return { method: "none", change: unknownBecause("no such request was opened") };
  const found = estimate(study);
  if (found.method !== "none" || edges === null) return found;
  return { method: "none", change: unknownBecause(`${found.change.unknown}; ${edges}`) };
}

type FoundOf = Readonly<Record<SeriesName, Found>>;

function rowOf(series: SeriesName, all: FoundOf, studies: Studies, ground: Ground) {
  const found = all[series];
  const study = studies[series];
  const verdict = series === "eligible" ? judgeEffect(found, all.others, ground) : null;
  const { grade, reason } = gradeOf(found, all.others, ground);
  const told = study.months.filter((_, place) => study.teams.some(({ staff }) => (staff[place] ?? 0) > 0));
  const before = preTrend(found);
  return {
    series,
    method: found.method,
    ...shareOf(found.change),
    verdict: verdict?.verdict ?? null,
    direction: verdict?.direction ?? directionOf(found.change) ?? "cannot tell",
    verdict_reason: verdict?.reason ?? null,
    grade: series === "eligible" ? grade : null,
    grade_reason: series === "eligible" ? reason : null,
    promised_from: ground.band.low,
    promised_to: ground.band.high,
    teams: study.teams.length,
    launched_teams: study.teams.filter(({ launchedOn }) => launchedOn !== null).length,
    months: told.length,
    from_month: told[0] === undefined ? null : `${told[0]}-01`,
    to_month: told.length === 0 ? null : `${told.at(-1)}-01`,
    months_left_out: studies.monthsLeftOut.map((left) => `${left.month}: ${left.reason}`).join("; "),
    has_headcount: ground.hasHeadcount,
    announced_months: ground.announcedMonths,
    pretrend_months: before.months,
    pretrend_strays: before.strays,
    ...counted(found),
    seed: effectSeed,
  };
}

function shareOf(change: Known<Estimate>) {
  if (isUnknown(change)) return { value: null, value_unknown: change.unknown, low: null, high: null };
  return { value: change.value, value_unknown: null, low: change.low, high: change.high };
}

/** What the estimate rests on, by method; the rest is null. */
function counted(found: Found) {
  const none = {
    requests: null,
    expected: null,
    team_months: null,
    without_control: null,
    no_control_from: null,
    without_baseline: null,
    never_launched: null,
    chance_share: null,
    chance_deals: null,
    months_before: null,
    months_after: null,
    newey_west_low: null,
    newey_west_high: null,
    newey_west_lags: null,
  };
  if (found.method === "staggered") {
    const { overall, chance, ...rest } = found.staggered;
    return {
      ...none,
      requests: overall.requests,
      expected: overall.expected,
      team_months: rest.teamMonths,
      without_control: rest.withoutControl,
      no_control_from: rest.noControlFrom === null ? null : `${rest.noControlFrom}-01`,
      without_baseline: rest.withoutBaseline.length,
      never_launched: rest.neverLaunched,
      chance_share: chance?.share ?? null,
      chance_deals: chance?.deals ?? null,
    };
  }
  if (found.method === "none") return none;
  const { neweyWest, ...series } = found.interrupted;
  return {
    ...none,
    requests: series.observedAfter,
    expected: series.expectedAfter,
    months_before: series.monthsBefore,
    months_after: series.monthsAfter,
    newey_west_low: neweyWest.low,
    newey_west_high: neweyWest.high,
    newey_west_lags: neweyWest.lags,
  };
}
