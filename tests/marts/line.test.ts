import { describe, expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";

const people = `
  mail_key | team_name | is_enabled | snapshot_day | load_id
  ann      | Sales     | true       | 2026-01-31   | 2026-01-31
  bob      | Finance   | true       | 2026-01-31   | 2026-01-31
  cid      | Finance   | true       | 2026-01-31   | 2026-01-31
  own      | Sales     | true       | 2026-01-31   | 2026-01-31
  ann      | Sales     | true       | 2026-03-31   | 2026-03-31
  bob      | Sales     | true       | 2026-03-31   | 2026-03-31
  cid      | Finance   | true       | 2026-03-31   | 2026-03-31
  own      | Sales     | true       | 2026-03-31   | 2026-03-31`;
const tools = `
  native_id | tool_name | platform | builder_keys | owner_keys | team_name | created_on | snapshot_day | load_id
  APP       | Orders    | Zapier   | built        | own        | Sales     | 2026-01-05 | 2026-01-31   | 2026-01-31
  APP       | Orders    | Zapier   | built        | own        | Sales     | 2026-01-05 | 2026-03-31   | 2026-03-31`;

function used(events: string, line: string, others: { readonly [table: string]: string } = {}) {
  return {
    "lake.tools": tools,
    "lake.people": people,
    "lake.program": line,
    "lake.events": `actor_key | tool_key | operation_class | operation | occurred_at\n${events.trim()}`,
    ...others,
  };
}

const crossing = "tool_id, crossed_on, thresholds, is_or_earlier, is_depended_on";

describe("the first day over the line", () => {
  const line = "line_users | line_days\n 2 | 10";
  const of = (rows: string) => rowsOf(used(rows, line), "marts/line_crossings", crossing);

  test("is that of the second of two users within the days, not a day outside of them", async () => {
    const first = "ann | APP | use | open | 2026-01-20 12:00";
    expect(await of(`${first}\n bob | APP | use | open | 2026-01-29 12:00`)).toEqual([
      "sheet-APP | 2026-01-29 | users | true | false",
    ]);
    // On the tenth day after a use somebody is no user any more.
    expect(await of(`${first}\n bob | APP | use | open | 2026-01-30 12:00`)).toEqual([]);
  });

  test("counts neither the builder, nor a run, nor one person twice, and is the first of several", async () => {
    const events = `
      built | APP | use | open  | 2026-02-01 12:00
      ann   | APP | use | open  | 2026-02-01 12:00
      ann   | APP | use | open  | 2026-02-02 12:00
      bob   | APP | run | start | 2026-02-02 12:00
      bob   | APP | use | open  | 2026-03-20 12:00
      cid   | APP | use | open  | 2026-03-25 12:00
      ann   | APP | use | open  | 2026-03-26 12:00`;
    expect(await of(events)).toEqual(["sheet-APP | 2026-03-25 | users | false | true"]);
  });

  test("is told across a month's edge, and not of days after the newest", async () => {
    expect(await of("ann | APP | use | open | 2026-02-25 12:00\n bob | APP | use | open | 2026-03-04 12:00")).toEqual([
      "sheet-APP | 2026-03-04 | users | true | false",
    ]);
    const days = "entity | loads | data_through\n tools | 1 | 2026-03-31\n people | 1 | 2026-03-31";
    const late = "ann | APP | use | open | 2026-03-31 12:00\n bob | APP | use | open | 2026-04-01 12:00";
    expect(await rowsOf(used(late, line, { "lake.entities": days }), "marts/line_crossings", crossing)).toEqual([]);
  });

  test("may lie before the log where the tool is older than it", async () => {
    const events = `
      zed | APP | other | look | 2026-01-03 12:00
      ann | APP | use   | open | 2026-01-12 12:00
      bob | APP | use   | open | 2026-01-12 12:00`;
    // Made two days after the log began, so the log saw all of its use.
    expect(await of(events)).toEqual(["sheet-APP | 2026-01-12 | users | false | false"]);
  });
});

test("one person's uses are as many days as the line says, however short", async () => {
  const events = `
    ann | APP | use | open | 2026-02-02 12:00
    ann | APP | use | open | 2026-02-12 12:00
    bob | APP | use | open | 2026-02-08 12:00
    bob | APP | use | open | 2026-02-14 12:00`;
  expect(await rowsOf(used(events, "line_users | line_days\n 2 | 3"), "marts/line_crossings", crossing)).toEqual([
    "sheet-APP | 2026-02-14 | users | false | false",
  ]);
});

describe("a line by teams", () => {
  const line = "line_users | line_days | line_teams\n 9 | 90 | 2";

  test("is crossed with the second team, each person in the team of the day", async () => {
    const events = "ann | APP | use | open | 2026-02-03 12:00\n cid | APP | use | open | 2026-02-09 12:00";
    expect(await rowsOf(used(events, line), "marts/line_crossings", crossing)).toEqual([
      "sheet-APP | 2026-02-09 | teams | true | true",
    ]);
    // Bob is in Finance until the export of the 31st of March finds him in Sales, with Ann.
    const moved = "ann | APP | use | open | 2026-02-03 12:00\n bob | APP | use | open | 2026-02-09 12:00";
    const warehouse = await given(used(moved, line));
    expect(await warehouse.run("marts/team_use_spans")).toEqual([
      "sheet-APP | 2026-02-03 | 2026-02-09 | 1",
      "sheet-APP | 2026-02-09 | 2026-03-31 | 2",
      "sheet-APP | 2026-03-31 | 2026-05-10 | 1",
    ]);
    expect(await warehouse.run("marts/line_crossings", crossing)).toEqual([
      "sheet-APP | 2026-02-09 | teams | true | false",
    ]);
    expect(await warehouse.run("marts/counted_days", "day, users_90_days, is_depended_on")).toEqual([
      "2026-01-31 | – | –",
      "2026-02-28 | 2 | true",
      "2026-03-31 | 2 | false",
    ]);
    warehouse.close();
  });

  test("nobody counts teams where the program does not", async () => {
    const events = "ann | APP | use | open | 2026-02-03 12:00\n cid | APP | use | open | 2026-02-09 12:00";
    expect(await rowsOf(used(events, "line_users\n 9"), "marts/team_use_spans")).toEqual([]);
  });
});

describe("a line by what the registry says", () => {
  const registry = `
    native_id | tool_name | platform | environment | lineage_of | builder_keys | owner_keys | data_class | is_revenue | schedule  | is_declared_depended_on | support_contact_keys | created_on | snapshot_day | load_id
    A         | Pay       | Excel    | prod        |            | built        | own        | internal   |            |           |                         |                      | 2026-01-05 | 2026-01-31   | 2026-01-31
    B         | Sell      | Excel    | prod        |            | built        | built      |            | true       | on demand |                         | help                 | 2025-01-05 | 2026-01-31   | 2026-01-31
    C         | Night     | Excel    | prod        |            | built        |            |            | false      | nightly   |                         |                      |            | 2026-01-31   | 2026-01-31
    C-dev     | Night     | Excel    | dev         | C          | built        |            | Restricted | true       |           |                         |                      |            | 2026-01-31   | 2026-01-31
    A         | Pay       | Excel    | prod        |            | built        | own        | Restricted |            |           | true                    |                      | 2026-01-05 | 2026-02-28   | 2026-02-28
    B         | Sell      | Excel    | prod        |            | built        | built      |            | true       | on demand |                         | help                 | 2025-01-05 | 2026-02-28   | 2026-02-28
    C         | Night     | Excel    | prod        |            | built        |            |            | false      | nightly   |                         |                      |            | 2026-02-28   | 2026-02-28
    C-dev     | Night     | Excel    | dev         | C          | built        |            | Restricted | true       |           |                         |                      |            | 2026-02-28   | 2026-02-28`;
  const tables = (line: string) => ({ "lake.tools": registry, "lake.people": people, "lake.program": line });
  const all = "line_data_classes | line_revenue | line_schedule\n restricted+secret | true | true";

  test("is crossed with the first export that says so, by what the production copy's row says", async () => {
    expect(await rowsOf(tables(all), "marts/line_crossings", crossing)).toEqual([
      "sheet-A | 2026-02-28 | data class+declared | false | true",
      "sheet-B | 2026-01-31 | revenue | true | true",
      "sheet-C | 2026-01-31 | schedule | true | true",
    ]);
  });

  test("counts only what the program names; without, the registry's own word alone", async () => {
    expect(await rowsOf(tables("line_revenue\n true"), "marts/line_crossings", crossing)).toEqual([
      "sheet-A | 2026-02-28 | declared | false | true",
      "sheet-B | 2026-01-31 | revenue | true | true",
    ]);
    expect(await rowsOf(tables("line_users\n 5"), "marts/tool_days", "day, tool_id, is_depended_on")).toEqual([
      "2026-01-31 | sheet-A | –",
      "2026-01-31 | sheet-B | –",
      "2026-01-31 | sheet-C | –",
      "2026-02-28 | sheet-A | true",
      "2026-02-28 | sheet-B | –",
      "2026-02-28 | sheet-C | –",
      "2026-03-31 | sheet-A | true",
      "2026-03-31 | sheet-B | –",
      "2026-03-31 | sheet-C | –",
    ]);
  });

  test("is ready for others with an able owner who did not build it; on call and support are told apart", async () => {
    const staff = `${people}
      built | Sales | true | 2026-03-31   | 2026-03-31`;
    const columns = "tool_id, is_ready, has_on_call, has_support_contact, owner_on, crossing_place";
    const rows = await rowsOf({ ...tables(all), "lake.people": staff }, "marts/line_crossings", columns);
    expect(rows).toEqual([
      "sheet-A | true | false | false | 2026-01-31 | 3",
      "sheet-B | false | false | true | – | 2",
      "sheet-C | false | false | false | – | 1",
    ]);
  });

  test("stands behind whoever is not ready, by what would break, unknown use last", async () => {
    const staff = `${people}
      built | Sales | true | 2026-03-31   | 2026-03-31`;
    const blasts = `
      tool_id | users | place
      sheet-A | 9     | 1
      sheet-B |       | 1
      sheet-C | 7     | 2`;
    const given = { ...tables(all), "lake.people": staff, "marts.blast_radius": blasts };
    expect(await rowsOf(given, "marts/line_crossings", "tool_id, tool_name, crossing_place, users, place")).toEqual([
      "sheet-A | Pay | 3 | 9 | 1",
      "sheet-B | Sell | 2 | – | 1",
      "sheet-C | Night | 1 | 7 | 2",
    ]);
  });
});

test("after a crossing the first owner who did not build it, review and person on call are dated", async () => {
  const registry = `
    native_id | tool_name | platform | builder_keys | owner_keys | on_call_keys | is_declared_depended_on | last_review_on | snapshot_day | load_id
    A         | Pay       | Excel    | built        | built      |              | true                    | 2025-12-01     | 2026-01-31   | 2026-01-31
    A         | Pay       | Excel    | built        | built+own  |              | true                    | 2025-12-01     | 2026-02-28   | 2026-02-28
    A         | Pay       | Excel    | built        | built+own  | ann          | true                    | 2026-03-02     | 2026-03-31   | 2026-03-31`;
  const columns = "crossed_on, owner_on, reviewed_on, on_call_on, has_on_call, is_ready";
  expect(await rowsOf({ "lake.tools": registry, "lake.people": people }, "marts/line_crossings", columns)).toEqual([
    "2026-01-31 | 2026-02-28 | 2026-03-02 | 2026-03-31 | true | true",
  ]);
});

test("other lines: users and teams of each window, unknown where no log covers it", async () => {
  const registry = `${tools}
    XL        | Prices    | Excel    | built        | own        | Sales     | 2026-01-05 | 2026-03-31   | 2026-03-31`;
  const events = `
    ann   | APP | use | open | 2026-01-10 12:00
    bob   | APP | use | open | 2026-01-31 12:00
    built | APP | use | open | 2026-03-30 12:00
    cid   | APP | use | open | 2026-03-02 12:00`;
  const rows = await rowsOf(
    used(events, "line_users | line_days\n 3 | 60", { "lake.tools": registry }),
    "marts/line_windows",
    "days, tool_id, users, teams, users_unknown is not null, is_depended_on",
  );
  expect(rows.filter((row) => row.includes("APP"))).toEqual([
    "30 | sheet-APP | 1 | 1 | false | false",
    "60 | sheet-APP | 2 | 2 | false | false",
    "90 | sheet-APP | 3 | 2 | false | false",
    "180 | sheet-APP | 3 | 2 | false | false",
    "365 | sheet-APP | 3 | 2 | false | false",
  ]);
  expect(rows.filter((row) => row.includes("XL"))[0]).toBe("30 | sheet-XL | – | 0 | true | –");
});
