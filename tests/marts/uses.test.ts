import { describe, expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";

const tools = `
  native_id | tool_name   | platform   | environment | builder_keys | team_name | snapshot_day
  APP1      | Orders      | Power Apps | prod        | built        | Sales     | 2026-03-31
  APP2      | Orders test | Power Apps | test        | built        | Sales     | 2026-03-31
  SHEET     | Prices      | Excel      |             | built        | Sales     | 2026-03-31`;
const uses =
  "tool_id, users_90_days, users_90_days_unknown, activity, is_active, is_depended_on, is_depended_on_unknown";
const line = `
  line_users | line_days
  2          | 90`;

function eventsOf(rows: string): string {
  return `actor_key | tool_key | tool_name | platform | operation | operation_class | occurred_at
    ${rows.trim()}`;
}

async function used(events: string, others: { readonly [table: string]: string } = {}): Promise<string[]> {
  return rowsOf(
    { "lake.tools": tools, "lake.program": line, "lake.events": events, ...others },
    "marts/counted_days",
    uses,
  );
}

describe("users of a tool", () => {
  test("exactly at the line it is depended on; its builders and people on two ids do not add to it", async () => {
    const events = eventsOf(`
      ann-mail | APP1 |  | Power Apps | launch | use | 2026-03-01 12:00:00
      ann-id   | app2 |  | Power Apps | launch | use | 2026-03-02 12:00:00
      built    | APP1 |  | Power Apps | launch | use | 2026-03-03 12:00:00
      bob      | APP1 |  | Power Apps | launch | use | 2026-03-04 12:00:00`);
    const people = `
      mail_key | object_id_key | is_enabled | snapshot_day
      ann-mail | ann-id        | true       | 2026-03-31`;
    const [orders] = await used(events, { "lake.people": people });
    expect(orders).toBe("sheet-APP1 | 2 | – | used | true | true | –");
    const oneLess = events.split("\n").slice(0, -1).join("\n");
    const [fewer] = await used(oneLess, { "lake.people": people });
    expect(fewer).toBe("sheet-APP1 | 1 | – | used | true | false | –");
  });

  test("the window has as many days as the program says, the latest one included", async () => {
    const days = await used(
      eventsOf(`
        first | APP1 | | Power Apps | launch | use | 2026-01-01 12:00:00
        early | APP1 | | Power Apps | launch | use | 2025-12-31 12:00:00
        last  | APP1 | | Power Apps | launch | use | 2026-03-31 12:00:00
        late  | APP1 | | Power Apps | launch | use | 2026-04-01 12:00:00`),
      { "lake.entities": "entity | loads | data_through\n tools | 1 | 2026-03-31\n events | 1 | 2026-04-01" },
    );
    expect(days[0]).toBe("sheet-APP1 | 2 | – | used | true | true | –");
  });

  test("a day begins at midnight of the program's time zone", async () => {
    const warehouse = await given({
      "lake.tools": tools,
      "lake.program": "time_zone\nPacific/Auckland",
      "lake.events": eventsOf("ann | APP1 | | Power Apps | launch | use | 2026-03-30 11:30:00"),
    });
    expect(await warehouse.run("marts/use_days", "day, tool_id")).toEqual(["2026-03-31 | sheet-APP1"]);
    warehouse.close();
  });

  test("robots, sharing, failing and runs are no users; a run keeps the tool active", async () => {
    const robots = { "lake.robots": "person_key\nsvc" };
    const runs = eventsOf(`
      ann | APP1 | | Power Apps | share | share | 2026-03-01 12:00:00
      ann | APP1 | | Power Apps | crash | fail  | 2026-03-01 12:00:00
      svc | APP1 | | Power Apps | open  | use   | 2025-12-01 12:00:00
      ann | APP1 | | Power Apps | start | run   | 2026-03-01 12:00:00`);
    expect((await used(runs, robots))[0]).toBe("sheet-APP1 | 0 | – | used | true | false | –");
    const edits = eventsOf("ann | APP1 | | Power Apps | edit | author | 2026-03-01 12:00:00");
    expect((await used(edits))[0]).toBe("sheet-APP1 | 0 | – | authored | true | false | –");
  });
});

describe("which tool an event speaks of", () => {
  test("an id in any case, of any copy; a name only where there is no id and one tool has it", async () => {
    const warehouse = await given({
      "lake.tools": tools,
      "lake.events": eventsOf(`
        ann | app2  |         | x | launch | use | 2026-03-01 12:00:00
        bob |       | prices  | x | launch | use | 2026-03-02 12:00:00
        cid | APP9  | Prices  | x | launch | use | 2026-03-03 12:00:00
        dan |       | Nothing | x | launch | use | 2026-03-04 12:00:00`),
    });
    expect(await warehouse.run("marts/tool_users", "tool_id, person_id, is_builder, events, first_used_on")).toEqual([
      "sheet-APP1 | ann | false | 1 | 2026-03-01",
      "sheet-SHEET | bob | false | 1 | 2026-03-02",
    ]);
    warehouse.close();
  });
});

describe("what no log covers", () => {
  const noExcel = "no usage log covers Excel in the 90 days to 2026-03-31";

  test("without any log every tool is listed, and its users are unknown", async () => {
    expect(await used("actor_key | occurred_at")).toEqual([
      "sheet-APP1 | – | no usage log covers Power Apps in the 90 days to 2026-03-31 | listed | true | – | no usage log covers Power Apps in the 90 days to 2026-03-31",
      `sheet-SHEET | – | ${noExcel} | listed | true | – | ${noExcel}`,
    ]);
  });

  test("a log of another platform says nothing; one of its platform makes nobody a known 0", async () => {
    const events = eventsOf("ann | other-app | | power apps | launch | use | 2026-03-01 12:00:00");
    expect(await used(events)).toEqual([
      "sheet-APP1 | 0 | – | – | false | false | –",
      `sheet-SHEET | – | ${noExcel} | listed | true | – | ${noExcel}`,
    ]);
  });

  test("what the registry declares is depended on without a log", async () => {
    const declared = `
      native_id | tool_name | platform | is_declared_depended_on | snapshot_day
      SHEET     | Prices    | Excel    | true                    | 2026-03-31`;
    expect(
      await rowsOf({ "lake.tools": declared }, "marts/tool_days", "is_depended_on, is_depended_on_unknown"),
    ).toEqual(["true | –"]);
  });
});

test("the words of a log mean tools month by month, and what a month names has its platform in the next one too", async () => {
  const warehouse = await given({
    "lake.tools": tools,
    "lake.program": line,
    "lake.events": eventsOf(`
      ann   | app2 |        | Power Apps | launch | use | 2026-02-27 12:00:00
      built |      | prices | Excel      | launch | use | 2026-03-02 12:00:00
      ann   | APP1 |        | Power Apps | launch | use | 2026-03-02 12:00:00
      ann   | none | prices | Power Apps | launch | use | 2026-03-02 12:00:00`),
  });
  expect(await warehouse.run("marts/log_tools", "month, kind, word, tool_id")).toEqual([
    "2026-02-01 | tool id | app2 | sheet-APP1",
    "2026-03-01 | tool id | app1 | sheet-APP1",
    "2026-03-01 | tool name | prices | sheet-SHEET",
  ]);
  expect(await warehouse.run("marts/log_platforms", "month, named_in, tool_id, platform")).toEqual([
    "2026-02-01 | 2026-02-01 | sheet-APP1 | Power Apps",
    "2026-03-01 | 2026-02-01 | sheet-APP1 | Power Apps",
    "2026-03-01 | 2026-03-01 | sheet-APP1 | Power Apps",
    "2026-03-01 | 2026-03-01 | sheet-SHEET | Excel",
    "2026-04-01 | 2026-03-01 | sheet-APP1 | Power Apps",
    "2026-04-01 | 2026-03-01 | sheet-SHEET | Excel",
  ]);
});
