import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { orphan } from "./addresses.ts";
import { builtSuite, useCompany } from "./company.ts";
import { hydrated, overflow } from "./watch.ts";

const visited = ["/", "/ownership", `/tools/${orphan}`, "/loads", "/rows/open_requests"];

builtSuite("without a mouse, enlarged or on paper", () => {
  const company = useCompany("sample");

  for (const address of visited) {
    test(`${address.replace(orphan, "…")}: Tab reaches everything in order, each with a visible ring, and leaves`, async () => {
      const page = await company.open();
      await page.goto(address);
      await hydrated(page);
      const expected = withPoints(await markStops(page));
      const stops = await walk(page, expected.length + 10);
      expect(stops.map(({ name }) => name)).toEqual(expected);
      expect(stops.filter(({ hasRing }) => !hasRing).map(({ name }) => name)).toEqual([]);
      expect(stops[0]?.name).toContain("Skip to the page");
    });
  }

  test("the skip link, tables, filters and themes answer to keys", async () => {
    const page = await company.open();
    await page.goto("/ownership");
    await hydrated(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.locator("summary", { hasText: "Show as table" }).first().focus();
    await page.keyboard.press("Enter");
    await page.locator("details[open] table").first().waitFor();
    await page.locator("input[name=q]").focus();
    await page.keyboard.type("fair");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=fair/);
    await page.getByRole("button", { name: "Dark" }).focus();
    await page.keyboard.press("Space");
    await page.locator("html[data-theme=dark]").waitFor();
  });

  test("a chart tells its points by arrow keys", async () => {
    const page = await company.open();
    await page.goto("/");
    await hydrated(page);
    await page.locator("section.chart").first().focus();
    await page.locator(".recharts-surface").first().waitFor();
    await page.keyboard.press("Tab");
    await expect
      .poll(async () => {
        await page.keyboard.press("ArrowRight");
        return page.locator(".chart-tip").allTextContents();
      })
      .toContainEqual(expect.stringMatching(/^[A-Z][a-z]{2} 2025\d+ open$/));
  });

  test("at 200 % nothing is wider than the window", async () => {
    const page = await company.open({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
    for (const address of [...visited, "/teams", "/definitions"]) {
      await page.goto(address);
      expect(await overflow(page), address).toBe(0);
    }
  });

  test("on paper the filters and the day are told, and the brief is one page", async () => {
    const page = await company.open();
    await page.goto("/ownership?team=sales");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".nav").isVisible()).toBe(false);
    expect(await page.locator("form.filters:visible").count()).toBe(0);
    expect(await page.getByText("Team: Sales").isVisible()).toBe(true);
    expect(await page.locator(".trust").isVisible()).toBe(true);
    await page.goto("/");
    expect(await page.getByText("As of 31 October 2026").isVisible()).toBe(true);
    const paper = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(paper).toMatch(/\/MediaBox \[0 0 59[456](\.\d+)? 84[12](\.\d+)?\]/);
  });
});

/** A chart that has been woken by the focus has its points as the next stop. */
function withPoints(stops: readonly string[]): readonly string[] {
  return stops.flatMap((stop) => (stop.endsWith(", chart") ? [stop, "points"] : [stop]));
}

/** Gives every element that Tab should reach its number and notes how it looks unfocused; their names in the document's order. */
function markStops(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const stops = [...document.querySelectorAll<HTMLElement>(wanted)].filter(
      (element) => element.checkVisibility() && !element.matches(":disabled") && element.tabIndex >= 0,
    );
    return stops.map((element, index) => {
      const name = `${index} ${element.localName} ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim()}`;
      const { outline, boxShadow } = getComputedStyle(element);
      element.dataset.stop = name;
      element.dataset.look = `${outline} ${boxShadow}`;
      return name;
    });
  });
}

type Stop = { readonly name: string; readonly hasRing: boolean };

/** Presses Tab until the focus leaves the page, or `most` times: then it was trapped. */
async function walk(page: Page, most: number): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement || focused instanceof SVGElement) || focused === document.body) return null;
      const { outline, outlineStyle, boxShadow } = getComputedStyle(focused);
      const isDrawn = outlineStyle !== "none" || boxShadow !== "none";
      return {
        name: focused.dataset.stop ?? (focused.matches(".recharts-surface") ? "points" : focused.outerHTML),
        hasRing: isDrawn && focused.dataset.look !== `${outline} ${boxShadow}`,
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
    // The points come with a chunk that is fetched now.
    if (stop.name.endsWith(", chart")) await page.locator("section.chart:focus .recharts-surface").waitFor();
  }
  return stops;
}
