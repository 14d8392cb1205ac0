import { expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const people = `
  mail_key | team_name | is_enabled | load_id | snapshot_day
  ann      | Sales     | true       | feb     | 2026-02-28
  bob      | Sales     | true       | feb     | 2026-02-28
  ann      | Finance   | true       | mar     | 2026-03-25
  bob      | Sales     | true       | mar     | 2026-03-25`;
const tools = `
  native_id | tool_name | platform   | team_name | snapshot_day
  APP       | Orders    | Power Apps | Sales     | 2026-02-28
  ZAP       | Digest    | Zapier     | Sales     | 2026-02-28`;

function used(rows: string, others: { readonly [table: string]: string } = {}) {
  const header = "actor_key | tool_key | operation | operation_class | occurred_at";
  return { "lake.people": people, "lake.tools": tools, "lake.events": `${header}\n${rows.trim()}`, ...others };
}

const month = "strftime(month, '%Y-%m'), team_id, person_id, platform, is_weekly";

test("a user of the month used a registered tool in the 28 days to its last day, in the team of that day, once per platform", async () => {
  const events = used(`
    ann | APP | open  | use    | 2026-03-03 12:00
    ann | APP | open  | use    | 2026-03-04 12:00
    ann | ZAP | open  | use    | 2026-03-25 12:00
    bob | APP | open  | use    | 2026-03-03 12:00
    bob | ZAP | start | run    | 2026-03-31 12:00
    bob | XXX | open  | use    | 2026-03-31 12:00`);
  expect(await rowsOf(events, "marts/user_months", month)).toEqual([
    "2026-03 | finance | ann | Power Apps | false",
    "2026-03 | finance | ann | Zapier | true",
  ]);
});

test("a user of the month has the last day of it on which they were one, with the last line that a log has of that day", async () => {
  const events = `
    actor_key | tool_key | operation | operation_class | occurred_at      | load_id | line
    ann       | APP      | open      | use             | 2026-03-20 15:00 | log-a   | 7
    ann       | APP      | open      | use             | 2026-03-24 12:00 | log-a   | 4
    ann       | APP      | open      | use             | 2026-03-24 09:00 | log-a   | 5
    ann       | APP      | edit      | author          | 2026-03-25 12:00 | log-a   | 9
    ann       | ZAP      | open      | use             | 2026-03-24 12:00 | log-b   | 2`;
  const columns = "person_id, platform, used_on, load_id, line";
  expect(await rowsOf({ ...used(""), "lake.events": events }, "marts/user_months", columns)).toEqual([
    "ann | Power Apps | 2026-03-24 | log-a | 5",
    "ann | Zapier | 2026-03-24 | log-b | 2",
  ]);
});

test("the last 7 days end with the month's last; a stranger is unassigned", async () => {
  const events = used(`
    bob | APP | open | use | 2026-03-24 12:00
    zed | APP | open | use | 2026-03-25 12:00
    bob | APP | edit | author | 2026-03-31 12:00`);
  expect(await rowsOf(events, "marts/user_months", month)).toEqual([
    "2026-03 | sales | bob | Power Apps | false",
    "2026-03 | unassigned | zed | Power Apps | true",
  ]);
});

test("a person is one in a week, on the first day of it, in the team of that day; weeks begin on Mondays", async () => {
  const events = used(`
    ann | APP | open | use | 2026-03-29 12:00
    ann | ZAP | open | use | 2026-03-24 12:00
    ann | APP | open | use | 2026-03-30 12:00
    bob | APP | open | use | 2026-03-30 12:00
    bob | APP | open | run | 2026-03-23 12:00`);
  expect(await rowsOf(events, "marts/user_weeks")).toEqual([
    "2026-03-23 | 2026-03-24 | sales | ann | load-1 | 3",
    "2026-03-30 | 2026-03-30 | finance | ann | load-1 | 4",
    "2026-03-30 | 2026-03-30 | sales | bob | load-1 | 5",
  ]);
  expect(await rowsOf(events, "marts/week_users")).toEqual([
    "2026-03-23 | * | * | 1",
    "2026-03-23 | * | Power Apps | 1",
    "2026-03-23 | * | Zapier | 1",
    "2026-03-23 | sales | * | 1",
    "2026-03-30 | * | * | 2",
    "2026-03-30 | * | Power Apps | 2",
    "2026-03-30 | finance | * | 1",
    "2026-03-30 | sales | * | 1",
  ]);
});

test("users of a team are of its headcount in that month; a headcount of 0, two, or none at all is none", async () => {
  const events = `
    ann | APP | open | use | 2026-03-04 12:00
    ann | ZAP | open | use | 2026-03-31 12:00
    bob | APP | open | use | 2026-03-04 12:00`;
  const columns = "team_id, users, weekly_users, headcount, headcount_unknown";
  const headcounts = `
    team_name | headcount | month
    Finance   | 5         | 2026-03-01
    Sales     | 0         | 2026-03-01
    IT        | 4         | 2026-03-01
    IT        | 5         | 2026-03-01
    Law       | 6         | 2026-02-01`;
  expect(await rowsOf(used(events, { "lake.headcounts": headcounts }), "marts/reach_months", columns)).toEqual([
    "finance | 1 | 1 | 5 | –",
    "it | 0 | 0 | – | several headcounts for 2026-03",
    "law | 0 | 0 | – | no headcount for 2026-03",
    "sales | 1 | 0 | – | no staff on record for 2026-03",
  ]);
  expect(await rowsOf(used(events), "marts/reach_months", columns)).toEqual([
    "finance | 1 | 1 | – | no headcount export is loaded",
    "sales | 1 | 0 | – | no headcount export is loaded",
  ]);
});

test("a team has as many people as its headcount says, or as are placed in it where the month has none", async () => {
  const events = "ann | APP | open | use | 2026-03-31 12:00";
  const headcounts = "team_name | headcount | month\n Sales | 9 | 2026-03-01";
  expect(await rowsOf(used(events, { "lake.headcounts": headcounts }), "marts/team_sizes")).toEqual([
    "2026-03-01 | sales | 9",
  ]);
  expect(await rowsOf(used(events), "marts/team_sizes")).toEqual([
    "2026-03-01 | finance | 1",
    "2026-03-01 | sales | 1",
  ]);
});

test("a tool is in use when somebody used it or a schedule ran it in the 28 days; a platform of which no log ever tells is left out", async () => {
  const registry = `${tools}
  XL        | Prices    | Excel      | Sales     | 2026-02-28`;
  const days = "lake.entities";
  const through =
    "entity | loads | data_through\n tools | 1 | 2026-03-31\n people | 1 | 2026-03-31\n events | 1 | 2026-03-31";
  const rows = await rowsOf(
    used(
      `
      ann | APP | open  | use    | 2026-03-03 12:00
      ann | APP | edit  | author | 2026-03-05 12:00
      svc | ZAP | start | run    | 2026-03-04 12:00
      bob | YYY | open  | use    | 2026-03-31 12:00`,
      { "lake.tools": registry, [days]: through },
    ),
    "marts/use_states",
    "day, tool_id, is_used, tool_unknown, month_unknown",
  );
  expect(rows.filter((row) => row.startsWith("2026-03"))).toEqual([
    "2026-03-31 | sheet-APP | false | – | –",
    "2026-03-31 | sheet-ZAP | true | – | –",
  ]);
  expect(rows.filter((row) => row.startsWith("2026-02")).map((row) => row.split(" | ").at(-1))).toEqual([
    "no usage log tells of 2026-02",
    "no usage log tells of 2026-02",
  ]);
});

test("how many tools a builder works on, and how much of it the busiest tenth does, is told of ten or more", async () => {
  const builders = (count: number) =>
    `month | team_id | person_id | events\n${Array.from({ length: count }, (_, index) => `2026-03-01 | sales | p${index} | ${index === 3 ? 11 : 1}`).join("\n")}`;
  const tables = (count: number) => ({
    "marts.builders": builders(count),
    "marts.logged_months": "month | day\n 2026-03-01 | 2026-03-31",
    "marts.use_days": `
      day        | tool_id | person_id | operation_class
      2026-03-04 | one     | p0        | author
      2026-03-31 | two     | p0        | author
      2026-03-31 | two     | p1        | author
      2026-03-03 | one     | p1        | author
      2026-03-31 | one     | p1        | use`,
  });
  const columns = "builders, tools_per_builder, share_with_several, top_share, depth_unknown";
  // 2 + 1 tools of 10 people; one of the ten has 11 of 20 events.
  expect(await rowsOf(tables(10), "marts/builder_depth", columns)).toEqual(["10 | 0.3 | 0.1 | 0.55 | –"]);
  // A tenth of 11 is rounded up to 2 people, with 12 of 21 events.
  expect(await rowsOf(tables(11), "marts/builder_depth", "builders, round(top_share, 4)")).toEqual(["11 | 0.5714"]);
  expect(await rowsOf(tables(9), "marts/builder_depth", columns)).toEqual([
    "9 | – | – | – | 9 of at least 10 builders",
  ]);
});
