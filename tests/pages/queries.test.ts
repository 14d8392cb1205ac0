import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { drillName } from "../../app/drills.ts";
import { fileForm } from "../../app/statement.server.ts";

const folder = path.join(import.meta.dirname, "..", "..", "app", "queries");
const queries = readdirSync(folder).map((file) => ({
  name: file.replace(/\.sql$/, ""),
  sql: readFileSync(path.join(folder, file), "utf8"),
}));
const metrics = readdirSync(path.join(folder, "..", "..", "pipelines", "metrics")).map((file) => file.slice(0, -4));

test.each(queries)("$name keeps to the viewer's teams, or says that everyone may see it", ({ sql }) => {
  const isOpen = sql.split("\n").includes("-- scope: everyone");
  expect(isOpen !== sql.includes("$scope")).toBe(true);
});

test.each(queries)("$name reads marts, metrics and what the lake says of itself", ({ sql }) => {
  const code = sql.replace(/--[^\n]*|'(?:[^']|'')*'/g, " ");
  const tables = [...code.matchAll(/(?<!distinct )\b(?:from|join)\s+([a-z_]+)\.([a-z_]+)\b(?!\()/g)].map(
    ([, schema, table]) => [schema, table],
  );
  for (const [schema, table] of tables) {
    expect(["marts", "metrics", "lake", "names"]).toContain(schema);
    if (schema === "lake")
      // The sealed months are the one place that holds the lines of a log's events.
      expect(["loads", "findings", "rejects", "entities", "program", "decisions", "events"]).toContain(table);
    if (schema === "names") expect(["people", "persons"]).toContain(table);
  }
});

test.each(queries)("$name is laid out as the house writes SQL", ({ sql }) => {
  expect(sql.startsWith("-- ") || sql.startsWith("select")).toBe(true);
  expect(sql.split("\n").filter((line) => line.length > 88)).toEqual([]);
  expect(sql).not.toContain("\t");
});

test.each(queries.filter(({ sql }) => sql.includes("-- page")))(
  "a file of $name holds no more than it hands on: nothing orders, cuts or counts all of its rows",
  ({ sql }) => {
    expect(fileForm(sql)).not.toMatch(/\$limit|\$offset|\bover \(\)|^ {0,4}order by/m);
  },
);

test.each(metrics)("the rows behind %s can be shown", (metric) => {
  expect(queries.map(({ name }) => name)).toContain(drillName(metric));
});

test("there is no drill for what is no metric", () => {
  for (const name of ["salary", "constructor", "../secret"]) expect(() => drillName(name)).toThrow();
});
