import path from "node:path";
import { programSchema } from "../../contract/program.ts";
import { canonicalise } from "../../pipelines/canonical.ts";
import { entities } from "../../pipelines/entities.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { prepareExport } from "../../pipelines/reading/prepare.ts";
import { readTextTable } from "../../pipelines/reading/table.ts";
import { recognise } from "../../pipelines/recognise.ts";
import { readSources } from "../../pipelines/source.ts";
import { type Given, given } from "../given.ts";

export const examples = process.env.LANEMARK_EXAMPLES ?? path.join(packageRoot(), "..", "shared", "examples");
export const log = path.join(examples, "uci_servicenow_incidents", "incident_event_log.zip");

/** A warehouse whose ticket updates are those of the export. */
export async function readLog(work: string): Promise<Given> {
  const warehouse = await given({
    "lake.program": "engineering_groups\nGroup 70",
    "lake.entities": "entity | loads | data_through\nticket_updates | 1 | 2017-02-18",
  });
  const [prepared] = await prepareExport(log, work);
  if (!prepared) throw new Error(`${log}: nothing in it`);
  const recognised = recognise(readSources(), prepared);
  if (!("source" in recognised)) throw new Error(recognised.why.join("; "));
  const { source } = recognised;
  await readTextTable(warehouse.connection, prepared, "raw", [...source.recognises, ...source.accepts]);
  const firstSeenAt = new Date("2026-06-30T00:00:00Z");
  const canonical = await canonicalise(warehouse.connection, source, prepared.header, {
    program: programSchema.parse({}),
    said: {},
    firstSeenAt,
  });
  const reader = await warehouse.connection.runAndReadAll(`describe ${canonical.rows}`);
  const columns = reader.getRows().map(([name]) => String(name));
  const shared = Object.keys(entities.ticket_updates.columns).filter((column) => columns.includes(column));
  await warehouse.connection.run(
    `insert into lake.ticket_updates by name select ${shared.join(", ")} from (${canonical.rows})`,
  );
  return warehouse;
}
