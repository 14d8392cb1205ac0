import { existsSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programSchema } from "../../contract/program.ts";
import { canonicalise } from "../../pipelines/canonical.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { prepareExport } from "../../pipelines/reading/prepare.ts";
import { readTextTable } from "../../pipelines/reading/table.ts";
import { recognise } from "../../pipelines/recognise.ts";
import { readSources } from "../../pipelines/source.ts";

const examples = process.env.LANEMARK_EXAMPLES ?? path.join(packageRoot(), "..", "shared", "examples");
const inventory = "omb_ai_inventory_2024";

/** Reads one real export as a load would: its source, and one row of `facts` over its canonical rows; then the rejects, by kind. */
async function read(file: string, work: string, facts: string) {
  const [prepared] = await prepareExport(path.join(examples, file), work);
  if (!prepared) throw new Error(`${file}: nothing in it`);
  const recognised = recognise(readSources(), prepared);
  if (!("source" in recognised)) throw new Error(recognised.why.join("; "));
  const { source } = recognised;
  const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
  await connection.run("set TimeZone = 'UTC'");
  await readTextTable(connection, prepared, "raw", [...source.recognises, ...source.accepts]);
  const firstSeenAt = new Date("2026-06-30T00:00:00Z");
  const rules = { program: programSchema.parse({}), said: {}, firstSeenAt };
  const canonical = await canonicalise(connection, source, prepared.header, rules);
  const row = (await connection.runAndReadAll(`select ${facts} from (${canonical.rows})`)).getRowsJson()[0];
  return {
    source: source.name,
    facts: row?.join(" | "),
    lost: canonical.rejectedRows,
    unreadable: canonical.unreadableValues,
  };
}

describe.skipIf(!existsSync(examples))(`real exports in ${examples} (skipped where that folder is absent)`, () => {
  let work = "";
  beforeAll(async () => {
    work = await fs.mkdtemp(path.join(os.tmpdir(), "lanemark-real-"));
  });
  afterAll(() => fs.rm(work, { recursive: true, force: true }));

  const tools = "count(*), count(distinct native_id), count(*) filter (is_retired), min(created_on)";

  test("the federal inventory of 2023: 710 rows, each with an id of its own", async () => {
    expect(await read(`${inventory}/2023_consolidated_ai_inventory_raw.csv`, work, tools)).toEqual({
      source: "omb-2023",
      facts: "710 | 710 | 0 | ",
      lost: 0,
      unreadable: 0,
    });
  });

  // Retired: 133 by stage, and 3 more whose day of retirement is past.
  test("of 2024 with machine headers: 1,757 rows, none lost, 118 days that are none", async () => {
    expect(await read(`${inventory}/2024_consolidated_ai_inventory_raw.csv`, work, tools)).toEqual({
      source: "omb-2024-machine",
      facts: "1757 | 0 | 136 | 1993-01-01",
      lost: 0,
      unreadable: 118,
    });
  });

  // Retired: 142 by stage, and 4 more whose day of retirement is past five weeks later.
  test("of 2024 with questions as headers, in Windows-1252: 2,133 rows as the publisher counts them", async () => {
    expect(await read(`${inventory}/2024_consolidated_ai_inventory_raw_v2.csv`, work, tools)).toEqual({
      source: "omb-2024-questions",
      facts: "2133 | 0 | 146 | 1993-01-01",
      lost: 0,
      unreadable: 118,
    });
  });

  test("the ServiceNow event log in its zip: 141,712 updates of 24,918 incidents", async () => {
    const facts = "count(*), count(distinct ticket_number), min(opened_at), max(hop_count)";
    expect(await read("uci_servicenow_incidents/incident_event_log.zip", work, facts)).toEqual({
      source: "servicenow-incident-log",
      facts: "141712 | 24918 | 2016-02-29 01:16:00 | 27",
      lost: 0,
      unreadable: 0,
    });
  });
});
