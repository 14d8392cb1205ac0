import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { Compared } from "../../pipelines/guard/compared.ts";
import { newFolder } from "../load/running.ts";
import { registry } from "./given-exports.ts";
import { guarded } from "./given-files.ts";

describe("what was asked of files before", () => {
  test("is asked once, until the question or the bytes are others", async () => {
    const layout = layoutOf(await newFolder());
    const ask = vi.fn(async () => [1, null, ["2", "3"]]);
    const first = await Compared.open(layout);
    expect(await first.answer(["missing?", "bytes", "others"], ask)).toEqual([1, null, ["2", "3"]]);
    await first.answer(["missing?", "bytes", "others"], ask);
    expect(ask).toHaveBeenCalledTimes(1);
    await first.save();
    const second = await Compared.open(layout);
    expect(await second.answer(["missing?", "bytes", "others"], ask)).toEqual([1, null, ["2", "3"]]);
    expect(ask).toHaveBeenCalledTimes(1);
    await second.answer(["stripped?", "bytes", "others"], ask);
    await second.answer(["missing?", "bytes", "newer"], ask);
    await second.answer(["missing?", "others", "bytes"], ask);
    expect(ask).toHaveBeenCalledTimes(4);
  });

  test("is forgotten when nobody asks it any more, and when a byte of it is damaged", async () => {
    const layout = layoutOf(await newFolder());
    const asked = async (...questions: string[]) => {
      const ask = vi.fn(async () => [true]);
      const compared = await Compared.open(layout);
      for (const question of questions) await compared.answer([question], ask);
      await compared.save();
      return ask.mock.calls.length;
    };
    expect(await asked("a", "b")).toBe(2);
    expect(await asked("b")).toBe(0);
    expect(await asked("a", "b")).toBe(1);
    const text = await fs.readFile(layout.compared, "utf8");
    await fs.writeFile(layout.compared, text.replace("true", "fals"));
    expect(await asked("a", "b")).toBe(2);
    await fs.writeFile(layout.compared, text.replace("true", "null"));
    expect(await asked("a", "b")).toBe(2);
    expect(await asked("a", "b")).toBe(0);
  });
});

test("a load compares nothing but what it brought, and the verdicts are those of one that compares everything", async () => {
  const months = { "r-2026-01-31.csv": registry(100), "r-2026-02-28.csv": registry(101) };
  const series = await guarded(months);
  const { compared } = layoutOf(path.join(series.folder, "data"));
  const before = await answersIn(compared);
  await series.add({ "r-2026-03-31.csv": registry(70) });
  const after = await answersIn(compared);
  expect(before.length).toBeGreaterThan(0);
  expect(after.filter((key) => before.includes(key))).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
  const kept = await series.verdicts();
  await fs.rm(compared);
  expect(await series.verdicts()).toEqual(kept);
  expect(kept.at(-1)).toMatch(/^r-2026-03-31\.csv: held; 31 of 101 tools are missing from it/);
});

async function answersIn(file: string): Promise<string[]> {
  const { answers } = JSON.parse(await fs.readFile(file, "utf8")) as { answers: object };
  return Object.keys(answers);
}
