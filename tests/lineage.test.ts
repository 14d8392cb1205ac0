import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { orderModels, tablesRead } from "../pipelines/lineage.ts";
import { createModel, type Folder, modelFromSql, readModels, runModels } from "../pipelines/models.ts";
import { given } from "./given.ts";

describe("what reads what", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  afterAll(() => {
    connection.closeSync();
    instance.closeSync();
  });
  const order = async (...models: [Folder, string, string][]) =>
    (
      await orderModels(
        connection,
        models.map((model) => modelFromSql(...model)),
      )
    ).map(({ model }) => model.name);

  test("tables are found in joins, subqueries and expressions; the names of expressions are not tables", async () => {
    const sql = `with few as (select * from marts.tools), more as (select * from few union all select * from marts.b)
      select * from more join lake.program on true where x in (select y from staging.people) and $day::date is null`;
    expect(await tablesRead(connection, "x.sql", sql)).toEqual([
      "lake.program",
      "marts.b",
      "marts.tools",
      "staging.people",
    ]);
  });

  test("a model comes after what it reads, whatever the order of the files", async () => {
    expect(
      await order(
        ["metrics", "count", "select * from marts.a"],
        ["marts", "a", "select * from marts.b"],
        ["marts", "b", "select * from staging.tools"],
        ["staging", "tools", "select * from lake.tools"],
      ),
    ).toEqual(["staging.tools", "marts.b", "marts.a", "metrics.count"]);
  });

  test.each<[string, [Folder, string, string]]>([
    ["pipelines/staging/a.sql: staging may not read marts.b", ["staging", "a", "select * from marts.b"]],
    ["pipelines/marts/a.sql: marts may not read lake.tools", ["marts", "a", "select * from lake.tools"]],
    ["pipelines/metrics/a.sql: metrics may not read staging.tools", ["metrics", "a", "select * from staging.tools"]],
    ["pipelines/marts/a.sql: reads marts.nowhere, which no model makes", ["marts", "a", "select * from marts.nowhere"]],
    ["pipelines/marts/a.sql: tools is no expression of this file", ["marts", "a", "select * from tools"]],
    ["pipelines/marts/a.sql: a cycle: marts.a reads marts.a", ["marts", "a", "select * from marts.a"]],
    ["pipelines/marts/a.sql: syntax error", ["marts", "a", "select from where"]],
    ["pipelines/marts/a.sql: 2 statements", ["marts", "a", "select 1; select 2"]],
  ])("%s", async (message, model) => {
    await expect(order(model)).rejects.toThrow(message);
  });

  test("a cycle over two models names both", async () => {
    await expect(
      order(["marts", "a", "select * from marts.b"], ["marts", "b", "select * from marts.a"]),
    ).rejects.toThrow("a cycle: marts.a reads marts.b reads marts.a");
  });
});

describe("running models", async () => {
  const warehouse = await given({
    "lake.people": `
      principal_name_key | team_name | is_enabled | ended_on   | snapshot_day
      aa                 | Sales     | true       |            | 2026-03-31
      bb                 |           | false      | 2026-02-01 | 2026-03-31`,
  });
  afterAll(() => warehouse.close());
  const staged = modelFromSql("staging", "staff", "select * from lake.people");
  const counted = modelFromSql("marts", "counted", "select count(*) as people from staging.staff");

  beforeAll(async () => runModels(warehouse.connection, [counted, staged]));

  test("tables are made in order and the lineage is kept", async () => {
    expect(await warehouse.rows("select * from marts.counted")).toEqual(["2"]);
    expect(await warehouse.rows("select * from metrics.lineage order by all")).toEqual([
      "marts.counted | staging.staff",
      "staging.staff | lake.people",
    ]);
  });

  test("a header's index is made with its table, and anew with it", async () => {
    const { connection } = warehouse;
    const indexed = modelFromSql(
      "marts",
      "indexed",
      "-- One row per person.\n-- index: id, team\nselect 'aa' as id, 'Sales' as team",
    );
    const indexes = () =>
      warehouse.rows("select index_name from duckdb_indexes() where table_name = 'indexed' order by all");
    await createModel(connection, indexed);
    expect(await indexes()).toEqual(["marts_indexed_id", "marts_indexed_team"]);
    await connection.run("drop table marts.indexed");
    expect(await indexes()).toEqual([]);
    await createModel(connection, indexed);
    expect(await indexes()).toHaveLength(2);
  });

  test("DuckDB's error carries the model's file", async () => {
    const wrong = modelFromSql("marts", "wrong", "select nowhere from lake.program");
    const fresh = await given({});
    await expect(runModels(fresh.connection, [wrong])).rejects.toThrow(/^pipelines\/marts\/wrong\.sql: .*nowhere/s);
    fresh.close();
  });

  test("the lake of the harness derives lines, loads and the day that data goes through", async () => {
    expect(
      await warehouse.rows("select line, load_id, series, is_full, ended_on from lake.people order by line"),
    ).toEqual(["2 | load-1 | sheet | true | –", "3 | load-1 | sheet | true | 2026-02-01"]);
    expect(await warehouse.rows("select entity, loads, data_through from lake.entities where loads > 0")).toEqual([
      "people | 1 | 2026-03-31",
    ]);
  });
});

test("every model of the product reads only what its layer may, without a cycle", async () => {
  const warehouse = await given({});
  const ordered = await orderModels(warehouse.connection, readModels());
  warehouse.close();
  expect(ordered.length).toBe(readModels().length);
});
