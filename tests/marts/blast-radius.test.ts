import { expect, test } from "vitest";
import { given } from "../given.ts";

const registry = `
  native_id | tool_name   | platform | builder_keys | data_class   | criticality | schedule  | users_estimate | depends_on    | data_sources         | snapshot_day
  A         | Orders      | Zapier   | built        | Confidential | Critical    |           |                |               | Excel                | 2026-03-31
  B         | Price list  | Zapier   | built        |              |             | daily     |                | orders+A+gone | SAP                  | 2026-03-31
  C         | Bonus sheet | Zapier   | built        |              |             | on demand |                | C             | price list+Orders    | 2026-03-31
  D         | Excel       | Excel    | built        |              |             |           | 40             |               |                      | 2026-03-31
  E         | Twins       | Excel    | built        |              | high        |           |                |               |                      | 2026-03-31
  F         | Twins       | Excel    | built        |              |             |           |                | Twins         |                      | 2026-03-31`;
const events = `
  actor_key | tool_key | operation_class | operation | occurred_at
  ann       | A        | use             | open      | 2026-03-01 12:00
  bob       | A        | use             | open      | 2026-01-01 12:00
  old       | A        | use             | open      | 2025-12-31 12:00
  built     | A        | use             | open      | 2026-03-01 12:00
  svc       | B        | run             | start     | 2026-03-01 12:00
  svc       | B        | run             | start     | 2026-03-01 13:00
  svc       | B        | run             | start     | 2025-12-31 13:00`;
const people = `
  mail_key | team_name | is_enabled | snapshot_day
  ann      | Sales     | true       | 2026-03-31
  bob      | Finance   | true       | 2026-03-31`;
const weights = `
  part        | word         | weight
  data class  | confidential | 2
  criticality | critical     | 2
  criticality | high         | 1.5`;

test("is users × data class × criticality × (1 + what needs it) × schedule; nobody weighs one user, unknown use is ranked apart", async () => {
  const warehouse = await given({
    "lake.tools": registry,
    "lake.people": people,
    "lake.events": events,
    "lake.weights": weights,
  });
  const columns =
    "substr(tool_id, 7), users, is_estimate, users_unknown, teams, dependants, runs, score, place || ' of ' || places";
  const none = "no usage log covers Excel in the 90 days to 2026-03-31";
  expect(await warehouse.run("marts/blast_radius", columns)).toEqual([
    // Of three users one is too long ago; B and C need it: 2 × 2 × 2 × 3.
    "A | 2 | false | – | 2 | 2 | 0 | 24 | 2 of 4",
    // Nobody uses it, but it runs on a schedule and C needs it: 1 × 2 × 1.5.
    "B | 0 | false | – | 0 | 1 | 2 | 3 | 3 of 4",
    "C | 0 | false | – | 0 | 0 | 0 | 1 | 4 of 4",
    // The estimate stands for users; "Excel" among data sources is the platform, no tool.
    "D | 40 | true | – | – | 0 | – | 40 | 1 of 4",
    `E | – | false | ${none} | – | 0 | – | 1.5 | 1 of 2`,
    `F | – | false | ${none} | – | 0 | – | 1 | 2 of 2`,
  ]);
  expect(await warehouse.run("marts/tool_dependants")).toEqual([
    "sheet-A | sheet-B | depends on",
    "sheet-A | sheet-C | data source",
    "sheet-B | sheet-C | data source",
  ]);
  warehouse.close();
});
