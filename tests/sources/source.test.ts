import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { duckdbType, entities } from "../../pipelines/entities.ts";
import { parseSource, type Source } from "../../pipelines/source.ts";
import { splitList } from "../../pipelines/source-header.ts";
import { defineReading, sources } from "./given-export.ts";

const good = `-- title: Launch dates
-- entity: launches
-- format: csv
-- recognises: team, "launched, on"
-- scope: full; the sheet lists every team
-- snapshot: name
-- confirmed: no: on invented data only
select _line, team as team_name, try_cast("launched, on" as date) as launched_on from export
`;

function mistakesOf(sql: string): string[] {
  const read = parseSource("sources/launches.sql", "launches", sql);
  return "mistakes" in read ? read.mistakes : [];
}

test("a header is read with its defaults, and a cell with a comma stands in quotes", () => {
  const read = parseSource("sources/launches.sql", "launches", good);
  expect(read).toMatchObject({
    source: {
      recognises: ["team", "launched, on"],
      series: "launches",
      scope: { kind: "full" },
      snapshot: { kind: "name" },
      zone: "UTC",
      maxRejects: 0.01,
      isConfirmed: false,
      dataThrough: { kind: "snapshot" },
    },
  });
});

test.each([
  ["-- title: Launch dates\n", "", "title: is missing"],
  ["entity: launches", "entity: lunches", "entity: lunches is none of tools,"],
  ["format: csv", "format: csv, xls", "format: csv, xls is not a list of csv, ndjson, yaml, parquet"],
  ["scope: full", "scope: all", "scope: does not start with full, partial or unknown"],
  ["snapshot: name", "snapshot: newest wave", "snapshot: names no day or time column of the entity"],
  ["snapshot: name", "snapshot: fixed 2024-12-16", "snapshot: is none of"],
  ["-- confirmed: no:", "-- lenient: lunched_on\n-- confirmed: no:", "lenient: names a column that the entity has not"],
  ["-- confirmed: no:", "-- caps: many\n-- confirmed: no:", "caps: many is not a list of row counts"],
  ["-- confirmed: no:", "-- zone: Berlin\n-- confirmed: no:", "zone: Berlin is none of UTC, program, written"],
  ["confirmed: no:", "confirmed: yes", "confirmed: starts neither with `by` nor with `no:`"],
  ["-- confirmed: no:", "-- accept: wave\n-- confirmed: no:", "accept: is no key of a source; keys are title"],
  ["select _line", "delete from export; select _line", "the header is not followed by one select"],
])("%j written as %j is an error that names file and key", (from, to, mistake) => {
  expect(mistakesOf(good.replace(from, to)).join()).toContain(`sources/launches.sql: ${mistake}`);
});

test("every mistake is told at once", () => {
  expect(
    mistakesOf(good.replace("entity: launches", "entity: lunches").replace("-- snapshot: name\n", "")),
  ).toHaveLength(2);
});

test("a changed text is another version", () => {
  const versions = [good, `${good} `]
    .map((sql) => parseSource("a.sql", "a", sql))
    .map((read) => "source" in read && read.source.version);
  expect(new Set(versions).size).toBe(2);
});

test("a doubled quote within a quoted cell is a quote", () => {
  expect(splitList('a , "b, ""c""", d')).toEqual(["a", 'b, "c"', "d"]);
});

describe.each(sources.map((source) => [source.name, source] as const))("%s", (_name, source) => {
  test("returns _line and columns of its entity only, each of its own type", async () => {
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    const described = await describeSelect(await instance.connect(), source);
    const columns = entities[source.entity].columns;
    const expected = [...described.keys()].map((column) => [column, typeOf(column, columns)]);
    expect([...described]).toEqual(expected);
    for (const column of entities[source.entity].required) expect(described.has(column)).toBe(true);
  });
});

/** People leave the select as one text; the runner splits them. */
function typeOf(column: string, columns: Readonly<Record<string, Parameters<typeof duckdbType>[0]>>): string {
  if (column === "_line") return "BIGINT";
  const type = columns[column];
  if (type === undefined) return `no column of the entity: ${column}`;
  return type === "people" ? "VARCHAR" : duckdbType(type).toUpperCase();
}

async function describeSelect(connection: DuckDBConnection, source: Source): Promise<Map<string, string>> {
  const cells = [...source.recognises, ...source.accepts].map((cell) => `"${cell}" varchar`);
  await connection.run(`create table export (${[...cells, "_line bigint"].join(", ")})`);
  await defineReading(connection, source);
  const reader = await connection.runAndReadAll(`describe ${source.select}`);
  return new Map(reader.getRowObjectsJson().map((row) => [String(row.column_name), String(row.column_type)]));
}
