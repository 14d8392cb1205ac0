import type { Locator, Page } from "playwright-core";
import { readTable } from "./tables.ts";

/** A mark as the markup names it: the period that it stands for, and its value. */
export type Mark = { readonly key: string; readonly value: number };

/** The marks of the server's SVG, in the order of the axis. */
export function marksOf(chart: Locator): Promise<readonly Mark[]> {
  return chart.locator("[data-key]").evaluateAll((marks) =>
    marks.map((mark) => ({
      key: mark.getAttribute("data-key") ?? "",
      value: Number(mark.getAttribute("data-value")),
    })),
  );
}

/** The figure with this heading: its charts, and the table under “Show as table”. */
export function figureOf(page: Page, heading: string): Locator {
  return page.locator(".figure", { has: page.getByRole("heading", { name: heading }) });
}

export async function tableOf(figure: Locator) {
  await figure.locator("details").evaluate((details) => details.setAttribute("open", ""));
  return readTable(figure.locator("details table"));
}

/** Where each dot and bar is drawn on the page, in whole pixels, from left to right. */
export function placesOf(chart: Locator): Promise<readonly string[]> {
  return chart.evaluate((element) => {
    const marks = [...element.querySelectorAll("circle.chart-dot, rect.chart-bar")];
    const boxes = marks.map((mark) => mark.getBoundingClientRect()).filter(({ width }) => width > 0);
    return boxes
      .map(({ x, y, width, height }) => [x + width / 2, y + height / 2, width, height].map(Math.round).join(" "))
      .sort();
  });
}
