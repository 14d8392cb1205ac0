import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { builtSuite, useCompany } from "./company.ts";
import { hydrated, watch } from "./watch.ts";

declare global {
  interface Window {
    firstFrame?: { readonly scrolled: number; readonly isAlive: boolean };
    clicked?: boolean;
  }
}

builtSuite("scripts after the first frame", () => {
  const company = useCompany("sample");

  test("a page is painted before its data is read, and comes alive", async () => {
    const page = await company.open();
    await noteFirstFrame(page);
    await page.goto("/");
    await hydrated(page);
    expect(await page.evaluate(() => window.firstFrame)).toEqual({ scrolled: 0, isAlive: false });
    expect(await page.locator('script[type="held"], link[rel="held"]').count()).toBe(0);
  });

  test("a page whose data comes long after its picture comes alive with it", async () => {
    const { origin, send } = await servedInTwo(company.origin, "streamController.enqueue(");
    const page = await company.open();
    await page.goto(`${origin}/`, { waitUntil: "commit" });
    await page.locator("#foot").waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    expect(await page.evaluate(() => document.readyState)).toBe("loading");
    send();
    await hydrated(page);
  });

  test("a click as soon as React listens finds a page that comes alive", async () => {
    const page = await company.open();
    const complaints = watch(page, company.origin);
    await page.addInitScript(() => {
      const listen = document.addEventListener.bind(document);
      document.addEventListener = (...args: Parameters<typeof listen>) => {
        listen(...args);
        if (args[0] !== "click") return;
        queueMicrotask(() => {
          document.body.click();
          window.clicked = true;
        });
      };
    });
    await page.goto("/");
    await hydrated(page);
    expect(await page.evaluate(() => window.clicked)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("who reloads a page sees where they were from the first frame on", async () => {
    const page = await company.open();
    await page.goto("/ownership");
    await hydrated(page);
    await page.evaluate(() => window.scrollTo(0, 700));
    await noteFirstFrame(page);
    await page.reload();
    expect(await page.evaluate(() => window.firstFrame)).toEqual({ scrolled: 700, isAlive: false });
    await hydrated(page);
    expect(await page.evaluate(() => window.scrollY)).toBe(700);
  });
});

/** Of each page from now on: what its first frame shows, in `window.firstFrame`. */
function noteFirstFrame(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    requestAnimationFrame(() => {
      window.firstFrame = { scrolled: window.scrollY, isAlive: "__remixContext" in window };
    });
  });
}

/** The server behind one that holds pages back from `words` on, until it is told to send the rest. */
async function servedInTwo(origin: string, words: string) {
  let send = () => {};
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  const server = http.createServer(async (request, response) => {
    const headers = { ...request.headers, host: new URL(origin).host, "accept-encoding": "identity" };
    const asking = http.get(`${origin}${request.url}`, { headers });
    const [answer] = (await once(asking, "response")) as [http.IncomingMessage];
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    if (!answer.headers["content-type"]?.startsWith("text/html")) {
      answer.pipe(response);
      return;
    }
    const page = await text(answer);
    const from = page.lastIndexOf("<script", page.indexOf(words));
    response.write(page.slice(0, from));
    await sent;
    response.end(page.slice(from));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, send };
}
