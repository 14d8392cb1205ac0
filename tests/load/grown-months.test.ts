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

/** A registry that knows the tools of these numbers, so that what the log says of them is counted. */
function writeRegistry(name: string, tools: readonly number[]): string {
  const file = path.join(root, name);
  const lines = tools.map((number) => `T${number},Tool ${number},Airtable,Team,b@example.com,o@example.com`);
  writeFileSync(file, `${["tool_id,name,platform,team,builder,owner", ...lines].join("\n")}\n`);
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

/** What a file of October says, by queries of these names. */
async function octoberOf<Name extends string>(layout: Layout, kind: string, queries: Record<Name, string>) {
  const current = await readCurrent(layout);
  const file = current?.months.find(({ alias }) => alias.startsWith(`${kind}_2026_10_`))?.file ?? "";
  expect(readdirSync(layout.months)).toContain(file);
  const instance = await DuckDBInstance.create(path.join(layout.months, file), { access_mode: "READ_ONLY" });
  const connection = await instance.connect();
  const said = {} as Record<Name, string>;
  for (const name in queries)
    said[name] = JSON.stringify((await connection.runAndReadAll(queries[name])).getRowsJson());
  connection.closeSync();
  instance.closeSync();
  return said;
}

/** The events of October, table by table, in an order of its own; and the row that lies last. */
async function eventsOf(layout: Layout) {
  const names = ["rows", "kept", "sealed", "uses", "log_days", "authored", "published"];
  const tables = await octoberOf(
    layout,
    "events",
    Object.fromEntries(names.map((name) => [name, `from ${name} order by all`])),
  );
  const { last } = await octoberOf(layout, "events", {
    last: "select line, occurred_at from rows order by rowid desc limit 1",
  });
  return { tables, last };
}

/** What marts.use_days says of October, and without its people, whose pseudonyms are another installation's others; and the day of the row that lies last. */
async function usesOf(layout: Layout) {
  return octoberOf(layout, "use_days", {
    rows: "from use_days order by all",
    lines: "select * exclude (person_id) from use_days order by all",
    days: "select day::varchar, sum(events)::int from use_days group by day order by day",
    last: "select day::varchar from use_days order by rowid desc limit 1",
  });
}

test("a month to which a log is added grows at its end, and says what it says when made at once", async () => {
  const late = writeLog("late.csv", from(20, 20));
  const early = writeLog("early.csv", from(0, 20));
  const layout = await loadEach("grown", [late, early]);
  const grown = await eventsOf(layout);
  await loadInto(layout, { paths: [late, early], full: true });
  const made = await eventsOf(layout);
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
  const added = await eventsOf(layout);
  await loadInto(layout, { paths: [first, again], full: true });
  expect(added).toEqual(await eventsOf(layout));
  expect(JSON.parse(added.tables.rows ?? "")).toHaveLength(12);
});

test("the uses of a month grow by the load that is added, and say what they say when made at once", async () => {
  const registry = writeRegistry("tools-2026-10-31.csv", [0, 1, 2]);
  const late = writeLog("late-uses.csv", from(20, 20));
  const early = writeLog("early-uses.csv", from(0, 20));
  const layout = await loadEach("grown uses", [registry, late, early]);
  const grown = await usesOf(layout);
  await loadInto(layout, { paths: [registry, late, early], full: true });
  const made = await usesOf(layout);
  expect({ rows: grown.rows, days: grown.days }).toEqual({ rows: made.rows, days: made.days });
  // Of 40 events on 20 days every fourth is of T3, which no registry knows.
  expect(JSON.parse(grown.days)).toHaveLength(20);
  expect(JSON.parse(grown.rows)).toHaveLength(30);
  expect(JSON.parse(grown.last)[0][0] < "2026-10-11").toBe(true);
});

test("the uses of a month are counted anew once a registry knows another of its tools", async () => {
  const few = writeRegistry("few-2026-10-30.csv", [0, 1, 2]);
  const log = writeLog("first-uses.csv", from(0, 20));
  const all = writeRegistry("all-2026-10-31.csv", [0, 1, 2, 3]);
  const more = writeLog("more-uses.csv", from(20, 20));
  const layout = await loadEach("known later", [few, log]);
  expect(JSON.parse((await usesOf(layout)).rows)).toHaveLength(15);
  await loadInto(layout, { paths: [all, more] });
  const known = await usesOf(layout);
  expect(JSON.parse(known.rows)).toHaveLength(40);
  await loadInto(layout, { paths: [few, log, all, more], full: true });
  expect((await usesOf(layout)).rows).toEqual(known.rows);
});

test("the uses of a month are counted anew where the log added takes an event from one that was there", async () => {
  const registry = writeRegistry("known-2026-10-31.csv", [0, 1, 2, 3]);
  const logs = [writeLog("one.csv", from(0, 12)), writeLog("two.csv", from(8, 12))];
  const both = await loadEach("one, then two", [registry, ...logs]);
  const uses = await usesOf(both);
  expect(JSON.parse(uses.rows)).toHaveLength(20);
  await loadInto(both, { paths: [registry, ...logs], full: true });
  expect((await usesOf(both)).rows).toEqual(uses.rows);
  // Whichever of the two has the lesser id has the events that both tell; the other order of loading says the same.
  const turned = await usesOf(await loadEach("two, then one", [registry, ...logs.toReversed()]));
  expect(turned.lines).toEqual(uses.lines);
});
