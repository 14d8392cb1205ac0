import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDoor, type Door } from "../../app/door.server.ts";
import { drillName } from "../../app/drills.ts";
import { isUnknown } from "../../contract/unknown.ts";
import { lead } from "../app/viewers.ts";
import { type Made, madeCompany, smallSize } from "./made.ts";

const root = path.join(import.meta.dirname, "..", "..");
const folder = path.join(root, "app", "queries");
const queries = new Map(
  readdirSync(folder).map((file) => [file.replace(/\.sql$/, ""), readFileSync(path.join(folder, file), "utf8")]),
);
const metrics = readdirSync(path.join(root, "pipelines", "metrics")).map((file) => file.replace(/\.sql$/, ""));

const ofPage = new Set(["total_rows", "total_numerator", "total_denominator"]);
const year = { from: "2025-11-01", to: "2026-10-31", team: null, platform: null, class: null };

describe("a file has the rows of its page, each once, in whatever order", () => {
  let made: Made;
  let door: Door;
  beforeAll(async () => {
    made = await madeCompany(smallSize);
    door = createDoor({ layout: made.layout, queries, isCached: false });
  });
  afterAll(async () => {
    await door?.close();
    made?.remove();
  });

  test.each(metrics)("the rows behind %s", async (metric) => {
    const name = drillName(metric);
    const parameters = { ...year, metric };
    const page = await door.query(name, { ...parameters, limit: 50_000, offset: 0 }, lead);
    const ofFile = await rowsOfFile(door, name, { ...parameters, limit: 50_000, offset: 0 });
    expect(ofFile).toEqual(page.map(lineOf).sort());
    if (!isUnsaid.has(metric)) expect(page.length).toBeGreaterThan(0);
    const [first] = page as { total_rows: number; total_numerator: number; total_denominator: number }[];
    if (first !== undefined) {
      expect(first.total_rows).toBe(page.length);
      expect(first.total_numerator).toBe(sumOf(page, "numerator"));
      expect(first.total_denominator).toBeCloseTo(sumOf(page, "denominator"));
    }
  });
});

/** Nothing may stand behind these in so small a company. */
const isUnsaid = new Set([
  "backlog_change",
  "program_effect",
  "not_matched_owners",
  "orphans_ended",
  "confirmation_rate",
]);

async function rowsOfFile(door: Door, name: string, parameters: Parameters<Door["stream"]>[1]): Promise<string[]> {
  const stream = await door.stream(name, parameters, lead);
  const lines: string[] = [];
  for (let batch = await stream.next(); batch !== undefined; batch = await stream.next()) {
    for (const cells of batch) {
      lines.push(lineOf(Object.fromEntries(stream.columns.map((column, place) => [column, cells[place]]))));
    }
  }
  return lines.sort();
}

function lineOf(row: object): string {
  const cells = Object.entries(row).filter(([column]) => !ofPage.has(column));
  return JSON.stringify(cells.map(([column, cell]) => [column, isUnknown(cell) ? cell.unknown : cell]));
}

function sumOf(rows: readonly object[], column: string): number {
  return rows.reduce((sum, row) => sum + Number((row as Record<string, unknown>)[column]), 0);
}
