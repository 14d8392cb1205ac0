// Pictures of every page for a person to look at; run from the root of the checkout after `npm run build`:
//   npx esbuild tests/e2e/screenshots.ts --bundle --platform=node --format=esm --packages=external --outfile=build/screenshots.js
//   node build/screenshots.js FOLDER [docs/brief.png]
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../browser.js";
import { orphan } from "./addresses.ts";
import { type Content, lanemark, makeData, removeData } from "./data.ts";

const pages: { readonly [content in Content]: { readonly [name: string]: string } } = {
  sample: {
    brief: "/",
    "brief-by-day": "/?by=day",
    sprawl: "/sprawl",
    "sprawl-group": "/sprawl?cluster=lanemark-registry-217730418",
    ownership: "/ownership",
    tools: "/tools",
    tool: `/tools/${orphan}`,
    definitions: "/definitions",
    loads: "/loads",
    load: "/loads?q=purview-audit-2026-10",
    "rows-share": "/rows/owner_is_builder",
    "rows-count": "/rows/open_requests",
    missing: "/no-such-page",
  },
  registry: {
    "registry-brief": "/",
    "registry-ownership": "/ownership",
    "registry-tool": `/tools/${orphan}`,
    "registry-rows": "/rows/open_requests",
  },
  nothing: { empty: "/" },
  orphans: { "orphans-queue": "/ownership" },
  history: {
    "history-gone": "/tools?state=not+listed",
    "history-tool": "/tools/govuk-repos-old-kites",
    "history-held": "/tools/govuk-repos-ledger",
  },
  demonstration: {
    "company-brief": "/",
    "company-backlog": "/backlog?months=12&compare=year",
    "company-backlog-ahead": "/backlog/ahead",
    "company-backlog-waiting": "/backlog/waiting?months=12&compare=year",
    "company-sprawl": "/sprawl",
    "company-ownership": "/ownership",
    "company-ownership-health": "/ownership/health",
    "company-ownership-line": "/ownership/line",
    "company-escalations": "/escalations",
    "company-adoption": "/adoption",
    "company-tools": "/tools",
    "company-teams": "/teams",
    "company-team": "/teams/complaints",
  },
};

const views = [1440, 390].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

async function main([folder = "screenshots", brief]: readonly string[]): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const content of ["sample", "registry", "nothing", "history", "demonstration"] as const)
      await withServer(content, (origin) => takeAll(browser, origin, pages[content], folder));
    if (brief !== undefined) await fs.copyFile(path.join(folder, "company-brief-1440-light.png"), brief);
  } finally {
    await browser.close();
  }
}

/** Loads that content into a data directory of its own and serves it while `work` runs. */
async function withServer(content: Content, work: (origin: string) => Promise<void>): Promise<void> {
  const layout = await makeData(content);
  if (content !== "nothing") await lanemark(layout, ["load"]);
  const server = spawn(process.execPath, ["build/lanemark.js", "--data", layout.root, "serve", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LANEMARK_LOG: "off" },
  });
  try {
    const [line] = await once(server.stdout, "data");
    await work(/http:\S+/.exec(String(line))?.[0] ?? "");
  } finally {
    server.kill("SIGTERM");
    await once(server, "exit");
    await removeData(layout);
  }
}

async function takeAll(
  browser: Browser,
  baseURL: string,
  addresses: { readonly [name: string]: string },
  folder: string,
): Promise<void> {
  for (const { width, colorScheme } of views) {
    const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(address);
      if (name === "load") await openFirst(page);
      await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await context.close();
  }
}

async function openFirst(page: Page): Promise<void> {
  await page.locator("main tbody th a").first().click();
  await page.waitForURL("**/loads/*");
}

await main(process.argv.slice(2));
