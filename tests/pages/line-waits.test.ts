import { afterAll, beforeAll, expect, test } from "vitest";
import type { LineWait } from "../../app/components/line-waits.tsx";
import type { AchievedMonth } from "../../app/components/ownership-achieved.tsx";
import { lead, memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "./asked.ts";

// Ten tools: two had an owner at once, three got one after 10 days, one after 40; one was retired after 20, three wait for 30.
const waits = [
  ...Array(2).fill("hr | 2026-03-01 | 2026-03-01 | false | 0"),
  ...Array(3).fill("hr | 2026-03-01 | 2026-03-11 | false | 10"),
  "it | 2026-03-01 | 2026-04-10 | false | 40",
  "it | 2026-03-01 |  | true | 20",
  ...Array(3).fill("it | 2026-05-31 |  | false | 30"),
].map((row, place) => `t${place} | ${row}`);

let warehouse: Given;

beforeAll(async () => {
  warehouse = await given({
    "marts.registry_day": "day\n 2026-06-30",
    "marts.line_waits": `tool_id | team_id | crossed_on | owner_on | has_ended | days\n${waits.join("\n")}\nold | hr | 2025-06-30 | | false | 365`,
    "marts.days": `
      day        | is_month_end | month      | is_latest
      2026-03-31 | true         | 2026-03-01 | false
      2026-06-30 | true         | 2026-06-01 | true`,
    "marts.decisions_taken": "month | team_id | decision | state\n 2026-04-01 | hr | assign | open",
    "marts.orphan_closures": "",
    "marts.tools": "tool_id | tool_name\n t0 | One",
  });
});

afterAll(() => warehouse.close());

const all = { team: null, platform: null };

test("the share still without such an owner, by Kaplan and Meier: who still waits, or went, counts as long as it was seen", async () => {
  const curve = await asked<LineWait>(warehouse, "line_waits", all, lead);
  const steps = curve.map(({ days, at_risk, got_an_owner, survival }) => [days, at_risk, got_an_owner, survival]);
  // 8/10; of 8 then 5/8; nobody at 20 and 30; the last of 1 at 40.
  expect(steps.map((step) => step.map((value) => Math.round(Number(value) * 1000) / 1000))).toEqual([
    [0, 10, 2, 0.8],
    [10, 8, 3, 0.5],
    [20, 5, 0, 0.5],
    [30, 4, 0, 0.5],
    [40, 1, 1, 0],
  ]);
  expect(curve[0]).toMatchObject({ cases: 10, done: 6, ended: 1, longest: 40, median: 10 });
});

test("of few tools no length is said, and of other teams nothing", async () => {
  const [first] = await asked<LineWait>(warehouse, "line_waits", { ...all, team: "hr" }, lead);
  expect(first).toMatchObject({ cases: 5, median: { unknown: "too few: 5 of at least 10" } });
  expect(await asked(warehouse, "line_waits", all, memberOf("none"))).toEqual([]);
  expect(await asked(warehouse, "line_wait_tools", { ...all, team: "it" }, memberOf("hr"))).toEqual([]);
});

test("what was achieved goes to the newest complete month, months without anything included", async () => {
  const months = await asked<AchievedMonth>(warehouse, "ownership_achieved", { ...all, limit: 12 }, lead);
  expect(months.map(({ month, decisions }) => [month, decisions])).toEqual([
    ["2026-06-01", 0],
    ["2026-05-01", 0],
    ["2026-04-01", 1],
  ]);
});
