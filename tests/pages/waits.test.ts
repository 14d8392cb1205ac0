import { afterAll, beforeAll, expect, test } from "vitest";
import type { WaitClass, WaitTeam } from "../../app/components/wait-groups.tsx";
import type { WaitSide, WaitTest } from "../../app/components/wait-numbers.tsx";
import type { WaitShare } from "../../app/components/wait-shares.tsx";
import { readWaitCurves } from "../../app/wait-curves.server.ts";
import { chanceWords, type PeriodTest, periodTestWords, pNumber, soonerWords } from "../../app/waits.ts";
import { isUnknown } from "../../contract/unknown.ts";
import { incidence } from "../../pipelines/effect/incidence.ts";
import { lead, memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked, askerOf } from "./asked.ts";

/** Before the launch ten done after 5 or 20 days or cancelled after 10, since then twenty of which most are done the day after. */
const before = [
  [5, 5, 0, 0],
  [10, 0, 2, 0],
  [20, 2, 0, 0],
  [100, 0, 0, 1],
];
const after = [
  [1, 18, 0, 0],
  [90, 0, 0, 2],
];
const group = (grouped: string, of: string, wait: string) =>
  [
    ...before.map((cells) => [wait, grouped, of, "before", ...cells].join(" | ")),
    ...after.map((cells) => [wait, grouped, of, "after", ...cells].join(" | ")),
  ].join("\n");

let warehouse: Given;

beforeAll(async () => {
  warehouse = await given({
    "marts.wait_tallies": `wait | grouped_by | of | side | days | done | cancelled | still_open
      ${group("all", "*", "done")}
      ${group("all", "*", "touch")}
      ${group("eligibility", "eligible", "done")}
      ${group("eligibility", "eligible", "touch")}
      ${group("team", "hr", "done")}
      ${group("team", "hr", "approval")}
      done | class | Access | none | 3 | 4 | 0 | 0
      done | team  | it     | none | 3 | 4 | 0 | 0`,
    "marts.wait_sums": `
      grouped_by | of | side | turned | days | it_days | not_begun_days | approval_days | requester_days | vendor_days | it_squares | products | squares | dated | due | late
      all        |    | all  | 10     | 100  | 80      | 20             | 0             | 20             | 0           | 680        | 800      | 1000    | 12    | 12  | 3
      team       | hr | all  | 0      | 0    | 0       | 0              | 0             | 0              | 0           | 0          | 0        | 0       | 0     | 0   | 0`,
    "marts.state_turns": "state | turn\n awaiting caller | requester",
    "marts.period_tests": `
      team_id | months | last_month | compare  | chosen | compared | sooner | log_rank | log_rank_unknown          | gray_sooner | gray  | gray_unknown
      *       | 1      | 2026-10-01 | previous | 30     | 20       | chosen | 0.003    |                           | chosen      | 0.002 |
      *       | 3      | 2026-10-01 | previous | 90     | 60       | chosen | 0.3      |                           | compared    | 0.012 |
      hr      | 1      | 2026-10-01 | year     | 30     | 4        |        |          | too few: 4 of at least 10 |             |       | too few: 4 of at least 10`,
    "marts.teams": "team_id | team_name\n hr | People\n it | IT",
  });
  await warehouse.run("marts/waits");
  await warehouse.run("marts/wait_groups");
});

afterAll(() => warehouse.close());

const paged = { team: null, limit: 50, offset: 0 };

test("each side of the launch has its days, and what Kaplan and Meier say too much", async () => {
  const rows = await asked<WaitSide>(warehouse, "wait_sides", { team: null });
  expect(rows.map(({ wait, side, requests }) => `${wait} ${side} ${requests}`)).toEqual([
    "done before 10",
    "done after 20",
    "done all 30",
    "touch before 10",
    "touch after 20",
    "touch all 30",
  ]);
  const found = rows.find(({ wait, side }) => wait === "done" && side === "before");
  expect(found).toMatchObject({ median: 5, p85: { unknown: "fewer than 85 % are done" }, limit_days: 77 });
  expect(Number(found?.overstated)).toBeCloseTo(0.8333 - 0.7, 3);
  expect(rows.find(({ wait, side }) => wait === "touch" && side === "after")).toMatchObject({
    limit_days: 21,
    median: 1,
  });
});

test("the difference between the sides is said in words", async () => {
  const [row] = await asked<WaitTest>(warehouse, "wait_tests", { team: null });
  expect(row).toMatchObject({ wait: "done", before: 10, after: 20, sooner: "after" });
  if (row === undefined || isUnknown(row.log_rank)) throw new Error("no test");
  expect(chanceWords(row.log_rank, row.sooner)).toBe("sooner since the launch, more than chance would make: p = 0.005");
  expect(chanceWords(0.0001, "after")).toBe("sooner since the launch, more than chance would make: p < 0.001");
  expect(chanceWords(0.03, "before")).toBe("later since the launch, more than chance would make: p = 0.030");
  expect(chanceWords(0.79, "after")).toBe("no more than chance would make: p = 0.79");
  expect(chanceWords({ unknown: "too few: 3 of at least 10" }, null)).toBe("– too few: 3 of at least 10");
});

const spans = { chosen: "1 – 31 Oct 2026", compared: "1 – 30 Sep 2026" };

test("two periods differ by more than chance or not, or it is said why it cannot be told", async () => {
  const words = async (parameters: object) => {
    const narrowed = { team: null, months: 1, to: "2026-10-01", compare: "previous", ...parameters };
    const rows = await asked<PeriodTest>(warehouse, "period_tests", narrowed);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    if (row === undefined) throw new Error("no test");
    return [periodTestWords(row, spans), soonerWords(row.gray, row.gray_sooner, spans), pNumber(row.gray)];
  };
  expect(await words({})).toEqual([
    "Requests opened 1 – 31 Oct 2026 are done sooner than those opened 1 – 30 Sep 2026, by more than chance (log-rank test, p = 0.003). With cancelled ones as an end of their own it is the same (Gray’s test, p = 0.002).",
    "opened 1 – 31 Oct 2026",
    "0.002",
  ]);
  expect(await words({ months: 3 })).toEqual([
    "In how soon they are done, requests opened 1 – 31 Oct 2026 and 1 – 30 Sep 2026 differ by no more than chance would make (log-rank test, p = 0.30). With cancelled ones as an end of their own more of those opened 1 – 30 Sep 2026 are done over time, by more than chance (Gray’s test, p = 0.012).",
    "opened 1 – 30 Sep 2026",
    "0.012",
  ]);
  const untold =
    "Whether requests opened 1 – 31 Oct 2026 are done sooner than those opened 1 – 30 Sep 2026 cannot be told";
  for (const [parameters, why] of [
    [{ team: "hr", compare: "year" }, "too few: 4 of at least 10"],
    [{ team: "hr" }, "no request was opened in one of the two periods"],
    [{ compare: "none" }, "no other period is compared with"],
    [{ to: null }, "no request was opened in one of the two periods"],
  ] as const)
    expect(await words(parameters)).toEqual([`${untold}: ${why}.`, "– not known", "–"]);
});

test("the words of a test go with the chance that it found", () => {
  const both = { sooner: "compared", log_rank: 0.0004, gray_sooner: "compared", gray: 0.2 } as const;
  expect(periodTestWords(both, spans)).toContain(
    "Requests opened 1 – 30 Sep 2026 are done sooner than those opened 1 – 31 Oct 2026, by more than chance (log-rank test, p < 0.001). With cancelled ones as an end of their own they differ by no more than chance (Gray’s test, p = 0.20).",
  );
  expect(periodTestWords({ ...both, gray: { unknown: "hardly any were watched" } }, spans)).toContain(
    "own it cannot be told: hardly any were watched.",
  );
  expect(soonerWords(0.2, "chosen", spans)).toBe("no more than chance");
});

test("the curves are those of the numbers, and the file's shares are Aalen and Johansen's", async () => {
  const curves = await readWaitCurves(null, lead, askerOf(warehouse));
  const curve = curves.find(({ wait, side }) => wait === "done" && side === "before");
  expect(curve?.longest).toBe(100);
  expect(curve?.steps.map(({ days, survival }) => [days, survival])).toEqual([
    [5, 0.5],
    [20, 0.166667],
  ]);
  const steps = await asked<{ [column: string]: number | string }>(warehouse, "wait_steps", { team: null });
  const own = steps.filter(({ wait, side }) => wait === "done" && side === "before");
  const theirs = incidence(
    before.map(([days = 0, done = 0, cancelled = 0, open = 0]) => ({ days, done, cancelled, open })),
  );
  for (const [place, step] of theirs.entries()) {
    expect(own[place]?.days).toBe(step.days);
    expect(own[place]?.done_aalen_johansen).toBeCloseTo(step.done.value, 12);
    expect(own[place]?.cancelled_aalen_johansen).toBeCloseTo(step.cancelled.value, 12);
    expect(own[place]?.still_waiting_aalen_johansen).toBeCloseTo(step.open, 12);
  }
});

test("approvals have curves of their own, and the share above half a year; where no export tells of any there are none", async () => {
  const of = async (team: string | null) =>
    (await readWaitCurves(team, lead, askerOf(warehouse))).filter(({ wait }) => wait === "approval");
  expect((await of("hr")).map(({ side, requests, longest }) => [side, requests, longest])).toEqual([
    ["after", 20, 90],
    ["before", 10, 100],
  ]);
  expect(await of(null)).toEqual([]);
  const sides = await asked<WaitSide>(warehouse, "wait_sides", { team: "hr" });
  expect(sides.find(({ wait, side }) => wait === "approval" && side === "before")).toMatchObject({
    limit_days: 180,
    over: { unknown: "none was followed for 180 days" },
  });
});

test("classes of all teams stand beside eligible requests; what is on one side alone is not compared", async () => {
  const rows = await asked<WaitClass>(warehouse, "waits_by_class", {});
  expect(rows.map(({ name, requests, before_requests: first }) => [name, requests, first])).toEqual([
    ["eligible", 30, 10],
    ["Access", 4, null],
  ]);
  expect(rows[0]).toMatchObject({ median: 1, before_median: 5, after_median: 1, sooner: "after" });
  expect(rows[1]).toMatchObject({
    median: { unknown: "too few: 4 of at least 10" },
    touch_over: { unknown: "no log tells its updates over time" },
    log_rank: { unknown: "opened on one side of the launch alone" },
  });
});

test("a viewer sees the waits of their own teams", async () => {
  const names = async (viewer: typeof lead) =>
    (await asked<WaitTeam>(warehouse, "waits_by_team", paged, viewer)).map(
      ({ name, total_rows: all }) => `${name} ${all}`,
    );
  expect(await names(lead)).toEqual(["People 2", "IT 2"]);
  expect(await names(memberOf("it"))).toEqual(["IT 1"]);
});

test("whose the days were, and what no export tells, with its reason", async () => {
  const [all] = await asked<WaitShare>(warehouse, "wait_shares", { team: null });
  expect(all).toMatchObject({
    side: "all",
    turned: 10,
    it_share: 0.8,
    requester_share: 0.2,
    late: 3,
    late_share: 0.25,
  });
  const [team] = await asked<WaitShare>(warehouse, "wait_shares", { team: "hr" });
  expect(team).toMatchObject({
    it_share: { unknown: "no log tells the updates of a done request over time" },
    late_share: { unknown: "no export says by when they were needed: ask for the column due_date" },
  });
});
