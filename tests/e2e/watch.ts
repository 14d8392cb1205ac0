import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Everything that the browser complained of since: warnings, errors, failed and foreign requests. `isExpected` lets what belongs to the case pass. */
export function watch(page: Page, origin: string, isExpected: (complaint: string) => boolean = () => false) {
  const complaints: string[] = [];
  const add = (complaint: string) => {
    if (!isExpected(complaint)) complaints.push(complaint);
  };
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) add(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => add(`uncaught: ${error.message}`));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // Chromium calls aborted what Remix stopped reading once it had it all, and what was on its way when the page was left.
    if (reason !== "net::ERR_ABORTED") add(`failed: ${request.url()} ${reason}`);
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) add(`foreign: ${request.url()}`);
  });
  return complaints;
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** The rules of axe that judge what colours a page is drawn in. */
const colours = ["color-contrast", "link-in-text-block"];

/** Breaches of WCAG 2.2 AA that axe finds, each with where and why. */
export async function breaches(
  page: Page,
  judged: "all" | "colours" | "all but colours" = "all",
): Promise<readonly string[]> {
  // Legacy mode opens no second page for each verdict; it only leaves out frames of other origins, and there are none.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
  if (judged === "colours") axe.withRules(colours);
  else axe.withTags(tags);
  if (judged === "all but colours") axe.disableRules(colours);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}

/** How many pixels the document is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Tables that are laid out for a narrow screen and still are wider than their region, which would cut words off. */
export function cutOff(page: Page): Promise<readonly string[]> {
  return page
    .locator(".table-region:has(> :is(.table-cards, .table-close))")
    .evaluateAll((regions) =>
      regions
        .filter((region) => region.scrollWidth > region.clientWidth)
        .map((region) => region.getAttribute("aria-label") ?? ""),
    );
}

/** Remix has taken over: handlers are attached. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react")),
  );
}

export const countedWords = "counted: the numbers are new";

/** Once the build that a decision starts has ended. */
export async function counted(page: Page): Promise<void> {
  const told = () => page.locator(".notice").last().textContent();
  await expect.poll(told, { timeout: 100_000, interval: 500 }).toContain(countedWords);
}
