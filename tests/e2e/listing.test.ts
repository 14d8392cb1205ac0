import { expect, test } from "vitest";
import { builtSuite, useCompany } from "./company.ts";
import { breaches, overflow } from "./watch.ts";

builtSuite("a registry whose tools are retired, vanish and are missed", () => {
  const company = useCompany("history");

  const tool = (name: string) => `/tools/govuk-repos-${name}`;

  test.each([
    [
      "old-kites",
      /Not listed since 31 Jan 2025: two full exports in a row lack it, and no log speaks of it since\. It was called retired since 31 Jan 2024\./,
    ],
    [
      "lantern",
      /Not listed since 31 Jan 2025: two full exports in a row lack it.* The registry never called it retired\. Nothing is counted of it\./,
    ],
    ["kites", /The full export of 30 Apr 2025 lacks it; one export may be cut short, a second in a row would end it\./],
    [
      "ledger",
      /2 full exports since 31 Jan 2025 lack it, but a log speaks of it on 10 Feb 2025, so it counts as listed\./,
    ],
  ])("%s says how it stands in the registry", async (name, words) => {
    const page = await company.open({ javaScriptEnabled: false });
    await page.goto(tool(name));
    expect(((await page.locator("article .sentence").textContent()) ?? "").replace(/\s+/g, " ")).toMatch(words);
  });

  test("what the registry said over time is told span by span, with the newest row of each", async () => {
    const page = await company.open({ javaScriptEnabled: false });
    await page.goto(tool("sundial"));
    const region = page.getByRole("region", { name: "What the registry said", exact: true });
    const rows = await region.locator("tbody tr").evaluateAll((all) => all.map((row) => row.textContent ?? ""));
    expect(rows).toEqual([
      "31 Jul 2024not listed since 31 Jan 2025sundial–Utilitiesretired2024-10-31_repos.yml, line 27",
      "30 Apr 202431 Jul 2024sundial#lampsUtilities–2024-04-30_applications.yml, line 14",
    ]);
  });

  test("the list of tools has those that are gone, and of these the ones that were never called retired", async () => {
    const page = await company.open({ javaScriptEnabled: false });
    const listed = async (address: string) => {
      await page.goto(address);
      const rows = page.getByRole("table").locator("tbody tr");
      return rows.evaluateAll((all) =>
        all.map((row) => [row.querySelector("th")?.textContent, row.querySelector("td")?.textContent].join(": ")),
      );
    };
    expect(await listed("/tools?state=not+listed")).toEqual([
      "lantern: Not listed since 31 Jan 2025; never called retired",
      "old-kites: Not listed since 31 Jan 2025; called retired since 31 Jan 2024",
      "prototype: Not listed since 30 Apr 2024; never called retired",
      "sundial: Not listed since 31 Jan 2025; called retired since 31 Jul 2024",
    ]);
    expect((await listed("/tools?state=vanished")).map((row) => row.split(":")[0])).toEqual(["lantern", "prototype"]);
    expect((await listed("/tools?state=retired&to=2024-10")).map((row) => row.split(":")[0])).toEqual([
      "old-kites",
      "sundial",
    ]);
    expect((await listed("/tools?to=2024-12")).length).toBe(5);
    expect((await listed("/tools")).length).toBe(6);
  });

  test("these pages are accessible and fit a narrow window", async () => {
    for (const width of [390, 1440]) {
      const page = await company.open({ viewport: { width, height: 900 } });
      for (const address of ["/tools?state=not+listed", tool("old-kites"), tool("ledger")]) {
        await page.goto(address);
        expect(await overflow(page), address).toBe(0);
        expect(await breaches(page), address).toEqual([]);
      }
    }
  });
});
