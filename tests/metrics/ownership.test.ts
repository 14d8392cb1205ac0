import { describe, expect, test } from "vitest";
import { given } from "../given.ts";

/** `marts.tool_days` as given, in a warehouse where registry and people go through the end of March. */
async function valuesOf(metric: string, toolDays: string, columns?: string): Promise<string[]> {
  const warehouse = await given({
    "lake.entities": "entity | loads | data_through\n tools | 1 | 2026-03-31\n people | 1 | 2026-03-31",
    "marts.tool_days": toolDays,
  });
  await warehouse.connection.run("update marts.tool_days set names_people = true");
  const rows = await warehouse.values(metric, columns);
  warehouse.close();
  return rows;
}

describe("orphaned tools", () => {
  const days = `
    day        | tool_id | team_id | platform | is_active | is_orphaned | owner_state | is_orphaned_unknown
    2026-02-28 | a       | sales   | Excel    | true      | true        | orphaned    |
    2026-03-31 | a       | sales   | Excel    | true      | true        | orphaned    |
    2026-03-31 | b       | sales   | Zapier   | false     | true        | orphaned    |
    2026-03-31 | c       | finance | Zapier   | true      | false       | not matched |`;

  test("are counted on the month's last day, active or not", async () => {
    expect(await valuesOf("orphaned_tools", days)).toEqual([
      "2026-02 | – | 1 | –",
      "2026-02 | finance | 0 | –",
      "2026-02 | sales | 1 | –",
      "2026-03 | – | 2 | –",
      "2026-03 | finance | 0 | –",
      "2026-03 | sales | 2 | –",
    ]);
  });

  test("the rate is of the active ones, and too few of them say so", async () => {
    const rows = await valuesOf("orphan_rate", days, "team_id, numerator, denominator, value_unknown, is_latest");
    expect(rows).toContain("– | 1 | 2 | too few: 2 of at least 10 | true");
    expect(rows).toContain("finance | 0 | 1 | too few: 1 of at least 10 | true");
  });

  test("tools whose owner is not matched are counted apart", async () => {
    expect(await valuesOf("not_matched_owners", days)).toContain("2026-03 | finance | 1 | –");
  });

  test("a month in which an owner cannot be judged is unknown, whatever else is known in it", async () => {
    const unclear = `
      day        | tool_id | team_id | is_orphaned | is_orphaned_unknown
      2026-02-28 | a       | sales   | true        |
      2026-02-28 | b       | sales   |             | the first people export is of 2026-03-31
      2026-03-31 | a       | sales   | false       |
      2026-03-31 | b       | sales   | false       |`;
    expect(await valuesOf("orphaned_tools", unclear)).toEqual([
      "2026-02 | – | – | the first people export is of 2026-03-31",
      "2026-02 | sales | – | the first people export is of 2026-03-31",
      "2026-03 | – | 0 | –",
      "2026-03 | sales | 0 | –",
    ]);
  });
});

describe("the owner is the builder", () => {
  test("of the depended-on tools with a known builder; unknown ones are left out", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => {
      const [isOwnerBuilder, unknown] =
        index < 3 ? ["true", ""] : index < 10 ? ["false", ""] : ["", "no builder is named"];
      return `2026-03-31 | t${index} | sales | true | ${isOwnerBuilder} | ${unknown}`;
    });
    const days = `day | tool_id | team_id | is_depended_on | is_owner_builder | is_owner_builder_unknown\n${rows.join("\n")}`;
    expect(await valuesOf("owner_is_builder", days, "team_id, value, numerator, denominator")).toEqual([
      "– | 0.3 | 3 | 10",
      "sales | 0.3 | 3 | 10",
    ]);
  });

  test("with no tool known to be depended on there is nothing to say", async () => {
    const days = `
      day        | tool_id | team_id | is_depended_on | is_depended_on_unknown
      2026-03-31 | a       | sales   |                | no usage log covers Excel`;
    expect(await valuesOf("owner_is_builder", days)).toEqual(["2026-03 | – | – | no tool is known to be depended on"]);
  });
});

test("with a registry alone nothing reads 0", async () => {
  const warehouse = await given({ "lake.tools": "native_id | tool_name | snapshot_day\n A | One | 2026-03-31" });
  const reasons: string[] = [];
  for (const metric of ["orphaned_tools", "orphan_rate", "owner_is_builder", "not_matched_owners", "builder_rate"]) {
    reasons.push(...(await warehouse.values(metric, "metric, period_to, value, value_unknown, is_latest", "true")));
  }
  warehouse.close();
  expect(reasons).toEqual([
    "orphaned_tools | 2026-03-31 | – | no people export is loaded | true",
    "orphan_rate | 2026-03-31 | – | no people export is loaded | true",
    "owner_is_builder | 2026-03-31 | – | no people export is loaded | true",
    "not_matched_owners | 2026-03-31 | – | no people export is loaded | true",
    "builder_rate | 2026-03-31 | – | no usage log is loaded | true",
  ]);
});

test.each([
  ["2026-03-31", "2026-03-31 | true"],
  ["2026-03-14", "2026-03-14 | false"],
])(
  "what the registry of %s alone cannot tell is of a month that is over where that ends one",
  async (day, expected) => {
    const warehouse = await given({ "lake.tools": `native_id | tool_name | snapshot_day\n A | One | ${day}` });
    expect(await warehouse.values("orphan_rate", "period_to, is_complete", "true")).toEqual([expected]);
    warehouse.close();
  },
);

test("a registry that names no people at all has no owners to judge, and no orphans to count", async () => {
  const people = "mail_key | is_enabled | snapshot_day\n ann | true | 2026-03-31";
  const bare = `
    tool_name | snapshot_day | load_id | series
    one       | 2026-03-31   | bare    | bare`;
  const alone = await given({ "lake.tools": bare, "lake.people": people });
  expect(await alone.run("marts/tool_days", "owner_state, is_orphaned, is_orphaned_unknown")).toEqual([
    "unknown | – | its registry export names no people",
  ]);
  expect(await alone.values("orphaned_tools")).toEqual(["2026-03 | – | – | no registry export names any people"]);
  alone.close();
});

test("a definition says what it reads and the day that its data goes through", async () => {
  const warehouse = await given({
    "lake.tools": "native_id | tool_name | snapshot_day\n A | One | 2026-03-31",
    "lake.people": "mail_key | is_enabled | snapshot_day\n ann | true | 2026-02-28",
  });
  await warehouse.values("orphaned_tools");
  expect(await warehouse.rows("select metric, kind, unit, inputs, data_through from metrics.definitions")).toEqual([
    "orphaned_tools | stock | tools | marts.tool_days | 2026-02-28",
  ]);
  warehouse.close();
});
