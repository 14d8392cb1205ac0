import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { builtSuite, type Company, useCompany } from "./company.ts";
import { readCsv } from "./tables.ts";
import { breaches, counted, hydrated, overflow } from "./watch.ts";

builtSuite("the queue of a company with 10,000 orphans", () => {
  const company = useCompany("orphans");

  test("opens, sorts, filters and turns its pages", async () => {
    const page = await company.open();
    await page.goto("/ownership");
    expect(await pagerOf(page)).toContain("1–25 of 10,000 tools");
    expect(await firstTool(page)).toBe("Ledger 00000");
    await page.goto("/ownership?sort=-tool");
    expect(await firstTool(page)).toBe("Ledger 10049");
    await page.getByRole("link", { name: "Next" }).first().click();
    await expect.poll(() => pagerOf(page)).toContain("26–50 of 10,000 tools");
    await page.goto("/ownership?team=team-7&q=ledger+004");
    expect(await pagerOf(page)).toMatch(/1–\d+ of \d+ tools/);
    await page.goto("/ownership?state=decided");
    expect(await pagerOf(page)).toContain("0 tools");
    expect(await page.getByRole("button", { name: "Write it down" }).count()).toBe(0);
  });

  test("takes one decision on 500 rows as one append, marks them at once, and takes all of it back", {
    timeout: 240_000,
  }, async () => {
    const page = await company.open();
    await page.goto("/ownership?size=500&sort=tool");
    await hydrated(page);
    await page.getByRole("button", { name: "Choose these 500 rows" }).click();
    await page.getByText("500 rows chosen").waitFor();
    await fill(page, { decision: "retire", reason: "unused since the move" });
    await page.getByText("To be retired: 500 tools.").waitFor({ timeout: 60_000 });
    const lines = await decisionsIn(company);
    expect(lines).toHaveLength(500);
    expect(new Set(lines.map(({ batch }) => batch)).size).toBe(1);
    expect(lines[0]).toMatchObject({ decision: "retire", reason: "unused since the move", ground: { cause: "O1" } });
    expect(await page.locator("tbody tr", { hasText: "To be retired" }).count()).toBe(500);
    await counted(page);
    await page.goto("/ownership");
    expect(await pagerOf(page)).toContain("of 9,500 tools");
    expect(await page.locator("nav[aria-label='States of the queue']").textContent()).toMatch(
      /9,500 to do.*500 decided/,
    );
    const tool = await page.request.get("/ownership?state=decided&sort=tool&size=10");
    const [, id] = /href="\/tools\/([^"?]+)"/.exec(await tool.text()) ?? [];
    await page.goto(`/ownership?decided=${lines[0]?.id}`);
    await page.getByRole("button", { name: "Take all 500 back" }).click();
    await counted(page);
    expect(await decisionsIn(company)).toHaveLength(1000);
    const file = await page.request.get(`/csv/tool-decisions?tool=${id}`);
    expect(readCsv(await file.text())).toMatchObject([
      { decision: "To be retired", reason: "unused since the move", state: "taken back by local" },
    ]);
    await page.goto("/ownership");
    expect(await pagerOf(page)).toContain("of 10,000 tools");
  });

  test("without scripts: a person is asked for where a name is unclear, nothing filled in is lost, and all that match are decided", async () => {
    const page = await company.open({ javaScriptEnabled: false });
    const before = (await decisionsIn(company)).length;
    await page.goto("/ownership?team=team-3&size=25");
    await page.locator("input[name=row]").first().check();
    await fill(page, { decision: "assign", person: "Pat Person 0000", reason: "asked them all" });
    expect(await page.getByRole("alert").textContent()).toContain("“Pat Person 0000” can be 10 people");
    expect(await page.locator("input[name=reason]").inputValue()).toBe("asked them all");
    expect(await page.locator("input[name=row]").first().isChecked()).toBe(true);
    expect((await decisionsIn(company)).length).toBe(before);
    await page.getByLabel("Pat Person 00003").check();
    await page.getByRole("button", { name: "Write it down" }).last().click();
    await page.getByText("Assigned to Pat Person 00003: 1 tool.").waitFor();
    expect((await decisionsIn(company)).at(-1)?.values.person).toMatch(/^[0-9a-f]{16}$/);
    await page.goto("/ownership?team=team-4&size=25");
    await fill(page, { scope: "all", decision: "snooze", until: "2099-01-31", reason: "" });
    await page.getByText("Put off until 31 Jan 2099: 500 tools.").waitFor();
    const queue = page.url();
    await page.goto("/teams/team-4");
    const decided = page.locator('section[aria-labelledby="decided-on-its-tools"]');
    expect(await decided.textContent()).toMatch(/500 (decisions are newer than the numbers|decisions: 500 stand)/);
    expect(await decided.locator("tbody tr", { hasText: "Put off until 31 Jan 2099" }).count()).toBe(10);
    await page.goto(queue);
    await page.getByRole("link", { name: "what to send, and to whom" }).click();
    expect(await page.locator("textarea").inputValue()).toContain("Put off until 31 Jan 2099:\n- Ledger ");
  });

  test("two people on one row: the second is told what stands and by whom, and keeps the rest", async () => {
    const [one, other] = [await company.open(), await company.open()];
    const address = "/ownership?team=team-5&size=25&sort=tool";
    for (const page of [one, other]) await page.goto(address);
    const names = await one.locator("tbody th").allTextContents();
    await one.locator("input[name=row]").nth(0).check();
    await fill(one, { decision: "dismiss", reason: "a test" });
    await one.getByText("Dismissed: 1 tool.").waitFor();
    await hydrated(other);
    const before = (await decisionsIn(company)).length;
    for (const place of [0, 1]) await other.locator("input[name=row]").nth(place).check();
    await fill(other, { decision: "exempt", until: "2099-01-31", reason: "closes with the branch" });
    const alert = await other.getByRole("alert").textContent();
    expect(alert).toContain("Nothing was written");
    expect(alert).toContain(`${names[0]}: Dismissed, by local on `);
    expect((await decisionsIn(company)).length).toBe(before);
    expect(await other.locator("input[name=reason]").inputValue()).toBe("closes with the branch");
    await expect.poll(() => other.locator("input[name=row]:checked").count()).toBe(1);
    await other.getByRole("button", { name: "Write it down" }).last().click();
    await other.getByText("Exempt until 31 Jan 2099: 1 tool.").waitFor();
  });

  test("is legible and within reach: no breach of WCAG, nothing wider than a telephone", async () => {
    const page = await company.open({ viewport: { width: 390, height: 844 } });
    await page.goto("/ownership?size=25");
    expect(await overflow(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(12_000);
    const [row, owner] = [
      page.locator("tbody tr").first(),
      page.locator("tbody td[data-label='Who could own it']").first(),
    ];
    expect(await row.locator("input[name=row]").isVisible()).toBe(true);
    expect(await row.locator("td[data-label='Why']").isVisible()).toBe(true);
    expect(await owner.isVisible()).toBe(false);
    await row.locator("summary").click();
    expect(await owner.isVisible()).toBe(true);
  });
});

type Fields = { readonly [name: string]: string };

/** Fills the decision in, the choice first, since it says what else is asked, and writes it down. */
async function fill(page: Page, { decision = "", ...fields }: Fields): Promise<void> {
  const bar = page.locator(".decision-bar");
  await bar.locator("[name=decision]").selectOption(decision);
  for (const [name, value] of Object.entries(fields)) {
    const field: Locator = bar.locator(`[name=${name}]`);
    if (name === "scope") await field.selectOption(value);
    else await field.fill(value);
  }
  await bar.getByRole("button", { name: "Write it down" }).click();
  await page.locator('[role="alert"], form[role="status"]').first().waitFor({ timeout: 60_000 });
}

async function pagerOf(page: Page): Promise<string | null> {
  return page.locator("nav.pager").first().textContent();
}

async function firstTool(page: Page): Promise<string | null> {
  return page.locator("tbody th").first().textContent();
}

type Line = {
  readonly id: string;
  readonly batch?: string;
  readonly decision: string;
  readonly values: { readonly person?: string };
};

async function decisionsIn(company: Company): Promise<readonly Line[]> {
  const text = await readFile(path.join(company.layout.journal, "app.ndjson"), "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}
