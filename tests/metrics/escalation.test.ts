import { expect, test } from "vitest";
import { given } from "../given.ts";

const tools = `
  tool_id | platform
  one     | Zapier
  two     | Power Apps`;

test("a ticket on a tool is one case however often it was escalated, on the day it was opened", async () => {
  const warehouse = await given({
    "marts.tools": tools,
    "marts.tickets": `
      ticket_id | team_id | tool_id | escalations | opened_on
      a         | sales   | one     | 2           | 2025-01-31
      b         | sales   | two     | 0           | 2025-01-31
      c         | service | one     | 1           | 2025-02-01`,
  });
  expect(await warehouse.run("metrics/escalation_rate")).toEqual([
    "2025-01-31 | sales | Power Apps | b | 0 | 1",
    "2025-01-31 | sales | Zapier | a | 1 | 1",
    "2025-02-01 | service | Zapier | c | 1 | 1",
  ]);
  warehouse.close();
});

test("tickets on no tool, and those whose groups nobody knows, are no case", async () => {
  const warehouse = await given({
    "marts.tools": tools,
    "marts.tickets": `
      ticket_id | team_id | tool_id | escalations | opened_on
      a         | sales   |         | 1           | 2025-01-31
      b         | sales   | one     |             | 2025-01-31`,
  });
  expect(await warehouse.run("metrics/escalation_rate")).toEqual([]);
  warehouse.close();
});
