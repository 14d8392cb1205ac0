import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { addresses } from "./addresses.ts";
import { builtSuite, type Company, useCompany } from "./company.ts";

type Span = { readonly from: string; readonly to: string };
type Drawn = {
  readonly title: string;
  /** Null where the chart does not say that its axis is time. */
  readonly from: string | null;
  readonly until: string | null;
  readonly ticks: readonly string[];
  readonly marks: number;
  /** What the list of its figure says, folded or not. */
  readonly listed: string;
  /** Labels above the plot that cover one another. */
  readonly covered: readonly string[];
};

async function readSpans({ layout }: Company): Promise<readonly Span[]> {
  return withCurrentGeneration(layout, async (connection) => {
    const reader = await connection.runAndReadAll(
      "select from_day::varchar, coalesce(to_day, from_day)::varchar from marts.annotations",
    );
    return reader.getRowsJson().map(([from, to]) => ({ from: String(from), to: String(to) }));
  });
}

function chartsOf(page: Page): Promise<readonly Drawn[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("section.chart")].map((chart) => {
      const labels = [...chart.querySelectorAll(".chart-note text")].map((label) => ({
        text: label.textContent ?? "",
        box: label.getBoundingClientRect(),
      }));
      const covered = labels.flatMap((one, index) =>
        labels
          .slice(index + 1)
          .filter(
            ({ box }) =>
              box.left < one.box.right - 1 &&
              one.box.left < box.right - 1 &&
              // A box holds the room above and below the letters; rows are 12 px apart.
              Math.abs(box.top - one.box.top) < 10,
          )
          .map((other) => `${one.text} and ${other.text}`),
      );
      return {
        title: chart.getAttribute("aria-label") ?? "",
        from: chart.getAttribute("data-from"),
        until: chart.getAttribute("data-until"),
        ticks: [...chart.querySelectorAll(".chart-tick")].map((tick) => tick.textContent ?? ""),
        marks: chart.querySelectorAll(".chart-note-mark").length,
        listed: chart.closest("figure")?.querySelector(".chart-mark-list")?.textContent ?? "",
        covered,
      };
    }),
  );
}

const month = /^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/;

builtSuite("what happened besides", () => {
  const company = useCompany("sample");

  test("is drawn on every chart over time whose days it lies in, in words below it, and no label covers another on a phone", {
    timeout: 400_000,
  }, async () => {
    const spans = await readSpans(company);
    expect(spans.length).toBeGreaterThan(3);
    const page = await company.open({ viewport: { width: 390, height: 900 } });
    let marked = 0;
    for (const address of await addresses(company)) {
      await page.goto(address);
      for (const chart of await chartsOf(page)) {
        const where = `${address}: ${chart.title}`;
        if (chart.from === null || chart.until === null) {
          expect(
            chart.ticks.filter((tick) => month.test(tick)),
            where,
          ).toEqual([]);
          continue;
        }
        const [from, until] = [chart.from, chart.until];
        const inside = spans.filter((span) => span.from <= until && span.to >= from);
        expect(chart.marks, where).toBe(inside.length);
        expect(chart.listed.length > 0, where).toBe(inside.length > 0);
        expect(chart.covered, where).toEqual([]);
        marked += inside.length > 0 ? 1 : 0;
      }
    }
    expect(marked).toBeGreaterThan(15);
  });
});
