import path from "node:path";
import { expect, test } from "vitest";
import { connection, folder, givenFile, openReading, read, select } from "./given-file.ts";

openReading();

test("NDJSON: wanted keys as text, nested values as JSON text, the physical line of each", async () => {
  const { prepared, rows, rejects } = await read(
    givenFile(
      '{"id": 1, "at": {"x": [1]}, "none": null, "empty": ""}\n\n{"ID/a~b": true, "id": "two"}\r\n{"id": "three"}',
    ),
    ["id", "at", "none", "empty", "id/A~b", "absent"],
  );
  expect(prepared).toMatchObject({ format: "ndjson", records: 3, header: ["id", "at", "none", "empty", "ID/a~b"] });
  expect(rows).toEqual([
    ["1", "1", '{"x":[1]}', null, null, null, null],
    ["3", "two", null, null, null, "true", null],
    ["4", "three", null, null, null, null, null],
  ]);
  expect(rejects).toEqual([]);
});

test("NDJSON: a line that is no object is a reject", async () => {
  const { rows, rejects } = await read(givenFile('{"id":1}\nnot json\n[1]\n"text"\n{"id":\n{"id":2}\n{"id":"\x01"}\n'));
  expect(rows).toEqual([
    ["1", "1"],
    ["6", "2"],
  ]);
  expect(rejects.map(([line, value]) => [line, value])).toEqual([
    ["2", "not json"],
    ["3", "[1]"],
    ["4", '"text"'],
    ["5", '{"id":'],
    ["7", '{"id":"\x02"}'],
  ]);
  expect(new Set(rejects.map(([, , reason]) => reason))).toEqual(new Set(["the line is not one JSON object"]));
});

test("NDJSON: keys of JavaScript's own are keys like any other", async () => {
  const { prepared, rows } = await read(givenFile('\ufeff{"__proto__":"a","constructor":"b","0":"c"}\n'));
  expect(prepared.header).toEqual(["0", "__proto__", "constructor"]);
  expect(rows).toEqual([["1", "c", "a", "b"]]);
});

test("Parquet: every column as text, times as ISO, lists and structures as JSON, the row in the file as line", async () => {
  const file = path.join(folder, "year=2024.parquet");
  await connection.run(`copy (
    select * from (values
      (1, timestamptz '2026-01-02 03:04:05+02', timestamp '2026-01-02 03:04:05.5', date '2026-01-02', ['a', 'b'], {'k': 1}, 1.50, ''),
      (2, null, null, null, null, null, null, 'x')
    ) as given(id, "at", local_at, day, list, structure, amount, text)
  ) to '${file}' (format parquet)`);
  const { prepared, rows } = await read(file);
  expect(prepared).toMatchObject({ format: "parquet", encoding: "binary", records: 2 });
  expect(prepared.header).toEqual(["id", "at", "local_at", "day", "list", "structure", "amount", "text"]);
  expect(rows).toEqual([
    [
      "1",
      "1",
      "2026-01-02T01:04:05.000000Z",
      "2026-01-02T03:04:05.500000",
      "2026-01-02",
      '["a","b"]',
      '{"k":1}',
      "1.50",
      null,
    ],
    ["2", "2", null, null, null, null, null, null, "x"],
  ]);
});

test("what stands in the connection's zone has no say in the time of a Parquet file", async () => {
  const file = path.join(folder, "zone.parquet");
  await connection.run(`copy (select timestamptz '2026-01-02 03:04:05Z' as "at") to '${file}' (format parquet)`);
  await connection.run("set TimeZone = 'Pacific/Auckland'");
  expect((await read(file)).rows).toEqual([["1", "2026-01-02T03:04:05.000000Z"]]);
  await connection.run("reset TimeZone");
});

test("reading again under the same name replaces both tables and leaves no others", async () => {
  await read(givenFile("id,name\n1,a\n2\n"));
  await read(givenFile('{"id":1}\n'));
  expect(
    await select("select table_name from information_schema.tables where table_catalog = 'temp' order by 1"),
  ).toEqual([["export"], ["export_rejects"]]);
});
