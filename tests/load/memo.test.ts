import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { decideLoad } from "../../pipelines/decide-load.ts";
import { load, openWorkshop, type Workshop } from "../../pipelines/load.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { readCurrent } from "../../pipelines/publish.ts";

const sample = path.join(packageRoot(), "data", "sample");
const exports = readdirSync(sample)
  .filter((name) => /\.(csv|ndjson)$/.test(name))
  .sort()
  .map((name) => path.join(sample, name));
const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-memo-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

type Told = { readonly steps: string[]; readonly lines: string[] };

async function loadInto(workshop: Workshop, paths: readonly string[], full = false): Promise<Told> {
  const told: Told = { steps: [], lines: [] };
  await load(
    workshop,
    { paths, full },
    { step: (words) => void told.steps.push(words), line: (words) => void told.lines.push(words) },
  );
  return told;
}

async function workshopOf(name: string): Promise<Workshop> {
  const data = path.join(root, name);
  cpSync(path.join(sample, "program.yaml"), path.join(data, "program.yaml"));
  return openWorkshop(layoutOf(data));
}

/** Every row of every table and view of the live generation, sorted. */
async function tablesOf({ layout }: Workshop): Promise<Map<string, string>> {
  return withCurrentGeneration(layout, async (connection) => {
    const named =
      await connection.runAndReadAll(`select table_schema || '.' || table_name from information_schema.tables
      where table_catalog = 'warehouse' and table_schema in ('lake', 'marts', 'metrics')
      union all select 'names.main.people' order by all`);
    const tables = new Map<string, string>();
    for (const [name] of named.getRows().map((row) => row.map(String))) {
      if (name === undefined) continue;
      const rows = await connection.runAndReadAll(`from ${name}`);
      const described = await connection.runAndReadAll(`describe ${name}`);
      const lines = rows.getRowsJson().map((row) => JSON.stringify(row));
      tables.set(name, [JSON.stringify(described.getRowsJson()), ...lines.sort()].join("\n"));
    }
    return tables;
  });
}

function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
}

const lastOf = (word: string) => exports.filter((file) => path.basename(file).includes(word)).slice(-1);
const newest = ["purview", "registry", "users"].flatMap(lastOf);

/** A company without its newest log, registry and people, loaded once and copied for each who asks. */
async function earlierWorkshop(name: string): Promise<Workshop> {
  const base = path.join(root, "earlier");
  if (!existsSync(base)) {
    await loadInto(
      await workshopOf("earlier"),
      exports.filter((file) => !newest.includes(file)),
    );
  }
  cpSync(base, path.join(root, name), { recursive: true, preserveTimestamps: true });
  return openWorkshop(layoutOf(path.join(root, name)));
}

/** A company without any tickets. */
async function workshopWithoutTickets(name: string): Promise<Workshop> {
  const workshop = await workshopOf(name);
  await loadInto(
    workshop,
    exports.filter((file) => !lastOf("incident").includes(file)),
  );
  return workshop;
}

describe("what is kept of the live generation is what a build from nothing makes", () => {
  test.each([
    ["a log", lastOf("purview"), earlierWorkshop],
    ["a registry", lastOf("registry"), earlierWorkshop],
    ["tickets", lastOf("incident"), workshopWithoutTickets],
    ["people", lastOf("users"), earlierWorkshop],
  ])("after one more load of %s", async (title, last, workshopBefore) => {
    expect(last).toHaveLength(1);
    const workshop = await workshopBefore(title);
    await loadInto(workshop, last);
    const kept = await tablesOf(workshop);
    rmSync(workshop.layout.warehouse, { recursive: true });
    vi.stubEnv("LANEMARK_THREADS", "2");
    await loadInto(workshop, last);
    const anew = await tablesOf(workshop);
    expect(anew.size).toBeGreaterThan(50);
    expect(differing(kept, anew)).toEqual([]);
  });
});

describe("of a load of one more log", () => {
  test("nothing that does not read it is computed, and of the months before nothing at all", async () => {
    const last = lastOf("purview");
    const workshop = await earlierWorkshop("steps");
    const before = readdirSync(workshop.layout.months);
    const { steps } = await loadInto(workshop, last);
    const computed = steps.flatMap((step) => (step.startsWith("computing ") ? [step.slice(10)] : []));
    expect(computed).toContain("marts.use_days");
    const others = /^marts\.(tickets|hops|owner_states|overlap_pairs|registry_rows|tool_keys|person_rows|headcounts)$/;
    expect(computed.filter((name) => others.test(name))).toEqual([]);
    const written = readdirSync(workshop.layout.months).filter((file) => !before.includes(file));
    expect(written.filter((file) => file.startsWith("2026-10")).length).toBeGreaterThan(1);
    expect(written.filter((file) => !file.startsWith("2026-10"))).toEqual([]);
  });
});

describe("of a load of one more registry", () => {
  test("no month is counted anew whose log names none of the tools that it brings", async () => {
    const workshop = await earlierWorkshop("registry steps");
    await loadInto(workshop, lastOf("registry"));
    const [head, row, ...rest] = readFileSync(lastOf("registry")[0] ?? "", "utf8").split("\n");
    const [id = ""] = row?.split(",") ?? [];
    const next = path.join(root, "registry-2026-11-30.csv");
    writeFileSync(next, [head, row, row?.replace(id, "brand-new"), ...rest].join("\n"));
    const { steps } = await loadInto(workshop, [next]);
    const computed = steps.flatMap((step) => (step.startsWith("computing ") ? [step.slice(10)] : []));
    expect(computed).toEqual(expect.arrayContaining(["marts.tools", "marts.log_tools"]));
    const monthly =
      /^marts\.(log_words|use_days|use_spans|user_(months|weeks)|week_counts|covered_days|author_days|run_days|sightings)$/;
    expect(computed.filter((name) => monthly.test(name))).toEqual([]);
  });
});

describe("a live generation that cannot be trusted", () => {
  test("is not kept from when a byte of it is damaged, and --full keeps nothing", async () => {
    const last = lastOf("purview");
    const workshop = await earlierWorkshop("damaged");
    const current = await readCurrent(workshop.layout);
    const file = path.join(workshop.layout.warehouse, current?.name ?? "", "warehouse.duckdb");
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const { steps, lines } = await loadInto(workshop, last);
    expect(lines.join("\n")).toContain(`${file}: is damaged`);
    expect(steps).toContain("computing marts.tickets");
    const found = await tablesOf(workshop);
    const { steps: again } = await loadInto(workshop, [], true);
    expect(again).toContain("computing marts.tickets");
    expect(differing(found, await tablesOf(workshop))).toEqual([]);
  });
});

test("what was built of a registry alone is kept when the first log comes, and when it goes again", async () => {
  const workshop = await workshopOf("registry alone");
  const sheets = exports.filter((file) => path.basename(file).startsWith("registry-"));
  await loadInto(workshop, sheets);
  const came = await loadInto(workshop, lastOf("purview"));
  const id = await withCurrentGeneration(workshop.layout, async (connection) => {
    const reader = await connection.runAndReadAll("select load_id from lake.loads where source = 'purview-audit'");
    return String(reader.getRows()[0]?.[0]);
  });
  const gone: Told = { steps: [], lines: [] };
  const report = {
    step: (words: string) => void gone.steps.push(words),
    line: (words: string) => void gone.lines.push(words),
  };
  await decideLoad(workshop, id, "rejected", { reason: "test" }, report);
  for (const { steps, lines } of [came, gone]) {
    expect(lines.filter((line) => line.includes("anew"))).toEqual([]);
    expect(steps.filter((step) => step.startsWith("computing")).length).toBeGreaterThan(0);
    expect(steps).not.toContain("computing marts.listings");
  }
  rmSync(workshop.layout.root, { recursive: true, force: true });
});
