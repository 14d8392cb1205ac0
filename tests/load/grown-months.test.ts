import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, expect, test } from "vitest";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { type LoadOptions, load, openWorkshop } from "../../pipelines/load.ts";
import { readCurrent } from "../../pipelines/publish.ts";

const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-grown-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const operations = ["open", "edit", "publish"];

/** Events of October by number, one every half a day; `names` so that texts begin in the middle of a letter's bytes. */
function writeLog(name: string, numbers: readonly number[]): string {
  const lines = numbers.map((number) => {
    const day = String(1 + Math.floor(number / 2)).padStart(2, "0");
    const hour = number % 2 === 0 ? "08" : "17";
    const operation = operations[number % 3];
    const class_ = operation === "open" ? "use" : "author";
    return `e${number},2026-10-${day}T${hour}:00:00Z,p${number % 5}@example.com,T${number % 4},Prüfläufe über ${number % 4},Airtable,${operation},${class_}`;
  });
  const file = path.join(root, name);
  const header = "event_id,occurred_at,actor,tool_id,tool_name,platform,operation,operation_class";
  writeFileSync(file, `${[header, ...lines].join("\n")}\n`);
  return file;
}

const from = (start: number, count: number) => Array.from({ length: count }, (_, index) => start + index);

/** Loads the files one after the other into a directory of their own. */
async function loadEach(folder: string, files: readonly string[]): Promise<Layout> {
  const layout = layoutOf(path.join(root, folder));
  for (const file of files) await loadInto(layout, { paths: [file] });
  return layout;
}

async function loadInto(layout: Layout, options: LoadOptions): Promise<void> {
  const { outcomes } = await load(await openWorkshop(layout), options, { step: () => {}, line: () => {} });
  expect(outcomes.map(({ verdict }) => verdict)).toEqual(options.paths.map(() => "loaded"));
}

/** What the file of October says, table by table, in an order of its own; and the load of the row that lies last. */
async function octoberOf(layout: Layout) {
  const current = await readCurrent(layout);
  const file = current?.months.find(({ alias }) => alias.startsWith("events_2026_10_"))?.file ?? "";
  expect(readdirSync(layout.months)).toContain(file);
  const instance = await DuckDBInstance.create(path.join(layout.months, file), { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const rowsOf = async (sql: string) => JSON.stringify((await connection.runAndReadAll(sql)).getRowsJson());
  const tables: Record<string, string> = {};
  for (const table of ["rows", "kept", "sealed", "uses", "log_days", "authored", "published"])
    tables[table] = await rowsOf(`from ${table} order by all`);
  const last = await rowsOf("select line, occurred_at from rows order by rowid desc limit 1");
  connection.closeSync();
  instance.closeSync();
  return { tables, last };
}

test("a month to which a log is added grows at its end, and says what it says when made at once", async () => {
  const late = writeLog("late.csv", from(20, 20));
  const early = writeLog("early.csv", from(0, 20));
  const layout = await loadEach("grown", [late, early]);
  const grown = await octoberOf(layout);
  await loadInto(layout, { paths: [late, early], full: true });
  const made = await octoberOf(layout);
  expect(grown.tables).toEqual(made.tables);
  expect(JSON.parse(grown.tables.rows ?? "")).toHaveLength(40);
  // Sorted by time the row of 20 October is the last; added, it is the early log's.
  expect(made.last).toContain("2026-10-20");
  expect(grown.last).toContain("2026-10-10");
});

test("a month is made anew where the log added repeats an event, and the first load's line stands", async () => {
  const first = writeLog("first.csv", from(0, 10));
  const again = writeLog("again.csv", from(9, 3));
  const layout = await loadEach("repeated", [first, again]);
  const added = await octoberOf(layout);
  await loadInto(layout, { paths: [first, again], full: true });
  expect(added).toEqual(await octoberOf(layout));
  expect(JSON.parse(added.tables.rows ?? "")).toHaveLength(12);
});
