import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLocked } from "../../app/instance.server.ts";
import { emptyData, openDoor, publish } from "./generation.ts";
import { executive, lead } from "./viewers.ts";

const outward = [
  "select * from read_csv('/etc/passwd')",
  "select * from read_text('/etc/passwd')",
  "select * from read_blob('/etc/hostname')",
  "select * from '/etc/passwd'",
  "select * from glob('/etc/*')",
  "select * from read_json('/proc/self/environ')",
  "select * from read_parquet('/etc/hostname')",
  "copy (select 1) to '/tmp/lanemark-leak.csv'",
  "export database '/tmp/lanemark-leak'",
  "attach '/tmp/lanemark-leak.duckdb' as leak",
  "install httpfs",
  "load httpfs",
  "set enable_external_access = true",
  "set global enable_external_access = true",
  "reset enable_external_access",
  "set lock_configuration = false",
  "set memory_limit = '100GB'",
  "set threads = 64",
  "set TimeZone = 'Asia/Tokyo'",
  "create table marts.more as select 1",
  "insert into marts.tools values ('b')",
  "update marts.tools set tool_id = 'c'",
  "delete from marts.tools",
  "drop table marts.tools",
  "insert into names.people values ('p', 'n', null)",
  "create persistent secret leak (type s3, key_id 'k', secret 's')",
];

/** DuckDB itself would let these pass, for one connection or for all. */
const beside = [
  "detach names",
  "set search_path = 'names'",
  "create temp table mine as select 1",
  "attach ':memory:' as leak",
  "select 1; detach names",
];

const warehouse = "create schema marts; create table marts.tools as select 'a' as tool_id";

test.each(outward)("DuckDB, once locked, refuses: %s", async (sql) => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse });
  const folder = path.join(layout.warehouse, "g1");
  const names = { alias: "names", file: path.join(folder, "names.duckdb") };
  const instance = await openLocked(path.join(folder, "warehouse.duckdb"), [names], layout.root);
  onTestFinished(() => instance.closeSync());
  const connection = await instance.connect();
  onTestFinished(() => connection.closeSync());
  await expect(connection.run(sql)).rejects.toThrow();
  expect((await connection.runAndReadAll("from marts.tools")).getRowsJson()).toEqual([["a"]]);
  expect((await readdir("/tmp")).filter((name) => name.startsWith("lanemark-leak"))).toEqual([]);
});

test("the door refuses whatever is not one select, and keeps answering", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse });
  const attacks = Object.fromEntries([...outward, ...beside].map((sql) => [sql, sql]));
  const door = openDoor(layout, {
    ...attacks,
    tools: "from marts.tools",
    zone: "select current_setting('TimeZone') as zone",
  });
  for (const viewer of [lead, executive]) {
    for (const attack of Object.keys(attacks)) await expect(door.query(attack, {}, viewer), attack).rejects.toThrow();
    expect(await door.query("tools", {}, viewer)).toEqual([{ tool_id: "a" }]);
    expect(await door.query("zone", {}, viewer)).toEqual([{ zone: "UTC" }]);
  }
});

test("an alias that is not a plain word is never attached", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse });
  const file = path.join(layout.warehouse, "g1", "warehouse.duckdb");
  await expect(openLocked(file, [{ alias: 'x" (read_only); --', file }], layout.root)).rejects.toThrow(
    "cannot be an alias",
  );
});
