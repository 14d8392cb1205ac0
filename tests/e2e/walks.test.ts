import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { builtSuite, useCompany } from "./company.ts";
import { lineOf } from "./data.ts";
import { type Row, readCsv, readTable } from "./tables.ts";

// Three persons, each from a first page to the line of an export that a number rests on.
builtSuite("walks through the demonstration company", () => {
  const company = useCompany("demonstration");
  let page: Page;

  beforeAll(async () => {
    page = await company.open();
  });

  /** The line that a cell such as `registry-2026-10-31.csv, line 1,204` names, as the export has it. */
  async function exported(place: string): Promise<string> {
    const [, file = "", line = ""] = /^(\S+), line ([\d,]+)$/.exec(place) ?? [];
    return lineOf(path.join(company.layout.exports, file), Number(line.replaceAll(",", "")));
  }

  test("the CIO: open requests, what they mean, why they moved, the rows, and the line of one of them", async () => {
    await page.goto("/");
    const card = page.locator("article[aria-labelledby=card-open_requests]");
    const said = await count(card.locator(".figure-value"));
    expect(await words(card)).toMatch(/[\d,]+ opened, [\d,]+ done since 30 Sep 2026/);
    expect(await words(page.locator("section[aria-labelledby=requests]"))).toMatch(
      /95% interval .* The interval covers chance alone and proves no cause/,
    );

    await card.getByRole("link", { name: "Definition" }).first().click();
    await page.waitForURL("**/definitions#open_requests");
    expect(await words(page.locator("#open_requests"))).toContain("a re-opened ticket counts as open");
    await page.goBack();

    await card.getByRole("link", { name: "Rows" }).first().click();
    await page.getByRole("heading", { name: "Rows behind open requests" }).waitFor();
    expect(await words(page.locator("main"))).toContain(`the sum of what ${said} rows count`);
    const [row] = await rowsOn(page);
    const ticket = /^INC\d+/.exec(row?.Row ?? "")?.[0];
    expect(ticket).toBeDefined();
    expect(await exported(row?.["File and line"] ?? "")).toContain(ticket);
  });

  test("the program lead: the worst orphan, why it is one, its people and the registry's line; a group of like tools", async () => {
    await page.goto("/ownership");
    const said = await count(page.locator("section[aria-labelledby=number-orphaned_tools] .figure-value"));
    await page.getByLabel("State or cause").selectOption({ label: "Orphaned, any cause" });
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForURL(/cause=orphaned/);
    await page.getByText(`of ${said} tools`).first().waitFor();
    const queue = page.locator("table.table-cards").first();
    const [worst] = await readTable(queue);
    const [, cause] = /^Orphaned (.+?)(?=Others depend|Nobody depends|Use unknown|$)/.exec(worst?.Why ?? "") ?? [];
    expect(cause, worst?.Why).toBeTruthy();
    await queue.getByRole("link", { name: worst?.Tool ?? "", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: worst?.Tool ?? "", exact: true }).waitFor();
    expect(await words(page.locator("main"))).toContain(`Orphaned ${cause}`);
    const copies = page.locator("table", { has: page.getByText("Counts as") });
    const [copy] = await readTable(copies);
    const line = await exported(copy?.["Source row"] ?? "");
    expect(line).toContain(worst?.Tool);
    expect(line).toContain(copy?.Id);

    await page.goto("/sprawl");
    const groups = page.locator("table", { has: page.getByText("What they do") });
    const [largest] = await readTable(groups);
    await groups.getByRole("link", { name: largest?.["What they do"] ?? "", exact: true }).click();
    await page.locator("#group table").first().waitFor();
    const members = await readTable(page.locator("#group table").first());
    expect(members).toHaveLength(Number(largest?.Tools));
    expect(new Set(members.map(({ Team: team }) => team)).size).toBe(Number(largest?.Teams));
  });

  test("the program lead: the forecast, the weeks that it is made of, what ended in one of them, and its line", async () => {
    await page.goto("/backlog/ahead");
    await page.getByRole("link", { name: "26 weeks" }).click();
    const weeks = page.locator("table", { has: page.getByText("The weeks that it is made of") });
    const listed = await readTable(weeks);
    expect(listed).toHaveLength(26);
    const [newest, before] = listed;
    expect(Number(before?.["Open at its end"]) + Number(newest?.Opened) - Number(newest?.Ended)).toBe(
      Number(newest?.["Open at its end"]),
    );
    await weeks.locator("tbody tr").first().locator("a").nth(1).click();
    await page.getByRole("heading", { name: "Rows behind requests done" }).waitFor();
    expect(await words(page.locator("main"))).toContain(`in the week of ${newest?.Week}: ${newest?.Ended}`);
    const [row] = await rowsOn(page);
    expect(await exported(row?.["File and line"] ?? "")).toContain(/^INC\d+/.exec(row?.Row ?? "")?.[0]);
  });

  test("a team: its page beside teams of like size, its requests and the line of one of them", async () => {
    await page.goto("/teams");
    await page.getByRole("link", { name: "Complaints", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Complaints" }).waitFor();
    expect(await words(page.locator("main"))).toMatch(/\d+ other teams/);
    const opened = page.locator("section[aria-labelledby=number-opened_requests]");
    const said = await count(opened.locator(".figure-value"));
    await opened.getByRole("link", { name: "Rows" }).click();
    await page.getByRole("heading", { name: "Rows behind requests opened" }).waitFor();
    const rows = await rowsOn(page);
    expect(rows).toHaveLength(Number(said));
    expect(new Set(rows.map(({ Team: team }) => team))).toEqual(new Set(["Complaints"]));
    for (const row of rows) {
      expect(await exported(row["File and line"] ?? "")).toContain(/^INC\d+/.exec(row.Row ?? "")?.[0]);
    }
  });

  test.each([
    "/loads?size=10&q=registry&sort=file",
    "/loads/people",
    "/loads/sources?size=10",
    "/loads/sources?kind=disabled~able",
    "/backlog/rules?size=10",
  ])("the file of %s has all that its list counts, and no more", async (address) => {
    await page.goto(address);
    const pager = page.locator("nav.pager");
    const [, total] = /of ([\d,]+)/.exec(await words(pager)) ?? [];
    const href = await pager.locator('a[href^="/csv/"]').getAttribute("href");
    const rows = readCsv(await (await fetch(`${company.origin}${href}`)).text());
    expect(rows).toHaveLength(Number(total?.replace(",", "")));
    expect(rows.length).toBeGreaterThan(0);
  });
});

function rowsOn(page: Page): Promise<readonly Row[]> {
  return readTable(page.locator("table.table-cards").first());
}

async function words(locator: Locator): Promise<string> {
  return ((await locator.textContent()) ?? "").replace(/\s+/g, " ");
}

/** `359` of `359` and of `57 tools`. */
async function count(locator: Locator): Promise<string> {
  return /[\d,]+/.exec(await words(locator))?.[0] ?? "";
}
