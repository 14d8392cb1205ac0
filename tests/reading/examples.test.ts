import { existsSync, readdirSync, readFileSync } from "node:fs";
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

const spectrum = path.join(examples, "csv_torture/csv-spectrum");
// The JSON of location_coordinates has another telephone number than its CSV.
const spectrumNames = hasExamples
  ? readdirSync(path.join(spectrum, "csvs")).filter((name) => name !== "location_coordinates.csv")
  : [""];
test.skipIf(!hasExamples).each(spectrumNames)(`csv-spectrum %s comes back as its JSON says${skipped}`, async (name) => {
  const { prepared, rows } = await read(path.join(spectrum, "csvs", name));
  const objects = rows.map((row) =>
    Object.fromEntries(prepared.header.map((key, index) => [key, row[index + 1] ?? ""])),
  );
  const expected: unknown = JSON.parse(
    readFileSync(path.join(spectrum, "json", name.replace(".csv", ".json")), "utf8"),
  );
  expect(objects).toEqual(Array.isArray(expected) ? expected : [expected]);
});

// csv-test-data mostly has no header; its first record is read as one, so these are the ones whose header can be told from the rest.
const data = path.join(examples, "csv_torture/csv-test-data");
const withHeader = ["header-simple", "header-no-rows"];
test.skipIf(!hasExamples).each(withHeader)(`csv-test-data %s comes back as its JSON says${skipped}`, async (name) => {
  const { prepared, rows } = await read(path.join(data, "csv", `${name}.csv`));
  const objects = rows.map((row) =>
    Object.fromEntries(prepared.header.map((key, index) => [key, row[index + 1] ?? ""])),
  );
  expect(objects).toEqual(JSON.parse(readFileSync(path.join(data, "json", `${name}.json`), "utf8")));
});

const headerless = hasExamples
  ? readdirSync(path.join(data, "csv")).filter((name) => !/^(bad-|header-|all-empty|empty-)/.test(name))
  : [""];
test.skipIf(!hasExamples).each(headerless)(
  `csv-test-data %s: header and rows are its records${skipped}`,
  async (name) => {
    const { prepared, rows } = await read(path.join(data, "csv", name));
    const file = path.join(data, "json", name.replace(".csv", ".json"));
    expect(existsSync(file)).toBe(true);
    const [first = [], ...rest] = JSON.parse(readFileSync(file, "utf8")) as string[][];
    expect(prepared.header).toEqual(first.map((cell, index) => cell.trim() || `column ${index + 1}`));
    expect(rows.map((row) => row.slice(1).map((text) => text ?? ""))).toEqual(rest);
  },
);

const bad = [
  "bad-header-less-fields",
  "bad-header-more-fields",
  "bad-missing-quote",
  "bad-quotes-with-unescaped-quote",
];
test.skipIf(!hasExamples).each(bad)(
  `csv-test-data %s loses records to rejects, or is refused${skipped}`,
  async (name) => {
    const file = path.join(data, "csv", `${name}.csv`);
    const words = await complaint(file);
    if (words !== "no complaint") expect(words).toMatch(/:1: the header cannot be split/);
    else expect((await read(file)).rejects.length).toBeGreaterThan(0);
  },
);

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
