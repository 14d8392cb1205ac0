import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";

const rows = 400_000;

test("of a log that several threads read, every event of two months keeps the line that it stands on", async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-order-"));
  try {
    const file = path.join(root, "log.csv");
    await writeLog(file);
    const workshop = await openWorkshop(layoutOf(path.join(root, "data")));
    const silent = { step: () => {}, line: () => {} };
    const { outcomes } = await load(workshop, { paths: [file] }, silent);
    expect(outcomes.map((outcome) => outcome.verdict)).toEqual(["loaded"]);
    // The number in a tool's id is that of its row; the header is line 1.
    const found = await withCurrentGeneration(workshop.layout, (connection) =>
      connection.runAndReadAll(`select count(*)::int, count(distinct line)::int,
        count(*) filter (line <> substr(tool_key, 2)::int + 2)::int, count(distinct actor_key)::int from lake.events`),
    );
    expect(found.getRows()).toEqual([[rows, rows, 0, 700]]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

async function writeLog(file: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`copy (
    select 'e' || i as event_id, strftime(timestamp '2026-01-10' + to_seconds(i * 10), '%Y-%m-%dT%H:%M:%SZ') as occurred_at,
      'p' || (hash(i) % 700) || '@example.com' as actor, 'T' || i as tool_id, 'open' as operation
    from range(${rows}) as numbers(i) order by i
  ) to '${file}' (format csv, header)`);
  connection.closeSync();
  instance.closeSync();
}
