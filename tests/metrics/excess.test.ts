import { describe, expect, test } from "vitest";
import { given } from "../given.ts";
import { without } from "../given-table.ts";

const days = `
  day        | month      | is_month_end | is_latest
  2026-09-30 | 2026-09-01 | true         | false
  2026-10-15 | 2026-10-01 | false        | true`;

const clusters = `
  cluster_id | tool_id | label          | tools | teams
  a          | a       | Leave requests | 3     | 2
  a          | b       | Leave requests | 3     | 2
  a          | c       | Leave requests | 3     | 2
  d          | d       | Stock alert    | 2     | 1
  d          | e       | Stock alert    | 2     | 1`;

/** f is compared and like no other; g is described in too few characters. */
const compared = `
  tool_id | is_compared
  a       | true
  b       | true
  c       | true
  d       | true
  e       | true
  f       | true
  g       | false`;

const tools = `
  tool_id | created_on | listed_from
  a       | 2025-03-01 | 2025-06-01
  b       | 2025-02-01 | 2025-06-01
  c       | 2025-01-01 | 2025-06-01
  d       | 2025-05-01 | 2025-06-01
  e       |            | 2025-04-01
  f       | 2025-01-01 | 2025-06-01
  g       | 2025-01-01 | 2025-06-01`;

/** On the day before last c has the most users; only the latest day counts, on which it is b. Of d and e nothing is known: e is older. */
const toolDays = `
  day        | tool_id | team_id | platform | users_90_days | is_active
  2026-09-30 | c       | sales   | Excel    | 90            | true
  2026-10-15 | a       | hr      | Airtable | 3             | true
  2026-10-15 | b       | hr      | Excel    | 12            | true
  2026-10-15 | c       | sales   | Excel    | 0             | false
  2026-10-15 | d       | sales   | Zapier   |               | true
  2026-10-15 | e       | hr      | Zapier   |               | true
  2026-10-15 | f       | hr      | Zapier   |               | true
  2026-10-15 | g       | hr      | Zapier   |               | true`;

function program(toolsByDay = toolDays) {
  return given({
    "marts.days": days,
    "marts.tools": tools,
    "marts.tool_days": without("users_90_days", toolsByDay),
    "marts.counted_days": toolsByDay,
    "marts.overlap_tools": compared,
    "marts.overlap_clusters": clusters,
  });
}

describe("excess tools", () => {
  test("are all of a cluster but its most used one, or the oldest where use is unknown, each of its own team", async () => {
    const warehouse = await program();
    expect(await warehouse.run("metrics/excess_tools")).toEqual([
      "2026-10-15 | hr | Airtable | a | 1",
      "2026-10-15 | hr | Excel | b | 0",
      "2026-10-15 | hr | Zapier | e | 0",
      "2026-10-15 | hr | Zapier | f | 0",
      "2026-10-15 | sales | Excel | c | 1",
      "2026-10-15 | sales | Zapier | d | 1",
    ]);
    expect(await warehouse.run("marts/excess_tools", "tool_id, kept_tool_id")).toEqual(["a | b", "c | b", "d | e"]);
    warehouse.close();
  });

  test("of all teams add up to the tools of each cluster less one", async () => {
    const warehouse = await program();
    await warehouse.run("metrics/excess_tools");
    expect(await warehouse.rows("select sum(amount)::int from metrics.excess_tools")).toEqual(["3"]);
    expect(
      await warehouse.rows("select (count(*) - count(distinct cluster_id))::int from marts.overlap_clusters"),
    ).toEqual(["3"]);
    warehouse.close();
  });

  test("come in groups, each counted once, for the team and platform of the tool that is kept", async () => {
    const warehouse = await program();
    expect(await warehouse.run("metrics/overlap_clusters", "team_id, platform, subject, amount")).toEqual([
      "hr | Airtable | a | 0",
      "hr | Excel | b | 1",
      "hr | Zapier | e | 1",
      "hr | Zapier | f | 0",
      "sales | Excel | c | 0",
      "sales | Zapier | d | 0",
    ]);
    warehouse.close();
  });

  test("keep the active one where the use of it is unknown and the other's is none", async () => {
    const warehouse = await program(`
      day        | tool_id | team_id | platform | users_90_days | is_active
      2026-10-15 | d       | hr      | Zapier   | 0             | false
      2026-10-15 | e       | hr      | Excel    |               | true`);
    expect(await warehouse.run("marts/excess_tools", "tool_id, kept_tool_id")).toEqual(["d | e"]);
    warehouse.close();
  });

  test("are unknown, not 0, where overlaps could not be computed", async () => {
    const warehouse = await given({
      "lake.tools": `
        native_id | tool_name                   | snapshot_day
        a         | Leave request approval form | 2026-03-31
        b         | Leave                       | 2026-03-31`,
    });
    await warehouse.run("marts/unknowns");
    const reason = "only 1 of 2 tools are described in at least 20 characters";
    expect(await warehouse.values("excess_tools")).toEqual([`2026-03 | – | – | ${reason}`]);
    expect(await warehouse.values("excess_rate")).toEqual([`2026-03 | – | – | ${reason}`]);
    expect(await warehouse.values("overlap_clusters")).toEqual([`2026-03 | – | – | ${reason}`]);
    warehouse.close();
  });

  test("keep the active one of two with the same use", async () => {
    const warehouse = await program(`
      day        | tool_id | team_id | platform | users_90_days | is_active
      2026-10-15 | a       | hr      | Excel    | 4             | false
      2026-10-15 | b       | hr      | Excel    | 4             | true
      2026-10-15 | d       | hr      | Excel    |               | true`);
    expect(await warehouse.run("marts/excess_tools", "tool_id, kept_tool_id")).toEqual(["a | b"]);
    warehouse.close();
  });

  test("as a rate count active ones only, over the active tools that could be compared", async () => {
    const warehouse = await program();
    expect(await warehouse.run("metrics/excess_rate", "subject, numerator, denominator")).toEqual([
      "a | 1 | 1",
      "b | 0 | 1",
      "d | 1 | 1",
      "e | 0 | 1",
      "f | 0 | 1",
    ]);
    warehouse.close();
  });

  test("say nothing where no overlap was computed", async () => {
    const warehouse = await program();
    await warehouse.connection.run("delete from marts.overlap_clusters; delete from marts.overlap_tools");
    expect(await warehouse.run("metrics/excess_tools")).toEqual([]);
    expect(await warehouse.run("metrics/excess_rate")).toEqual([]);
    warehouse.close();
  });
});
