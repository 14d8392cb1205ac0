import { afterAll, beforeAll, expect, test } from "vitest";
import type { Row } from "../../app/charts/describe-line.ts";
import type { SpanRow } from "../../app/components/tool-history.tsx";
import type { OwnershipSpan } from "../../app/components/tool-ownership.tsx";
import { lead, memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "./asked.ts";

// The estimate of the users changes from sheet to sheet and is not shown; in April the tool is renamed, in May it is missing once.
const tables = {
  "lake.people":
    "mail_key | team_name | is_enabled | ended_on | snapshot_day\n ann | Sales | true | 2026-03-10 | 2026-03-31\n bob | Sales | true | | 2026-03-31",
  "lake.tools": `
    native_id | tool_name | team_name | owner_keys | users_estimate | load_id | snapshot_day
    a         | Alpha     | Sales     | ann        | 5              | jan     | 2026-01-31
    a         | Alpha     | Sales     | ann        | 6              | feb     | 2026-02-28
    a         | Alpha     | Sales     | ann        | 7              | mar     | 2026-03-31
    a         | Alpha One | Sales     | bob        | 7              | apr     | 2026-04-30
    a         | Alpha One | Sales     | bob        | 8              | may     | 2026-05-31`,
};
const tool = "sheet-a";

let warehouse: Given;
beforeAll(async () => {
  warehouse = await given(tables);
  for (const mart of ["listings", "tools", "owner_spans", "tool_months"]) await warehouse.run(`marts/${mart}`);
});
afterAll(() => warehouse.close());

test("what the registry said is told once while what is shown stays the same, with its newest line", async () => {
  const spans = await asked<SpanRow>(warehouse, "tool_history", { tool });
  expect(
    spans.map(({ valid_from, valid_to, tool_name, load_id }) => [valid_from, valid_to, tool_name, load_id]),
  ).toEqual([
    ["2026-04-30", null, "Alpha One", "may"],
    ["2026-01-31", "2026-04-30", "Alpha", "mar"],
  ]);
});

test("who could act over time: until the end date, and again from the sheet that names another", async () => {
  const spans = await asked<OwnershipSpan>(warehouse, "tool_ownership", { tool });
  expect(spans.map(({ state, from_day, to_day, ended_by, days }) => [state, from_day, to_day, ended_by, days])).toEqual(
    [
      ["held", "2026-04-30", null, null, 31],
      ["orphaned", "2026-03-31", "2026-04-30", "owner named", 30],
      ["unknown", "2026-01-31", "2026-03-31", "orphaned", 59],
    ],
  );
});

test("users of each month's end are unknown where no log tells, and another team's tool is nobody's business", async () => {
  const months = await asked<Row>(warehouse, "tool_months", { tool });
  expect(months.map(({ day }) => day)).toEqual(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"]);
  expect(months[0]?.value).toMatchObject({ unknown: expect.stringContaining("no usage log") });
  for (const query of ["tool_history", "tool_ownership", "tool_months"]) {
    expect(await asked(warehouse, query, { tool }, memberOf("fleet")), query).toEqual([]);
    expect((await asked(warehouse, query, { tool }, lead)).length, query).toBeGreaterThan(0);
  }
});
