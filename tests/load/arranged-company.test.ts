import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Layout } from "../../contract/layout.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { arbitraryArrangement, exportOf, writeTurns } from "./arranged-company.ts";
import { loaded } from "./histories.ts";

const isSlow = process.env.LANEMARK_SLOW === "1";
const seed = Number(process.env.LANEMARK_SEED ?? 20_261_121);
const arrangements = isSlow ? 100 : 1;

const sample = path.join(packageRoot(), "data", "sample");
const exports = readdirSync(sample)
  .filter((name) => /\.(csv|ndjson)$/.test(name))
  .map((name) => exportOf(path.join(sample, name)));
const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-arranged-"));
let together: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const turns = writeTurns(path.join(root, "together", "files"), [
    exports.map(({ name, header, rows }) => ({ name, lines: header === null ? rows : [header, ...rows] })),
  ]);
  together = await toldOf(await loaded(root, "together/data", turns));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Which file and line a row came from, which export of how many, and when: another arrangement has others. */
const origin = /^((first_|last_)?(load_id|line)|lines|load_ids|series|turn|first_seen_at|loaded_at)$/;
/** One row for each file, or for what each file tells: they are about the arrangement. */
const aboutFiles = new Set(
  [
    "loads",
    "log_days",
    "log_spans",
    "person_rows",
    "repeated_rows",
    "repeated_updates",
    "team_sources",
    "use_days",
  ].map((mart) => `marts.${mart}`),
);

/** Every row of every mart and metric but for where it came from, as text by table. */
function toldOf(layout: Layout): Promise<ReadonlyMap<string, readonly string[]>> {
  return withCurrentGeneration(layout, async (connection) => {
    const columns = await connection.runAndReadAll(`
      select table_schema || '.' || table_name, list(column_name order by ordinal_position)::json::varchar
      from information_schema.columns
      where table_schema in ('marts', 'metrics') and table_catalog = current_database() group by all order by all`);
    const told = new Map<string, string[]>();
    for (const [table, names] of columns.getRows()) {
      if (aboutFiles.has(String(table))) continue;
      const said = (JSON.parse(String(names)) as string[]).filter((name) => !origin.test(name));
      const list = said.map((name) => `"${name}"`).join(", ");
      const rows = await connection.runAndReadAll(
        `select to_json(said)::varchar from (select ${list} from ${table}) as said order by all`,
      );
      told.set(
        String(table),
        rows.getRows().map(([row]) => String(row)),
      );
    }
    return told;
  });
}

/** The tables that differ, each with the first row that only one of them has. */
function differing(
  one: ReadonlyMap<string, readonly string[]>,
  other: ReadonlyMap<string, readonly string[]>,
): string[] {
  return [...one.keys()].flatMap((table) => {
    const [mine, others] = [one.get(table) ?? [], other.get(table) ?? []];
    const [first] = [...mine.filter((row) => !others.includes(row)), ...others.filter((row) => !mine.includes(row))];
    return first === undefined && mine.length === others.length
      ? []
      : [`${table} (${mine.length}, ${others.length}): ${first}`];
  });
}

test(`${arrangements} arrangements of the sample say the same (LANEMARK_SEED=${seed})`, {
  timeout: 36_000_000,
}, async () => {
  let made = 0;
  for (const turns of fc.sample(arbitraryArrangement(exports), { numRuns: arrangements, seed })) {
    const folder = path.join(root, `${++made}`);
    const layout = await loaded(folder, "data", writeTurns(path.join(folder, "files"), turns));
    const names = turns.map((turn) => turn.map(({ name, lines }) => `${name} ${lines.length}`).join(", "));
    expect(differing(together, await toldOf(layout)), names.join("; ")).toEqual([]);
    rmSync(folder, { recursive: true });
  }
});
