import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { expected } from "../sample/expected.ts";
import { builtSuite, useCompany } from "./company.ts";
import { sampleLine } from "./data.ts";
import { readCsv, readTable } from "./tables.ts";

/** The five headlines as they are written, with the counts in words beside them. */
const headlines = {
  open_requests: ["7", "end of Oct 2026"],
  orphaned_tools: ["6", "tools without an able owner"],
  excess_tools: ["4", "end of Oct 2026"],
  escalation_rate: ["30.0%", "3 of 10"],
  builder_rate: ["14.8%", "8 of 54"],
} as const;

/** The numbers that stand beside them, never added to them. */
const besides = {
  backlog_change: ["−37.5%", "15 in Feb 2026 to Jul 2026, before 24"],
  orphan_rate: ["25.0%", "6 of 24"],
  owner_is_builder: ["20.0%", "2 of 10"],
  not_matched_owners: ["2", "not matched"],
  excess_rate: ["16.7%", "4 of 24"],
} as const;

/** What the rows behind each number add up to: how often they count, and of how much. */
const sums: { readonly [metric: string]: readonly [number, number] } = {
  open_requests: [7, 7],
  orphaned_tools: [6, 6],
  excess_tools: [4, 4],
  escalation_rate: [expected.escalationRate.numerator, expected.escalationRate.denominator],
  // One row for each builder; the headcount has rows of its own.
  builder_rate: [expected.builderRate.numerator, expected.builderRate.numerator],
  active_builders: [expected.builderRate.numerator, expected.builderRate.numerator],
  monthly_users: [expected.users.monthly, expected.users.monthly],
  weekly_users: [expected.users.weekly, expected.users.weekly],
  reach: [expected.users.monthly, expected.users.monthly],
  stickiness: [expected.users.weekly, expected.users.monthly],
  tools_in_use: [expected.users.toolsInUse.length, expected.users.toolsInUse.length],
  escalations: [expected.escalations.moves.length, expected.escalations.moves.length],
  escalations_per_tool_months: [expected.escalations.moves.length, expected.escalations.toolMonths],
  escalations_per_user_weeks: [expected.escalations.moves.length, expected.escalations.userWeeks],
  backlog_change: [expected.backlogChange.openedAfter, expected.backlogChange.openedBefore],
  orphan_rate: [expected.orphanRate.numerator, expected.orphanRate.denominator],
  owner_is_builder: [expected.ownerIsBuilder.numerator, expected.ownerIsBuilder.denominator],
  not_matched_owners: [expected.notMatchedOwners.length, expected.notMatchedOwners.length],
  teamless_rate: [0, 25],
  depended_orphan_rate: [2, 10],
  independent_owner_rate: [4, 10],
  // Stock Level Alert on the 31st; Rental Calendar, whose owner is back on it; 31 days of five orphans, 30 of one and one of another.
  became_orphaned: [1, 1],
  got_an_owner: [1, 1],
  orphans_ended: [0, 0],
  time_to_owner: [0, 1],
  orphan_days: [186, 745],
  // Its registry tells of no confirmation.
  confirmation_rate: [0, 0],
  excess_rate: [expected.excessRate.numerator, expected.excessRate.denominator],
  overlap_clusters: [expected.overlapGroups, expected.overlapGroups],
  half_finished: [expected.halfFinished.numerator, expected.halfFinished.denominator],
};

/** The numbers of a report as they are written, with the counts in words beside them. */
const reports: { readonly [page: string]: { readonly [metric: string]: readonly [string, string] } } = {
  "/sprawl": {
    overlap_clusters: ["3 groups", "end of Oct 2026"],
    excess_tools: ["4 tools", "end of Oct 2026"],
    excess_rate: ["16.7%", "4 of 24"],
    half_finished: ["11.8%", "2 of 17"],
  },
  "/adoption": {
    builder_rate: ["14.8%", "8 of 54"],
    active_builders: ["8 people", "end of Oct 2026"],
    monthly_users: ["26 people", "Oct 2026"],
    reach: ["48.1%", "26 of 54"],
    weekly_users: ["16 people", "Oct 2026"],
    stickiness: ["61.5%", "16 of 26"],
    tools_in_use: ["17 tools", "end of Oct 2026"],
  },
  "/escalations": {
    escalations: ["4 escalations", "Oct 2026"],
    escalation_rate: ["30.0%", "3 of 10"],
    escalations_per_tool_months: ["16.7 per 100 tool-months", "4 in 24"],
    escalations_per_user_weeks: ["51.3 per 1,000 user-weeks", "4 in 78"],
  },
};

const causes: { readonly [cause: string]: string } = {
  O1: "No owner named",
  O2: "Owner left",
  O3: "Owner’s account disabled",
  O7: "Owner is no person",
  O8: "Team gone",
};

const days: { readonly [day: string]: string } = {
  "2026-08-31": "31 Aug 2026",
  "2026-09-30": "30 Sep 2026",
  "2026-10-31": "31 Oct 2026",
};

builtSuite("what was counted by hand is what a reader reads", () => {
  const company = useCompany("sample");
  let page: Page;

  beforeAll(async () => {
    page = await company.open();
  });

  test("the brief's headlines, and the numbers beside them", async () => {
    await page.goto("/");
    for (const [metric, [value, words]] of Object.entries(headlines)) {
      const card = page.locator(`article[aria-labelledby="card-${metric}"]`);
      expect(await card.locator(".figure-value").textContent(), metric).toBe(value);
      expect(await text(card.textContent()), metric).toContain(words);
    }
    for (const [metric, [value, words]] of Object.entries(besides)) {
      const aside = page.locator(".aside-number", { has: page.locator(`a[href="/rows/${metric}"]`) });
      expect(await aside.locator(".aside-value").textContent(), metric).toBe(value);
      expect(await text(aside.textContent()), metric).toContain(words);
    }
  });

  test.each(Object.entries(reports))("the numbers of %s", async (address, numbers) => {
    await page.goto(address);
    for (const [metric, [value, words]] of Object.entries(numbers)) {
      const section = page.locator(`section[aria-labelledby="number-${metric}"]`);
      expect(await text(section.locator(".figure-value").textContent()), metric).toBe(value);
      expect(await text(section.textContent()), metric).toContain(words);
    }
  });

  test("the teams of the funnel, those hidden for being small, and what each team uses", async () => {
    await page.goto("/adoption");
    const rows = await readTable(page.locator("section[aria-labelledby=teams] table").first());
    const builders = Object.entries(expected.builderRate.teams).map(([team, { numerator }]) => [
      team,
      (expected.builderRate.suppressed as readonly string[]).includes(team) ? null : numerator,
    ]);
    const read = rows.flatMap(({ Team: team = "", Builders: words = "" }) =>
      team === "Field Repairs" ? [] : [[team, words.startsWith("–") ? null : Number(/(\d+) people/.exec(words)?.[1])]],
    );
    expect(Object.fromEntries(read)).toEqual(Object.fromEntries(builders));
    const names = await page.locator(".figure").first().locator("tbody th").allTextContents();
    expect(names).toEqual(["Warehouse", "Customer Service", "IT", "Sales"]);
  });

  test("the dials, and the change against the baseline in one sentence", async () => {
    await page.goto("/");
    const dials = await page.locator(".dial").evaluateAll((all) => all.map((dial) => dial.textContent));
    expect(dials[0]).toMatch(/^Security–Unknown, because /);
    expect(dials[1]).toMatch(/^Sprawl16\.7%4 of 24 /);
    // Supplier Invoice Check and Pallet Label Printer, of the ten that others depend on.
    expect(dials[2]).toMatch(/^Continuity20\.0%2 of 10 /);
    expect(dials).toHaveLength(3);
    const sentence = page.locator(".sentence", { hasText: "baseline" });
    expect(await text(sentence.textContent())).toMatch(
      /^Requests opened: 15 in Feb 2026 to Jul 2026 against 24 in the same months of the baseline, Feb 2025 to Jul 2025: a change of −37\.5%/,
    );
  });

  test("the list of orphans, with cause and since when, then the builders alone, then the owners not matched", async () => {
    await page.goto("/ownership");
    const rows = await readTable(page.locator("section[aria-labelledby=list] table").first());
    const stateOf = (words: string) => rows.filter((row) => row.Why?.startsWith(words));
    const found = stateOf("Orphaned").map(
      (row) => `${row.Tool} | ${row.Why?.replace(/(Others depend|Nobody depends|Use unknown).*$/, "")} | ${row.Since}`,
    );
    const listed = expected.orphanedTools.map(
      ({ tool, cause, since }) => `${tool} | Orphaned ${causes[cause]} | ${days[since]}`,
    );
    expect(found.toSorted()).toEqual(listed.toSorted());
    expect(stateOf("Builder alone").map((row) => row.Tool)).toEqual(expected.ownerIsBuilder.tools);
    expect(stateOf("Not matched").map((row) => row.Tool)).toEqual(expected.notMatchedOwners);
    expect(rows).toHaveLength(10);
  });

  test("the users in 90 days of every listed tool; no log of Excel is no 0", async () => {
    await page.goto("/ownership?cause=any&state=any");
    const rows = await readTable(page.locator("section[aria-labelledby=list] table").first());
    const users = rows.map((row) => [
      row.Tool,
      row["Users, 90 days"]?.startsWith("–") ? null : Number(row["Users, 90 days"]),
    ]);
    expect(Object.fromEntries(users)).toEqual(expected.users90Days);
  });

  test("behind each number stand rows that add up to it, each with the file and line that hold it", async () => {
    for (const [metric, [numerator, denominator]] of Object.entries(sums)) {
      const rows = readCsv(await (await fetch(`${company.origin}/csv/rows?metric=${metric}`)).text());
      const counted = rows.reduce((sum, row) => sum + Number(row.numerator), 0);
      const whole = rows.reduce((sum, row) => sum + Number(row.denominator), 0);
      expect([metric, counted, whole]).toEqual([metric, numerator, denominator]);
      for (const row of rows) await expectLine(row.file_name ?? "", Number(row.line), row.label ?? "");
      await page.goto(`/rows/${metric}?size=100`);
      expect(await text(page.locator("nav.pager").textContent()), metric).toContain(
        rows.length === 0 ? "0 rows" : `1–${rows.length} of ${rows.length} rows`,
      );
      expect(await readTable(page.locator("main table").first()), metric).toHaveLength(rows.length);
    }
  });

  test("a reader gets from a number to its row and from the row to its file", async () => {
    await page.goto("/");
    await page.locator('article[aria-labelledby="card-open_requests"] a', { hasText: "Rows" }).first().click();
    await page.locator("h1", { hasText: "Rows behind" }).waitFor();
    const [row] = await readTable(page.locator("main table").first());
    expect(row?.["File and line"]).toBe("incident-log.csv, line 286");
    await page.getByRole("link", { name: "incident-log.csv, line 286" }).click();
    await page.waitForURL("**/loads/*");
    await page.locator("h1", { hasText: /^incident-log\.csv$/ }).waitFor();
  });
});

/** That line names the tool or ticket, or the address of the person: Julia Novak still signs in by her former name. */
async function expectLine(file: string, line: number, label: string): Promise<void> {
  const words = await sampleLine(file, line);
  const named = label.replace(/ \(.*\)$|, week of .*$/, "");
  const address = named.toLowerCase().replace(" ", ".").replace("julia.novak", "julia.horak");
  expect(words.includes(named) || words.includes(`${address}@`), `${file}:${line} ${label}`).toBe(true);
}

async function text(content: Promise<string | null>): Promise<string> {
  return ((await content) ?? "").replace(/\s+/g, " ").trim();
}
