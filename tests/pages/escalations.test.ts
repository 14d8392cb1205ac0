import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EscalatedTicket, EscalatedTool, EscalationCell } from "../../app/components/escalation-columns.tsx";
import { readModels } from "../../pipelines/models.ts";
import { rollUp } from "../../pipelines/rollup.ts";
import { memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "./asked.ts";

const metrics = ["escalations", "escalation_rate", "escalations_per_tool_months", "escalations_per_user_weeks"];

const tables = {
  "lake.entities":
    "entity | loads | data_through\n ticket_updates | 1 | 2026-03-31\n tools | 1 | 2026-03-31\n events | 1 | 2026-03-31",
  "lake.loads": "load_id | file_name\n log | incidents.csv",
  "marts.teams": "team_id | team_name\n sales | Sales\n it | IT",
  "marts.tools": "tool_id | tool_name | team_id | platform\n one | Orders | it | Apps\n two | Digest | sales | Zapier",
  "marts.tickets": `
    ticket_id | ticket_number | team_id | tool_id | opened_on  | done_on    | escalations
    a         | INC1          | sales   | one     | 2026-02-25 | 2026-03-07 | 2
    b         | INC2          | sales   | two     | 2026-03-11 |            | 1
    c         | INC3          | it      | one     | 2026-03-12 | 2026-03-13 | 0
    d         | INC4          | it      | one     | 2026-02-01 | 2026-02-03 | 1`,
  "marts.hops": `
    ticket_id | from_group | to_group | is_escalation | hopped_at        | hopped_on  | load_id | line
    a         | Desk       | Engine   | true          | 2026-03-01 10:00 | 2026-03-01 | log     | 5
    a         | Engine     | Desk     | false         | 2026-03-02 10:00 | 2026-03-02 | log     | 6
    a         | Desk       | Engine   | true          | 2026-03-03 10:00 | 2026-03-03 | log     | 7
    b         | Desk       | Engine   | true          | 2026-03-20 10:00 | 2026-03-20 | log     | 8
    d         | Desk       | Engine   | true          | 2026-02-02 10:00 | 2026-02-02 | log     | 9`,
  "marts.ticket_window": "window_from | window_to | data_through\n 2026-01-01 | 2026-03-31 | 2026-03-31",
  "marts.days": "day | month | is_month_end | is_latest\n 2026-03-31 | 2026-03-01 | true | true",
  "marts.tool_days": `
    day        | tool_id | team_id | platform | is_active
    2026-03-31 | one     | it      | Apps     | true
    2026-03-31 | two     | sales   | Zapier   | false`,
  "marts.logged_months": "month | day\n 2026-03-01 | 2026-03-31",
  "marts.team_sizes": "month | team_id | people\n 2026-03-01 | sales | 50\n 2026-03-01 | it | 20",
  "marts.user_weeks": `week | first_day | team_id | person_id
    ${Array.from({ length: 10 }, (_, index) => `2026-03-02 | 2026-03-02 | sales | p${index}`).join("\n")}`,
};

let warehouse: Given;

beforeAll(async () => {
  warehouse = await given(tables);
  for (const metric of metrics) await warehouse.run(`metrics/${metric}`);
  await warehouse.run("marts/tool_months");
  await rollUp(
    warehouse.connection,
    readModels().filter(({ name }) => metrics.includes(name.replace("metrics.", ""))),
  );
});

afterAll(() => warehouse.close());

const march = { from: "2026-03-01", to: "2026-03-31", team: null, platform: null };

describe("escalated tickets", () => {
  const list = { ...march, sort: "newest", is_descending: false, limit: 50, offset: 0 };

  test("each once however often it moved, with its path, its days and the line of its last move", async () => {
    const rows = await asked<EscalatedTicket>(warehouse, "escalated_tickets", list);
    expect(
      rows.map((row) => [
        row.ticket_number,
        row.tool_name,
        row.team_name,
        row.path,
        row.escalations,
        row.days,
        row.line,
      ]),
    ).toEqual([
      // Open since 11 March, to 31 March.
      ["INC2", "Digest", "Sales", "Desk → Engine", 1, 20, 8],
      ["INC1", "Orders", "Sales", "Desk → Engine → Desk → Engine", 2, 10, 7],
    ]);
    expect(rows[0]).toMatchObject({ file_name: "incidents.csv", done_on: null, total_rows: 2 });
  });

  test("by days, longest or shortest first; of a platform, and of a member's own team", async () => {
    const numbers = async (parameters: object, viewer = memberOf("sales")) =>
      (await asked<EscalatedTicket>(warehouse, "escalated_tickets", { ...list, ...parameters }, viewer)).map(
        ({ ticket_number }) => ticket_number,
      );
    expect(await numbers({ sort: "days", is_descending: true })).toEqual(["INC2", "INC1"]);
    expect(await numbers({ sort: "days" })).toEqual(["INC1", "INC2"]);
    expect(await numbers({ platform: "Apps" })).toEqual(["INC1"]);
    expect(await numbers({}, memberOf("it"))).toEqual([]);
  });
});

test("tools by their escalations, beside the tickets opened and the months that they were active", async () => {
  const rows = await asked<EscalatedTool>(warehouse, "escalations_by_tool", { ...march, limit: 25 });
  expect(
    rows.map((row) => [row.tool_name, row.team_name, row.escalations, row.tickets, row.opened, row.tool_months]),
  ).toEqual([
    ["Orders", "IT", 2, 1, 1, 1],
    ["Digest", "Sales", 1, 1, 1, 0],
  ]);
});

test("teams and platforms by three rates, each with what it is of", async () => {
  const cells = (by: string | null) =>
    asked<EscalationCell>(warehouse, "escalations_by_cell", { by, months: 1, to: "2026-03-01", limit: 25 });
  const teams = await cells("team");
  expect(
    teams.map(({ name, escalations, per_user_weeks, tool_months }) => [name, escalations, per_user_weeks, tool_months]),
  ).toEqual([
    ["Sales", 3, 300, null],
    ["IT", 0, { unknown: "no user" }, 1],
  ]);
  const platforms = await cells("platform");
  expect(platforms.map(({ name, escalations, per_user_weeks }) => [name, escalations, per_user_weeks])).toEqual([
    ["Apps", 2, { unknown: "not counted by platform" }],
    ["Zapier", 1, { unknown: "not counted by platform" }],
  ]);
  expect(teams[0]?.per_ticket).toEqual({ unknown: "too few: 1 of at least 10" });
  expect(await cells(null)).toEqual([...platforms, ...teams]);
});
