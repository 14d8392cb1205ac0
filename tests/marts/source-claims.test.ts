import { expect, test } from "vitest";
import { claimRule, isCountedBy, totalsOf } from "../../app/claims.ts";
import { rowsOf } from "../given.ts";

const people = `
  mail_key | user_type | is_enabled | ended_on   | load_id | series | snapshot_day
  both     | Member    | true       |            | hr      | hr     | 2026-03-31
  off      | Member    | true       |            | hr      | hr     | 2026-03-31
  left     | Member    | true       | 2026-02-10 | hr      | hr     | 2026-03-31
  both     | Member    | true       |            | entra   | entra  | 2026-03-31
  off      | Member    | false      |            | entra   | entra  | 2026-03-31
  guest    | Guest     | true       |            | entra   | entra  | 2026-03-31`;

const claims = "matter, tool_id, series, says, since, load_id, line";

test("of each people export: whether it lets an owner act, who it knows, and by which line", async () => {
  const tools = `
    native_id | tool_name | owner_keys | snapshot_day
    A         | Both      | both       | 2026-03-31
    B         | Off       | off        | 2026-03-31
    C         | Left      | left       | 2026-03-31
    D         | Guest     | guest      | 2026-03-31
    E         | One of    | off+both   | 2026-03-31
    F         | Nobody    |            | 2026-03-31
    G         | Unknown   | nobody     | 2026-03-31`;
  const rows = await rowsOf({ "lake.tools": tools, "lake.people": people }, "marts/source_claims", claims);
  // Lines are counted with the header. Of F nobody is the owner, of G nobody whom an export knows: no matter of one source.
  expect(rows.filter((row) => row.startsWith("owners"))).toEqual([
    "owners | sheet-A | entra | able | – | entra | 5",
    "owners | sheet-A | hr | able | – | hr | 2",
    "owners | sheet-B | entra | disabled | – | entra | 6",
    "owners | sheet-B | hr | able | – | hr | 3",
    "owners | sheet-C | hr | left | 2026-02-10 | hr | 4",
    "owners | sheet-D | entra | guest | – | entra | 7",
    "owners | sheet-E | entra | able | – | entra | 5",
    "owners | sheet-E | hr | able | – | hr | 3",
  ]);
});

test("of each registry: what it lists, what it calls retired, and what two of its exports lack", async () => {
  const tools = `
    native_id | tool_name | is_retired | retired_on | load_id | series | snapshot_day
    A         | Kept      |            |            | jan     | one    | 2026-01-31
    B         | Gone      |            |            | jan     | one    | 2026-01-31
    A         | Kept      |            |            | feb     | one    | 2026-02-28
    A         | Kept      |            |            | mar     | one    | 2026-03-31
    C         | Ended     | true       | 2026-03-01 | other   | other  | 2026-03-31`;
  const rows = await rowsOf({ "lake.tools": tools }, "marts/source_claims", "tool_id, series, says, since, load_id");
  expect(rows).toEqual([
    "one-A | one | listed | 2026-01-31 | mar",
    "one-B | one | gone | 2026-02-28 | jan",
    "other-C | other | retired | 2026-03-01 | other",
  ]);
});

test("what each source alone would count, what is counted, and where they differ", () => {
  const counts = [
    { one_says: "disabled", other_says: "able", tools: 8, counted: 7 },
    { one_says: "missing", other_says: "left", tools: 34, counted: 22 },
    { one_says: "guest", other_says: null, tools: 4, counted: 4 },
    { one_says: "able", other_says: "able", tools: 100, counted: 0 },
  ];
  expect(totalsOf(counts, "owners")).toEqual({ all: 146, one: 46, other: 34, counted: 33, different: 12 });
  expect(isCountedBy("gone", "tools")).toBe(false);
});

test("the rule between two claims does not depend on which comes first", () => {
  const says = ["able", "left", "missing", "disabled", "guest", "robot", null];
  for (const one of says) {
    for (const other of says) expect(claimRule(one, other, "owners")).toBe(claimRule(other, one, "owners"));
  }
  expect(claimRule("missing", "able", "owners")).toMatch(/still there/);
  expect(claimRule("disabled", "able", "owners")).toMatch(/^One source that says so is enough/);
});
