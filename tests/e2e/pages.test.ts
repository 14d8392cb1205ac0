import { expect, test } from "vitest";
import { drillName } from "../../app/drills.ts";
import { addresses, metrics, notFound } from "./addresses.ts";
import { builtSuite, useCompany } from "./company.ts";
import { breaches, cutOff, hydrated, overflow, watch } from "./watch.ts";

// 320 px is what WCAG 2.2 asks a page to fit into (1.4.10): 1280 px at 400 %.
// A scheme changes colours alone, and a narrow window all but them.
const views = [
  { width: 1440, colorScheme: "light", judged: "all", visited: "all" },
  { width: 1440, colorScheme: "dark", judged: "colours", visited: "each kind" },
  { width: 390, colorScheme: "light", judged: "all but colours", visited: "each kind" },
  { width: 320, colorScheme: "dark", judged: "nothing", visited: "all" },
] as const;

const kinds = metrics.map((metric) => drillName(metric));
/** Of the pages of rows that list the same kind of thing the first: they differ in their words alone. */
const ofEachKind = new Set<string>(metrics.filter((metric, index) => kinds.indexOf(drillName(metric)) === index));

function isOfEachKind(address: string): boolean {
  const metric = /^\/rows\/(.*)$/.exec(address)?.[1];
  return metric === undefined || ofEachKind.has(metric);
}

builtSuite("every page", () => {
  const company = useCompany("sample");

  for (const { width, colorScheme, judged, visited } of views) {
    test(`${width} px wide, ${colorScheme}: accessible, silent, not too wide, one title`, {
      timeout: 400_000,
    }, async () => {
      const page = await company.open({ viewport: { width, height: 900 }, colorScheme });
      for (const address of await addresses(company)) {
        if (visited === "each kind" && !isOfEachKind(address)) continue;
        const isMissing = address === notFound;
        // Chromium reports the page's own status as an error; there is nothing else to expect of a missing page.
        const complaints = watch(page, company.origin, (words) => isMissing && / status of 404 /.test(words));
        const response = await page.goto(address);
        await hydrated(page);
        expect(response?.status(), address).toBe(isMissing ? 404 : 200);
        expect(await page.title(), address).toMatch(/^\S.* · Lanemark$/);
        expect(await page.locator("h1").count(), address).toBe(1);
        expect(await overflow(page), address).toBe(0);
        if (width < 640) expect(await cutOff(page), address).toEqual([]);
        if (judged !== "nothing" && isOfEachKind(address)) expect(await breaches(page, judged), address).toEqual([]);
        expect(complaints, address).toEqual([]);
        page.removeAllListeners();
      }
      expect(company.log().filter(({ event }) => event === "error")).toEqual([]);
    });
  }

  test("every table is to be had as a file, which the server gives", { timeout: 200_000 }, async () => {
    const page = await company.open({ javaScriptEnabled: false });
    const files = new Set<string>();
    for (const address of await addresses(company)) {
      await page.goto(address);
      const tables = await page.locator("main table").evaluateAll(tablesWithFiles);
      expect(
        tables.filter(({ file }) => file === null),
        address,
      ).toEqual([]);
      for (const { file } of tables) files.add(file ?? "");
    }
    expect(files.size).toBeGreaterThan(60);
    for (const file of files) {
      const response = await fetch(`${company.origin}${file}`);
      expect(response.headers.get("content-type"), file).toContain("text/csv");
      expect(await response.text(), file).toMatch(/^\w+(,\w+)*\r?\n/);
    }
  });

  test("the definitions are those of the pages of rows, and every link between pages leads somewhere", {
    timeout: 200_000,
  }, async () => {
    const page = await company.open();
    await page.goto("/definitions");
    const titled = await page
      .locator("nav.contents a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(titled.toSorted()).toEqual([...metrics.map((metric) => `#${metric}`), "#words"].toSorted());
    const links = new Set<string>();
    for (const address of await addresses(company)) {
      const html = await (await fetch(`${company.origin}${address}`)).text();
      // Those to the rows behind a number are followed by the walk that adds them up.
      for (const [, link = ""] of html.matchAll(/<a [^>]*href="(\/[^"]*)"/g))
        links.add(link.replaceAll("&amp;", "&").replace(link.startsWith("/rows/") ? /[?#].*/ : /#.*/, ""));
    }
    expect(links.size).toBeGreaterThan(100);
    for (const link of links) expect((await fetch(`${company.origin}${link}`)).status, link).toBe(200);
  });
});

/** The tables of a page that have rows, each with the link to its file: among all that belongs to no other table, in the pager behind it, or in its section. Runs in the browser. */
function tablesWithFiles(tables: readonly Element[]): { table: string; file: string | null }[] {
  const filled = tables.filter((table) => table.querySelector("tbody tr") !== null);
  return filled.map((table) => {
    let own = table;
    while (own.parentElement?.matches("main *") && own.parentElement.querySelectorAll("table").length === 1)
      own = own.parentElement;
    const name = table.querySelector("caption")?.textContent ?? table.closest("[aria-label]")?.ariaLabel;
    const pager = own.nextElementSibling?.matches("nav.pager") ? own.nextElementSibling : null;
    const [file] = [own, pager, own.closest("section[aria-labelledby], figure")].flatMap(
      (place) => place?.querySelector('a[href^="/csv/"]') ?? [],
    );
    return { table: name ?? "", file: file?.getAttribute("href") ?? null };
  });
}
