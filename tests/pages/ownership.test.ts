import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Orphan } from "../../app/components/orphan-columns.tsx";
import type { OwnerUsers } from "../../app/components/owner-users.tsx";
import type { TeamRow } from "../../app/components/team-ownership.tsx";
import type { QueueStates } from "../../app/ownership.ts";
import { lead, memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { fillTable, parseTable } from "../given-table.ts";
import { asked } from "./asked.ts";

// Two report days; `mia` owns a on both, and her name is known.
const tables = {
  "marts.days": "day | is_latest\n 2026-02-28 | false\n 2026-03-31 | true",
  "marts.teams": "team_id | team_name\n hr | People\n it | Computing",
  "marts.tool_list": `
    entry | day        | tool_id | tool_name | team_id | team_name | platform | state       | remedy      | cause | severity | causes | concern | is_owner_builder | users_90_days | orphaned_since | owner_keys | name_place | team_place | platform_place | worst_place | blast_place | blast_places
    1     | 2026-02-28 | a       | Alpha     | hr      | People    | Airtable | orphaned    | rescue      | O2    | 2        | O2+O12 | 1       | false            | 4             | 2026-02-01     | mia        | 1          | 2          | 1              | 1 | |
    2     | 2026-03-31 | a       | Alpha     | hr      | People    | Airtable | orphaned    | rescue      | O2    | 2        | O2+O12 | 1       | false            | 4             | 2026-02-01     | mia        | 1          | 2          | 1              | 1 | 2 | 5
    3     | 2026-03-31 | b       | Beta      | it      | Computing | Zapier   | orphaned    | use unknown | O1    | 1        | O1     | 1       | false            |               | 2026-03-05     |            | 2          | 1          | 2              | 2 | |
    4     | 2026-03-31 | c       | Gamma     | it      | Computing |          | owned       |             |       |          |        | 2       | true             | 9             |                | ann+mia    | 3          | 1          |                | 3 | 1 | 5
    5     | 2026-03-31 | d       | Delta     | it      | Computing | Zapier   | not matched |             | O12   | 12       | O12    | 3       | false            |               |                | zoe        | 4          | 1          | 2              | 4 | |
    6     | 2026-03-31 | e       | Epsilon   | hr      | People    | Zapier   | covered     |             | O10   | 11       | O10    | 6       | false            | 2             |                | mia        | 5          | 2          | 2              | 5 | |
    7     | 2026-03-31 | f       | Old       | hr      | People    | Zapier   | retired     |             |       |          |        |         |                  |               |                |            | 6          | 2          | 2              | 6 | |`,
  "marts.tool_keys": "series | native_id | tool_id\n sheet | A1 | a\n sheet | A2 | a\n sheet | B | b",
  "marts.blast_radius": "tool_id | place | places | dependants | data_class\n a | 2 | 5 | 3 | internal",
  "marts.candidates":
    "tool_id | place | person_id | reasons\n a | 1 | mia | used it twice\n a | 2 | zoe | is in its team",
  // In March b has somebody assigned and e is put off; in February an exemption of a ran out.
  "marts.ownership_decisions": `
    day        | tool_id | decision_id | decision | state       | person_key | until_day  | reopened_because
    2026-03-31 | b       | d1          | assign   | open        | mia        |            |
    2026-03-31 | e       | d2          | snooze   | open        |            | 2026-09-30 |
    2026-02-28 | a       | d3          | exempt   | re-opened   |            | 2026-02-20 | its exemption ended on 2026-02-20`,
  "marts.tools": `
    tool_id
    a
    b
    c
    d
    e
    f`,
  "marts.tool_users": `
    tool_id | person_id
    a       | ann
    a       | bob
    c       | ann
    e       | ann`,
};

let warehouse: Given;

beforeAll(async () => {
  warehouse = await given(tables);
  await warehouse.run("marts/concern_users");
  await warehouse.run("marts/queue_notes");
  await warehouse.connection.run(
    "update marts.tool_list set users_90_days_unknown = 'no log' where users_90_days is null",
  );
  await warehouse.connection.run("attach ':memory:' as names");
  await warehouse.connection.run(
    "create table names.people as select 'mia' as person_key, 'Mia Moreau' as name, null::varchar as address, 'mia moreau' as words",
  );
});

afterAll(() => warehouse.close());

const everything = {
  team: null,
  platform: null,
  q: null,
  cause: null,
  state: "any",
  today: "2026-04-01",
  sort: "worst",
  is_descending: false,
};

async function listed(changes: object, viewer = lead): Promise<string> {
  const parameters = { ...everything, limit: 50, offset: 0, to: "2026-03-31", ...changes };
  const rows = await asked<Orphan>(warehouse, "orphans", parameters, viewer);
  return `${rows.map(({ tool_id }) => tool_id).join("")} of ${rows[0]?.total_rows ?? 0}`;
}

describe("the tools whose ownership needs a person", () => {
  test("are those of the report day of the month asked for, worst first, without the retired", async () => {
    expect(await listed({})).toBe("abcde of 5");
    expect(await listed({ to: "2026-02-28" })).toBe("a of 1");
    expect(await listed({ to: "2026-01-31" })).toBe(" of 0");
    expect(await listed({ cause: "any" })).toBe("abcde of 5");
  });

  test("are narrowed by team, platform, name, state and cause", async () => {
    expect(await listed({ team: "it" })).toBe("bcd of 3");
    expect(await listed({ platform: "not said" })).toBe("c of 1");
    expect(await listed({ q: "ALP" })).toBe("a of 1");
    expect(await listed({ cause: "orphaned" })).toBe("ab of 2");
    expect(await listed({ cause: "builder" })).toBe("c of 1");
    expect(await listed({ cause: "O12" })).toBe("ad of 2");
    expect(await listed({ cause: "rescue" })).toBe("a of 1");
    expect(await listed({ cause: "use unknown" })).toBe("b of 1");
    expect(await listed({ cause: "at risk" })).toBe(" of 0");
    expect(await listed({ cause: "fine" })).toBe("e of 1");
    expect(await listed({}, memberOf("hr"))).toBe("ae of 2");
  });

  test("are sorted either way with what is unknown last, and paged with the whole total", async () => {
    expect(await listed({ sort: "users", is_descending: true })).toBe("caebd of 5");
    expect(await listed({ sort: "blast" })).toBe("cabde of 5");
    expect(await listed({ sort: "since", is_descending: true })).toBe("bacde of 5");
    expect(await listed({ sort: "cause", cause: "any" })).toBe("baedc of 5");
    expect(await listed({ sort: "platform", is_descending: true })).toBe("bdeac of 5");
    expect(await listed({ sort: "team" })).toBe("bcdae of 5");
    expect(await listed({ limit: 1, offset: 1 })).toBe("b of 5");
  });

  test("wait, are decided or put off, and come back when they are re-opened or their day has come", async () => {
    expect(await listed({ state: null })).toBe("acd of 3");
    expect(await listed({ state: "waiting" })).toBe("acd of 3");
    expect(await listed({ state: "decided" })).toBe("b of 1");
    expect(await listed({ state: "snoozed" })).toBe("e of 1");
    expect(await listed({ state: "re-opened" })).toBe(" of 0");
    expect(await listed({ state: "re-opened", today: "2026-09-30" })).toBe("e of 1");
    expect(await listed({ state: null, to: "2026-02-28" })).toBe("a of 1");
    expect(await listed({ state: "carried out" })).toBe(" of 0");
    const states = (changes: object) =>
      asked<QueueStates>(warehouse, "queue_states", { ...everything, to: "2026-03-31", ...changes });
    const counts = { waiting: 3, reopened: 0, snoozed: 1, decided: 1, carried_out: 0, orphaned: 2, assigned: 1 };
    expect(await states({})).toEqual([counts]);
    expect(await states({ today: "2026-12-01" })).toEqual([{ ...counts, snoozed: 0, reopened: 1 }]);
    expect(await states({ team: "hr" })).toEqual([{ ...counts, waiting: 1, decided: 0, orphaned: 1, assigned: 0 }]);
  });

  test("say who is assigned and who could own them, and every key that the journal can name them by", async () => {
    const [a, b] = await asked<Orphan>(warehouse, "orphans", { ...everything, limit: 2, offset: 0, to: "2026-03-31" });
    expect(a).toMatchObject({ keys: ["sheet/A1", "sheet/A2"], queue: "waiting", decision: null, blast_place: 2 });
    expect(a).toMatchObject({ blast_places: 5, blast_dependants: 3, data_class: "internal", blast_teams: null });
    expect(a).toMatchObject({ candidate_name: "Mia Moreau", candidate_reasons: "used it twice" });
    expect(b).toMatchObject({ keys: ["sheet/B"], queue: "decided", decision: "assign", person_name: "Mia Moreau" });
  });

  test("name their owners as far as names are known, and count all of them", async () => {
    const rows = await asked<Orphan>(warehouse, "orphans", { ...everything, limit: 4, offset: 0, to: "2026-03-31" });
    expect(rows.map(({ tool_id, owners, owner_count }) => [tool_id, owners, owner_count])).toEqual([
      ["a", "Mia Moreau", 1],
      ["b", null, 0],
      ["c", "Mia Moreau", 2],
      ["d", null, 1],
    ]);
  });
});

test("users behind a number are counted once over its tools, on the newest day, and not where no log tells", async () => {
  const users = (changes: object, viewer = lead) =>
    asked<OwnerUsers>(warehouse, "owner_users", { team: null, platform: null, to: "2026-03-31", ...changes }, viewer);
  expect(await users({})).toEqual([
    { metric: "not_matched_owners", users: { unknown: "no usage log covers these tools" }, tools: 1, tools_untold: 1 },
    { metric: "orphaned_tools", users: 2, tools: 2, tools_untold: 1 },
    { metric: "owner_is_builder", users: 1, tools: 1, tools_untold: 0 },
  ]);
  expect(await users({ to: "2026-02-28" })).toEqual([
    { metric: "orphaned_tools", users: { unknown: "counted for the newest day only" }, tools: 1, tools_untold: 0 },
  ]);
  expect((await users({ team: "it" })).map(({ metric, tools }) => `${metric} ${tools}`)).toEqual([
    "not_matched_owners 1",
    "orphaned_tools 1",
    "owner_is_builder 1",
  ]);
  expect((await users({}, memberOf("hr"))).map(({ metric }) => metric)).toEqual(["orphaned_tools"]);
});

test("teams come by the end of the interval that is sure, as many as asked for and of how many", async () => {
  await warehouse.connection.run(`create or replace table metrics.periods (metric varchar, months int, period_from date, team_id varchar,
    platform varchar, value double, value_unknown varchar, low double, high double, numerator double, denominator double)`);
  await warehouse.connection.run("create or replace view metrics.values as from metrics.periods where months = 1");
  const values = `
    metric           | months | period_from | team_id | value | value_unknown | low | high | numerator | denominator
    orphan_rate      | 1      | 2026-03-01  | hr      | 1     |               | 0.2 | 1    | 2         | 2
    orphan_rate      | 1      | 2026-03-01  | it      | 0.5   |               | 0.4 | 0.6  | 50        | 100
    orphan_rate      | 1      | 2026-02-01  | it      | 0.9   |               | 0.8 | 1    | 90        | 100
    owner_is_builder | 1      | 2026-03-01  | it      |       | too few       |     |      | 1         | 3`;
  await fillTable(warehouse.connection, "metrics.periods", parseTable(values));
  const rows = await asked<TeamRow>(warehouse, "team_ownership", { to: "2026-03-31", limit: 20 });
  expect(rows.map(({ team_id, orphan_rate, builder_share }) => [team_id, orphan_rate, builder_share])).toEqual([
    ["it", 0.5, { unknown: "too few" }],
    ["hr", 1, { unknown: "no tool of this team is depended on" }],
  ]);
  const first = await asked<TeamRow>(warehouse, "team_ownership", { to: "2026-03-31", limit: 1 });
  expect(first.map(({ team_id, total_rows }) => `${team_id} of ${total_rows}`)).toEqual(["it of 2"]);
});
