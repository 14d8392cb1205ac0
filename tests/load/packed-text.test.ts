import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { packText, withDuckDB } from "../../pipelines/duckdb.ts";

const layout = layoutOf(mkdtempSync(path.join(os.tmpdir(), "lanemark-packed-")));
afterAll(() => rmSync(layout.root, { recursive: true, force: true }));

test("text that single rows are taken of is not packed by FSST; what is read as a whole is, also in the same build", async () => {
  await withDuckDB(layout, path.join(layout.root, "packed.duckdb"), async (connection) => {
    for (const how of ["small", "quick"] as const) {
      await packText(connection, how);
      await connection.run(
        `create table ${how} as select concat('Weekly report of team ', i) as word from range(200000) as numbers (i)`,
      );
      await connection.run("checkpoint");
    }
    const said = `select distinct compression from pragma_storage_info('$') where segment_type = 'VARCHAR'`;
    const found = async (table: string) =>
      (await connection.runAndReadAll(said.replace("$", table))).getRows().map(String);
    expect(await found("small")).toEqual(["FSST"]);
    expect(await found("quick")).not.toContain("FSST");
  });
});
