import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readClassBacklog } from "../../app/class-backlog.server.ts";
import { readLeadCurves } from "../../app/lead-curves.server.ts";
import { isUnknown, type Known } from "../../contract/unknown.ts";
import { readModels } from "../../pipelines/models.ts";
import { rollUp } from "../../pipelines/rollup.ts";
import { lead, memberOf } from "../app/viewers.ts";
import peer from "../fixtures/kaplan-meier.json" with { type: "json" };
import { type Given, given } from "../given.ts";
import { asked, askerOf } from "./asked.ts";

const period = { from: "2026-01-01", to: "2026-01-31", compare_from: null, compare_to: null, team: null };

type Range = { readonly value: number | null; readonly low: number | null; readonly high: number | null };

function apart(one: number | null, other: number | null): number {
  if (one === null || other === null) return one === other ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(one - other);
}

const known = (value: Known<number>) => (isUnknown(value) ? null : value);

function expectRange(ours: Range, theirs: Range): void {
  expect(apart(ours.value, theirs.value)).toBeLessThan(1e-9);
  expect(apart(ours.low, theirs.low)).toBeLessThan(1e-9);
  expect(apart(ours.high, theirs.high)).toBeLessThan(1e-9);
}

/** Cases as the mart counts them, of all teams and one class. */
function leadTimes(cases: readonly { days: number; isDone: boolean }[]): string {
  const rows = cases.map(({ days, isDone }) => `2026-01-01 | * | Report | ${days} | ${isDone ? "1 | 0" : "0 | 1"}`);
  return `month | team_id | class | days | done | still_open\n${rows.join("\n")}`;
}

/** What any ticket export has. */
const told = {
  "marts.ticket_window": `window_from | window_to | data_through | is_truncated
    2025-12-01 | 2026-06-30 | 2026-06-30 | false`,
  "marts.ticket_days": "day",
};

describe("the Kaplan–Meier curve of the page", () => {
  test.each(peer.groups)("of the cases “$name” is as lifelines says", async ({ cases, steps, median, p85, over77 }) => {
    const warehouse = await given({ ...told, "marts.lead_times": leadTimes(cases) });
    const [curve] = await readLeadCurves(period, lead, askerOf(warehouse));
    warehouse.close();
    if (curve === undefined) throw new Error("no row");
    expect(curve.steps.map(({ days }) => days)).toEqual(steps.map(({ days }) => days));
    for (const [index, step] of steps.entries()) {
      const { survival, low, high } = curve.steps[index] ?? { survival: null, low: null, high: null };
      // The page rounds to six digits.
      expect(apart(survival, step.survival)).toBeLessThan(1e-6);
      expect(apart(low, step.low)).toBeLessThan(1e-6);
      expect(apart(high, step.high)).toBeLessThan(1e-6);
    }
    expectRange({ value: known(curve.median), low: curve.median_low, high: curve.median_high }, median);
    expectRange({ value: known(curve.p85), low: curve.p85_low, high: curve.p85_high }, p85);
    expectRange({ value: known(curve.over_77), low: curve.over_77_low, high: curve.over_77_high }, over77);
  });

  test("of fewer than ten requests is too few, and of none says so; nothing is drawn", async () => {
    const warehouse = await given({ ...told, "marts.lead_times": leadTimes([{ days: 3, isDone: true }]) });
    const compared = { ...period, compare_from: "2025-12-01", compare_to: "2025-12-31" };
    const rows = await readLeadCurves(compared, lead, askerOf(warehouse));
    expect(rows.map(({ side, requests, median, steps }) => ({ side, requests, median, steps }))).toEqual([
      { side: "chosen", requests: 1, median: { unknown: "too few: 1 of at least 10" }, steps: [] },
      {
        side: "compared",
        requests: 0,
        median: { unknown: "none was opened in those of its days that the export tells of" },
        steps: [],
      },
    ]);
    warehouse.close();
  });

  test("without tickets says that none are loaded", async () => {
    const warehouse = await given({ ...told, "marts.ticket_window": "window_from", "marts.lead_times": "month" });
    const [curve] = await readLeadCurves(period, lead, askerOf(warehouse));
    expect([curve?.median, curve?.steps]).toEqual([{ unknown: "no tickets are loaded" }, []]);
    warehouse.close();
  });

  test("holds the months of the period and the team alone", async () => {
    const warehouse = await given({
      ...told,
      "marts.lead_times": `month | team_id | class | days | done | still_open
        2025-12-01 | *     | Report | 1 | 11 | 0
        2025-12-01 | sales | Report | 1 | 11 | 0
        2026-01-01 | *     | Report | 2 | 12 | 0
        2026-01-01 | sales | Report | 2 | 12 | 0
        2026-01-01 | *     | Fault  | 3 | 13 | 7
        2026-01-01 | it    | Fault  | 3 | 13 | 7
        2026-02-01 | *     | Report | 4 | 14 | 0`,
    });
    const requests = async (parameters: object) =>
      (await readLeadCurves({ ...period, ...parameters }, lead, askerOf(warehouse))).map((row) => row.requests);
    expect(await requests({})).toEqual([32]);
    expect(await requests({ team: "it" })).toEqual([20]);
    expect(await requests({ from: "2025-12-01", to: "2026-02-14" })).toEqual([57]);
    expect(await requests({ team: "sales", compare_from: "2025-12-01", compare_to: "2025-12-31" })).toEqual([12, 11]);
    warehouse.close();
  });
});

/** Of the class Report twelve were done within 1 to 12 days of 1 January; two stay open. Of Fault one, which is open. */
const tickets = [
  ...Array.from(
    { length: 12 },
    (_, index) => `d${index} | sales | Report | 2026-01-01 | 2026-01-${String(index + 2).padStart(2, "0")}`,
  ),
  "o1 | sales | Report | 2025-12-20 |",
  "o2 | it    | Report | 2026-01-30 |",
  "o3 | it    | Fault  | 2026-01-10 |",
];

const metrics = ["opened_requests", "closed_requests", "open_requests", "old_requests", "lead_time", "intake_rate"];

describe("tables of a company of fifteen requests", () => {
  let warehouse: Given;

  beforeAll(async () => {
    warehouse = await given({
      "lake.entities": "entity | loads | data_through\nticket_updates | 1 | 2026-01-31\nheadcounts | 1 | 2026-01-01",
      "lake.headcounts": "team_name | headcount | month\nSales | 60 | 2026-01-01\nIT | 3 | 2026-01-01",
      "marts.ticket_window": `window_from | window_to | data_through | is_truncated
        2025-12-01 | 2026-01-31 | 2026-01-31 | false`,
      "marts.teams": "team_id | team_name\nsales | Sales\nit | IT\nlaw | Law",
      "marts.tickets": `ticket_id | team_id | category | opened_on | done_on\n${tickets.join("\n")}`,
    });
    for (const mart of [
      "request_months",
      "class_months",
      "lead_times",
      "ticket_days",
      "open_age_counts",
      "intake_months",
    ])
      await warehouse.run(`marts/${mart}`);
    for (const metric of metrics) await warehouse.run(`metrics/${metric}`);
    const models = readModels().filter(({ name }) => metrics.some((metric) => name === `metrics.${metric}`));
    await rollUp(warehouse.connection, models);
  });

  afterAll(() => warehouse.close());

  test("by class: opened, done, open, old, and the median of those opened", async () => {
    const order = { sort: "open", is_descending: true };
    const rows = await readClassBacklog({ ...period, ...order }, lead, askerOf(warehouse));
    expect(rows).toEqual([
      {
        name: "Report",
        is_eligible: null,
        frozen_on: null,
        opened: 13,
        done: 12,
        open: 2,
        old: 1,
        p85_days: 11,
        median: 7,
        median_low: 2,
        median_high: 10,
      },
      {
        name: "Fault",
        is_eligible: null,
        frozen_on: null,
        opened: 1,
        done: 0,
        open: 1,
        old: { unknown: "only 0 done of the class Fault" },
        p85_days: null,
        median: { unknown: "too few: 1 of at least 10" },
        median_low: null,
        median_high: null,
      },
    ]);
  });

  test("classes by their median, those without one last", async () => {
    const order = { sort: "median", is_descending: true };
    const rows = await readClassBacklog({ ...period, ...order }, lead, askerOf(warehouse));
    expect(rows.map(({ name }) => name)).toEqual(["Report", "Fault"]);
  });

  test("the classes of one team, and of no team's", async () => {
    const names = async (team: string) =>
      (
        await asked<{ name: string; open: number }>(warehouse, "backlog_by_class", {
          ...period,
          team,
          sort: "name",
          is_descending: false,
        })
      ).map(({ name, open }) => `${name} ${open}`);
    expect(await names("it")).toEqual(["Fault 1", "Report 1"]);
    expect(await names("law")).toEqual([]);
  });

  test("open requests by age and against their class; all of them are on the first row", async () => {
    const rows = await asked(warehouse, "open_ages", { to: "2026-01-31", team: null });
    const counts = rows.map((row) => Object.values(row).join(" "));
    expect(counts).toEqual([
      " 2026-01-31 3 1 1 1 0 0 1 0 0 1 1   ",
      "Report 2026-01-31 2 1 0 1 0 0 1 0 0 1 0 6 11 12",
      "Fault 2026-01-31 1 0 1 0 0 0 0 0 0 0 1   ",
    ]);
  });

  test("by team: the metrics' own values, and teams that nobody hears of are left out", async () => {
    const parameters = { months: 1, to: "2026-01-01", team: null, limit: 50, offset: 0 };
    const rows = await asked<{ name: string; open: number; intake: unknown; total_rows: number }>(
      warehouse,
      "backlog_by_team",
      { ...parameters, sort: "most", is_descending: false },
    );
    expect(rows.map(({ name, open, intake, total_rows }) => ({ name, open, intake, total_rows }))).toEqual([
      { name: "IT", open: 2, intake: { unknown: "too few: 3 of at least 5" }, total_rows: 2 },
      { name: "Sales", open: 1, intake: 20, total_rows: 2 },
    ]);
  });

  test("a member of one team sees that team's row alone", async () => {
    const parameters = { months: 1, to: "2026-01-01", team: null, limit: 50, offset: 0 };
    const rows = await asked<{ name: string }>(
      warehouse,
      "backlog_by_team",
      { ...parameters, sort: "most", is_descending: false },
      memberOf("sales"),
    );
    expect(rows.map(({ name }) => name)).toEqual(["Sales"]);
  });

  test("requests of teams without a headcount are counted as left out", async () => {
    const leftOut = (team: string | null) => asked(warehouse, "intake_left_out", { ...period, team });
    expect(await leftOut(null)).toEqual([{ requests: 14, left_out: 0, teams: 0 }]);
    expect(await leftOut("law")).toEqual([{ requests: 0, left_out: 0, teams: 0 }]);
    const before = { ...period, from: "2025-12-01", to: "2025-12-31" };
    expect(await asked(warehouse, "intake_left_out", before)).toEqual([{ requests: 1, left_out: 1, teams: 1 }]);
  });

  test("the file of steps has the steps of the drawing, unrounded", async () => {
    const [curve] = await readLeadCurves(period, lead, askerOf(warehouse));
    const steps = await asked<{ days: number; still_open: number; low: number }>(warehouse, "lead_steps", period);
    expect(steps.map(({ days }) => days)).toEqual(curve?.steps.map(({ days }) => days));
    expect(steps.map(({ still_open }) => Number(still_open.toFixed(6)))).toEqual(
      curve?.steps.map(({ survival }) => survival),
    );
    expect(steps).toHaveLength(12);
  });

  test("behind the intake stand the requests and the headcounts that it is made of", async () => {
    const rows = await asked<{ subject: string; numerator: number; denominator: number; total_denominator: number }>(
      warehouse,
      "rows_of_intake",
      { ...period, team: "sales", limit: 50, offset: 0 },
    );
    expect(rows).toHaveLength(13);
    expect(rows.at(-1)).toMatchObject({ numerator: 0, denominator: 60, total_numerator: 12, total_denominator: 60 });
  });
});
