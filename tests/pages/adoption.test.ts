import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TeamBuilders } from "../../app/components/builder-columns.tsx";
import type { FunnelPlaces, FunnelTeam } from "../../app/components/builder-funnel.tsx";
import type { WeekRow } from "../../app/components/week-users.tsx";
import { readModels } from "../../pipelines/models.ts";
import { rollUp } from "../../pipelines/rollup.ts";
import { memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "./asked.ts";

const metrics = ["builder_rate", "reach", "tools_in_use", "monthly_users"];

/** In March 48 of 200 people build: Sales 30 of 50, Law 2 of 100, Ops 12 of 40; Board, of 3 people, takes Lab with it. */
const tables = {
  "lake.entities":
    "entity | loads | data_through\n events | 1 | 2026-03-31\n headcounts | 1 | 2026-03-01\n tools | 1 | 2026-03-31",
  "marts.teams": `
    team_id | team_name | launched_on
    sales   | Sales     | 2026-03-10
    law     | Law       | 2026-02-01
    ops     | Ops       | 2026-04-01
    lab     | Lab       |
    board   | Board     | 2026-03-01`,
  "marts.builder_months": `
    month      | team_id | builders | headcount | headcount_unknown
    2026-02-01 | sales   | 20       | 50        |
    2026-02-01 | law     | 2        | 100       |
    2026-03-01 | sales   | 30       | 50        |
    2026-03-01 | law     | 2        | 100       |
    2026-03-01 | ops     | 12       | 40        |
    2026-03-01 | lab     | 3        | 7         |
    2026-03-01 | board   | 1        | 3         |
    2026-03-01 | new     | 1        |           | no headcount`,
  "marts.reach_months": `
    month      | team_id | users | headcount | day
    2026-03-01 | sales   | 40    | 50        | 2026-03-31`,
  "marts.use_states": `
    day        | tool_id | team_id | platform | is_used
    2026-03-31 | one     | sales   | Apps     | true`,
  "marts.user_months": `
    month      | day        | team_id | person_id | platform
    2026-03-01 | 2026-03-31 | sales   | ann       | Apps
    2026-03-01 | 2026-03-31 | lab     | cid       | Apps
    2026-03-01 | 2026-03-31 | board   | bob       | Apps`,
  "marts.logged_months": "month | day\n 2026-02-01 | 2026-02-28\n 2026-03-01 | 2026-03-31",
  "marts.team_sizes":
    "month | team_id | people\n 2026-03-01 | sales | 50\n 2026-03-01 | board | 3\n 2026-03-01 | lab | 7",
  "marts.logged_weeks": `
    week       | day        | is_complete | use_unknown
    2026-03-16 | 2026-03-22 | true        | a gap
    2026-03-23 | 2026-03-29 | true        |
    2026-03-30 | 2026-03-31 | false       |`,
  "marts.week_users": `
    week       | team_id | platform | users
    2026-03-16 | *       | *        | 9
    2026-03-23 | *       | *        | 7
    2026-03-23 | sales   | *        | 6
    2026-03-23 | board   | *        | 1
    2026-03-23 | *       | Apps     | 5`,
};

let warehouse: Given;

beforeAll(async () => {
  warehouse = await given(tables);
  for (const metric of metrics) await warehouse.run(`metrics/${metric}`);
  await warehouse.run("marts/builder_limits");
  await rollUp(
    warehouse.connection,
    readModels().filter(({ name }) => metrics.includes(name.replace("metrics.", ""))),
  );
});

afterAll(() => warehouse.close());

const march = { to: "2026-03-01" };

describe("the funnel", () => {
  test("draws the teams that may be shown, largest first, and says which lie outside the limits of chance", async () => {
    const rows = await asked<FunnelTeam>(warehouse, "builder_funnel", march);
    // 48 of 200 are 24 %.
    expect(rows.map(({ team_id, builders, headcount, place }) => [team_id, builders, headcount, place])).toEqual([
      ["law", 2, 100, "far below"],
      ["sales", 30, 50, "far above"],
      ["ops", 12, 40, "inside"],
    ]);
  });

  test("counts where the teams lie, those hidden and those not known", async () => {
    const months = await asked<FunnelPlaces & { month: string }>(warehouse, "builder_places", {});
    expect(months.find(({ month }) => month === march.to)).toEqual({
      month: "2026-03-01",
      shown: 3,
      far_above: 1,
      above: 0,
      far_below: 1,
      below: 0,
      hidden: 2,
      unknown: 1,
      small_group: 5,
    });
    expect(months.map(({ month }) => month)).not.toContain("2025-01-01");
  });

  test("holds a member's own team alone", async () => {
    const rows = await asked<FunnelTeam>(warehouse, "builder_funnel", march, memberOf("law"));
    expect(rows.map(({ team_id }) => team_id)).toEqual(["law"]);
  });
});

describe("the table of teams", () => {
  const table = { ...march, team: null, sort: "team", is_descending: false, limit: 50, offset: 0 };

  test("goes by name, and compares each team with the month before its own launch", async () => {
    const rows = await asked<TeamBuilders>(warehouse, "team_builders", table);
    expect(rows.map(({ team_name, rate, change }) => [team_name, rate, change])).toEqual([
      ["Board", { unknown: "fewer than 5 people" }, { unknown: "the logs do not reach back to before the launch" }],
      ["Lab", { unknown: "hidden, since it would tell a smaller team's number" }, { unknown: "no launch is known" }],
      ["Law", 0.02, { unknown: "the logs do not reach back to before the launch" }],
      ["Ops", 0.3, { unknown: "not launched by then" }],
      // 30 of 50 against 20 of 50 in February.
      ["Sales", 0.6, 0.19999999999999996],
    ]);
    expect(rows.at(-1)).toMatchObject({ users: 40, reach: 0.8, tools_in_use: 1, place: "far above", total_rows: 5 });
  });

  test("sorted by a share, teams without one come last either way", async () => {
    const names = async (is_descending: boolean) =>
      (await asked<TeamBuilders>(warehouse, "team_builders", { ...table, sort: "rate", is_descending })).map(
        ({ team_name }) => team_name,
      );
    expect(await names(true)).toEqual(["Sales", "Ops", "Law", "Board", "Lab"]);
    expect(await names(false)).toEqual(["Law", "Ops", "Sales", "Board", "Lab"]);
    const [only] = await asked<TeamBuilders>(warehouse, "team_builders", { ...table, team: "ops" });
    expect(only).toMatchObject({ team_name: "Ops", total_rows: 1 });
  });
});

describe("users by week", () => {
  const weeks = async (team: string | null, platform: string | null) =>
    (await asked<WeekRow>(warehouse, "users_by_week", { team, platform })).map(({ value }) => value);

  test("a week that a log is silent on is unknown, one of nobody is 0", async () => {
    expect(await weeks(null, null)).toEqual([{ unknown: "a gap" }, 7, 0]);
    expect(await weeks(null, "Apps")).toEqual([{ unknown: "a gap" }, 5, 0]);
  });

  test("of a small team nothing is said, nor of a team on one platform", async () => {
    expect(await weeks("sales", null)).toEqual([{ unknown: "a gap" }, 6, 0]);
    expect((await weeks("board", null))[1]).toEqual({ unknown: "fewer than 5 people" });
    expect((await weeks("sales", "Apps"))[1]).toEqual({ unknown: "not counted by team and platform at once" });
    expect((await weeks("nobody", null))[1]).toEqual({ unknown: "nobody of this team is counted" });
  });
});
