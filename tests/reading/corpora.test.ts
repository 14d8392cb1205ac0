import { isUtf8 } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { recognise } from "../../pipelines/recognise.ts";
import { readSources } from "../../pipelines/source.ts";
import { complaint, examples, givenFile, hasExamples, openReading, prepareOne, read } from "./given-file.ts";

openReading();

const skipped = hasExamples ? "" : ` (skipped: no corpora at ${examples}; set LANEMARK_EXAMPLES)`;
const torture = path.join(examples, "csv_torture");
const filesOf = (folder: string) => (hasExamples ? readdirSync(path.join(torture, folder)).sort() : []);

/** What becomes of a file, in one line: `equal` to the JSON beside it, what it is instead, or why it is refused. */
async function outcomeOf(file: string, expected: unknown): Promise<string> {
  const words = await complaint(file);
  if (words !== "no complaint") return `refused: ${words.replace(/^.*\.csv(:\d+)?: /, "")}`;
  const { prepared, rows, rejects } = await read(file);
  if (rejects.length > 0) return `rejected: ${rejects.map(([line, , reason]) => `line ${line}, ${reason}`).join("; ")}`;
  const records = [prepared.header, ...rows.map((row) => row.slice(1).map((cell) => cell ?? ""))];
  const objects = records.slice(1).map((row) => Object.fromEntries(prepared.header.map((key, at) => [key, row[at]])));
  const isEqual = [records, objects, objects[0]].some((read) => JSON.stringify(read) === JSON.stringify(expected));
  return isEqual ? "equal" : `read as ${JSON.stringify(records)}`;
}

/** Every file that is not equal to its JSON, and why. */
const explained: { readonly [file: string]: readonly [outcome: string, why: string] } = {
  "csv-spectrum/location_coordinates": [
    `read as [["Contact Phone Number","Location Coordinates","Cities","Counties"],["2095257564","37\ufffd36'37.8\\"N 121\ufffd2'17.9\\"W","Modesto","Stanislaus"]]`,
    "the corpus: its JSON has another telephone number than its CSV",
  ],
  "csv-test-data/all-empty": ["refused: is empty; export it again, with its header", "empty lines have no header"],
  "csv-test-data/empty-one-column": [`read as [["foo"]]`, "an empty line is no row, also below one column"],
  "csv-test-data/bad-header-less-fields": [
    "rejected: line 2, fewer cells than the header has columns",
    "bad, and told",
  ],
  "csv-test-data/bad-header-more-fields": ["rejected: line 2, more cells than the header has columns", "bad, and told"],
  "csv-test-data/bad-header-no-header": ["refused: is empty; export it again, with its header", "bad, and told"],
  "csv-test-data/bad-header-wrong-header": [
    `read as [["qux","quux","quuz"]]`,
    "which header is wrong is for the sources to say: none recognises it",
  ],
  "csv-test-data/bad-missing-quote": ["rejected: line 2, a quote is opened and never closed", "bad, and told"],
  "csv-test-data/bad-quotes-with-unescaped-quote": ["rejected: line 2, text follows a closing quote", "bad, and told"],
  "csv-test-data/bad-unescaped-quote": [
    `read as [["foo","bar","baz"],["1","This \\"quotes\\" must be escaped","3"]]`,
    'a quote inside a cell that does not begin with one is a letter: 5" pipe',
  ],
};

const csvCases = [
  ...filesOf("csv-spectrum/csvs").map((file) => ["csv-spectrum", "csvs", path.parse(file).name] as const),
  ...filesOf("csv-test-data/csv").map((file) => ["csv-test-data", "csv", path.parse(file).name] as const),
];

describe.skipIf(!hasExamples)(`the CSV corpora${skipped}`, () => {
  test.each(csvCases)("%s/%s/%s", async (corpus, folder, name) => {
    const json = path.join(torture, corpus, "json", `${name}.json`);
    const expected: unknown = name.startsWith("bad-") ? null : JSON.parse(readFileSync(json, "utf8"));
    const [outcome] = explained[`${corpus}/${name}`] ?? ["equal"];
    expect(await outcomeOf(path.join(torture, corpus, folder, `${name}.csv`), expected)).toBe(outcome);
  });

  test("nothing is explained that does not exist", () => {
    const names = csvCases.map(([corpus, , name]) => `${corpus}/${name}`);
    expect(Object.keys(explained).filter((name) => !names.includes(name))).toEqual([]);
    expect(names).toHaveLength(37);
  });
});

const suite = "JSONTestSuite/test_parsing";
const jsonFiles = filesOf(suite).map((name) => ({ name, bytes: readFileSync(path.join(torture, suite, name)) }));

/** Why a text cannot stand as a value in one line of NDJSON. */
function unfit(bytes: Buffer): string | undefined {
  if (bytes.includes(10) || bytes.includes(13)) return "it has several lines";
  if (bytes.includes(0)) return "it has a NUL byte, and the file is refused with its line";
  return isUtf8(bytes) ? undefined : "it is not UTF-8, and is read as Windows-1252 or refused with its line";
}

/** Which of these texts are read, each as a value in a line of its own, and the reasons of those that are not. */
async function readValues(kind: string) {
  const values = jsonFiles.filter(({ name, bytes }) => name.startsWith(`${kind}_`) && unfit(bytes) === undefined);
  const lines = values.map(({ bytes }) => Buffer.concat([Buffer.from('{"value":'), bytes, Buffer.from("}\n")]));
  const file = givenFile(Buffer.concat([Buffer.from('{"value":0}\n'), ...lines]));
  const { rows, rejects } = await read(file, ["value"]);
  expect(rows.length + rejects.length).toBe(values.length + 1);
  const nameOf = (line: string | null | undefined) => values[Number(line) - 2]?.name ?? "first";
  return {
    read: rows.slice(1).map(([line]) => nameOf(line)),
    rejected: rejects.map(([line, , reason]) => [nameOf(line), reason]),
  };
}

describe.skipIf(!hasExamples)(`JSONTestSuite${skipped}`, () => {
  test("every valid text is read as a value of a line, but for the one with a NUL character", async () => {
    const { read, rejected } = await readValues("y");
    expect(rejected).toEqual([
      ["y_object_escaped_null_in_key.json", "a NUL character stands in it, which no text has"],
      ["y_string_null_escape.json", "a NUL character stands in it, which no text has"],
    ]);
    expect(read).toHaveLength(89);
  });

  test("every invalid text is a reject with its line", async () => {
    const { read, rejected } = await readValues("n");
    expect(read).toEqual([]);
    expect(new Set(rejected.map(([, reason]) => reason))).toEqual(new Set(["the line is not one JSON object"]));
    expect(rejected).toHaveLength(167);
  });

  test("where the suite leaves it open: half a pair of surrogates and nesting past all sense are rejects, large numbers are text", async () => {
    const { read, rejected } = await readValues("i");
    expect(read.filter((name) => !name.startsWith("i_number_"))).toEqual(["i_structure_500_nested_arrays.json"]);
    expect(rejected.map(([name]) => name).filter((name) => !/surrogate/.test(String(name)))).toEqual([
      "i_structure_UTF-8_BOM_empty_object.json",
    ]);
  });

  test("what does not fit into a line is said why", () => {
    const reasons = jsonFiles.flatMap(({ name, bytes }) =>
      unfit(bytes) === undefined ? [] : [`${name[0]} ${unfit(bytes)}`],
    );
    const counts: Record<string, number> = {};
    for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
    expect(counts).toEqual({
      "y it has several lines": 4,
      "n it has several lines": 6,
      "n it has a NUL byte, and the file is refused with its line": 4,
      "n it is not UTF-8, and is read as Windows-1252 or refused with its line": 11,
      "i it is not UTF-8, and is read as Windows-1252 or refused with its line": 10,
      "i it has a NUL byte, and the file is refused with its line": 3,
    });
  });

  test("a file of each is refused, or no source recognises it: none crashes, and none is taken for an export", async () => {
    const sources = readSources();
    for (const { name } of jsonFiles) {
      const file = path.join(torture, suite, name);
      const words = await complaint(file);
      if (words === "no complaint")
        expect([name, "source" in recognise(sources, await prepareOne(file))]).toEqual([name, false]);
      else expect(words).not.toContain("\n");
    }
    expect(jsonFiles).toHaveLength(318);
  }, 240_000);
});

// Look-alikes of our own, for where the corpora are absent.
const lookAlikes: readonly (readonly [name: string, text: string, outcome: string])[] = [
  [
    "quotes, commas and line breaks",
    'a,b\n"1,5","say ""hi""\nthere"\n',
    `read as [["a","b"],["1,5","say \\"hi\\"\\nthere"]]`,
  ],
  ["a quote inside a cell", 'a,b\n5" pipe,x\n', `read as [["a","b"],["5\\" pipe","x"]]`],
  ["a quote that stays open", 'a,b\n1,"open\n', "rejected: line 2, a quote is opened and never closed"],
  ["no lines but empty ones", "\n\n", "refused: is empty; export it again, with its header"],
];

test.each(lookAlikes)("a look-alike: %s", async (_, text, outcome) => {
  expect(await outcomeOf(givenFile(text, "look-alike.csv"), undefined)).toBe(outcome);
});

test("look-alikes of JSON that DuckDB would read and that is none, or hides a NUL", async () => {
  const good = ['{"v":1}', '{"v":", ]"}', String.raw`{"v":"\\u0000"}`, '{"v":"NaN","w":[{"x":1}]}'];
  const loose = [
    '{"v":[1,]}',
    '{"v":1,}',
    '{"v":NaN}',
    '{"v":-Infinity}',
    "{'v':1}",
    '{"v":1}}',
    String.raw`{"v":"\u0000"}`,
  ];
  const { rows, rejects } = await read(givenFile(`${[...good, ...loose].join("\n")}\n`), ["v"]);
  expect(rows.map(([, value]) => value)).toEqual(["1", ", ]", String.raw`\u0000`, "NaN"]);
  expect(rejects.map(([line]) => Number(line))).toEqual(loose.map((_, index) => good.length + 1 + index));
});

test("a file of loose lines without end is judged some thousand at a time", async () => {
  const { rows, rejects } = await read(givenFile(`{"v":1}\n${'{"v":[1,]}\n{"v":", ]"}\n'.repeat(5000)}`), ["v"]);
  expect([rows.length, rejects.length]).toEqual([5001, 5000]);
});
