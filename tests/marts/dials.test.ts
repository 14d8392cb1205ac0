import { expect, test } from "vitest";
import { given } from "../given.ts";

const none = { "marts.excess_tools": "tool_id", "marts.overlap_tools": "tool_id", "marts.overlap_state": "reason" };

test("continuity is the share of depended-on tools without owner or cover, on the latest day", async () => {
  const warehouse = await given({
    ...none,
    "marts.tool_days": `
      day        | tool_id | is_active | is_depended_on | is_depended_on_unknown | is_orphaned
      2025-01-31 | one     | true      | true           |                        | true
      2025-02-28 | one     | true      | true           |                        | true
      2025-02-28 | two     | true      | true           |                        | false
      2025-02-28 | three   | true      | false          |                        | true
      2025-02-28 | four    | true      |                | no usage log covers X  | true`,
  });
  const rows = await warehouse.run("marts/dials");
  expect(rows[0]).toBe(
    "continuity | 0.5 | – | 1 of 2 tools that others depend on have no owner or cover who can act; whether anyone depends on it is unknown of 1 more",
  );
  warehouse.close();
});

test("where fewer owners are known than not, those known are no share of all", async () => {
  const warehouse = await given({
    ...none,
    "marts.tool_days": `
      day        | tool_id | is_active | is_depended_on | is_orphaned | is_orphaned_unknown
      2025-02-28 | robot   | true      | true           | true        |
      2025-02-28 | one     | true      | true           |             | no people export is loaded
      2025-02-28 | two     | true      | true           |             | no people export is loaded`,
  });
  expect((await warehouse.run("marts/dials", "dial, value, value_unknown"))[0]).toBe(
    "continuity | – | no people export is loaded",
  );
  warehouse.close();
});

test("sprawl is the excess of active tools that could be compared", async () => {
  const warehouse = await given({
    "marts.tool_days": `
      day        | tool_id | is_active | is_depended_on
      2025-02-28 | one     | true      | false
      2025-02-28 | two     | true      | false
      2025-02-28 | three   | false     | false
      2025-02-28 | four    | true      | false`,
    "marts.overlap_tools": `
      tool_id | is_compared
      one     | true
      two     | true
      three   | true
      four    | false`,
    "marts.overlap_state": `
      is_computed
      true`,
    "marts.excess_tools": `
      tool_id
      two
      three`,
  });
  expect((await warehouse.run("marts/dials"))[2]).toBe(
    "sprawl | 0.5 | – | 1 of 2 active tools repeat what another one does",
  );
  warehouse.close();
});

test("a dial without its inputs says which, and is never 0", async () => {
  const warehouse = await given({ ...none, "marts.tool_days": "tool_id" });
  expect(await warehouse.run("marts/dials", "dial, value, value_unknown")).toEqual([
    "continuity | – | no registry is loaded",
    "security | – | no review or credential export is loaded",
    "sprawl | – | no registry is loaded",
  ]);
  warehouse.close();
});

test("with a registry alone, continuity and sprawl say what is missing", async () => {
  const warehouse = await given({
    ...none,
    "marts.overlap_state": `
      is_computed | reason
      false       | not computed above 5,000 tools`,
    "marts.tool_days": `
      day        | tool_id | is_active | is_depended_on_unknown
      2025-02-28 | one     | true      | no usage log covers X`,
  });
  expect(await warehouse.run("marts/dials", "dial, value, value_unknown")).toEqual([
    "continuity | – | no usage log covers X",
    "security | – | no review or credential export is loaded",
    "sprawl | – | not computed above 5,000 tools",
  ]);
  warehouse.close();
});
