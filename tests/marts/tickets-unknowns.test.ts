import { expect, test } from "vitest";
import { given } from "../given.ts";

const groups = "engineering_groups\nNetwork";
const tickets = (rows: string) => `
  ticket_id | tool_id | escalations | names_tool
  ${rows}`;

async function unknownsOf(rows: string, program = groups): Promise<string[]> {
  const warehouse = await given({ "lake.program": program, "marts.tickets": tickets(rows) });
  const answer = await warehouse.run("marts/unknowns");
  warehouse.close();
  return answer;
}

/** Every metric of escalations, for this one reason. */
function escalations(reason: string): string[] {
  const metrics = ["escalation_rate", "escalations", "escalations_per_tool_months", "escalations_per_user_weeks"];
  return metrics.map((metric) => `${metric} | ${reason}`);
}

test("a ticket with a tool and a history of groups leaves nothing unknown", async () => {
  expect(await unknownsOf("a | one | 0 | true")).toEqual([]);
});

test("without tickets no request can be counted", async () => {
  const requests = [
    "backlog_change",
    "backlog_growth",
    "closed_requests",
    "intake_rate",
    "lead_time",
    "old_requests",
    "open_requests",
    "opened_requests",
    "program_effect",
  ].map((metric) => `${metric} | no tickets are loaded`);
  expect(await unknownsOf("")).toEqual([...requests, ...escalations("no tickets are loaded")].sort());
});

test("escalations are unknown where fewer than one ticket in a hundred names anything", async () => {
  const warehouse = await given({ "lake.program": groups, "marts.tickets": "ticket_id" });
  await warehouse.connection.run(
    "insert into marts.tickets by name select i::varchar as ticket_id, i < 9 as names_tool, 0 as escalations from range(1000) as rows(i)",
  );
  expect(await warehouse.run("marts/unknowns")).toEqual(
    escalations("only 9 of 1,000 tickets name a tool or configuration item"),
  );
  warehouse.close();
});

test("escalations are unknown where what tickets name is no registered tool", async () => {
  expect(await unknownsOf("a |  | 0 | true\n b |  | 0 | false")).toEqual(
    escalations("no ticket names a registered tool (1 of 2 name something else)"),
  );
});

test("escalations are unknown where nobody says which groups engineer", async () => {
  expect(await unknownsOf("a | one |  | true", "time_zone\nUTC")).toEqual(
    escalations("program.yaml names no engineering group"),
  );
});

test("escalations are unknown where no ticket on a tool has a history of groups", async () => {
  expect(await unknownsOf("a | one |  | true\n b |  | 0 | false")).toEqual(
    escalations("tickets on tools come without a history of groups (none of 1 has one)"),
  );
});
