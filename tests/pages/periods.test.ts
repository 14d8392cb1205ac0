import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MetricNumber } from "../../app/components/number-value.tsx";
import { readNumbers } from "../../app/numbers.server.ts";
import type { MetricFacts } from "../../app/numbers.ts";
import { type Compare, type MonthTold, type PeriodMonth, type ProgramClock, periodMonths } from "../../app/period.ts";
import { readModels } from "../../pipelines/models.ts";
import { rollUp } from "../../pipelines/rollup.ts";
import { lead } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked, askerOf } from "./asked.ts";

const metrics = ["opened_requests", "open_requests"];

// Six tickets: one of December, one of January, none of February, two of March, two of April, which the export leaves on the 10th.
const updates = `
  ticket_number | opened_at           | resolved_at         | updated_at          | state    | snapshot_day
  T1            | 2025-12-20 09:00:00 | 2026-01-05 09:00:00 | 2026-01-05 09:00:00 | Resolved | 2026-04-10
  T2            | 2026-01-10 09:00:00 |                     | 2026-01-10 09:00:00 | New      | 2026-04-10
  T3            | 2026-03-02 09:00:00 | 2026-03-03 09:00:00 | 2026-03-03 09:00:00 | Resolved | 2026-04-10
  T4            | 2026-03-31 09:00:00 |                     | 2026-03-31 09:00:00 | New      | 2026-04-10
  T5            | 2026-04-01 09:00:00 |                     | 2026-04-01 09:00:00 | New      | 2026-04-10
  T6            | 2026-04-10 09:00:00 |                     | 2026-04-10 09:00:00 | New      | 2026-04-10`;

let warehouse: Given;

beforeAll(async () => {
  warehouse = await given({ "lake.ticket_updates": updates });
  for (const metric of metrics) await warehouse.run(`metrics/${metric}`);
  await warehouse.run("marts/changes");
  await warehouse.run("marts/unknowns");
  await warehouse.run("marts/partial_months");
  await rollUp(
    warehouse.connection,
    readModels().filter(({ name }) => metrics.includes(name.replace("metrics.", ""))),
  );
});
afterAll(() => warehouse.close());

type Question = { readonly months: number; readonly to: string | null; readonly compare: Compare };

async function numbers(question: Question, narrowed: { team?: string; platform?: string } = {}): Promise<string[]> {
  const parameters = { metrics, team: narrowed.team ?? null, platform: narrowed.platform ?? null, ...question };
  const rows = await readNumbers(parameters, lead, askerOf(warehouse));
  const said = (value: MetricNumber["value"]) => (typeof value === "number" ? String(value) : value.unknown);
  return rows.map((row) => `${row.period_from} ${row.period_to} | ${said(row.value)} | ${said(row.compared_value)}`);
}

describe("numbers of a period", () => {
  test("a flow is that of its months, a state that of the last day, each beside the period before", async () => {
    expect(await numbers({ months: 1, to: "2026-03-01", compare: "previous" })).toEqual([
      "2026-03-01 2026-03-31 | 2 | 0",
      "2026-03-01 2026-03-31 | 2 | 1",
    ]);
    // December to February against months before the data; at the end of November nothing was told.
    expect(await numbers({ months: 3, to: "2026-02-01", compare: "previous" })).toEqual([
      "2025-12-01 2026-02-28 | 2 | data begins in 2025-12",
      "2025-12-01 2026-02-28 | 1 | data begins in 2025-12",
    ]);
  });

  test("what is not over is not compared when it adds up over days; a state is", async () => {
    expect(await numbers({ months: 1, to: null, compare: "previous" })).toEqual([
      "2026-04-01 2026-04-10 | 2 | this period is not over",
      "2026-04-01 2026-04-10 | 4 | 2",
    ]);
    expect(await numbers({ months: 3, to: "2026-04-01", compare: "none" })).toEqual([
      "2026-02-01 2026-04-10 | 4 | no comparison was asked for",
      "2026-02-01 2026-04-10 | 4 | no comparison was asked for",
    ]);
  });

  test("before, after and over the edge of the data, the reason says where it lies", async () => {
    expect(await numbers({ months: 1, to: "2026-06-01", compare: "none" })).toEqual([
      "2026-06-01 2026-06-30 | data ends on 2026-04-10 | no comparison was asked for",
      "2026-06-01 2026-06-30 | data ends on 2026-04-10 | no comparison was asked for",
    ]);
    expect((await numbers({ months: 1, to: "2025-11-01", compare: "none" }))[0]).toContain("data begins in 2025-12");
    expect((await numbers({ months: 3, to: "2026-01-01", compare: "none" }))[0]).toContain(
      "data begins only in 2025-12, within this period",
    );
    expect((await numbers({ months: 3, to: "2026-03-01", compare: "previous" }))[0]).toContain(
      "data begins only in 2025-12, within that period",
    );
    expect((await numbers({ months: 3, to: "2026-04-01", compare: "year" }))[1]).toContain("data begins in 2025-12");
  });

  test("a filter that a metric does not answer to is said, not ignored", async () => {
    const [opened] = await numbers({ months: 1, to: "2026-03-01", compare: "none" }, { platform: "Excel" });
    expect(opened).toContain("not counted by platform");
    const [nowhere] = await numbers({ months: 1, to: "2026-03-01", compare: "none" }, { team: "nowhere" });
    expect(nowhere).toContain("nothing is counted here");
    await warehouse.connection.run("update metrics.definitions set filters = 'team, platform'");
    const both = await numbers({ months: 1, to: null, compare: "none" }, { team: "sales", platform: "Excel" });
    await warehouse.connection.run("update metrics.definitions set filters = 'team'");
    expect(both[0]).toContain("not counted by team and platform at once");
  });
});

async function monthsOf(named: readonly string[]): Promise<PeriodMonth[]> {
  const facts = await asked<MetricFacts>(warehouse, "metric_facts", {});
  const told = await asked<MonthTold>(warehouse, "months_told", {});
  const [clock] = await asked<ProgramClock>(warehouse, "program", {});
  return clock === undefined ? [] : periodMonths(named, facts, told, clock);
}

test("the months of a page, with the last day counted, and the kind and end of its leading number", async () => {
  const rows = await monthsOf(metrics);
  expect(rows.map(({ month, counted_to, is_complete }) => `${month} ${counted_to} ${is_complete}`)).toEqual([
    "2025-12-01 2025-12-31 true",
    "2026-01-01 2026-01-31 true",
    "2026-02-01 2026-02-28 true",
    "2026-03-01 2026-03-31 true",
    "2026-04-01 2026-04-10 false",
  ]);
  expect(rows.map(({ kind, data_through, time_zone }) => `${kind} ${data_through} ${time_zone}`)[0]).toBe(
    "flow 2026-04-10 UTC",
  );
});

test("with nothing dated there is still a period, and its numbers say why they are not known", async () => {
  const rows = await monthsOf(["salary"]);
  expect(rows.map(({ kind, is_complete }) => [kind, is_complete])).toEqual([[null, false]]);
});
