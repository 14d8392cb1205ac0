import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.js";
import type { Row } from "./company.ts";
import { type Server, start, startScript } from "./server.ts";

declare global {
  interface Window {
    chartPainted?: Promise<number>;
  }
}

type Paint = { readonly firstByte: number; readonly painted: number };

const turns = 15;

/** Milliseconds from the start of a navigation to the first chart on the screen, of the brief and of a bare page with the same numbers, in turn. */
export async function benchPaint(data: string): Promise<Row[]> {
  const servers: Server[] = [];
  const browser = await launchBrowser();
  try {
    const brief = await start(data, "off");
    servers.push(brief);
    const usual = await start(data, "on");
    servers.push(usual);
    const bare = await startScript([process.argv[1] ?? "", "--bare", data], {});
    servers.push(bare);
    const pages: [string, Server, Paint[]][] = [
      ["the brief, cache off", brief, []],
      ["the brief as it is served", usual, []],
      ["bare Node and DuckDB", bare, []],
    ];
    for (let turn = 0; turn < turns + 2; turn++) {
      for (const [, { origin }, paints] of pages) {
        const paint = await paintOf(browser, origin);
        // The first two warm the servers and the browser.
        if (turn >= 2) paints.push(paint);
      }
    }
    const theirs = median(pages.at(-1)?.[2].map(({ painted }) => painted) ?? []);
    return pages.map(([page, , paints]) => {
      const painted = paints.map((each) => each.painted);
      return {
        page,
        paints: paints.length,
        median_first_byte_ms: Math.round(median(paints.map(({ firstByte }) => firstByte))),
        fastest_ms: Math.round(Math.min(...painted)),
        median_ms: Math.round(median(painted)),
        slowest_ms: Math.round(Math.max(...painted)),
        ratio: Math.round((median(painted) / theirs) * 100) / 100,
      };
    });
  } finally {
    await browser.close();
    for (const server of servers) await server.end();
  }
}

/** In a context of its own, so that nothing is cached; a frame that is asked for after the chart's is one in which the chart was painted. */
async function paintOf(browser: Browser, origin: string): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const marks = "svg.chart-frame path, svg.chart-frame polyline, svg.chart-frame line, svg.chart-frame rect";
      window.chartPainted = new Promise((resolve) => {
        const look = () => {
          if (document.querySelector(marks) === null) requestAnimationFrame(look);
          // The frame's own work is done when a task after it runs: what was there at its start is painted.
          else setTimeout(() => resolve(performance.now()));
        };
        requestAnimationFrame(look);
      });
    });
    await page.goto(`${origin}/`, { waitUntil: "commit" });
    return await page.evaluate(async () => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return { painted: (await window.chartPainted) ?? 0, firstByte: navigation?.responseStart ?? 0 };
    });
  } finally {
    await context.close();
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
