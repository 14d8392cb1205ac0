import { expect, test } from "vitest";
import { canonicalSpellings } from "../../pipelines/team-renames.ts";
import { given, rowsOf } from "../given.ts";

/** Who is in which team, by export: `jan: ann Sales, bob Sales`. */
function people(exports: { readonly [month: string]: string }): string {
  const rows = Object.entries(exports).flatMap(([day, list]) =>
    list.split(", ").map((each) => {
      const [person, ...team] = each.split(" ");
      return `${person} | ${team.join(" ")} | true | ${day} | ${day}`;
    }),
  );
  return ["mail_key | team_name | is_enabled | load_id | snapshot_day", ...rows].join("\n");
}

const pairs = "key, other, decision, from_day, evidence, teams_fewer, people";
const renamed = {
  "2026-01-31": "a Repairs, b Repairs, c Sales",
  "2026-02-28": "a Field Service, b Field Service, c Sales",
};
const merged = {
  "2026-06-30": "a Returns, b Returns, c Parcels, d Parcels, e Sales",
  "2026-07-31": "a Aftersales, b Aftersales, c Aftersales, d Aftersales, e Sales",
};
const split = {
  "2026-01-31": "a Operations, b Operations, c Operations, d Operations",
  "2026-02-28": "a Operations, b Operations, c Transport, d Transport",
};

test("a team whose people all stand under a new name was renamed, one of several merged, one of which a new one comes split", async () => {
  expect(await rowsOf({ "lake.people": people(renamed) }, "marts/team_pairs", pairs)).toEqual([
    "repairs | field service | rename | 2026-02-28 | 2 of 2 people went there | 1 | 0",
  ]);
  expect(await rowsOf({ "lake.people": people(merged) }, "marts/team_pairs", pairs)).toEqual([
    "parcels | aftersales | merge | 2026-07-31 | 2 of 2 people went there | 1 | 0",
    "returns | aftersales | merge | 2026-07-31 | 2 of 2 people went there | 1 | 0",
  ]);
  expect(await rowsOf({ "lake.people": people(split) }, "marts/team_pairs", pairs)).toEqual([
    "operations | transport | split | 2026-02-28 | 2 of 2 people came from there | 0 | 0",
  ]);
});

test("somebody who changes teams alone says nothing of the teams", async () => {
  const moves = { "2026-01-31": "a Sales, b Law, c Law", "2026-02-28": "a Law, b Law, c Law" };
  expect(await rowsOf({ "lake.people": people(moves) }, "marts/team_pairs", pairs)).toEqual([]);
});

test("what was decided of two teams is no question any more", async () => {
  const refused = {
    "lake.decisions": "decision | entity | key | said\n separate | team | field service | {other=repairs}",
  };
  expect(await rowsOf({ "lake.people": people(renamed), ...refused }, "marts/team_pairs", pairs)).toEqual([]);
});

const merger = {
  "lake.decisions": "decision | entity | key | said\n merge | team | returns | {other=aftersales,from=2026-07-15}",
};

test("from the day of a merger on, what is said of the one is said of the other; what was before stays", async () => {
  const warehouse = await given({
    ...merger,
    "lake.people": people({ "2026-06-30": "a Returns, e Aftersales" }),
    "lake.headcounts": `
      team_name  | month      | headcount
      Returns    | 2026-07-01 | 4
      Returns    | 2026-08-01 | 5
      Aftersales | 2026-08-01 | 20`,
    "lake.ticket_updates": `
      ticket_number | opened_at           | requester_team_name | requester_key
      INC1          | 2026-07-14 10:00:00 | Returns             |
      INC2          | 2026-07-15 10:00:00 | Returns             |
      INC3          | 2026-07-14 10:00:00 |                     | a
      INC4          | 2026-07-15 10:00:00 |                     | a`,
    "lake.tools": `
      native_id | tool_name | team_name | owner_keys | load_id | snapshot_day
      T1        | Planner   | Returns   | a          | jun     | 2026-06-30
      T1        | Planner   | Returns   | a          | aug     | 2026-08-31`,
  });
  expect(await warehouse.run("marts/person_places", "person_id, team_id, from_day::varchar")).toEqual([
    "a | aftersales | 2026-07-15",
    "a | returns | -infinity",
    "e | aftersales | -infinity",
  ]);
  expect(await warehouse.run("marts/tickets", "ticket_number, team_id")).toEqual([
    "INC1 | returns",
    "INC2 | aftersales",
    "INC3 | returns",
    "INC4 | aftersales",
  ]);
  expect(await warehouse.run("marts/headcounts", "team_id, month, headcount")).toEqual([
    "aftersales | 2026-08-01 | 25",
    "returns | 2026-07-01 | 4",
  ]);
  expect(await warehouse.run("marts/listed_days", "day, team_id")).toEqual([
    "2026-06-30 | returns",
    "2026-07-31 | aftersales",
    "2026-08-31 | aftersales",
  ]);
  expect(await warehouse.run("marts/team_days", "day, team_id, people")).toEqual([
    "2026-06-30 | aftersales | 1",
    "2026-06-30 | returns | 1",
    "2026-07-31 | aftersales | 2",
    "2026-08-31 | aftersales | 2",
  ]);
  warehouse.close();
});

test("several mergers lead to the last by then", async () => {
  const tables = {
    "lake.people": people({ "2026-01-31": "a One, b Two, c Three" }),
    "lake.decisions": `
      decision | entity | key | said
      merge    | team   | one | {other=two,from=2026-03-01}
      merge    | team   | two | {other=three,from=2026-05-01}`,
  };
  expect(await rowsOf(tables, "marts/team_heirs")).toEqual([
    "one | 2026-03-01 | two",
    "one | 2026-05-01 | three",
    "two | 2026-05-01 | three",
  ]);
});

test("a chain of renames leads to the last name, and a way back to the newest", () => {
  const names = (renames: [string, string][], aliases = {}) =>
    Object.fromEntries(
      canonicalSpellings(
        aliases,
        renames.map(([key, other]) => ({ key, other })),
      ),
    );
  expect(
    names([
      ["A", "B"],
      ["B", "C"],
    ]),
  ).toEqual({ a: "c", b: "c" });
  expect(
    names([
      ["B", "C"],
      ["A", "B"],
    ]),
  ).toEqual({ a: "c", b: "c" });
  expect(
    names([
      ["A", "B"],
      ["B", "C"],
      ["C", "A"],
    ]),
  ).toEqual({ b: "a", c: "a" });
  expect(names([["Repairs", "Field  Service"]], { Repairs: ["Fixers"] })).toEqual({
    fixers: "field service",
    repairs: "field service",
  });
});
