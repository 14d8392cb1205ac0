import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { overlaps } from "../../pipelines/computed/overlaps.ts";
import { fillTable, parseTable } from "../given-table.ts";

/** The overlap tables that a list of tools leads to, any select over them answered as `a | b`. */
async function overlapsOf(tools: string, threshold = 0.5, minimumCharacters = 20) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("create schema lake; create schema marts");
  await connection.run(
    `create table lake.program as select ${threshold} as sprawl_threshold, ${minimumCharacters} as sprawl_minimum_characters`,
  );
  await connection.run(
    `create table marts.tools (tool_id varchar, tool_name varchar, description varchar, team_id varchar,
     is_retired boolean default false, listed_to date)`,
  );
  await fillTable(connection, "marts.tools", parseTable(tools));
  await overlaps.run(connection);
  return {
    connection,
    rows: async (sql: string) =>
      (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.map((cell) => cell ?? "–").join(" | ")),
  };
}

const leave = "ask for annual leave and have it approved";

test("only tools that are listed, not retired and described well enough are compared; the short ones are counted", async () => {
  const warehouse = await overlapsOf(`
    tool_id | tool_name       | description                          | team_id | is_retired | listed_to
    c       | Room planner    | which meeting room is free this week | sales   | false      |
    b       | Leave requests  | ${leave}                             | finance | false      |
    a       | Leave request   | ${leave}                             | hr      | false      |
    d       | Forms           |                                      | finance | false      |
    e       | Leave requests  | ${leave}                             | finance | true       |
    f       | Leave requests  | ${leave}                             | finance | false      | 2025-03-01`);
  expect(await warehouse.rows("from marts.overlap_state")).toEqual(["3 | 1 | true | –"]);
  expect(await warehouse.rows("from marts.overlap_tools")).toEqual([
    "a | true | a",
    "b | true | b",
    "c | true | c",
    "d | false | –",
  ]);
  expect(await warehouse.rows("select tool_id, other_tool_id from marts.overlap_pairs")).toEqual(["a | b"]);
  expect(await warehouse.rows("from marts.overlap_clusters")).toEqual([
    "a | a | Leave · annual · approved | Leave, annual, approved, ask, have | 2 | 2",
    "a | b | Leave · annual · approved | Leave, annual, approved, ask, have | 2 | 2",
  ]);
});

test("the order of the rows changes nothing", async () => {
  const lines = Array.from({ length: 6 }, (_, index) => `t${index} | Leave requests ${index} | ${leave} | hr`);
  const head = "tool_id | tool_name | description | team_id";
  const straight = await overlapsOf([head, ...lines].join("\n"));
  const turned = await overlapsOf([head, ...lines.reverse()].join("\n"));
  for (const table of ["pairs", "clusters", "state", "tools"])
    expect(await turned.rows(`from marts.overlap_${table}`)).toEqual(
      await straight.rows(`from marts.overlap_${table}`),
    );
  expect(await turned.rows("select count(*), min(cluster_id), max(tools) from marts.overlap_clusters")).toEqual([
    "6 | t0 | 6",
  ]);
});

test("running again replaces what was said before", async () => {
  const warehouse = await overlapsOf(`
    tool_id | tool_name      | description | team_id
    a       | Leave requests | ${leave}    | hr
    b       | Leave requests | ${leave}    | hr`);
  await overlaps.run(warehouse.connection);
  expect(await warehouse.rows("select count(*) from marts.overlap_clusters")).toEqual(["2"]);
  expect(await warehouse.rows("select count(*) from marts.overlap_state")).toEqual(["1"]);
});

test("a single tool overlaps with nothing, and that is known", async () => {
  const warehouse = await overlapsOf(`
    tool_id | tool_name      | description | team_id
    a       | Leave requests | ${leave}    | hr`);
  expect(await warehouse.rows("from marts.overlap_state")).toEqual(["1 | 0 | true | –"]);
  expect(await warehouse.rows("from marts.overlap_clusters")).toEqual([]);
});

test("where hardly a tool is described, overlap is unknown and not none", async () => {
  const warehouse = await overlapsOf(`
    tool_id | tool_name      | description | team_id
    a       | Leave requests | ${leave}    | hr
    b       | Forms          |             | hr
    c       | !!!!!!!!!!!!!! | ----------- | hr`);
  expect(await warehouse.rows("from marts.overlap_state")).toEqual([
    "1 | 2 | false | only 1 of 3 tools are described in at least 20 characters",
  ]);
});

test("no tools at all is a reason", async () => {
  const warehouse = await overlapsOf("tool_id | tool_name | description | team_id");
  expect(await warehouse.rows("from marts.overlap_state")).toEqual(["0 | 0 | false | no tools are listed"]);
});

test("tools with the same words point to the first of them, and only that one has pairs", async () => {
  const warehouse = await overlapsOf(`
    tool_id | tool_name      | description | team_id
    b       | Leave requests | ${leave}    | hr
    c       | Leave requests | ${leave}    | it
    a       | Leave request  | ${leave}    | hr`);
  expect(await warehouse.rows("select tool_id, same_as from marts.overlap_tools")).toEqual(["a | a", "b | b", "c | b"]);
  expect(await warehouse.rows("select tool_id, other_tool_id from marts.overlap_pairs")).toEqual(["a | b"]);
  expect(await warehouse.rows("select tool_id, tools, teams from marts.overlap_clusters")).toEqual([
    "a | 3 | 2",
    "b | 3 | 2",
    "c | 3 | 2",
  ]);
});

test("20,000 tools with one text are one cluster, at once", async () => {
  const warehouse = await overlapsOf(`
    tool_id | tool_name      | description | team_id
    a       | Leave requests | ${leave}    | hr`);
  await warehouse.connection.run(
    "insert into marts.tools select 't' || range, tool_name, description, team_id, false, null from marts.tools, range(19999)",
  );
  await overlaps.run(warehouse.connection);
  expect(await warehouse.rows("select count(*), min(tools) from marts.overlap_clusters")).toEqual(["20000 | 20000"]);
  expect(await warehouse.rows("from marts.overlap_pairs")).toEqual([]);
});
