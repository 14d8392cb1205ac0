import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Given, given } from "../given.ts";

// On the 30th of June: APP is orphaned and depended on; SOLO is orphaned and nobody's but its builder's; BOT hangs on its builder.
const people = `
  mail_key | team_name | is_enabled | user_type | ended_on   | on_leave_until | manager_key | has_rights | snapshot_day | load_id
  gone     | Sales     | false      |           | 2026-05-31 |                | boss        |            | 2026-06-30   | p
  made     | Sales     | true       |           |            |                | boss        |            | 2026-06-30   | p
  boss     | Board     | true       |           |            |                |             |            | 2026-06-30   | p
  ann      | Sales     | true       |           |            |                | boss        | true       | 2026-06-30   | p
  bob      | Finance   | true       |           |            | 2026-06-30     |             |            | 2026-06-30   | p
  cid      | Sales     | true       |           |            |                |             |            | 2026-06-30   | p
  dee      | Sales     | true       |           |            |                |             |            | 2026-06-30   | p
  off      | Sales     | false      |           |            |                |             |            | 2026-06-30   | p
  bye      | Sales     | true       |           | 2026-09-28 |                |             |            | 2026-06-30   | p
  stay     | Sales     | true       |           | 2026-09-29 |                |             |            | 2026-06-30   | p
  away     | Sales     | true       |           |            | 2026-07-01     |             |            | 2026-06-30   | p
  bare     | Sales     | true       |           |            |                |             | false      | 2026-06-30   | p
  visitor  | Sales     | true       | guest     |            |                |             |            | 2026-06-30   | p
  svc      | Sales     | true       | robot     |            |                |             |            | 2026-06-30   | p`;
const tools = `
  native_id | tool_name | platform | builder_keys | owner_keys | backup_keys | reviewer_keys | team_name | is_declared_depended_on | snapshot_day | load_id
  APP       | Orders    | Zapier   | made         | bob        |             |               | Sales     | true                    | 2026-05-31   | may
  APP       | Orders    | Zapier   | made         | gone       |             | bob           | Sales     | true                    | 2026-06-30   | jun
  SOLO      | Notes     | Excel    | made         | gone       |             |               | Board     |                         | 2026-06-30   | jun
  TOP       | Prices    | Excel    | made         | gone       | dee         |               | Board     |                         | 2026-06-30   | jun
  BOT       | Answers   | Zapier   | made         | made       |             |               | Sales     | true                    | 2026-06-30   | jun
  D1        | One       | Zapier   | made         | dee        |             |               | Sales     |                         | 2026-06-30   | jun
  D2        | Two       | Zapier   | made         | dee        |             |               | Sales     |                         | 2026-06-30   | jun`;
const events = `
  actor_key | tool_key | operation_class | operation | occurred_at
  ann       | APP      | author          | edit      | 2026-06-29 12:00
  ann       | APP      | author          | edit      | 2026-06-29 13:00
  cid       | APP      | author          | edit      | 2025-08-01 12:00
  cid       | APP      | author          | edit      | 2025-08-02 12:00
  made      | APP      | author          | edit      | 2026-06-29 12:00
  off       | APP      | author          | edit      | 2026-06-29 12:00
  bye       | APP      | author          | edit      | 2026-06-29 12:00
  away      | APP      | author          | edit      | 2026-06-29 12:00
  bare      | APP      | author          | edit      | 2026-06-29 12:00
  visitor   | APP      | author          | edit      | 2026-06-29 12:00
  svc       | APP      | author          | edit      | 2026-06-29 12:00
  zed       | APP      | author          | edit      | 2026-06-29 12:00
  dee       | APP      | author          | edit      | 2026-06-28 12:00
  stay      | APP      | use             | open      | 2026-06-29 12:00
  stay      | APP      | use             | open      | 2026-06-30 12:00
  stay      | APP      | use             | open      | 2026-06-30 13:00
  cid       | BOT      | author          | edit      | 2026-06-30 12:00`;

let warehouse: Given;
beforeAll(async () => {
  warehouse = await given({
    "lake.people": people,
    "lake.tools": tools,
    "lake.events": events,
    "lake.robots": "person_key\nsvc",
    "lake.program": "most_tools\n 2",
  });
});
afterAll(() => warehouse.close());

const points = "edit_points, use_points, role_points, manager_points, team_points, around_points";
async function of(tool: string, columns: string): Promise<string[]> {
  await warehouse.run("marts/candidates");
  return warehouse.rows(`select place, person_id, ${columns} from marts.candidates where tool_id = 'sheet-${tool}'
    order by place nulls last, person_id`);
}

describe("who could own a tool", () => {
  test("what needs somebody, and whether its builder is an answer", async () => {
    expect(await warehouse.run("marts/owners_wanted", "tool_id, why, is_other_wanted")).toEqual([
      "sheet-APP | orphaned | true",
      "sheet-BOT | builder alone | true",
      "sheet-SOLO | orphaned | false",
      "sheet-TOP | covered | false",
    ]);
  });

  test("the points, best first; nobody who left, is disabled, leaves within 90 days, is on leave, lacks rights, is a guest or robot, or whom no export knows", async () => {
    expect(await of("APP", `score, ${points}`)).toEqual([
      // One day of the last 30 weighs 8: 10 × log2 9.
      "1 | ann | 42 | 32 | 0 | 0 | 0 | 10 | 0",
      // Two days of a year ago weigh 2: 10 × log2 3; and 8 around, of the team's other tool.
      "2 | cid | 29 | 16 | 0 | 0 | 0 | 10 | 3",
      // Three uses: 8 × log2 4. The 29th of September is the 91st day.
      "3 | stay | 26 | 0 | 16 | 0 | 0 | 10 | 0",
      // The manager of the last owner counts, and a reviewer more than an owner of before.
      "4 | bob | 15 | 0 | 0 | 15 | 0 | 0 | 0",
      "5 | boss | 15 | 0 | 0 | 0 | 15 | 0 | 0",
      // Among the first five but for owning two tools already.
      "– | dee | 42 | 32 | 0 | 0 | 0 | 10 | 0",
    ]);
  });

  test("who owns too many tools is told of even where nobody has a higher score", async () => {
    expect(await of("TOP", "score, excluded_by")).toEqual(["1 | boss | 25 | –", "– | dee | 30 | owns 2 tools already"]);
  });

  test("the reasons are said in words, and so is why somebody is left out", async () => {
    expect(await of("APP", "owned_tools, excluded_by, reasons")).toEqual([
      "1 | ann | 0 | – | edited it on 2026-06-29; is in its team",
      "2 | cid | 0 | – | edited it on 2 days of the last year, last on 2025-08-02; is in its team; edits other tools of the team",
      "3 | stay | 0 | – | used it 3 times, last on 2026-06-30; is in its team",
      "4 | bob | 0 | – | is its reviewer",
      "5 | boss | 0 | – | is the manager of the last owner",
      "– | dee | 2 | owns 2 tools already | edited it on 2026-06-28; is in its team",
    ]);
  });

  test("the builder is an answer only where nobody else depends on the tool", async () => {
    // Made by `made`, who edited nothing of it: the manager alone has a reason.
    expect((await of("SOLO", "score")).map((row) => row.split(" | ")[1])).toEqual(["boss"]);
    expect((await of("BOT", "score")).map((row) => row.split(" | ")[1])).toEqual(["cid", "boss", "ann", "dee"]);
  });
});

describe("bus factor", () => {
  test("is how few did more than half of the days of work in 180 days, of a tool and of a team's tools", async () => {
    const rows = await warehouse.run(
      "marts/bus_factors",
      "tool_id, team_id, bus_factor, bus_factor_unknown, authors, edit_days",
    );
    expect(rows).toEqual([
      // Nine people with a day each: five are more than half. Cid's days are too long ago.
      "sheet-APP | sales | 5 | – | 9 | 9",
      "sheet-BOT | sales | 1 | – | 1 | 1",
      "sheet-D1 | sales | – | no authoring is logged in the 180 days to 2026-06-30 | 0 | 0",
      "sheet-D2 | sales | – | no authoring is logged in the 180 days to 2026-06-30 | 0 | 0",
      "sheet-SOLO | board | – | no log covers Excel in the 180 days to 2026-06-30 | 0 | 0",
      "sheet-TOP | board | – | no log covers Excel in the 180 days to 2026-06-30 | 0 | 0",
      // Of so few people nothing is said.
      "– | board | – | fewer than 5 people | 0 | 0",
      "– | sales | 6 | – | 10 | 10",
    ]);
  });

  test("exactly half is not more than half, and equals need no order", async () => {
    const work = `
      tool_id   | person_id | recent_days | edits | edit_days
      sheet-APP | ann       | 3           | 3     | 3
      sheet-APP | bob       | 3           | 3     | 3
      sheet-BOT | ann       | 3           | 3     | 3
      sheet-BOT | bob       | 2           | 2     | 2
      sheet-BOT | cid       | 0           | 9     | 9`;
    const tied = await given({
      "lake.people": people,
      "lake.tools": tools,
      "lake.events": events,
      "marts.tool_authors": work,
    });
    const rows = await tied.run("marts/bus_factors", "tool_id, team_id, bus_factor, authors, most_days");
    expect(rows.filter((row) => !/SOLO|D1|D2|board/.test(row))).toEqual([
      "sheet-APP | sales | 2 | 2 | 3",
      "sheet-BOT | sales | 1 | 2 | 3",
      "– | sales | 1 | 2 | 6",
    ]);
    tied.close();
  });
});
