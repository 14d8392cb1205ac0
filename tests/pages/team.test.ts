import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TeamChange } from "../../app/components/team-changes.tsx";
import type { TeamPeer } from "../../app/components/team-peers.tsx";
import type { TeamFacts } from "../../app/components/team-story.tsx";
import type { TeamTool } from "../../app/components/team-tools.tsx";
import type { Viewer } from "../../contract/viewer.ts";
import { lead, memberOf } from "../app/viewers.ts";
import type { Given } from "../given.ts";
import { asked } from "./asked.ts";
import { givenTeams, march } from "./given-teams.ts";

let warehouse: Given;

beforeAll(async () => {
  warehouse = await givenTeams();
});

afterAll(() => warehouse.close());

const metrics = ["intake_rate", "orphan_rate", "opened_requests"];

function peersOf(team: string, viewer: Viewer = lead): Promise<TeamPeer[]> {
  return asked<TeamPeer>(warehouse, "team_peers", { ...march, metrics, team }, viewer);
}

describe("teams of like size", () => {
  test("have half to twice the staff; their median and quartiles are said, counts are not compared", async () => {
    const rates = await peersOf("ada");
    expect(rates.map(({ metric }) => metric)).toEqual(["intake_rate", "orphan_rate"]);
    // Bex, Cod, Dot, Elm and Fig: 1, 2, 3, 4, 5; the interval of Ada, 5 to 20, leaves out 3.
    expect(rates[0]).toMatchObject({
      value: 10,
      peers: 5,
      widest: 2,
      known: 5,
      lower_quartile: 2,
      median: 3,
      upper_quartile: 4,
      stands: "clearly above",
    });
  });

  test("are the nearest five where fewer have half to twice", async () => {
    // Of 100 people: Dot 20, Bex 12, Ada 10, Cod 8, Fig 6, which is 16.7 times fewer; Elm is further away.
    const [intake] = await peersOf("gnu");
    expect(intake).toMatchObject({ peers: 5, known: 5, median: 3, value: { unknown: "nothing is counted here" } });
    expect(intake?.widest).toBeCloseTo(100 / 6);
    expect(intake?.stands).toBeNull();
  });

  test("are not spoken of when fewer than five of them have a value, or when nobody knows the team's size", async () => {
    const [, orphans] = await peersOf("ada");
    expect(orphans).toMatchObject({ lower_quartile: null, upper_quartile: null, stands: null });
    expect(orphans?.median).toEqual({ unknown: "known of only 1 of 5 such teams" });
    expect((await peersOf("hen")).map(({ median, peers }) => [median, peers])).toEqual([
      [{ unknown: "no headcount above 0 of this team is known" }, 0],
      [{ unknown: "no headcount above 0 of this team is known" }, 0],
    ]);
  });

  test("are counted among all teams for a viewer of one, who sees none of theirs", async () => {
    expect((await peersOf("ada", memberOf("ada")))[0]).toMatchObject({ value: 10, peers: 5, median: 3 });
    expect(await peersOf("bex", memberOf("ada"))).toEqual([]);
    expect(await peersOf("unassigned", memberOf("ada"))).toEqual([]);
  });
});

describe("a team's page", () => {
  const ask = <Row extends object>(name: string, team: string, viewer?: Viewer, more: object = {}) =>
    asked<Row>(warehouse, name, { ...march, metrics, team, ...more }, viewer);

  test("says its size, its people and its tools, each unknown where no export tells", async () => {
    expect((await ask<TeamFacts>("team", "ada"))[0]).toMatchObject({
      staff: 10,
      people: 9,
      able: 7,
      tools: 4,
      active_tools: 2,
    });
    expect((await ask<TeamFacts>("team", "hen"))[0]).toMatchObject({
      staff: { unknown: "no headcount for 2026-02" },
      people: { unknown: "no people export is loaded" },
      tools: 0,
      has_own_tickets: false,
    });
  });

  test("says what came and went in the period, and that nothing is known of before the first registry", async () => {
    expect(await ask<TeamChange>("team_changes", "ada")).toEqual([
      { since: "2026-02-28", until: "2026-03-31", came: 2, went: 1, became_orphaned: 1, got_an_owner: 0 },
    ]);
    const [first] = await ask<TeamChange>("team_changes", "ada", lead, { to: "2026-02-01" });
    expect(first?.came).toEqual({ unknown: "the first registry export is of 2026-02-28" });
    expect((await ask<TeamChange>("team_changes", "hen"))[0]).toMatchObject({ came: 0, went: 0 });
  });

  test("lists its tools, those with most users first", async () => {
    const tools = await ask<TeamTool>("team_top_tools", "ada", lead, { limit: 1 });
    expect(tools.map(({ tool_id, total_rows }) => [tool_id, total_rows])).toEqual([["two", 2]]);
  });

  test.each(["team", "team_changes", "team_top_tools", "team_peers"])(
    "%s gives nothing to who may not see it",
    async (name) => {
      expect(await ask(name, "ada", memberOf("bex"))).toEqual([]);
      expect(await ask(name, "ada", memberOf())).toEqual([]);
      expect((await ask(name, "ada", memberOf("ada", "bex"))).length).toBeGreaterThan(0);
    },
  );

  test("of a team that no export names there is none", async () => {
    expect(await ask("team", "nope")).toEqual([]);
  });
});
