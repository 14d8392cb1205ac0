import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import type { Layout } from "../../contract/layout.ts";
import { launchBrowser } from "../browser.js";
import { copyOfCompany } from "../companies.ts";
import { isBuilt, launchServer, type Running } from "../server/running.ts";
import { type Content, makeData, removeData } from "./data.ts";

/** `npm test` builds first and says so; without a build these tests are skipped, and shown as skipped. */
export const builtSuite = describe.skipIf(!isBuilt);

export type Company = {
  readonly layout: Layout;
  readonly origin: string;
  readonly browser: Browser;
  /** What the server wrote to its log so far, one object per line. */
  log(): readonly LogLine[];
  /** A page in a context of its own, closed with the suite. */
  open(options?: BrowserContextOptions): Promise<Page>;
};

export type LogLine = { readonly event: string; readonly [key: string]: unknown };

type Parts = { readonly layout: Layout; readonly server: Running; readonly browser: Browser };

/** A copy of a loaded company, a server on it and a browser, shared by the tests of one suite and ended with it. */
export function useCompany(content: Content): Company {
  let parts: Parts | undefined;
  const endings: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const layout = await (content === "nothing" ? makeData(content) : copyOfCompany(content));
    endings.push(() => removeData(layout));
    const server = await launchServer(layout, {}, (end) => endings.push(end));
    const browser = await launchBrowser();
    endings.push(() => browser.close());
    parts = { layout, server, browser };
  }, 600_000);
  afterAll(async () => {
    for (const end of endings.reverse()) await end();
  });
  const given = () => {
    if (parts === undefined) throw new Error("the company is there only while its tests run");
    return parts;
  };
  return {
    get layout() {
      return given().layout;
    },
    get origin() {
      return given().server.origin;
    },
    get browser() {
      return given().browser;
    },
    log: () => linesOf(given().server.log()),
    async open(options = {}) {
      const context = await given().browser.newContext({
        baseURL: given().server.origin,
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      return context.newPage();
    },
  };
}

function linesOf(log: string): readonly LogLine[] {
  return log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as LogLine);
}
