import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { readJournal } from "../../pipelines/journal.ts";
import { registry } from "./given-exports.ts";
import { type Files, type Guarded, guarded } from "./given-files.ts";

const whole = { "r-2026-01-31.csv": registry(100) };
const cut = { "r-2026-03-31.csv": registry(70) };
const held =
  "r-2026-03-31.csv: held; 30 of 100 tools are missing from it; it has 70 rows, and the export before it has 100";

/** What the guard says of the cut export, after its rows were read again from the file. */
async function afterReading(series: Guarded, files: Files): Promise<string | undefined> {
  await fs.rm(path.join(series.folder, "data", "lake"), { recursive: true });
  await fs.rm(path.join(series.folder, "data", "seen.json"), { force: true });
  await series.add(files);
  return (await series.verdicts()).at(-1);
}

describe("a decision outlasts reading again", () => {
  test("accepted, rejected, and taken back", async () => {
    const files = { ...whole, ...cut };
    const series = await guarded(files);
    expect((await series.verdicts()).at(-1)).toBe(held);
    await series.decide("r-2026-03-31.csv", "loaded", { reason: "30 tools were switched off" });
    expect(await afterReading(series, files)).toBe("r-2026-03-31.csv: loaded");
    expect((await series.loads()).get("r-2026-03-31.csv")?.verdict).toMatchObject({
      verdict: "loaded",
      reason: "30 tools were switched off",
    });
    await series.decide("r-2026-03-31.csv", "rejected");
    expect(await afterReading(series, files)).toBe("r-2026-03-31.csv: rejected");
    await series.decide("r-2026-03-31.csv", "undecided");
    expect(await afterReading(series, files)).toBe(held);
    await expect(series.decide("r-2026-03-31.csv", "undecided")).rejects.toThrow(/nothing was decided of it/);
  });

  test("a journal line says which finding it is about", async () => {
    const series = await guarded({ ...whole, ...cut });
    await series.decide("r-2026-03-31.csv", "loaded", { reason: "30 tools were switched off" });
    const lines = await readJournal(layoutOf(path.join(series.folder, "data")));
    const decided = lines.filter((line) => line.type === "verdict" && line.findings !== undefined);
    expect(decided).toEqual([
      expect.objectContaining({
        verdict: "loaded",
        reason: "30 tools were switched off",
        findings: [
          { rule: "missing", column: null, amount: 0.3, words: "30 of 100 tools are missing from it" },
          {
            rule: "rows",
            column: null,
            amount: expect.closeTo(0.3),
            words: "it has 70 rows, and the export before it has 100",
          },
        ],
      }),
    ]);
  });

  test("to accept needs a reason, and a day where the file says none", async () => {
    const series = await guarded({ ...whole, ...cut, "undated.csv": registry(90) });
    await expect(series.decide("r-2026-03-31.csv", "loaded", { reason: " " })).rejects.toThrow(/say why it is right/);
    await expect(series.decide("undated.csv", "loaded")).rejects.toThrow(/no snapshot date; accept it with --snapshot/);
    await series.decide("undated.csv", "loaded", { snapshot: "2026-02-28" });
    expect(await series.verdicts()).toContain("undated.csv: loaded");
    // It is March's neighbour now, and lacks fewer.
    expect((await series.verdicts())[1]).toBe(
      "r-2026-03-31.csv: held; it has 70 rows, and the median of the 2 exports before it is 95",
    );
    await series.decide("undated.csv", "rejected");
    await series.decide("undated.csv", "loaded");
    expect(await series.verdicts()).toContain("undated.csv: loaded");
  });
});

describe("what somebody let pass", () => {
  test("is not raised again when a neighbour shows as much or less, and is when one shows more", async () => {
    const series = await guarded({ ...whole, ...cut });
    await series.decide("r-2026-03-31.csv", "loaded");
    await series.add({ "r-2026-02-15.csv": registry(96) });
    // 26 of 96 are fewer than 30 of 100.
    expect((await series.verdicts()).at(-1)).toBe("r-2026-03-31.csv: loaded");
    await series.add({ "r-2026-02-28.csv": registry(140) });
    // 70 of 140 are more; of 96, 100 and 140 rows the median is 100, as before.
    expect((await series.verdicts()).at(-1)).toBe("r-2026-03-31.csv: held; 70 of 140 tools are missing from it");
    await series.decide("r-2026-03-31.csv", "loaded");
    expect((await series.verdicts()).at(-1)).toBe("r-2026-03-31.csv: loaded");
  });

  test("is raised for another reason", async () => {
    const series = await guarded({ "r-2026-03-31.csv": registry(100, { owned: 60 }) });
    expect(await series.verdicts()).toEqual(["r-2026-03-31.csv: loaded"]);
    await series.add({ "r-2026-01-31.csv": registry(140, { owned: 84 }) });
    await series.decide("r-2026-03-31.csv", "loaded");
    await series.add({ "r-2026-02-28.csv": registry(140, { owned: 140 }) });
    expect((await series.verdicts()).at(-1)).toBe(
      "r-2026-03-31.csv: held; its column owner is empty in 40 % of the rows, and was in 0 %",
    );
  });

  test("a rejected file stays out, and is nobody's neighbour", async () => {
    const series = await guarded({ ...whole, "r-2026-02-28.csv": registry(200) });
    await series.decide("r-2026-02-28.csv", "rejected", { reason: "of another program" });
    await series.add({ "r-2026-03-31.csv": registry(99) });
    expect(await series.verdicts()).toEqual([
      "r-2026-01-31.csv: loaded",
      "r-2026-02-28.csv: rejected",
      "r-2026-03-31.csv: loaded",
    ]);
  });
});
