import { existsSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { findOverlaps, wordShare } from "../../pipelines/computed/clusters.ts";
import { textVectors, type Vector } from "../../pipelines/computed/text-vectors.ts";
import { wordsOf } from "../../pipelines/computed/words.ts";
import { packageRoot } from "../../pipelines/package-root.ts";

const examples = process.env.LANEMARK_EXAMPLES ?? path.join(packageRoot(), "..", "shared", "examples");

/** Rows of a select over one file, `export`, every cell as text. */
async function rowsOf(file: string, select: string): Promise<string[][]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const reader = await connection.runAndReadAll(
    `with export as (from read_csv($file, all_varchar = true, header = true)) ${select}`,
    { file: path.join(examples, file) },
  );
  return reader.getRowsJson().map((row) => row.map(String));
}

function cosine(one: Vector, other: Vector): number {
  const weights = new Map(Array.from(one.features, (feature, place) => [feature, one.weights[place] ?? 0]));
  return other.features.reduce(
    (sum, feature, place) => sum + (weights.get(feature) ?? 0) * (other.weights[place] ?? 0),
    0,
  );
}

/** Precision and recall at a threshold over all labelled pairs of a set of product names, in per cent. */
async function judged(folder: string, text: string, threshold: number) {
  const left = await rowsOf(`entity_matching/${folder}/tableA.csv`, `select id, ${text} from export`);
  const right = await rowsOf(`entity_matching/${folder}/tableB.csv`, `select id, ${text} from export`);
  const { vectors } = textVectors(
    [...left, ...right].map(([, words]) => wordsOf(words ?? "")),
    wordShare,
  );
  const leftVectors = new Map(left.map(([id], place) => [id, vectors[place]]));
  const rightVectors = new Map(right.map(([id], place) => [id, vectors[left.length + place]]));
  const labels = await Promise.all(
    ["train", "valid", "test"].map((part) =>
      rowsOf(`entity_matching/${folder}/${part}.csv`, "select ltable_id, rtable_id, label from export"),
    ),
  );
  const judgements = labels.flat().map(([one, other, label]) => {
    const [vector, otherVector] = [leftVectors.get(one), rightVectors.get(other)];
    if (!vector || !otherVector) throw new Error(`${folder}: no row ${one} or ${other}`);
    return { isSame: label === "1", isFound: cosine(vector, otherVector) >= threshold };
  });
  const found = judgements.filter(({ isFound }) => isFound);
  const correct = found.filter(({ isSame }) => isSame).length;
  const all = judgements.filter(({ isSame }) => isSame).length;
  return { pairs: judgements.length, precision: (100 * correct) / found.length, recall: (100 * correct) / all };
}

describe.skipIf(!existsSync(examples))(`real exports in ${examples} (skipped where that folder is absent)`, () => {
  test("of 9,575 labelled pairs of electronics 83 % of those found are right and 55 % of the right ones are found", async () => {
    const { pairs, precision, recall } = await judged("abt_buy", "concat_ws(' ', name, description)", 0.5);
    expect(pairs).toBe(9575);
    expect(precision).toBeCloseTo(82.9, 0);
    expect(recall).toBeCloseTo(54.9, 0);
  });

  test("of 11,460 labelled pairs of software editions, told apart by a version alone, 93 % are found and 25 % of the found are right", async () => {
    const { pairs, precision, recall } = await judged("amazon_google", "concat_ws(' ', title, manufacturer)", 0.5);
    expect(pairs).toBe(11460);
    expect(precision).toBeCloseTo(24.6, 0);
    expect(recall).toBeCloseTo(92.8, 0);
  });

  test("of 863 low-code samples the pairs that a reader calls the same are found, and no chain swallows the rest", async () => {
    const rows = await rowsOf(
      "pnp_lowcode_samples/samples_flat.csv",
      "select coalesce(title, ''), coalesce(short_description, '') from export order by name, url",
    );
    expect(rows.length).toBe(863);
    const found = findOverlaps(
      rows.map(([name = "", description = ""]) => ({ name, description })),
      0.5,
    );
    const together = (found?.clusters ?? []).map(({ members }) => members.map((place) => rows[place]?.[0] ?? ""));
    const isTogether = (one: string, other: string) =>
      together.some((names) => names.includes(one) && names.includes(other));
    expect(isTogether("Timesheet", "Power Apps Weekly Timesheet Template")).toBe(true);
    expect(isTogether("Power Wordle Game", "Wordle")).toBe(true);
    expect(isTogether("Bar Graph", "Column Graph")).toBe(true);
    expect(isTogether("Timesheet", "Wordle")).toBe(false);
    expect(Math.max(...together.map((names) => names.length))).toBeLessThanOrEqual(6);
  });
});
