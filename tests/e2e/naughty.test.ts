import fs from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Layout } from "../../contract/layout.ts";
import { launchBrowser } from "../browser.js";
import { givenFile, openReading, read } from "../reading/given-file.ts";
import { launchServer, type Running } from "../server/running.ts";
import { builtSuite } from "./company.ts";
import { lanemark, makeData, removeData } from "./data.ts";
import { watch } from "./watch.ts";

/** The Big List of Naughty Strings. */
const corpus: readonly string[] = createRequire(import.meta.url)("big-list-of-naughty-strings");

/** What the list lacks: formulas, and what a name of a tool may well be. */
const own = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</title><svg/onload=alert(1)>",
  "javascript:alert(1)",
  "' or 1=1 --",
  "'; drop table marts.tools; --",
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*2",
  "+1-1",
  "-2+3",
  "{{7*7}} #{7*7} %s %d",
  "../../../etc/passwd",
  "__proto__",
  "constructor",
  "NULL",
  "true",
  "1e309",
  "0x10",
  "名前 имя اسم",
  "😀👩‍👩‍👧 ́e",
  "Zalgo Ṱ̺̺̕o͞",
  "\u202eright to left",
  "a\u200bb\u00a0c",
  'two\nlines, "quoted"',
  "tab\tinside",
  "back\\slash \\n \\u0000",
  "&lt;b&gt; &amp; &#39;",
  "none",
  "   ",
];

/** What a cell is after reading: without the white space around it. */
const trimmed = (text: string) => text.replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, "");
/** Words that the registry's source takes for nothing: a tool without a name is a reject. */
const nothing = ["", "n/a", "na", "none", "-", "–", "?", "unknown", "tbd"];
/** Not the one that is a byte-order mark and nothing else: Node leaves nothing of it when it reads the warehouse. */
const strings = [...own, ...corpus].filter((text) => !text.includes("\0") && text !== "\ufeff");
const told = strings.map((text, index) => ({ index, text: trimmed(text) }));
const named = told.filter(({ text }) => !nothing.includes(text.toLowerCase()));

const quoted = (cells: readonly string[]) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
const sheet = (header: string, rows: readonly (readonly string[])[]) => `${header}\n${rows.map(quoted).join("")}`;

const title = `${strings.length} naughty strings`;

openReading();

builtSuite(title, () => {
  let layout: Layout;
  let server: Running;
  const endings: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    layout = await makeData("nothing");
    endings.push(() => removeData(layout));
    const write = (name: string, text: string) => fs.writeFile(path.join(layout.exports, name), text);
    const mail = (index: number) => `p${index}@ortolan.test`;
    const each = (row: (text: string, index: number) => string[]) => strings.map(row);
    await write(
      "registry-2026-03-31.csv",
      sheet(
        "tool_id,name,description,owner,builder,team",
        each((text, index) => [`N${index}`, text, text, mail(index), mail(index), text]),
      ),
    );
    await write(
      "people-2026-03-31.csv",
      sheet(
        "mail,name,team,enabled",
        each((text, index) => [mail(index), text, text, "yes"]),
      ),
    );
    await write(
      "incidents.csv",
      sheet(
        "number,short_description,opened_at,state,assignment_group,caller_id",
        each((text, index) => [`INC${index}`, text, "2026-03-02 09:15:00", "New", "Desk", mail(index)]),
      ),
    );
    const load = await lanemark(layout, ["load", "--json"]).catch((error: { stdout: string }) => error.stdout);
    // Names that say nothing are more than 1 % of rejects here, so the registry waits for somebody.
    const { outcomes } = JSON.parse(load) as { outcomes: { verdict: string; loadId: string }[] };
    for (const { loadId } of outcomes.filter(({ verdict }) => verdict === "held"))
      await lanemark(layout, ["accept", loadId, "--reason", "naughty on purpose"]);
    server = await launchServer(layout, {}, (end) => endings.push(end));
  }, 600_000);

  afterAll(async () => {
    for (const end of endings.reverse()) await end();
  });

  async function query<Row>(sql: string): Promise<Row[]> {
    return JSON.parse(await lanemark(layout, ["query", "--format", "json", "--sql", sql])) as Row[];
  }
  const numberOf = (id: string) => Number(/\d+$/.exec(id)?.[0]);
  const byNumber = (rows: readonly { id: string; text: string | null }[]) =>
    new Map(rows.map(({ id, text }) => [numberOf(id), text]));

  test("each row is loaded or a reject with its reason", async () => {
    const loads = await query<Record<string, unknown>>(
      "select entity, rows_read::int as read, rows_readable::int as loaded, rows_rejected::int as rejected from lake.loads order by entity",
    );
    const lost = strings.length - named.length;
    expect(loads).toEqual([
      { entity: "people", read: strings.length, loaded: strings.length, rejected: 0 },
      { entity: "ticket_updates", read: strings.length, loaded: strings.length, rejected: 0 },
      { entity: "tools", read: strings.length, loaded: named.length, rejected: lost },
    ]);
    const reasons = await query<{ reason: string }>("select distinct reason from lake.rejects");
    expect(reasons.map(({ reason }) => reason)).toEqual(["empty, and no tool name can be told without it"]);
  });

  test("each is what it was as name, description, title and person, as JSON", async () => {
    const columns = ["tool_name", "description"];
    for (const column of columns) {
      const found = byNumber(await query(`select native_id as id, ${column} as text from marts.tools`));
      for (const { index, text } of named) expect([index, found.get(index)]).toEqual([index, text]);
    }
    const titles = byNumber(await query("select ticket_number as id, title as text from marts.tickets"));
    for (const { index, text } of told) {
      expect([index, titles.get(index)]).toEqual([
        index,
        text === "" || text === "NULL" || text === "null" ? null : text,
      ]);
    }
    const people = byNumber(
      await query(
        "select replace(address, '@ortolan.test', '') as id, name as text from names.people where address is not null",
      ),
    );
    for (const { index, text } of told) {
      const isNone = ["", "n/a", "na", "-", "–"].includes(text.toLowerCase());
      expect([index, people.get(index)]).toEqual([index, isNone ? `p${index}@ortolan.test` : text]);
    }
  });

  test("each is what it was in a file, but for the quote before what a spreadsheet would run", async () => {
    const text = await (await fetch(`${server.origin}/csv/tools`)).text();
    const { prepared, rows } = await read(givenFile(text, "tools.csv"));
    const at = prepared.header.indexOf("tool_name") + 1;
    // Without the guard's quotes, a cell and its string are the same.
    const plain = (cell: string) => cell.replace(/^'(?=[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠|%\t])/gmu, "");
    const found = rows.map((row) => plain(row[at] ?? "")).sort();
    expect(found).toEqual(named.map(({ text }) => plain(text)).sort());
    for (const row of rows) expect(row[at]).not.toMatch(/^[=+\-@](?![\d.]+([eE][-+]?\d+)?$)/);
  });

  test("no page runs one or shows another than it is", async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ baseURL: server.origin });
      const complaints = watch(page, server.origin);
      const dialogs: string[] = [];
      page.on("dialog", async (dialog) => {
        dialogs.push(dialog.message());
        await dialog.dismiss();
      });
      const shown: string[] = [];
      for (let number = 1; shown.length < named.length && number < 10; number++) {
        await page.goto(`/tools?size=250&page=${number}`, { waitUntil: "networkidle" });
        shown.push(...(await page.locator("tbody th a").allTextContents()));
      }
      expect(shown.toSorted()).toEqual(named.map(({ text }) => text).toSorted());
      const [first] = await query<{ tool_id: string }>(
        "select tool_id from marts.tools where tool_name like '%<script>%' limit 1",
      );
      for (const address of [
        `/tools/${first?.tool_id}`,
        "/teams?size=250",
        "/ownership?cause=any&size=250",
        "/backlog",
        "/backlog/ahead",
        "/backlog/state",
        "/backlog/teams",
        "/loads",
      ])
        await page.goto(address, { waitUntil: "networkidle" });
      expect([dialogs, complaints]).toEqual([[], []]);
    } finally {
      await browser.close();
    }
  }, 300_000);
});
