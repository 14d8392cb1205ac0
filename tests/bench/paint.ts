import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
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

type Page = { readonly page: string; readonly server: Server; readonly from: string; readonly paints: Paint[] };

const turns = 40;

/**
 * Milliseconds from the start of a navigation to the first chart on the screen, of the brief and of a bare page with the same numbers, in turn. The reader
 * comes from another site, as with a bookmark or a link in a mail: the browser gives either page a process of its own. From an empty tab only the brief
 * gets a new one, as it asks to be kept apart from whoever opened it; those rows say so.
 */
export async function benchPaint(data: string): Promise<Row[]> {
  const servers: Pick<Server, "end">[] = [];
  const browser = await launchBrowser();
  try {
    const brief = await start(data, "off");
    servers.push(brief);
    const usual = await start(data, "on");
    servers.push(usual);
    const bare = await startScript([process.argv[1] ?? "", "--bare", data], {});
    servers.push(bare);
    const away = await anotherSite();
    servers.push(away);
    const pages = [away.origin, "about:blank"].flatMap((from): Page[] => [
      { page: "the brief, cache off", server: brief, from, paints: [] },
      { page: "the brief as it is served", server: usual, from, paints: [] },
      { page: "bare Node and DuckDB", server: bare, from, paints: [] },
    ]);
    for (let turn = 0; turn < turns + 2; turn++) {
      for (const { server, from, paints } of pages) {
        const paint = await paintOf(browser, from, server.origin);
        // The first two warm the servers and the browser.
        if (turn >= 2) paints.push(paint);
      }
    }
    return pages.map(({ page, from, paints }) => {
      const painted = paints.map((each) => each.painted);
      const theirs = pages.find((each) => each.server === bare && each.from === from)?.paints ?? [];
      return {
        page,
        from: from === away.origin ? "another site" : "an empty tab",
        paints: paints.length,
        median_first_byte_ms: Math.round(median(paints.map(({ firstByte }) => firstByte))),
        fastest_ms: Math.round(Math.min(...painted)),
        median_ms: Math.round(median(painted)),
        slowest_ms: Math.round(Math.max(...painted)),
        ratio: Math.round((median(painted) / median(theirs.map((each) => each.painted))) * 100) / 100,
      };
    });
  } finally {
    await browser.close();
    for (const server of servers) await server.end();
  }
}

/** In a context of its own, so that nothing is cached; a frame that is asked for after the chart's is one in which the chart was painted. */
async function paintOf(browser: Browser, from: string, origin: string): Promise<Paint> {
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
    await page.goto(from);
    await page.goto(`${origin}/`, { waitUntil: "commit" });
    return await page.evaluate(async () => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return { painted: (await window.chartPainted) ?? 0, firstByte: navigation?.responseStart ?? 0 };
    });
  } finally {
    await context.close();
  }
}

/** To a browser, the names of this machine are two sites. */
async function anotherSite(): Promise<Pick<Server, "origin" | "end">> {
  const server = http.createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Elsewhere</title>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}/`,
    end: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
