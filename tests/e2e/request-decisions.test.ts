import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { builtSuite, useCompany } from "./company.ts";
import { readCsv } from "./tables.ts";
import { counted, countedWords, watch } from "./watch.ts";

builtSuite("what people say of requests", () => {
  const company = useCompany("sample");
  const file = async (name: string) => readCsv(await (await fetch(`${company.origin}/csv/${name}`)).text());

  test("a link that the registry names is refused, which the counts know, and taken back without scripts", async () => {
    const page = await company.open();
    const complaints = watch(page, company.origin);
    await page.goto("/backlog/ledger?by=claimed");
    expect(await tabs(page)).toMatchObject({ Claimed: 2, Refused: 0, Decided: 0 });
    const request = await page.locator("tbody th").first().textContent();
    await page.locator("input[name=pair]").first().check();
    await page.locator("input[name=reason]").fill("the form came from another team");
    await page.getByRole("button", { name: "It did not" }).click();
    await counted(page);
    await expect.poll(() => tabs(page)).toMatchObject({ Claimed: 1, Refused: 1, Decided: 1 });
    await page.goto("/backlog/ledger?by=refused");
    expect(await page.locator("tbody th").first().textContent()).toBe(request);
    expect(complaints).toEqual([]);

    const bare = await company.open({ javaScriptEnabled: false });
    await bare.goto("/backlog/ledger?by=decided");
    expect(await bare.locator("tbody tr").first().textContent()).toContain("the form came from another team");
    await bare.locator("tbody").getByRole("button").first().click();
    await reloaded(bare);
    await bare.goto("/backlog/ledger?by=claimed");
    expect(await tabs(bare)).toMatchObject({ Claimed: 2, Refused: 0, Decided: 1 });
    await bare.goto("/backlog/ledger?by=decided");
    expect(await bare.locator("tbody tr").first().textContent()).toContain("taken back by local");
    expect(await file("decisions-answers")).toMatchObject([
      {
        decision: "Did not",
        one: /^INC\d+/.exec(request ?? "")?.[0],
        reason: "the form came from another team",
        undone_by: "local",
      },
    ]);
  });

  test("requests are marked without seeing what the rules say; the precision counts them, and nothing is said of fewer than ten", async () => {
    const page = await company.open();
    await page.goto("/backlog/rules");
    expect(await tabs(page)).toMatchObject({ "To look at": 8, "Looked at": 0 });
    expect(await page.locator("form.queue thead").textContent()).not.toMatch(/eligible/i);
    expect(Object.keys((await file("rule-sample"))[0] ?? {}).join()).not.toMatch(/eligible|class/);
    for (const place of [0, 1, 2]) await page.locator("input[name=pair]").nth(place).check();
    await page.locator("input[name=reason]").fill("read them");
    await page.locator("button[name=intent][value=accept]").click();
    await counted(page);
    await expect.poll(() => tabs(page)).toMatchObject({ "To look at": 5, "Looked at": 3 });
    const precision = page.locator("main table").first();
    expect(await precision.textContent()).toContain("fewer than 10 are looked at");
    await page.goto("/backlog/rules?by=looked");
    expect(await page.locator("form.queue tbody tr").count()).toBe(3);
    expect((await file("rule-sample")).length).toBe(5);
    const looked = await file("rule-sample?by=looked");
    expect(looked.map((row) => row.is_marked_eligible)).toEqual(["true", "true", "true"]);
    const said = (await file("decisions-rules")).map(({ decision, one }) => [decision, one]);
    expect(said.toSorted()).toEqual(looked.map(({ label }) => ["Could be built outside IT", label]).toSorted());
  });

  test.each([
    ["no row", { intent: "accept", reason: "read" }, 400, "Choose at least one row first"],
    ["no reason", { intent: "accept", reason: " ", pair: "0123456789abcdef" }, 400, "Say in a few words why"],
    ["a row that waits no more", { intent: "accept", reason: "read", pair: "0123456789abcdef" }, 409, "waits no more"],
    ["neither yes nor no", { intent: "erase", reason: "read", pair: "0123456789abcdef" }, 400, "nothing known here"],
  ])("%s is refused in words", async (_, fields, status, words) => {
    const headers = { origin: company.origin, "content-type": "application/x-www-form-urlencoded" };
    for (const where of ["/backlog/ledger", "/backlog/rules"]) {
      const body = new URLSearchParams(fields as Record<string, string>);
      const answer = await fetch(`${company.origin}${where}`, { method: "POST", headers, body });
      expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
    }
  });
});

/** The counts on the tabs of a queue. */
async function tabs(page: Page): Promise<Readonly<Record<string, number>>> {
  const words = await page.locator('nav[aria-label="Lists"] a').allTextContents();
  return Object.fromEntries(
    words.map((each) => {
      const [, title = each, count = ""] = /^(.*?)\s*(\d+)$/.exec(each.replaceAll(/\s+/g, " ").trim()) ?? [];
      return [title, Number(count)];
    }),
  );
}

/** The same as `counted` where no script follows the build: the reader loads the page again. */
async function reloaded(page: Page): Promise<void> {
  const told = async () => {
    await page.reload();
    return page.locator(".notice").last().textContent();
  };
  await expect.poll(told, { timeout: 100_000, interval: 1000 }).toContain(countedWords);
}
