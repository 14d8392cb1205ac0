import { expect, test } from "vitest";
import { given } from "../given.ts";

/** Of sixteen tools four belong to nobody. */
const tools = Array.from({ length: 16 }, (_, place) => ({
  tool: `t${place}`,
  team: place < 4 ? "unassigned" : "sales",
}));

test("tools that the registry gives to no team are counted, of all of its platform", async () => {
  const warehouse = await given({
    "lake.entities": "entity | loads | data_through\n tools | 1 | 2026-03-31",
    "marts.tools": `tool_id | platform\n${tools.map(({ tool }) => `${tool} | Excel`).join("\n")}`,
    "marts.days": `
      day        | month      | is_month_end | is_latest
      2026-03-31 | 2026-03-01 | true         | true`,
    "marts.tool_days": `day | tool_id | team_id | platform\n${tools
      .map(({ tool, team }) => `2026-03-31 | ${tool} | ${team} | Excel`)
      .join("\n")}`,
  });
  const said = "coalesce(platform, 'all'), numerator, denominator, value, value_unknown";
  expect(await warehouse.values("teamless_rate", said, "team_id is null")).toEqual([
    "all | 4 | 16 | 0.25 | –",
    "Excel | 4 | 16 | 0.25 | –",
  ]);
  warehouse.close();
});
