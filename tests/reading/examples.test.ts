import path from "node:path";
import { expect, test } from "vitest";
import { readTextTable } from "../../pipelines/reading/table.ts";
import { complaint, connection, examples, hasExamples, openReading, prepareOne, read, select } from "./given-file.ts";

openReading();

const skipped = hasExamples ? "" : ` (skipped: no real exports at ${examples}; set LANEMARK_EXAMPLES)`;

test.skipIf(!hasExamples)(`the UCI incident log has 141,712 records in its zip${skipped}`, async () => {
  const prepared = await prepareOne(path.join(examples, "uci_servicenow_incidents/incident_event_log.zip"));
  expect(await readTextTable(connection, prepared, "export")).toMatchObject({
    rows: 141_712,
    rejects: 0,
    cutLine: null,
  });
  expect(await select("select number, _line::varchar from export where _line in (2, 141713) order by _line")).toEqual([
    ["INC0000045", "2"],
    ["INC0121064", "141713"],
  ]);
});

const inventories = [
  ["2023_consolidated_ai_inventory_raw.csv", 710, "UTF-8"],
  ["2024_consolidated_ai_inventory_raw.csv", 1757, "UTF-8 with BOM"],
  ["2024_consolidated_ai_inventory_raw_v2.csv", 2133, "Windows-1252"],
] as const;
test.skipIf(!hasExamples).each(inventories)(
  `the federal inventory %s has %i records in %s${skipped}`,
  async (name, records, encoding) => {
    const { prepared, rows, rejects } = await read(path.join(examples, "omb_ai_inventory_2024", name), ["Agency"]);
    expect([prepared.encoding, rows.length, rejects.length]).toEqual([encoding, records, 0]);
  },
);

test.skipIf(!hasExamples)(`the apostrophe of a Windows-1252 header is one${skipped}`, async () => {
  const prepared = await prepareOne(
    path.join(examples, "omb_ai_inventory_2024/2024_consolidated_ai_inventory_raw_v2.csv"),
  );
  expect(prepared.header).toContain("Describe the AI system’s outputs.");
  expect(prepared.header.filter((name) => name.startsWith("If Other, please explain."))).toHaveLength(9);
});

test.skipIf(!hasExamples)(`PowerShell's exports are read below their #TYPE line${skipped}`, async () => {
  const { prepared, rows } = await read(path.join(examples, "powerplatform_headers/PowerAppOperations.csv"));
  expect(prepared.header).toEqual(["EnvironemtnName", "Operation", "AppName", "UserId", "CreationTime"]);
  expect(rows.map((row) => [row[0], row[2]])).toEqual([["3", "LaunchPowerApp"]]);
});

test.skipIf(!hasExamples)(`workbooks are refused with the remedy, old and new${skipped}`, async () => {
  const old = await complaint(path.join(examples, "omb_ai_inventory_2024/2024_consolidated_ai_inventory_raw_v2.xls"));
  const modern = await complaint(path.join(examples, "powerplatform_headers/PowerPlatformInventory.xlsx"));
  expect(old).toMatch(/: an old Excel workbook .*; save the sheet as CSV UTF-8$/);
  expect(modern).toMatch(/: an Excel workbook .*; save the sheet as CSV UTF-8$/);
});
