import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { withDuckDB } from "../../pipelines/duckdb.ts";

const layout = layoutOf(mkdtempSync(path.join(os.tmpdir(), "lanemark-spill-")));
vi.stubEnv("LANEMARK_LOAD_MEMORY", "60MB");
vi.stubEnv("LANEMARK_THREADS", "1");
afterAll(() => rmSync(layout.root, { recursive: true, force: true }));

/** What a table says after a sort that does not fit into memory, and before it. */
async function sorted(seed: number): Promise<readonly unknown[]> {
  return withDuckDB(layout, path.join(layout.root, `${seed}.duckdb`), async (connection) => {
    const rows = `select i, repeat(md5(concat(${seed}, i)), 8) as words from range(150000) as numbers (i)`;
    await connection.run(`create table sorted as from (${rows}) order by hash(i)`);
    const said = `select count(*)::int, bit_xor(hash(i, words))::varchar`;
    const found = await connection.runAndReadAll(`${said} from sorted union all ${said} from (${rows})`);
    return found.getRows().map(String);
  });
}

test("two databases that run at once and do not fit into memory keep their own rows, and leave nothing behind", async () => {
  for (const [after, before] of await Promise.all([sorted(1), sorted(2)])) expect(after).toBe(before);
  expect(readdirSync(layout.work)).toEqual([]);
});
