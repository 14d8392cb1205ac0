import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { metrics, orphan } from "./addresses.ts";
import { builtSuite, useCompany } from "./company.ts";
import { breaches, cutOff, hydrated, overflow, watch } from "./watch.ts";

builtSuite("nothing has been loaded", () => {
  const company = useCompany("nothing");

  test("every page says what to do next, and nothing is a number", async () => {
    const page = await company.open();
    for (const address of ["/", "/ownership", "/loads", "/definitions", "/rows/open_requests", `/tools/${orphan}`]) {
      // There is nothing to serve yet, for a machine that asks; Chromium reports the page's own status as an error.
      const complaints = watch(page, company.origin, (words) => / status of 503 /.test(words));
      const response = await page.goto(address);
      await hydrated(page);
      expect(response?.status(), address).toBe(503);
      expect(await page.title(), address).toBe("Nothing has been loaded yet · Lanemark");
      expect(await page.locator("h1").allTextContents(), address).toEqual(["Nothing has been loaded yet"]);
      expect(await page.locator("main").textContent(), address).toContain("npm run lanemark -- load");
      expect(await page.locator("main input[type=file]").count(), address).toBe(1);
      expect(await page.locator(".figure-value, .aside-value, .dial-value, svg.chart-frame").count(), address).toBe(0);
      expect(complaints, address).toEqual([]);
      page.removeAllListeners();
    }
    expect(await breaches(page)).toEqual([]);
    const sheet = await (await fetch(`${company.origin}/registry-sheet.csv`)).text();
    expect(sheet).toMatch(/^tool_id,name,/);
    expect(company.log().filter(({ event }) => event === "error")).toEqual([]);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`the empty page is accessible and narrow enough, ${colorScheme}`, async () => {
      const page = await company.open({ viewport: { width: 390, height: 844 }, colorScheme });
      await page.goto("/");
      expect(await breaches(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    });
  }
});

/** Each slot of a number, by its heading. Only overlaps are known of a registry alone: names and descriptions are all that they need. */
const slots = {
  "/": {
    "Open requests": "–",
    "Orphaned tools": "–",
    "Excess tools": "4",
    "Tickets on tools that engineering took over": "–",
    "Active builders, of staff": "–",
    "Opened, against the baseline": "–",
    "Orphaned tools, of active tools": "–",
    "Owner is the builder": "–",
    "Tools whose owner is not matched": "–",
    "Excess tools, of active tools": "16.0%",
    Security: "–",
    Sprawl: "16.0%",
    Continuity: "–",
  },
  "/ownership": {
    "Orphaned tools": "–",
    "Orphaned tools, of active tools": "–",
    "Owner is the builder": "–",
    "Tools whose owner is not matched": "–",
    // Which team a tool is of the registry says itself.
    "Tools without a team": "0.0%",
  },
  "/ownership/health": {
    "Became orphaned": "–",
    "Got an owner again": "–",
    "Orphaned tools retired or gone": "–",
    "Orphaned tools, of those depended on": "–",
    "An owner who is not the builder": "–",
    "Orphan-days per 1,000 tool-days": "–",
    "Time to a new owner": "–",
    "Confirmation rate": "–",
  },
} as const;

/** Where a registry alone says 0: tools without a team, and what nobody has decided yet. */
const knownZeros = "section[aria-labelledby=number-teamless_rate], nav";

const reasons =
  /No (tickets|people export|usage log) (are|is) loaded|no (tickets|people export|usage log|review or credential export|launch|registry export tells)/;

builtSuite("a registry alone", () => {
  const company = useCompany("registry");

  for (const [address, expected] of Object.entries(slots)) {
    test(`${address} reads – with its reason in every slot that nothing was counted for`, async () => {
      const page = await company.open();
      const complaints = watch(page, company.origin);
      expect((await page.goto(address))?.status()).toBe(200);
      await hydrated(page);
      const found = await readSlots(page);
      expect(Object.fromEntries(found.map(({ title, value }) => [title, value]))).toEqual(expected);
      for (const { title, value, words } of found) if (value === "–") expect(words, title).toMatch(reasons);
      expect(await textBeside(page, knownZeros)).not.toMatch(/: 0[;.]|\b0 (of|people|users|tools|tickets)\b|\b0\.0%/);
      // The newest registry is of the month's last day.
      expect(await page.locator(".period").textContent()).toBe("1 – 31 Oct 2026, Europe/Berlin");
      expect(await breaches(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  test("users, owners and shares by tool and by team are unknown, never 0", async () => {
    const page = await company.open();
    await page.goto("/ownership?cause=any");
    const users = await page.locator("[aria-labelledby=list] td[data-label='Users, 90 days']").allTextContents();
    expect(users).toHaveLength(25);
    for (const words of users) expect(words).toMatch(/^–unknown: no usage log /);
    await page.goto("/ownership/teams");
    for (const words of await page.locator(".team-dots-text").allTextContents()) expect(words).toMatch(/^– \D/);
    expect(await page.locator(".team-dots circle").count()).toBe(0);
    await page.goto(`/tools/${orphan}`);
    const facts = await page.locator(".facts").first().textContent();
    expect(facts).toMatch(/Users, 90 days– no usage log/);
    expect(await page.locator("main").textContent()).toContain("no people export is loaded");
  });

  test("reasons are not cut off on a narrow screen", async () => {
    const page = await company.open({ viewport: { width: 390, height: 844 } });
    for (const address of ["/", "/ownership?cause=any", `/tools/${orphan}`, "/loads"]) {
      await page.goto(address);
      expect(await overflow(page), address).toBe(0);
      expect(await cutOff(page), address).toEqual([]);
    }
  });

  test("the rows behind what is not known say so", async () => {
    const page = await company.open();
    for (const metric of metrics) {
      expect((await page.goto(`/rows/${metric}`))?.status(), metric).toBe(200);
      const isKnown = metric.startsWith("excess") || ["overlap_clusters", "teamless_rate"].includes(metric);
      expect(await page.locator(".rows-sentence").count(), metric).toBe(isKnown ? 1 : 0);
      if (!isKnown) expect(await page.locator("main .notice").textContent(), metric).toMatch(reasons);
    }
    await page.goto("/rows/orphaned_tools");
    expect(await breaches(page)).toEqual([]);
    expect(company.log().filter(({ event }) => event === "error")).toEqual([]);
  });
});

/** The text of the page without what stands in the elements of a selector. */
function textBeside(page: Page, selector: string): Promise<string> {
  return page.locator("main").evaluate((main, hidden) => {
    const copy = main.cloneNode(true) as Element;
    for (const each of copy.querySelectorAll(hidden)) each.remove();
    return copy.textContent ?? "";
  }, selector);
}

type Slot = { readonly title: string; readonly value: string; readonly words: string };

/** Every place of the page that holds a number of its own: its heading, what it reads, and the words around it. */
function readSlots(page: Page): Promise<readonly Slot[]> {
  return page.locator(".figure-value, .aside-value, .dial-value").evaluateAll((values) =>
    values.map((value) => {
      const slot = value.closest("section.aside-number, .dial, article, section");
      return {
        title: slot?.querySelector("h2, h3")?.textContent ?? "",
        value: (value.textContent ?? "").replace("unknown", ""),
        words: slot?.textContent ?? "",
      };
    }),
  );
}
