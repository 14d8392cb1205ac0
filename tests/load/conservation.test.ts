import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { programSchema } from "../../contract/program.ts";
import { LoadError } from "../../pipelines/errors.ts";
import type { LakeManifest } from "../../pipelines/lake-manifest.ts";
import { load, openWorkshop, type Workshop } from "../../pipelines/load.ts";
import type { KnownLoad } from "../../pipelines/loads.ts";
import { sealMonths } from "../../pipelines/months.ts";
import { readExport } from "../../pipelines/read-export.ts";
import { Seen } from "../../pipelines/seen.ts";
import { arbitraryExport, exportCells, type GivenExport, writeCsv } from "./given-exports.ts";

const isSlow = process.env.LANEMARK_SLOW === "1";
const sources = Object.keys(exportCells);
const cases = Math.ceil((isSlow ? 10_000 : 120) / sources.length);
/** What may stand among the names alone: addresses, and the name of somebody who has none. */
const people = ["ortolan.test", "Dee Dorn", "Dorn"];

const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-conservation-"));
let instance: DuckDBInstance;
let connection: DuckDBConnection;
let made = 0;

beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  connection = await instance.connect();
});

afterAll(async () => {
  connection.closeSync();
  instance.closeSync();
  await fs.rm(root, { recursive: true, force: true });
});

type Read = { readonly workshop: Workshop; readonly known: KnownLoad; readonly manifest: LakeManifest };

async function readCsv(text: string): Promise<Read> {
  const workshop = await openWorkshop(layoutOf(path.join(root, `${++made}`)));
  const file = path.join(workshop.layout.root, "export-2026-03-31.csv");
  writeFileSync(file, text);
  const known = new Map<string, KnownLoad>();
  const memory = { known, seen: await Seen.open(workshop.layout) };
  const [outcome] = await readExport(workshop, memory, file, { paths: [] });
  const load = known.get(outcome?.loadId ?? "");
  if (load?.manifest === undefined) throw new Error(outcome?.words);
  return { workshop, known: load, manifest: load.manifest };
}

async function select(sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

const parquet = (folder: string, files: readonly string[]) =>
  `read_parquet([${files.map((file) => `'${path.join(folder, file)}'`).join(", ")}], union_by_name = true)`;

/** The lines that the lake holds as rows, and the rejects as [line, column, value, reason, is_row_lost]. */
async function lakeOf({ known, manifest }: Read) {
  const line = manifest.first_line === null ? "line" : `file_row_number + ${manifest.first_line}`;
  const rows = await select(`select (${line})::int
    from read_parquet('${path.join(known.folder, "rows.parquet")}', file_row_number = true) order by 1`);
  const rejects = await select(`select line::int, column_name, value, reason, is_row_lost
    from ${parquet(known.folder, ["rejects.parquet"])} order by all`);
  return { rows: rows.map(([number]) => Number(number)), rejects };
}

/** Every cell of every file of the lake but the names, as text. */
async function textsOf({ known, manifest }: Read): Promise<string> {
  const files = Object.keys(manifest.files).filter((file) => file !== "names.parquet");
  const texts = await Promise.all(
    files.map((file) => select(`select r::varchar from ${parquet(known.folder, [file])} as r`)),
  );
  const bytes = files.map((file) => readFileSync(path.join(known.folder, file), "latin1"));
  return JSON.stringify(texts) + bytes.join("");
}

/** How many different events there are: those without an id are all different in one file. */
function distinctEvents({ columns, rows }: GivenExport): number {
  const ids = rows.filter((row) => !row.isLost).map((row) => row.cells[columns.indexOf("event_id")] ?? "");
  return new Set(ids.filter((id) => id !== "")).size + ids.filter((id) => id === "").length;
}

/** A row without a filled cell is told, and is none. */
function isBlank({ columns }: GivenExport, row: GivenExport["rows"][number] | undefined): boolean {
  return row?.cells.length === columns.length && row.cells.every((cell) => cell === "");
}

async function expectConserved(given: GivenExport): Promise<void> {
  const written = writeCsv(given);
  const read = await readCsv(written.text);
  const { manifest } = read;
  const blank = written.lines.filter((_, index) => isBlank(given, given.rows[index]));
  const lines = written.lines.filter((line) => !blank.includes(line));
  const lost = lines.filter((line) => given.rows[written.lines.indexOf(line)]?.isLost);
  expect(manifest.notes.filter((note) => note.includes("no row is made"))).toEqual(
    blank.length === 0 ? [] : [expect.stringMatching(new RegExp(`^${blank.length} rows? ha(s|ve) no filled cell`))],
  );
  const { rows, rejects } = await lakeOf(read);
  const lostRejects = rejects.filter(([, , , , isRowLost]) => isRowLost);
  expect(rows).toEqual(lines.filter((line) => !lost.includes(line)));
  expect([...new Set(lostRejects.map(([line]) => line))]).toEqual(lost);
  expect(manifest.rows_read).toBe(lines.length);
  expect(manifest.rows_loaded + manifest.rows_rejected).toBe(lines.length);
  const places = rejects.map(([line, column]) => `${line} ${column}`);
  expect(new Set(places).size).toBe(places.length);
  for (const [, column, value, reason] of rejects) {
    expect(reason).toMatch(/\S{3}/);
    if (column === null || !String(reason).startsWith("empty")) expect(value).toMatch(/\S/);
  }
  const texts = await textsOf(read);
  for (const person of people) expect(texts).not.toContain(person);
  if (manifest.entity === "events") expect(await keptOf(read)).toBe(distinctEvents(given));
  await fs.rm(read.workshop.layout.root, { recursive: true });
}

/** How many rows the sealed months hold; the rest of those loaded are repeated. */
async function keptOf({ workshop, known, manifest }: Read): Promise<number> {
  const months = await sealMonths(workshop.layout, [{ ...known, manifest }], {
    zone: workshop.program.time_zone,
    models: [],
  });
  let kept = 0;
  for (const { alias, file } of months) {
    await connection.run(`attach '${path.join(workshop.layout.months, file)}' as ${alias} (read_only)`);
    const [[rows] = []] = await select(`select count(*)::int from ${alias}.rows`);
    await connection.run(`detach ${alias}`);
    kept += Number(rows);
  }
  return kept;
}

test.each(sources)(
  `in ${cases} exports of %s every row is loaded, repeated or rejected with its line, and nobody is named beside the names`,
  async (source) => {
    await fc.assert(fc.asyncProperty(arbitraryExport(source), expectConserved), { numRuns: cases, seed: 20260331 });
  },
  isSlow ? 3_600_000 : 180_000,
);

test("a row without a filled cell is told, and is no row", async () => {
  const planner = ["T1", "Leave planner", "ana@ortolan.test", "", "2026-03-31", "5"];
  const rows = [
    { cells: ["", "", "", "", "", ""], isLost: true },
    { cells: planner, isLost: false },
  ];
  await expectConserved({ columns: Object.keys(exportCells["lanemark-registry"] ?? {}), rows });
});

test("nobody is named in the warehouse, and its loads add up", async () => {
  const workshop = await openWorkshop(layoutOf(path.join(root, "warehouse")));
  const files = sources.flatMap((source) =>
    fc.sample(arbitraryExport(source), { numRuns: 3, seed: 7 }).map((given, index) => {
      const file = path.join(workshop.layout.root, `${source}-${index}-2026-03-3${index % 2}.csv`);
      writeFileSync(file, writeCsv(given).text);
      return file;
    }),
  );
  const tolerant = {
    ...workshop,
    sources: workshop.sources.map((source) => ({ ...source, maxRejects: 1 })),
    program: programSchema.parse({ guard: { rows_share: 0, empty_rise: 1 } }),
  };
  const { generation } = await load(tolerant, { paths: files }, { step: () => {}, line: () => {} });
  if (generation === null) throw new LoadError("nothing was published");
  const folder = path.join(workshop.layout.warehouse, generation);
  for (const person of people) {
    expect(readFileSync(path.join(folder, "warehouse.duckdb"), "latin1")).not.toContain(person);
    expect(readFileSync(path.join(folder, "names.duckdb"), "latin1")).toContain(person);
  }
  await connection.run(`attach '${path.join(folder, "warehouse.duckdb")}' as warehouse (read_only)`);
  expect(await select("select distinct verdict from warehouse.lake.loads")).toEqual([["loaded"]]);
  expect(
    await select(`select file_name, rows_read, rows_loaded, rows_repeated, rows_rejected from warehouse.marts.loads
      where rows_read <> rows_loaded + rows_repeated + rows_rejected`),
  ).toEqual([]);
  await connection.run("detach warehouse");
});
