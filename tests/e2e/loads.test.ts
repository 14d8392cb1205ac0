import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtSuite, useCompany } from "./company.ts";
import { sample, sampleLine } from "./data.ts";
import { readTable } from "./tables.ts";
import { watch } from "./watch.ts";

builtSuite("files that come through the browser", () => {
  const company = useCompany("registry");
  let page: Page;
  let complaints: readonly string[] = [];
  let folder = "";

  beforeAll(async () => {
    page = await company.open();
    complaints = watch(page, company.origin);
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-files-"));
  });
  afterAll(() => fs.rm(folder, { recursive: true }));

  test("a good file is loaded while the page follows, and the numbers know it", async () => {
    await upload(page, path.join(sample, "incident-log.csv"));
    expect(await finished(page)).toMatch(/^Loaded Done/);
    expect(await page.locator("main pre").textContent()).toContain(
      "incident-log.csv: ServiceNow incident event log, 285 of 285 rows",
    );
    await page.getByRole("link", { name: "Brief" }).last().click();
    await page.waitForURL(/\/$/);
    expect(await page.locator('article[aria-labelledby="card-open_requests"] .figure-value').textContent()).toBe("7");
  });

  test("a file that no source knows is named, and changes nothing", async () => {
    const file = path.join(folder, "lunch.csv");
    await fs.writeFile(file, "dish,price\nsoup,4.50\n");
    await upload(page, file);
    expect(await finished(page)).toMatch(/^The load failed Failed The numbers on the pages are those of before\./);
    expect(await page.locator("main pre").textContent()).toMatch(/lunch\.csv: .*(nearest|no source)/i);
  });

  test("a registry that does not say its day is held until somebody says it; then the numbers move", async () => {
    const file = path.join(folder, "registry.csv");
    const rows = (await fs.readFile(path.join(sample, "registry-2026-10-31.csv"), "utf8")).trimEnd().split("\n");
    // The registry of a later day, with one of two holiday planners retired.
    const later = rows.map((row) => (row.includes(",Holiday Planner,") ? row.replace(",active,", ",retired,") : row));
    await fs.writeFile(file, `${later.join("\n")}\n`);
    await upload(page, file);
    await finished(page);
    expect(await page.locator("main pre").textContent()).toMatch(/registry\.csv: .*held/);
    await page.goto("/loads");
    const held = page.getByRole("article", { name: "registry.csv" });
    expect(await held.textContent()).toMatch(/day|date/i);
    expect(await excess(page)).toBe("4");
    await page.goto("/loads");
    await held.locator("input[name=reason]").fill("The November export, named by hand");
    await held.locator("input[name=snapshot_day]").fill("2026-11-20");
    await held.getByRole("button", { name: "Let it through" }).click();
    expect(await finished(page)).toMatch(/^Loaded Done/);
    expect(await excess(page)).toBe("3");
    await page.goto("/loads");
    expect(await page.locator("#held").count()).toBe(0);
    const [row] = (await readTable(page.locator("main table").first())).filter(({ File }) => File === "registry.csv");
    expect(row?.["Speaks of"]).toBe("20 Nov 2026");
    await page.getByRole("link", { name: "registry.csv", exact: true }).click();
    await page.locator("h1", { hasText: "registry.csv" }).waitFor();
    expect(await page.locator(".facts").textContent()).toContain("The November export, named by hand");
  });

  test("a cut registry is held, which every page says; without scripts it is let through, and that is taken back", {
    timeout: 240_000,
  }, async () => {
    const file = path.join(folder, "registry-2026-11-21.csv");
    const rows = (await fs.readFile(path.join(sample, "registry-2026-10-31.csv"), "utf8")).split("\n");
    await fs.writeFile(file, `${rows.slice(0, 5).join("\n")}\n`);
    await upload(page, file);
    expect(await finished(page)).toMatch(/^Held A file is held Until somebody decides, the numbers go without it/);
    const words =
      "registry-2026-11-21.csv is held: 25 of 29 tools are missing from it. Numbers of the registry are those of 20 Nov 2026.";
    await page.goto("/ownership");
    expect(await page.locator(".trust-held").textContent()).toBe(words);
    await page.goto("/");
    expect(await page.locator("main .notice").first().textContent()).toContain(words);

    const bare = await company.open({ javaScriptEnabled: false });
    await bare.goto("/loads");
    await bare
      .getByRole("article", { name: "registry-2026-11-21.csv" })
      .getByRole("link", { name: "Look at it" })
      .click();
    const verdict = bare.locator("section[aria-labelledby=verdict]");
    expect((await verdict.locator(".findings li").allTextContents()).slice(0, 2)).toEqual([
      expect.stringMatching(
        /^25 of 29 tools are missing from it\. ?Compared with registry\.csv of 20 Nov 2026\. For example /,
      ),
      expect.stringMatching(
        /^It has 4 rows, and the median of the 3 exports before it is 29\. ?Compared with registry\.csv/,
      ),
    ]);
    const load = await verdict.locator("input[name=load]").inputValue();
    const form = new URLSearchParams({ load, intent: "accept", reason: " " });
    const headers = { origin: company.origin, "content-type": "application/x-www-form-urlencoded" };
    const refused = await fetch(`${company.origin}/loads`, { method: "POST", headers, body: form });
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining("Say why this file is right"),
    ]);
    await verdict.locator("input[name=reason]").fill("only four are left");
    await verdict.getByRole("button", { name: "Let it through" }).click();
    expect(await finished(bare)).toMatch(/^Loaded Done/);
    await bare.goto(`/loads/${load}`);
    expect(await verdict.textContent()).toMatch(/let it through\. “only four are left”.*Somebody let this pass\./);
    await bare.goto("/ownership");
    expect(await bare.locator(".trust-held").count()).toBe(0);
    await bare.goto(`/loads/${load}`);
    await verdict.getByRole("button", { name: "Take the decision back" }).click();
    expect(await finished(bare)).toMatch(/^Held A file is held/);
    await bare.goto(`/loads/${load}`);
    await verdict.getByRole("button", { name: "Drop it" }).click();
    expect(await finished(bare)).toMatch(/^Loaded Done/);
    await bare.goto("/loads");
    expect(await bare.locator("#held").count()).toBe(0);
    await bare.context().close();
  });

  test("what could not be read is listed with line, column, value and reason", async () => {
    await upload(page, path.join(sample, "purview-audit-2026-10.csv"));
    await finished(page);
    await page.goto("/loads?q=purview");
    expect(await page.locator("main table").first().textContent()).toContain("purview-audit-2026-10.csv");
    await page.getByRole("link", { name: "purview-audit-2026-10.csv" }).click();
    await page.locator("h1", { hasText: "purview" }).waitFor();
    const rejects = await readTable(page.locator("section[aria-labelledby=rejects] table"));
    expect(rejects).toHaveLength(1);
    const [reject] = rejects;
    expect(await sampleLine("purview-audit-2026-10.csv", Number(reject?.Line))).toContain("lena.hoffmann@");
    expect(reject?.Column).toBe("AuditData");
    expect(reject?.Value).toMatch(/^\{"/);
    expect(reject?.Why).toMatch(/^broken JSON/);
    expect(reject?.So).toBe("the row is left out");
  });

  test("a log with a hole shows it and its users as a lower bound; the file for the missing days fills both", async () => {
    const log = (await fs.readFile(path.join(sample, "events-zapier-airtable.ndjson"), "utf8")).trimEnd().split("\n");
    const part = async (name: string, from: string, to: string) => {
      const file = path.join(folder, name);
      const lines = log.filter((line) => {
        const day = String(JSON.parse(line).occurred_at).slice(0, 10);
        return from <= day && day <= to;
      });
      await fs.writeFile(file, `${lines.join("\n")}\n`);
      return file;
    };
    await upload(page, [
      await part("july-to-11-october.ndjson", "2026-07-01", "2026-10-11"),
      await part("from-16-october.ndjson", "2026-10-16", "2026-10-31"),
    ]);
    expect(await finished(page)).toMatch(/^Loaded Done/);
    // Nothing happened on Sunday, 11 October, so the first file tells only of the days to the 10th.
    const hole = "Oct 2026: 5 days missing (11–15 Oct)";
    expect(await coverage(page)).toContain(hole);
    expect(await page.locator(".coverage-gaps").textContent()).toContain(hole);
    // 23 people opened a Power App; two more appear in this log outside the hole, and Tomasz Zielinski only inside it.
    expect(await monthlyUsers(page)).toMatch(
      /^≥ at least 25 people .*A lower bound: of the 28 days to 31 Oct 2026 the usage logs lack 5/,
    );
    await upload(page, await part("missing.ndjson", "2026-10-12", "2026-10-15"));
    expect(await finished(page)).toMatch(/^Loaded Done/);
    // Still no event on the 11th; one day is how long this log is silent on many a weekend.
    expect(await coverage(page)).toContain("Oct 2026: covered");
    expect(await monthlyUsers(page)).toMatch(/^26 people (?!.*lower bound)/);
  });

  test("neither browser nor server complained", () => {
    expect(complaints).toEqual([]);
    expect(company.log().filter(({ event }) => event === "error")).toEqual([]);
  });
});

/** What the map of covered days says of the events in Lanemark's own columns, month by month. */
async function coverage(page: Page): Promise<string | null> {
  await page.goto("/loads");
  return page.locator("figure.coverage tr", { hasText: "Events in Lanemark's own columns" }).textContent();
}

async function monthlyUsers(page: Page): Promise<string> {
  await page.goto("/adoption?to=2026-10");
  const number = page.locator('section[aria-labelledby="number-monthly_users"]');
  const parts = await number.locator(".figure-value, p").allTextContents();
  return parts.map((each) => each.replaceAll(/\s+/g, " ").trim()).join(" ");
}

async function upload(page: Page, file: string | readonly string[]): Promise<void> {
  await page.goto("/loads");
  await page.locator("input[type=file]").setInputFiles(typeof file === "string" ? file : [...file]);
  await page.getByRole("button", { name: "Upload and load" }).click();
  await page.waitForURL("**/jobs/*");
}

/** Follows the job on its page, which nobody reloads, to its end: heading and state in words. */
async function finished(page: Page): Promise<string> {
  await page.waitForURL("**/jobs/*");
  await page.locator("h1", { hasText: /^(Loaded|Held|The load failed)$/ }).waitFor({ timeout: 90_000 });
  const words = await page.locator("h1, main [role=status]").allTextContents();
  return words.map((each) => each.trim()).join(" ");
}

async function excess(page: Page): Promise<string | null> {
  await page.goto("/");
  return page.locator('article[aria-labelledby="card-excess_tools"] .figure-value').textContent();
}
