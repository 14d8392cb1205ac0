import { describe, expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const days = `
  day        | month      | is_month_end | is_latest
  2026-02-28 | 2026-02-01 | true         | false
  2026-03-31 | 2026-03-01 | true         | true`;

const company = {
  "marts.days": days,
  "marts.tools": `
    tool_id | tool_name | platform | team_id | kind
    a       | beta      | Airtable | hr      | base
    b       | Alpha     | Excel    | it      | spreadsheet
    c       | Gamma     | Airtable | hr      | base`,
  "marts.teams": "team_id | team_name\n hr | People\n it | Computing",
  "marts.listings": `
    tool_id | platform
    a       | Airtable
    b       | Excel
    c       | Airtable`,
  "marts.listed_days": `
    day        | tool_id | team_id | platform | is_retired
    2026-02-28 | a       | it      | Airtable | false
    2026-03-31 | a       | hr      | Airtable | false
    2026-03-31 | b       | it      | Excel    | false
    2026-03-31 | c       | hr      | Airtable | true`,
  "marts.counted_days": `
    day        | tool_id | owner_state | users_90_days | users_90_days_unknown     | is_orphaned | is_owner_builder
    2026-02-28 | a       | orphaned    | 4             |                           | true        | true
    2026-03-31 | a       | owned       | 0             |                           | false       | true
    2026-03-31 | b       | covered     |               | no usage log covers Excel | false       | false`,
  "marts.tool_roles": `
    tool_id | role   | person_key | from_day   | to_day
    a       | owner  | zoe        | 2026-01-01 | 2026-03-01
    a       | owner  | mia        | 2026-02-01 |
    a       | backup | ann        | 2026-02-01 |
    c       | owner  | mia        | 2026-04-01 |`,
  "marts.half_finished": `
    day        | tool_id | is_half_finished
    2026-03-31 | a       | true`,
  "marts.overlap_clusters": "cluster_id | tool_id\n a | a",
  "marts.use_days": `
    day        | tool_id | person_id | operation_class | events
    2026-01-05 | a       | ann       | use             | 1
    2026-03-09 | a       |           | run             | 1
    2026-03-30 | a       | ann       | author          | 1`,
  "marts.covered_days": "platform | day\n airtable | 2025-12-01",
};

describe("the list of tools", () => {
  test("has each listed tool of each report day with its state, the retired ones too", async () => {
    const columns = "day, tool_id, team_id, state, is_owner_builder, is_half_finished, cluster_id";
    expect(await rowsOf(company, "marts/tool_list", columns)).toEqual([
      "2026-02-28 | a | it | orphaned | false | false | –",
      "2026-03-31 | a | hr | owned | true | true | a",
      "2026-03-31 | b | it | covered | false | false | –",
      "2026-03-31 | c | hr | retired | – | false | –",
    ]);
  });

  test("says the last use up to the day, by people or on schedule, and why there is none", async () => {
    const columns = "day, tool_id, users_90_days, users_90_days_unknown, last_used_on, last_used_on_unknown";
    expect(await rowsOf(company, "marts/tool_list", columns)).toEqual([
      "2026-02-28 | a | 4 | – | 2026-01-05 | –",
      "2026-03-31 | a | 0 | – | 2026-03-09 | –",
      "2026-03-31 | b | – | no usage log covers Excel | – | no usage log",
      "2026-03-31 | c | – | retired | – | not since 2025-12-01",
    ]);
  });

  test("names the owners of that day by their keys, in one order", async () => {
    expect(
      await rowsOf(company, "marts/tool_list", "day, tool_id, list_sort(owner_keys) = owner_keys, owner_keys"),
    ).toEqual([
      "2026-02-28 | a | true | mia+zoe",
      "2026-03-31 | a | true | mia",
      "2026-03-31 | b | – | –",
      "2026-03-31 | c | – | –",
    ]);
  });

  test("begins with what needs a person most; a retired tool needs none", async () => {
    const states = `
      tool_id | owner_state | is_orphaned | is_owner_builder | is_depended_on | users_90_days
      fine    | owned       | false       | true             | false          | 9
      alone   | owned       | false       | true             | true           | 1
      gone    | not matched | false       | false            | true           | 8
      unsure  | unknown     |             |                  | true           | 7
      shaky   | at risk     | false       | false            | true           | 1
      few     | orphaned    | true        | false            | true           | 2
      many    | orphaned    | true        | false            | false          | 3`;
    const onDay = (table: string) =>
      table.replaceAll(
        /^( +)(\w+ +\|)/gm,
        (_, space, cells) => `${space}${cells.startsWith("tool_id") ? "day" : "2026-03-31"} | ${cells}`,
      );
    const ids = ["fine", "alone", "gone", "unsure", "shaky", "few", "many", "old"];
    const tables = {
      "marts.days": "day | is_latest\n 2026-03-31 | true",
      "marts.tools": `tool_id | tool_name\n${ids.map((id) => ` ${id} | ${id}`).join("\n")}`,
      "marts.listed_days": `day | tool_id | is_retired\n${ids.map((id) => ` 2026-03-31 | ${id} | ${id === "old"}`).join("\n")}`,
      "marts.counted_days": onDay(states),
      // Few people use it, and much hangs on it; nobody knows who uses the third.
      "marts.blast_radius": onDay(`
      tool_id | users | place | places
      few     | 2     | 1     | 7
      many    | 9     | 2     | 7
      gone    |       | 1     | 1`),
    };
    expect(await rowsOf(tables, "marts/tool_list", "worst_place, tool_id, concern, blast_place, blast_places")).toEqual(
      [
        "1 | few | 1 | 1 | 7",
        "2 | many | 1 | 2 | 7",
        "3 | alone | 2 | – | –",
        "4 | shaky | 4 | – | –",
        "5 | gone | 3 | – | –",
        "6 | unsure | 5 | – | –",
        "7 | fine | 6 | – | –",
        "8 | old | – | – | –",
      ],
    );
  });

  test("numbers names, teams and platforms in the order of the alphabet", async () => {
    const columns = "tool_id, day, name_place, team_place, platform_place";
    expect(await rowsOf(company, "marts/tool_list", columns)).toEqual([
      "a | 2026-02-28 | 2 | 1 | 1",
      "a | 2026-03-31 | 2 | 2 | 1",
      "b | 2026-03-31 | 1 | 1 | 2",
      "c | 2026-03-31 | 3 | 2 | 1",
    ]);
  });
});

test("a group says what of it is used and finished, and why one of it is kept", async () => {
  const group = (users: readonly string[], active: readonly string[]) => ({
    "marts.days": days,
    "marts.tools": `
      tool_id | tool_name | data_class    | created_on | listed_from
      a       | A         | customer data | 2025-01-01 | 2025-01-01
      b       | B         | customer data | 2024-01-01 | 2025-01-01
      c       | C         |               | 2025-06-01 | 2025-01-01`,
    "marts.counted_days": `
      day        | tool_id | team_id | users_90_days | is_active
      2026-03-31 | a       | hr      | ${users[0]}   | ${active[0]}
      2026-03-31 | b       | hr      | ${users[1]}   | ${active[1]}
      2026-03-31 | c       | it      | ${users[2]}   | ${active[2]}`,
    "marts.overlap_clusters": `
      cluster_id | tool_id | label | shared_words | tools | teams
      a          | a       | Leave | Leave        | 3     | 2
      a          | b       | Leave | Leave        | 3     | 2
      a          | c       | Leave | Leave        | 3     | 2`,
    "marts.half_finished": `
      day        | tool_id | is_half_finished | half_finished_unknown
      2026-03-31 | a       | true             |
      2026-03-31 | c       |                  | its platform is not said
      2026-02-28 | b       | true             | `,
    "marts.tool_users": `
      tool_id | person_id | is_builder
      a       | ann       | false
      b       | ann       | false
      b       | bob       | false
      b       | cleo      | true`,
  });
  const columns = `tools, teams, active_tools, half_finished_tools, unjudged_tools, users, users_unknown, untold_tools,
    data_classes, kept_tool_id, kept_because`;
  const said = (users: readonly string[], active: readonly string[]) =>
    rowsOf(group(users, active), "marts/clusters", columns);
  expect(await said(["1", "2", ""], ["true", "true", "false"])).toEqual([
    "3 | 2 | 2 | 1 | 1 | 2 | – | 1 | customer data (2), not said | b | most users",
  ]);
  expect((await said(["0", "0", "0"], ["true", "false", "false"]))[0]).toMatch(/a \| the only active one$/);
  expect((await said(["0", "0", "0"], ["true", "true", "true"]))[0]).toMatch(/b \| the oldest$/);
  expect((await said(["", "", ""], ["true", "true", "true"]))[0]).toContain("– | no usage log covers its tools | 3");
});

test("a group of like tools by team: its own ones by users, what others have, and all teams by how many tools are theirs", async () => {
  const like = {
    "marts.days": days,
    "marts.teams": "team_id | team_name\n hr | People\n it | Computing\n law | Law",
    "marts.tools": ["a", "b", "c", "d"].reduce((rows, tool) => `${rows}\n${tool}`, "tool_id"),
    "marts.counted_days": `
      day        | tool_id | team_id
      2026-03-31 | a       | law
      2026-03-31 | b       | hr
      2026-03-31 | c       | it
      2026-03-31 | d       | it`,
    "marts.overlap_clusters": "cluster_id | tool_id\n g | a\n g | b\n g | c\n g | d",
  };
  expect(await rowsOf(like, "marts/clusters", "cluster_id, [team.team_name for team in team_list]")).toEqual([
    "g | Computing+Law+People",
  ]);
  const mates = {
    "marts.clusters": "cluster_id | tools | teams | place\n g | 4 | 3 | 7",
    "marts.cluster_tools": `
      cluster_id | tool_id | tool_name | team_id | users_90_days
      g          | a       | Alpha     | law     | 1
      g          | b       | Beta      | it      |
      g          | c       | Delta     | it      | 2
      g          | d       | Gamma     | it      | 5`,
  };
  const columns = "team_id, tools, tool_names, other_tools, other_teams, place";
  expect(await rowsOf(mates, "marts/cluster_teams", columns)).toEqual([
    "it | 3 | Gamma, Delta, Beta | 1 | 2 | 7",
    "law | 1 | Alpha | 3 | 2 | 7",
  ]);
});
