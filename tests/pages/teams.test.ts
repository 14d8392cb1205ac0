import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TeamListRow } from "../../app/components/team-columns.tsx";
import type { Viewer } from "../../contract/viewer.ts";
import { memberOf } from "../app/viewers.ts";
import type { Given } from "../given.ts";
import { asked } from "./asked.ts";
import { givenTeams, march } from "./given-teams.ts";

let warehouse: Given;

beforeAll(async () => {
  warehouse = await givenTeams();
});

afterAll(() => warehouse.close());

const byName = { ...march, sort: "team", is_descending: false };

function list(parameters: object, viewer?: Viewer): Promise<TeamListRow[]> {
  return asked<TeamListRow>(warehouse, "team_list", { ...byName, ...parameters }, viewer);
}

async function names(parameters: object, viewer?: Viewer): Promise<string[]> {
  return (await list(parameters, viewer)).map(({ team_name }) => team_name);
}

describe("the list of teams", () => {
  test("begins with all teams, goes by name, ends with what no team is named for, and adds up", async () => {
    const rows = await list({});
    expect(rows.map((row) => row.team_name)).toEqual(
      ["All teams", "Ada", "Bex", "Cod", "Dot", "Elm", "Fig", "Gnu", "Hen", "Unassigned"], // nine teams
    );
    const [all, ...teams] = rows;
    const sum = (column: "tools" | "opened_requests_value") =>
      teams
        .map((row) => row[column])
        .reduce<number>((total, value) => (typeof value === "number" ? total + value : total), 0);
    expect([all?.tools, all?.opened_requests_value]).toEqual([5, 9]);
    expect([sum("tools"), sum("opened_requests_value")]).toEqual([5, 9]);
    expect(all?.total_rows).toBe(9);
  });

  test("says which rates leave out that of all teams, and nothing of those that do not", async () => {
    const rows = await list({});
    expect(rows.map(({ team_id, intake_rate_against }) => [team_id, intake_rate_against]).slice(0, 7)).toEqual([
      [null, null],
      ["ada", "above"], // 5 to 20 against 4
      ["bex", "below"], // 0 to 3
      ["cod", null], // 1 to 6
      ["dot", null],
      ["elm", null],
      ["fig", null],
    ]);
  });

  test("sorted by a rate, a team stands by the end of its interval that is sure", async () => {
    expect((await names({ sort: "intake_rate", is_descending: true })).slice(0, 5)).toEqual([
      "All teams",
      "Ada", // at least 5
      "Elm", // at least 3
      "Cod", // at least 1
      "Dot",
    ]);
    expect((await names({ sort: "intake_rate" })).slice(1, 4)).toEqual(["Bex", "Cod", "Dot"]);
  });

  test("an unknown rate stays unknown with its counts, and staff is of the newest headcount until then", async () => {
    const [, ada, , , , , , , hen] = await list({});
    expect(ada).toMatchObject({
      orphan_rate_value: { unknown: "too few: 2 of 10" },
      orphan_rate_numerator: 1,
      staff: 10,
    });
    expect(hen).toMatchObject({ staff: { unknown: "no headcount" }, tools: 0 });
    expect(hen?.opened_requests_value).toEqual({ unknown: "no export tells of it" });
    expect((await list({ to: "2026-04-01" }))[1]).toMatchObject({
      staff: 90,
      tools: { unknown: "no registry tells of then" },
      opened_requests_value: { unknown: "not counted for this period" },
    });
  });

  test("is searched, paged below the total, and of a file has no total", async () => {
    expect(await names({ q: "D" })).toEqual(["All teams", "Ada", "Cod", "Dot", "Unassigned"]);
    expect(await names({ limit: 2, offset: 2 })).toEqual(["All teams", "Cod", "Dot"]);
    expect(await names({ limit: 2, has_total: false })).toEqual(["Ada", "Bex"]);
    expect(await names({ sort: "team", is_descending: true, limit: 2 })).toEqual(["All teams", "Unassigned", "Hen"]);
    expect(await names({ sort: "staff", is_descending: true, limit: 2 })).toEqual(["All teams", "Gnu", "Dot"]);
  });

  test("shows a viewer bound to teams those teams alone", async () => {
    expect(await names({ has_total: false }, memberOf("bex", "hen"))).toEqual(["Bex", "Hen"]);
    expect(await names({ has_total: false }, memberOf())).toEqual([]);
  });
});
