import { expect, test } from "vitest";
import { givenFile, openReading, read } from "./given-file.ts";

openReading();

async function rowsOf(text: string) {
  const { rows, rejects } = await read(givenFile(text));
  return { rows, rejects };
}

test("a row knows the physical line on which it starts, the header counted", async () => {
  const { rows } = await rowsOf('id,name\n1,"two\nlines"\n2,one\n3,"again\r\n\r\ntwo"\n4,last');
  expect(rows).toEqual([
    ["2", "1", "two\nlines"],
    ["4", "2", "one"],
    ["5", "3", "again\r\n\r\ntwo"],
    ["8", "4", "last"],
  ]);
});

test("a record with too few or too many cells is a reject with its line and text, and the rest is read", async () => {
  const { rows, rejects } = await rowsOf('id,name\n1,a\n2\n3,"c\nd"\n4,e,f\n5,g\n');
  expect(rows).toEqual([
    ["2", "1", "a"],
    ["4", "3", "c\nd"],
    ["7", "5", "g"],
  ]);
  expect(rejects).toEqual([
    ["3", "2", "fewer cells than the header has columns"],
    ["6", "4,e,f", "more cells than the header has columns"],
  ]);
});

test("a quote that never closes costs its own line and no other", async () => {
  const { rows, rejects } = await rowsOf('id,name\n1,a\n2,"open\n3,c\n4,"d"\n');
  expect(rows).toEqual([
    ["2", "1", "a"],
    ["4", "3", "c"],
    ["5", "4", "d"],
  ]);
  expect(rejects).toEqual([["3", '2,"open', "text follows a closing quote"]]);
});

test("a quote that is still open at the end costs its own line and no other", async () => {
  const { rows, rejects } = await rowsOf('id,name\n1,"open\n2,b\n');
  expect(rows).toEqual([["3", "2", "b"]]);
  expect(rejects).toEqual([["2", '1,"open', "a quote is opened and never closed"]]);
});

test("a quote in the middle of an unquoted cell is a character", async () => {
  const { rows } = await rowsOf('id,name\n1,5" pipe\n2,"say ""hi"""\n3,x""y\n');
  expect(rows).toEqual([
    ["2", "1", '5" pipe'],
    ["3", "2", 'say "hi"'],
    ["4", "3", 'x""y'],
  ]);
});

test("a quote after a space in an unquoted cell is a character, one after leading spaces opens the cell", async () => {
  const { rows } = await rowsOf('id,name\n1,a "b" c\n2, "d,e" \n');
  expect(rows).toEqual([
    ["2", "1", 'a "b" c'],
    ["3", "2", "d,e"],
  ]);
});

test.each([
  ["CRLF", "id,name\r\n1,a\r\n2,b\r\n"],
  ["CRLF and LF", "id,name\r\n1,a\n2,b\r\n"],
  ["LF and CRLF", "id,name\n1,a\r\n2,b"],
  ["a lone CR", "id,name\r1,a\r2,b\r"],
])("lines may end in %s", async (_, text) => {
  expect((await rowsOf(text)).rows).toEqual([
    ["2", "1", "a"],
    ["3", "2", "b"],
  ]);
});

test("a lone CR inside an unquoted cell is a character where lines end in LF", async () => {
  expect((await rowsOf("id,name\n1,a\rb\n")).rows).toEqual([["2", "1", "a\rb"]]);
});

test("empty lines are skipped and counted, wherever they stand", async () => {
  const { rows, rejects } = await rowsOf("\n\nid,name\n\n1,a\n\n2\n3,c\n\n\n");
  expect(rows).toEqual([
    ["5", "1", "a"],
    ["8", "3", "c"],
  ]);
  expect(rejects).toEqual([["7", "2", "fewer cells than the header has columns"]]);
});

test("one column: empty lines are skipped, an empty cell in quotes is a row", async () => {
  expect((await rowsOf('id\n1\n\n""\n2\n\n')).rows).toEqual([
    ["2", "1"],
    ["4", null],
    ["5", "2"],
  ]);
});

test("empty cells are null, with quotes or without; spaces stay", async () => {
  expect((await rowsOf('a,b,c\n,"", \n')).rows).toEqual([["2", null, null, " "]]);
});

test("a header alone is no rows", async () => {
  const { prepared, rows } = await read(givenFile("id,name"));
  expect([prepared.header, prepared.records, rows]).toEqual([["id", "name"], 0, []]);
});

test.each([
  [";", "id;name, first\n1;a\n2;b\n"],
  ["\t", "id\tname, first\n1\ta\n2\tb\n"],
  ["|", "id|name, first\n1|a\n2|b\n"],
  [",", 'id,"name, first"\n1,a\n2,b;c;d\n'],
])("the delimiter %j is told by header and records", async (delimiter, text) => {
  const { prepared, rows } = await read(givenFile(text));
  expect(prepared).toMatchObject({ delimiter, header: ["id", "name, first"], records: 2 });
  expect(rows[0]).toEqual(["2", "1", "a"]);
});

test("a #TYPE line above the header is skipped and counted", async () => {
  const { prepared, rows, rejects } = await read(
    givenFile('#TYPE System.Object\n"id","name"\n"1","a\nb"\n"2"\n"3","c"\n'),
  );
  expect(prepared.header).toEqual(["id", "name"]);
  expect(rows).toEqual([
    ["3", "1", "a\nb"],
    ["6", "3", "c"],
  ]);
  expect(rejects).toEqual([["5", '"2"', "fewer cells than the header has columns"]]);
});

test("header cells are trimmed, may have several lines, and get a name where they have none", async () => {
  const { prepared, rows } = await read(givenFile(' id ,"What is\nit?",,O\'Neil ""x\n1,a,b,c\n'));
  expect(prepared.header).toEqual(["id", "What is\nit?", "column 3", 'O\'Neil ""x']);
  expect(rows).toEqual([["3", "1", "a", "b", "c"]]);
});

test("a rejected record is kept to 2,000 characters", async () => {
  const { rejects } = await rowsOf(`id,name\n${"x".repeat(5000)}\n1,a\n`);
  expect(rejects[0]?.[1]).toBe("x".repeat(2000));
});

test("a cell of 10 MB is read", async () => {
  const { rows } = await rowsOf(`id,name\n1,${"x".repeat(10_000_000)}\n2,b\n`);
  expect(rows.map((row) => row[2]?.length)).toEqual([10_000_000, 1]);
});

test("many records of several lines and a bad one among them are placed in a moment", async () => {
  const records = Array.from({ length: 100_000 }, (_, index) => (index % 2 ? `${index},"a\nb"` : `${index},c`));
  records[50_000] = "bad";
  const { prepared, rows, rejects } = await read(givenFile(`id,name\n${records.join("\n")}\n`));
  expect([prepared.records, rows.length]).toEqual([100_000, 99_999]);
  expect(rejects.map(([line]) => line)).toEqual(["75002"]);
  expect(rows.at(-1)).toEqual(["150000", "99999", "a\nb"]);
}, 10_000);
