import { describe, expect, test } from "vitest";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import type { Study, TeamSeries } from "../../pipelines/effect/panel.ts";
import { type StaggeredEffect, staggeredEffect } from "../../pipelines/effect/staggered.ts";
import peer from "../fixtures/staggered.json" with { type: "json" };

type Peer = (typeof peer.studies)[number];

const monthOf = (place: number) => `${2022 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}`;
const monthsUpTo = (count: number) => Array.from({ length: count }, (_, place) => monthOf(place));

function studyOf({ months, announced, teams }: Peer): Study {
  return {
    months: monthsUpTo(months),
    announcedMonths: announced,
    teams: teams.map(({ team, wave, requests, staff }) => ({
      team,
      launchedOn: wave === null ? null : `${monthOf(wave)}-01`,
      requests,
      staff,
    })),
  };
}

function known(result: Known<StaggeredEffect>): StaggeredEffect {
  if (isUnknown(result)) throw new Error(result.unknown);
  return result;
}

/** Agreement to this many significant digits. */
function expectSame(ours: number, theirs: number, digits: number): void {
  expect(Math.abs(ours - theirs) / Math.abs(theirs), `${ours} against ${theirs}`).toBeLessThan(
    0.5 * 10 ** (1 - digits),
  );
}

describe.each(peer.studies)("$name, against statsmodels", (theirs) => {
  const ours = known(staggeredEffect(studyOf(theirs), 1));

  test("requests and those to be expected, over all and by wave, month and months since the launch", () => {
    expect(ours.overall.requests).toBe(theirs.overall.requests);
    expectSame(ours.overall.expected, theirs.overall.expected, 6);
    for (const { wave, requests, expected } of theirs.byWave) {
      const own = ours.byWave.find((each) => each.wave === monthOf(wave));
      expect(own?.requests).toBe(requests);
      expectSame(own?.expected ?? 0, expected, 6);
    }
    for (const { wave, month, requests, expected } of theirs.byWaveAndMonth) {
      const own = ours.byWaveAndMonth.find((each) => each.wave === monthOf(wave) && each.month === monthOf(month));
      expect(own?.requests).toBe(requests);
      expectSame(own?.expected ?? 0, expected, 6);
    }
    for (const { since, requests, expected } of theirs.bySince) {
      const own = ours.bySince.find((each) => each.since === since);
      expect(own?.requests).toBe(requests);
      expectSame(own?.expected ?? 0, expected, 6);
    }
  });

  test("the pre-trend, month by month before the announcement", () => {
    expect(theirs.leads.length).toBeGreaterThan(3);
    for (const { since, change } of theirs.leads) {
      const own = ours.bySince.find((each) => each.since === since);
      expect(own?.kind).toBe("before");
      expect((own?.requests ?? 0) / (own?.expected ?? 1) - 1).toBeCloseTo(change, 6);
    }
  });

  test("the error over teams", () => {
    expectSame(ours.overall.spread?.error ?? 0, theirs.error, 4);
  });
});

/** Two teams launched and three never, ten requests a month each, some more in one month; from their launch on eight. */
function five(months = 24, launch = 12): Study {
  const team = (name: string, launchedOn: string | null, more: number): TeamSeries => ({
    team: name,
    launchedOn,
    staff: Array.from({ length: months }, () => 20),
    requests: Array.from(
      { length: months },
      (_, month) => (launchedOn !== null && month >= launch ? 8 : 10) + (month === 3 ? more : 0),
    ),
  });
  const day = `${monthOf(launch)}-01`;
  return {
    months: monthsUpTo(months),
    announcedMonths: 0,
    teams: [
      team("North", day, 0),
      team("South", day, 1),
      team("East", null, 0),
      team("West", null, 2),
      team("Centre", null, 1),
    ],
  };
}

describe("staggered launches", () => {
  test("of two teams that then ask for eight in place of ten are 20 % fewer, in each month and over all", () => {
    const result = known(staggeredEffect(five(), 1));
    expect(result.overall.change.value).toBeCloseTo(-0.2, 2);
    expect(result.overall.requests).toBe(192);
    expect(result.bySince.filter(({ kind }) => kind === "after").map(({ since }) => since)).toEqual([
      ...Array(12).keys(),
    ]);
    expect(result.neverLaunched).toBe(3);
    expect(result.noControlFrom).toBeNull();
  });

  test("say from when on no team is left to compare with", () => {
    const study = five(30, 12);
    const teams = study.teams.map((team, place) => (place < 2 ? team : { ...team, launchedOn: `${monthOf(20)}-10` }));
    const result = known(staggeredEffect({ ...study, teams }, 1));
    expect(result.noControlFrom).toBe(monthOf(20));
    // Two teams for ten months from month 20 on, the three others from month 21 on.
    expect(result.withoutControl).toBe(2 * 10 + 3 * 9);
    expect(result.teamMonths).toBe(2 * 18 + 3 * 9);
  });

  test("of all teams on one day have no control", () => {
    const study = five();
    const teams = study.teams.map((team) => ({ ...team, launchedOn: `${monthOf(12)}-01` }));
    expect(staggeredEffect({ ...study, teams }, 1)).toEqual({
      unknown: "no control left: in the months after a launch too few teams were without the program",
    });
  });

  test("of none say so", () => {
    const study = five();
    const teams = study.teams.map((team) => ({ ...team, launchedOn: null }));
    expect(staggeredEffect({ ...study, teams }, 1)).toEqual({ unknown: "no team has been launched" });
  });

  test("of a team without six months before are left out by name", () => {
    const study = five();
    const young = {
      ...(study.teams[0] as TeamSeries),
      team: "Young",
      staff: Array.from({ length: 24 }, (_, month) => (month < 8 ? 0 : 20)),
    };
    const result = known(staggeredEffect({ ...study, teams: [...study.teams, young] }, 1));
    expect(result.withoutBaseline).toEqual(["Young"]);
  });

  test("a team chosen for a spike looks like a success unless the announced months are left out", () => {
    const study = five();
    const spiked = study.teams.map((team, place) =>
      place > 0 ? team : { ...team, requests: team.requests.map((_, month) => (month >= 8 && month < 12 ? 20 : 10)) },
    );
    const changeOf = (announcedMonths: number) =>
      known(staggeredEffect({ ...study, teams: spiked, announcedMonths }, 1)).byWave[0]?.requests;
    const expectedOf = (announcedMonths: number) =>
      known(staggeredEffect({ ...study, teams: spiked, announcedMonths }, 1)).byWave[0]?.expected ?? 0;
    expect(changeOf(0)).toBe(changeOf(4));
    expect(expectedOf(4)).toBeCloseTo(240, -1);
    expect(expectedOf(0)).toBeGreaterThan(255);
  });

  test("dealt out anew among few teams tell how often chance shows as much, the same each time", () => {
    const theirs = peer.studies[0] as Peer;
    const [first, second] = [1, 1].map((seed) => known(staggeredEffect(studyOf(theirs), seed)).chance);
    expect(first).toEqual(second);
    expect(first?.deals).toBeGreaterThan(400);
    expect(first?.share).toBeGreaterThan(0);
    expect(first?.share).toBeLessThanOrEqual(1);
  });
});
