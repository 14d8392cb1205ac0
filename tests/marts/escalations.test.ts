import { expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";

test("an escalation is a hop to engineering on a registered tool whose hops are known, with the teams of ticket and tool", async () => {
  const warehouse = await given({
    "marts.tools": "tool_id | team_id | platform\n one | sales | Zapier",
    "marts.tickets": `
      ticket_id | team_id | tool_id | escalations
      a         | it      | one     | 1
      b         | it      |         | 1
      c         | it      | one     |`,
    "marts.hops": `
      ticket_id | from_group | to_group | is_escalation | hopped_on  | line
      a         | Desk       | Engine   | true          | 2026-03-02 | 5
      a         | Engine     | Desk     | false         | 2026-03-03 | 6
      b         | Desk       | Engine   | true          | 2026-03-02 | 7
      c         | Desk       | Engine   | true          | 2026-03-02 | 8`,
  });
  expect(
    await warehouse.run("marts/escalations", "ticket_id, team_id, tool_team_id, platform, to_group, hopped_on, line"),
  ).toEqual(["a | it | sales | Zapier | Engine | 2026-03-02 | 5"]);
  warehouse.close();
});

test("a month counts that the tickets tell of from its first week; the last one ends with them", async () => {
  const months = (from: string) =>
    rowsOf(
      { "marts.ticket_window": `window_from | window_to | data_through\n ${from} | 2026-04-15 | 2026-04-15` },
      "marts/exposure_months",
    );
  expect(await months("2026-03-07")).toEqual(["2026-03-01 | 2026-03-31 | true", "2026-04-01 | 2026-04-15 | false"]);
  expect(await months("2026-03-08")).toEqual(["2026-04-01 | 2026-04-15 | false"]);
});
