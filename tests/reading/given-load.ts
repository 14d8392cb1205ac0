import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { type Program, programSchema } from "../../contract/program.ts";
import { judge } from "../../pipelines/guard/judge.ts";
import { type LoadOptions, openWorkshop } from "../../pipelines/load.ts";
import type { KnownLoad } from "../../pipelines/loads.ts";
import { outcomeOf } from "../../pipelines/outcome.ts";
import { readExport } from "../../pipelines/read-export.ts";
import { Seen } from "../../pipelines/seen.ts";

const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-given-load-"));
let instance: DuckDBInstance;
let connection: DuckDBConnection;
let made = 0;

/** Opens a database for the tests of a file and removes everything after them. */
export function openLoads(): void {
  beforeAll(async () => {
    instance = await DuckDBInstance.create(":memory:", { threads: "2" });
    connection = await instance.connect();
  });
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
    rmSync(root, { recursive: true, force: true });
  });
}

export type GivenLoad = {
  /** The line that the operator gets, without the folder. */
  readonly words: string;
  readonly verdict: string;
  readonly notes: readonly string[];
  /** Rows read, loaded and rejected. */
  readonly counts: readonly [number, number, number];
  /** The chosen columns of the lake's rows, in the order of their lines, joined by ` | `. */
  rows(columns: string): Promise<string[]>;
  /** `line, column: value (reason)` of what was lost. */
  rejects(): Promise<string[]>;
};

type Given = Partial<LoadOptions> & {
  readonly name?: string;
  readonly program?: Partial<Program>;
  /** When it came in before, and was refused then; else it comes in now. */
  readonly firstSeenAt?: string;
};

/** Loads one file into the lake of a data directory of its own, as `lanemark load` does, and builds nothing. */
export async function loadFile(
  content: string | Buffer,
  { name = "export-2026-03-31.csv", program = {}, firstSeenAt, ...options }: Given = {},
): Promise<GivenLoad> {
  const folder = path.join(root, `${++made}`);
  const workshop = { ...(await openWorkshop(layoutOf(folder))), program: programSchema.parse(program) };
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const known = new Map(firstSeenAt === undefined ? [] : [refusedBefore(content, name, firstSeenAt)]);
  const memory = { known, seen: await Seen.open(workshop.layout) };
  const [read, ...more] = await readExport(workshop, memory, file, { paths: [], ...options });
  if (read === undefined || more.length > 0) throw new Error(`${more.length + 1} outcomes in place of one`);
  const judged = await judge(workshop.layout, [...known.values()], workshop.program);
  const outcome = outcomeOf(read, new Map(judged.map((each) => [each.loadId, each])));
  const load = known.get(outcome.loadId ?? "");
  const manifest = load?.manifest;
  const select = async (sql: string) => {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowsJson().map((row) => row.map((cell) => cell ?? "").join(" | "));
  };
  return {
    words: outcome.words.replaceAll(`${folder}/`, ""),
    verdict: outcome.verdict,
    notes: manifest?.notes ?? [],
    counts: [manifest?.rows_read ?? 0, manifest?.rows_loaded ?? 0, manifest?.rows_rejected ?? 0],
    rows: async (columns) =>
      manifest === undefined
        ? []
        : select(
            `select ${columns} from '${load?.folder}/rows.parquet' ${manifest.first_line === null ? "order by line" : ""}`,
          ),
    rejects: async () =>
      manifest === undefined
        ? []
        : select(`select line || coalesce(', ' || column_name, '') || ': ' || coalesce(value, '') || ' (' || reason || ')'
            from '${load?.folder}/rejects.parquet' order by line, column_name`),
  };
}

function refusedBefore(content: string | Buffer, name: string, firstSeenAt: string): [string, KnownLoad] {
  const content_hash = createHash("sha256").update(content).digest("hex");
  const load_id = content_hash.slice(0, 12);
  const line = { id: "line", at: firstSeenAt, by: "lanemark", load_id };
  const load = { ...line, type: "load" as const, content_hash, file_name: name, source: "", snapshot_day: null };
  const told = { ...line, type: "verdict" as const, verdict: "refused" as const, reason: "it was cut" };
  return [
    load_id,
    {
      load: { ...load, first_seen_at: firstSeenAt },
      told,
      decision: undefined,
      decidedDay: null,
      loadId: load_id,
      source: undefined,
      folder: "",
      manifest: undefined,
    },
  ];
}
