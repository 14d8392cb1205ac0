import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readAsOf } from "../../contract/as-of.ts";
import { builtSuite, useCompany } from "./company.ts";
import { lanemark } from "./data.ts";
import { breaches, overflow } from "./watch.ts";

builtSuite("pages as of a day", () => {
  const company = useCompany("sample");

  const band = async (page: Page) => {
    const texts = await page.locator(".as-of-band").locator("p, li").allTextContents();
    return texts.map((words) => words.replace(/\s+/g, " ").trim()).join(" ");
  };
  const namesOf = (page: Page) =>
    page.getByRole("region", { name: "Tools whose ownership needs a person" }).locator("tbody th").allTextContents();

  test("one that is not built says so, and is built by a form without scripts", async () => {
    const page = await company.open({ javaScriptEnabled: false });
    const answer = await page.goto("/ownership?cause=O2&as-of=2026-09-30");
    expect(answer?.status()).toBe(404);
    expect(await page.locator("h1").textContent()).toBe("Not built yet");
    await page.getByRole("button", { name: "Build it" }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/jobs\//);
    await expect.poll(() => readAsOf(company.layout, "2026-09-30"), { timeout: 100_000 }).toBeDefined();
    const title = async () => {
      await page.reload();
      return page.locator("h1").textContent();
    };
    await expect.poll(title, { timeout: 30_000 }).toBe("Loaded");
    await page.getByRole("link", { name: "The page that asked for it" }).click();
    expect(await band(page)).toBe(
      "Orphaned tools on 30 Sep 2026, as known on 30 Sep 2026: 5. As known now, of that same day: 6. " +
        "4 files came later or count only since: entra-users-2026-10-31.csv, launches-2026-10-31.csv, purview-audit-2026-10.csv, registry-2026-10-31.csv. " +
        "3 files reach beyond that day, and count until it: events-zapier-airtable.ndjson, headcount.csv, incident-log.csv. " +
        "The same as known now",
    );
  });

  test("its links, its files and its rows are of that day, down to file and line; one leads to the same as known now", async () => {
    const page = await company.open({ javaScriptEnabled: false });
    await page.goto("/ownership?cause=O2&as-of=2026-09-30");
    const then = await namesOf(page);
    expect(then).toEqual(["Rental Calendar"]);
    const file = await page
      .locator("section[aria-labelledby=list]")
      .getByRole("link", { name: /^CSV of all/ })
      .getAttribute("href");
    const csv = await (await page.request.get(`${company.origin}${file}`)).text();
    expect(csv.trim().split("\r\n").slice(1)).toHaveLength(then.length);
    expect(csv).not.toContain("Supplier Invoice Check");
    // The form of filters keeps the day.
    await page.getByRole("button", { name: "Apply" }).click();
    expect(new URL(page.url()).searchParams.get("as-of")).toBe("2026-09-30");
    await page.locator('a[href^="/rows/orphaned_tools"]').first().click();
    expect(new URL(page.url()).pathname).toBe("/rows/orphaned_tools");
    const rows = page.locator("tbody tr");
    expect(await rows.count()).toBe(5);
    expect((await rows.allTextContents()).every((row) => /-(08|09)-\d\d\.csv, line \d+/.test(row))).toBe(true);
    await page.goto("/ownership?cause=O2&as-of=2026-09-30");
    await page.getByRole("link", { name: "The same as known now" }).click();
    expect(new URL(page.url()).search).toBe("?cause=O2&to=2026-09");
    expect(await page.locator(".as-of-band").count()).toBe(0);
    expect((await namesOf(page)).sort()).toEqual(["Rental Calendar", "Supplier Invoice Check"]);
  });

  test("two days stand side by side, each page reads one of them, and what loads shows is of now", async () => {
    expect(await lanemark(company.layout, ["build", "--as-of", "2026-08-31"])).toBeDefined();
    const ask = async (address: string) => (await fetch(`${company.origin}${address}`)).text();
    const both = ["2026-08-31", "2026-09-30"].map((day) => `/csv/orphans?as-of=${day}`);
    const [august, september] = await Promise.all(both.map(ask));
    expect(august).not.toBe(september);
    expect(await Promise.all(both.map(ask))).toEqual([august, september]);
    const linesOf = async (address: string) => (await ask(address)).trim().split("\r\n").length - 1;
    expect(await linesOf("/csv/rows?metric=open_requests&as-of=2026-08-31")).toBe(3);
    expect(await linesOf("/csv/rows?metric=open_requests&as-of=2026-09-30")).toBe(5);
    expect(await linesOf("/csv/rows?metric=open_requests")).toBe(7);
    expect(await ask("/loads?as-of=2026-08-31")).toContain("registry-2026-10-31.csv");
  });

  test("a day before all, one after all and one that is none are said in words", async () => {
    const page = await company.open({ javaScriptEnabled: false });
    expect((await page.goto("/ownership?as-of=2020-01-01"))?.status()).toBe(404);
    expect(await page.locator(".sentence").textContent()).toBe(
      "Nothing was in hand on 1 Jan 2020: the first export tells of 8 Jan 2025.",
    );
    expect((await page.goto("/ownership?as-of=2999-12-31"))?.status()).toBe(200);
    expect(await band(page)).toContain("As known on 31 Dec 2999 and as known now are one");
    for (const day of ["yesterday", "2026-02-30", "2026-09-30'--", "../current"]) {
      expect((await page.goto(`/ownership?as-of=${encodeURIComponent(day)}`))?.status()).toBe(200);
      expect(await page.locator(".notice").first().textContent()).toContain("A day is written 2026-09-30");
    }
    const asked = { method: "POST", headers: { origin: company.origin }, body: new URLSearchParams({ day: "x" }) };
    expect((await fetch(`${company.origin}/as-of`, asked)).status).toBe(400);
  });

  test("these pages are accessible and fit a narrow window", async () => {
    for (const width of [390, 1440]) {
      const page = await company.open({ viewport: { width, height: 900 } });
      for (const address of ["/ownership?as-of=2026-09-30", "/sprawl?as-of=2026-09-30", "/backlog?as-of=2026-05-31"]) {
        await page.goto(address);
        expect(await overflow(page), address).toBe(0);
        expect(await breaches(page), address).toEqual([]);
      }
    }
  });
});
