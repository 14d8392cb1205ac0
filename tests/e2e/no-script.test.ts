import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { builtSuite, useCompany } from "./company.ts";
import { figureOf, marksOf, placesOf, tableOf } from "./marks.ts";
import { readTable } from "./tables.ts";
import { hydrated } from "./watch.ts";

declare global {
  interface Window {
    shifts?: number;
  }
}

builtSuite("without scripts", () => {
  const company = useCompany("sample");
  let page: Page;

  beforeAll(async () => {
    page = await company.open({ javaScriptEnabled: false });
  });

  for (const by of ["month", "day"]) {
    test(`the charts of requests by ${by} are drawn from the numbers of their table`, async () => {
      await page.goto(`/?by=${by}`);
      const figure = figureOf(page, `Open requests at the end of each ${by}`);
      const table = await tableOf(figure);
      const [line, flow] = await figure.locator("svg.chart-frame").all();
      if (line === undefined || flow === undefined) throw new Error("two charts are drawn");
      for (const chart of [line, flow]) expect(await chart.locator("text").count()).toBeGreaterThan(5);
      const bars = await marksOf(flow);
      const side = (name: string) => bars.filter(({ key }) => key.endsWith(` ${name}`)).map(({ value }) => value);
      // Where nothing was opened or done there is no bar.
      expect(side("in")).toEqual(table.map((row) => Number(row.Opened)).filter((count) => count > 0));
      expect(side("out")).toEqual(table.map((row) => -Number(row.Done)).filter((count) => count < 0));
      const last = table.at(-1);
      expect(await line.getAttribute("aria-label")).toMatch(
        new RegExp(`: ${last?.["Open at the end"]} open\\.( Marked|$)`),
      );
      // Dots would run into each other by day; there the line alone is drawn.
      const dots = (await marksOf(line)).map(({ value }) => value);
      expect(dots).toEqual(by === "day" ? [] : table.map((row) => Number(row["Open at the end"])));
      expect(table.length).toBe(by === "day" ? 662 : 22);
    });
  }

  test("the chart of the orphaned share is drawn from the numbers of its table", async () => {
    await page.goto("/ownership");
    const figure = figureOf(page, "Orphaned share of active tools");
    const table = await tableOf(figure);
    const chart = figure.locator("svg.chart-frame");
    expect(await chart.locator("text").count()).toBeGreaterThan(5);
    expect((await marksOf(chart)).map(({ value }) => `${(value * 100).toFixed(1)}%`)).toEqual(
      table.map((row) => row.Share),
    );
    expect(table.map((row) => `${row.Month}: ${row.Orphaned} of ${row["Active tools"]}`)).toEqual([
      "Aug 2026: 2 of 23",
      "Sep 2026: 6 of 24",
      "Oct 2026: 6 of 24",
    ]);
  });

  test("each team's dot says in words what the table says", async () => {
    await page.goto("/ownership/teams");
    const figure = figureOf(page, "Orphaned share by team");
    const table = await tableOf(figure);
    const dots = await figure.locator(".team-dots li").evaluateAll((teams) =>
      teams.map((team) => ({
        team: team.querySelector(".team-dots-label")?.textContent ?? "",
        words: team.querySelector(".team-dots-text")?.textContent ?? "",
      })),
    );
    expect(dots.map(({ team }) => team)).toEqual(table.map((row) => row.Team));
    for (const [index, { words }] of dots.entries()) {
      const row = table[index];
      expect(words).toContain(`${row?.Orphaned} of ${row?.["Active tools"]}`);
    }
  });

  test("each headline's little line ends in the headline, and begins where the words say", async () => {
    await page.goto("/");
    const lines = page.locator("svg.sparkline");
    const said = await lines.evaluateAll((all) =>
      all.map((line) => ({
        label: line.getAttribute("aria-label") ?? "",
        value: line.closest("article")?.querySelector(".figure-value")?.textContent ?? "",
        from: line.parentElement?.querySelector("p")?.textContent ?? "",
      })),
    );
    expect(said.length).toBeGreaterThan(2);
    for (const { label, value, from } of said) {
      const [, first, month] = /^from (.*), (.*)$/.exec(from) ?? [];
      expect(label).toContain(`: ${first} in ${month}, ${value} in Oct 2026`);
    }
  });

  test("filters, order, pages, theme and tables work", async () => {
    await page.goto("/ownership");
    await page.locator("select[name=team]").selectOption("sales");
    await page.getByRole("button", { name: "Apply" }).click();
    const list = page.locator("section[aria-labelledby=list] table").first();
    expect((await readTable(list)).map((row) => row.Team)).toEqual(["Sales", "Sales", "Sales"]);
    await page.getByRole("columnheader", { name: "Tool" }).getByRole("link").click();
    expect(new URL(page.url()).searchParams.get("team")).toBe("sales");
    const tools = (await readTable(list)).map((row) => row.Tool);
    expect(tools).toEqual(["Brightline Campaign Sync", "Trade Fair Lead Capture", "Weekly Sales Digest"]);
    await page.goto("/rows/backlog_change?size=25");
    await page.getByRole("link", { name: "Next" }).click();
    expect(await page.locator("nav.pager").textContent()).toContain("26–39 of 39 rows");
    await page.getByRole("button", { name: "Dark" }).click();
    expect(page.url()).toContain("/rows/backlog_change?size=25&page=2");
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
    await page.goto("/");
    const table = page.locator(".figure details table").first();
    expect(await table.isVisible()).toBe(false);
    await page.locator(".figure summary").first().click();
    expect(await table.isVisible()).toBe(true);
  });
});

builtSuite("once scripts take over", () => {
  const company = useCompany("sample");

  for (const width of [1440, 390]) {
    test(`nothing moves and no number changes, ${width} px wide`, async () => {
      const page = await company.open({ viewport: { width, height: 900 } });
      await page.addInitScript(countShifts);
      for (const [address, figures] of [
        ["/", 2],
        ["/ownership/health", 2],
      ] as const) {
        const plain = await (await fetch(`${company.origin}${address}`)).text();
        await page.goto(address);
        await hydrated(page);
        const charts = await page.locator("section.chart").all();
        for (const chart of charts) {
          const marks = await marksOf(chart);
          expect(marks.every(({ key, value }) => plain.includes(`data-key="${key}" data-value="${value}"`))).toBe(true);
          await chart.scrollIntoViewIfNeeded();
          const before = await placesOf(chart);
          await chart.hover();
          await chart.locator(".recharts-surface").waitFor();
          await expect.poll(() => chart.locator("[data-key]").count()).toBe(0);
          expect(await placesOf(chart), address).toEqual(before);
        }
        expect(charts.length).toBe(figures);
        expect(await page.evaluate(() => window.shifts), address).toBe(0);
      }
    });
  }
});

/** Runs in the page: the layout shifts since its start, whoever caused them. */
function countShifts(): void {
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.shifts = (window.shifts ?? 0) + (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
}
