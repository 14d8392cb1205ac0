import { readdir } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { complaint, givenFile, openReading, read, work } from "./given-file.ts";

openReading();

const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => `- id: T${index}\n  name: Tool\n`).join("");

test("a YAML list: values as written, lists and maps as JSON text, the line on which each entry starts", async () => {
  const { prepared, rows, rejects } = await read(
    givenFile(`---
# the tools
- id: 010
  name: "#team"   # a comment
  on: yes
  text: |
    two
    lines
  list:
  - a
  - {b: 1.10}

-
  id: 'it''s'
  Name: ~
  on:
  text: null
  list: "null"
...
`),
    ["id", "NAME", "on", "text", "list", "absent"],
  );
  expect(prepared).toMatchObject({ format: "yaml", records: 2, header: ["id", "name", "on", "text", "list"] });
  expect(rows).toEqual([
    ["3", "010", "#team", "yes", "two\nlines\n", '["a",{"b":"1.10"}]', null],
    ["13", "it's", null, null, null, "null", null],
  ]);
  expect(rejects).toEqual([]);
});

test("an entry that is no map is a reject with its line, and the rest is read", async () => {
  const { prepared, rows, rejects } = await read(givenFile("- id: A\n- just text\n- [a, b]\n-\n- id: B\n"));
  expect(prepared.records).toBe(5);
  expect(rows.map(([line, id]) => [line, id])).toEqual([
    ["1", "A"],
    ["5", "B"],
  ]);
  const reason = "the entry is not one map of keys and values";
  expect(rejects).toEqual([
    ["2", "- just text\n", reason],
    ["3", "- [a, b]\n", reason],
    ["4", "-\n", reason],
  ]);
});

test("a key that stands twice with two values is neither of them; with one value it is that", async () => {
  const { rows, rejects } = await read(givenFile("- id: A\n  team: x\n  Team: y\n  kind: k\n  kind: k\n- id: B\n"), [
    "id",
    "team",
    "kind",
  ]);
  expect(rows).toEqual([
    ["1", "A", null, "k"],
    ["6", "B", null, null],
  ]);
  expect(rejects).toEqual([["1", "x | y", "stands twice in one entry, on lines 2 and 3; keep one of them"]]);
});

test.each([
  ["CRLF", "- id: A\r\n  name: one\r\n- id: B\r\n", "3"],
  ["lone CR", "- id: A\r  name: one\r- id: B", "3"],
  ["a mark and deeper hyphens", "\ufeff  - id: A\n    name: one\n  - id: B\n", "3"],
  ["UTF-16", Buffer.from("\ufeff- id: A\n  name: one\n- id: B\n", "utf16le"), "3"],
])("lines are counted with %s", async (_, content, line) => {
  const { rows } = await read(givenFile(content), ["id"]);
  expect(rows).toEqual([
    ["1", "A"],
    [line, "B"],
  ]);
});

const folders = () => readdir(work).catch(() => []);

const bomb = `- &a [x, x]\n${Array.from({ length: 9 }, (_, index) => `- &${"bcdefghij"[index]} [*${"abcdefghi"[index]}, *${"abcdefghi"[index]}]\n`).join("")}`;
const hostile: readonly (readonly [string, string, string])[] = [
  ["an alias bomb", bomb, ":1: an anchor (&…); write the value out instead"],
  ["an anchor", "- id: A\n  team: &t x\n", ":2: an anchor (&…); write the value out instead"],
  ["an alias", "- id: A\n\n- id: *t\n", ":3: an alias (*…); write the value out instead"],
  ["a merge key", "- id: A\n  <<: *base\n", ":2: an alias (*…); write the value out instead"],
  ["a tag", "- id: A\n  run: !!js/function 'x'\n", ":2: a tag (!…); write the value without it"],
  [
    "brackets without end",
    `- id: ${"[".repeat(500_000)}\n`,
    ":1: lists or maps in one another, deeper than any table; write plain values",
  ],
  [
    "hyphens without end",
    `- id: A\n  x:\n    ${"- ".repeat(400_000)}\n`,
    ":3: lists or maps in one another, deeper than any table; write plain values",
  ],
  [
    "braces without end",
    `- id: ${"{a: ".repeat(200_000)}\n`,
    ":1: lists or maps in one another, deeper than any table; write plain values",
  ],
  ["__proto__", "- id: A\n  __proto__: {polluted: yes}\n", ":2: a key called __proto__, which is no column; remove it"],
  [
    "__proto__ within",
    "- id: A\n  x: {y: {__proto__: 1}}\n",
    ":2: a key called __proto__, which is no column; remove it",
  ],
  [
    "a key twice within a value",
    "- id: A\n  x:\n    y: 1\n    y: 2\n",
    ":4: the key y stands twice in one map; keep one of them",
  ],
  [
    "a key that is a list",
    "- id: A\n  ? [a, b]\n  : c\n",
    ":2: a key that is a list or a map; write a plain name before the colon",
  ],
  [
    "an entry without end",
    `- id: A\n- text: ${"x".repeat(2_000_000)}\n`,
    ":2: an entry of more than 1 MB starts here; each tool is an entry of its own, beginning with a hyphen",
  ],
  [
    "many short lines without a hyphen",
    `- id: A\n${"  # nothing\n".repeat(100_000)}`,
    ":1: an entry of more than 1 MB starts here; each tool is an entry of its own, beginning with a hyphen",
  ],
  [
    "a key for every value",
    `- ${Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join("\n  ")}\n`,
    ":1: 20000 keys in one map, and 500 is the most; keep those needed",
  ],
  [
    "new keys in every entry",
    Array.from({ length: 501 }, (_, index) => `- k${index}: 1\n`).join(""),
    ":501: 501 columns, and 500 is the most; export only those that are needed",
  ],
  [
    "an unclosed quote",
    `${entries(2)}- id: "B\n${entries(1)}`,
    ":5: no YAML (Missing closing); check quotes and indentation of this entry",
  ],
  [
    "a colon within a value",
    "- id: A\n  name: b: c\n",
    ":2: no YAML (Nested mappings are not allowed in compact mappings); check quotes and indentation of this entry",
  ],
  [
    "tabs",
    "- id: A\n\tname: b\n",
    ":2: no YAML (Unexpected scalar at node end); check quotes and indentation of this entry",
  ],
  [
    "a value behind the list",
    "- id: A\nowner: b\n",
    ":2: no YAML (Unexpected scalar at node end); check quotes and indentation of this entry",
  ],
  [
    "a second document",
    "- id: A\n---\n- id: B\n",
    ":2: a second YAML document starts here; save each list as a file of its own",
  ],
  [
    "text behind the end",
    "- id: A\n...\n- id: B\n",
    ":3: a second YAML document starts here; save each list as a file of its own",
  ],
  [
    "a map of tools",
    "---\ntools:\n  - id: A\n",
    ":2: YAML, but no list; write one entry per tool, each beginning with a hyphen: - repo_name: planner",
  ],
  [
    "a key called _line",
    "- id: A\n- _line: 5\n",
    ":2: a column is called _line, which means the line number; rename it",
  ],
  ["a NUL", "- id: A\n- id: \0\n", ":2: a NUL byte; this is no text, or it was damaged on the way: export it again"],
];

describe("hostile YAML gets one line with its place and what to do, in a moment", () => {
  test.each(hostile)("%s", async (_, content, words) => {
    const before = await folders();
    const started = process.cpuUsage();
    expect(await complaint(givenFile(content, "hostile.yml"))).toBe(`hostile.yml${words}`);
    expect(process.cpuUsage(started).user).toBeLessThan(5e6);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    // Nothing half-written stays behind.
    expect(await folders()).toEqual(before);
  });
});

test("what a writer of YAML writes is what is read, entry by entry", async () => {
  const text = fc
    .string({ unit: "grapheme", maxLength: 30 })
    .filter((each) => !each.includes("\0") && !each.includes("\r"));
  const cells = fc.record(
    { id: fc.constantFrom("A", "B"), name: text, list: fc.array(text, { maxLength: 3 }) },
    { requiredKeys: ["id"] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 6 }), async (list) => {
      const { rows, rejects } = await read(
        givenFile(stringify(list, { aliasDuplicateObjects: false }), "property.yml"),
        ["id", "name", "list"],
      );
      const written = ({ id, name, list: own }: (typeof list)[number]) => [
        id,
        name || null,
        own ? JSON.stringify(own) : null,
      ];
      expect(rows.map(([, ...row]) => row)).toEqual(list.map(written));
      expect(rejects).toEqual([]);
    }),
    { numRuns: process.env.LANEMARK_SLOW === "1" ? 3000 : 60, seed: 20261121 },
  );
});
