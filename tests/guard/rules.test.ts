import { describe, expect, test } from "vitest";
import { csv, numbers, registry } from "./given-exports.ts";
import { guarded } from "./given-files.ts";

/** The verdict on the newest of registries that came month by month. */
async function onNewest(...exports: readonly string[]): Promise<string | undefined> {
  const names = exports.map((_, index) => `registry-2026-0${index + 1}-28.csv`);
  const series = await guarded(Object.fromEntries(names.map((name, index) => [name, exports[index] ?? ""])));
  const verdicts = await series.verdicts();
  expect(verdicts.slice(0, -1)).toEqual(names.slice(0, -1).map((name) => `${name}: loaded`));
  return verdicts.at(-1)?.replace(/^\S+ /, "");
}

describe("things that the export before it has are missing", () => {
  // As many new ones come, so that the rows stay as many.
  test.each([
    [100, 20, "loaded"],
    [100, 21, "held; 21 of 100 tools are missing from it"],
    [1020, 51, "loaded"],
    [1020, 52, "held; 52 of 1,020 tools are missing from it"],
  ])("of %i tools %i are: %s", async (count, missing, verdict) => {
    expect(await onNewest(registry(count), registry(count, { from: missing + 1 }))).toBe(verdict);
  });

  test("with other thresholds in program.yaml", async () => {
    const files = { "r-2026-01-31.csv": registry(40), "r-2026-02-28.csv": registry(40, { from: 4 }) };
    const strict = await guarded(files, { guard: { missing: 2, missing_share: 0.05 } });
    expect(await strict.verdicts()).toContain("r-2026-02-28.csv: held; 3 of 40 tools are missing from it");
    const lax = await guarded(files, { guard: { missing: 2, missing_share: 0.08 } });
    expect(await lax.verdicts()).toContain("r-2026-02-28.csv: loaded");
  });

  test("rows without an id are known by name and team; what else changes in them is not missing", async () => {
    const sheet = (kind: string, count = 60, from = 1) =>
      csv(
        "tool_id,name,owner,builder,team,kind",
        numbers(count, from).map((number) => `,Tool ${number},a@o.test,b@o.test,Sales,${kind}`),
      );
    const series = await guarded({ "r-2026-01-31.csv": sheet("app"), "r-2026-02-28.csv": sheet("flow") });
    await series.add({ "r-2026-03-31.csv": sheet("flow", 60, 22) });
    expect(await series.verdicts()).toEqual([
      "r-2026-01-31.csv: loaded",
      "r-2026-02-28.csv: loaded",
      "r-2026-03-31.csv: held; 21 of 60 tools are missing from it",
    ]);
    const { examples } = (await series.loads()).get("r-2026-03-31.csv")?.findings[0] ?? { examples: [] };
    expect(examples).toEqual(["Tool 1", "Tool 2", "Tool 3", "Tool 4", "Tool 5"]);
  });

  test("of people who changed one of their keys none is; who is gone is told by line and not by name", async () => {
    const people = (from: number, upn: string) =>
      csv(
        "userPrincipalName,displayName,accountEnabled,mail,id",
        numbers(60, from).map(
          (number) => `p${number}@${upn}.test,Person ${number},true,p${number}@mail.test,id-${number}`,
        ),
      );
    const series = await guarded({ "u-2026-01-31.csv": people(1, "old"), "u-2026-02-28.csv": people(1, "new") });
    await series.add({ "u-2026-03-31.csv": people(22, "new") });
    expect(await series.verdicts()).toEqual([
      "u-2026-01-31.csv: loaded",
      "u-2026-02-28.csv: loaded",
      "u-2026-03-31.csv: held; 21 of 60 people are missing from it",
    ]);
    const [finding] = (await series.loads()).get("u-2026-03-31.csv")?.findings ?? [];
    expect(finding?.examples).toEqual(["line 2", "line 3", "line 4", "line 5", "line 6"]);
  });

  test("a headcount sheet of later months lacks nothing; within the months that both name it does", async () => {
    const sheet = (months: readonly string[], teams: number) =>
      csv(
        "team,month,headcount",
        months.flatMap((month) => numbers(teams).map((team) => `Team ${team},${month},10`)),
      );
    const series = await guarded({ "h1.csv": sheet(["2026-01", "2026-02"], 30), "h2.csv": sheet(["2026-03"], 30) });
    await series.add({ "h3.csv": sheet(["2026-03", "2026-04"], 9) });
    expect(await series.verdicts()).toEqual([
      "h1.csv: loaded",
      "h2.csv: loaded",
      "h3.csv: held; 21 of 30 numbers of a team and month are missing from it",
    ]);
  });
});

describe("fewer rows than 80 % of the median of up to three exports before it", () => {
  test.each([
    ["of one: 8 of 10", [10, 8], "loaded"],
    ["of one: 7 of 10", [10, 7], "held; it has 7 rows, and the export before it has 10"],
    ["of two: 12 of 15", [10, 20, 12], "loaded"],
    ["of two: 11 of 15", [10, 20, 11], "held; it has 11 rows, and the median of the 2 exports before it is 15"],
    ["of three: 8 of 10", [9, 10, 12, 8], "loaded"],
    ["of three: 7 of 10", [9, 10, 12, 7], "held; it has 7 rows, and the median of the 3 exports before it is 10"],
    ["more rows than ever", [10, 300], "loaded"],
  ])("%s", async (_, counts, verdict) => {
    expect(await onNewest(...counts.map((count) => registry(count)))).toBe(verdict);
  });
});

describe("a column", () => {
  test.each([
    ["emptier by 9 points", 100, 91, "loaded"],
    ["emptier by 10 points", 100, 90, "held; its column owner is empty in 10 % of the rows, and was in 0 %"],
    ["emptier by 11 points", 95, 84, "held; its column owner is empty in 16 % of the rows, and was in 5 %"],
    ["fuller", 50, 100, "loaded"],
  ])("%s", async (_, before, now, verdict) => {
    expect(await onNewest(registry(100, { owned: before }), registry(100, { owned: now }))).toBe(verdict);
  });

  test("of ends may be emptier: nothing has ended yet", async () => {
    expect(await onNewest(registry(20, { ended: 20 }), registry(20))).toBe("loaded");
  });

  test("that was filled is gone; one that nobody filled may go", async () => {
    const sheet = (header: string, cell: string) =>
      csv(`tool_id,name,owner,builder${header}`, [
        `T1,One,a@o.test,b@o.test${cell}`,
        `T2,Two,a@o.test,b@o.test${cell}`,
      ]);
    expect(await onNewest(sheet(",backup_owner", ",c@o.test"), sheet("", ""))).toBe(
      "held; its column backup_owner is gone, which 2 of 2 rows filled before",
    );
    expect(await onNewest(sheet(",backup_owner", ","), sheet("", ""))).toBe("loaded");
  });

  test("that only changed its name, where the format knows both, is not gone", async () => {
    const people = (id: string) =>
      csv(`userPrincipalName,displayName,accountEnabled,${id}`, ["a@o.test,Ana,true,id-1"]);
    const series = await guarded({ "u-2026-01-31.csv": people("objectId"), "u-2026-02-28.csv": people("id") });
    expect(await series.verdicts()).toEqual(["u-2026-01-31.csv: loaded", "u-2026-02-28.csv: loaded"]);
  });
});

describe("by itself a file is held that", () => {
  test.each([999, 1000, 1001])("stops at exactly a cap: %i rows", async (count) => {
    const words = "held; it stops at exactly 1,000 rows, where exports are known to be cut without a word";
    expect(await onNewest(registry(count))).toBe(count === 1000 ? words : "loaded");
  });

  test("stops at a cap of its own format, or of program.yaml; a sheet of teams and months cannot", async () => {
    const list = csv(
      "number,short_description,opened_at,state,assignment_group,sys_updated_on",
      numbers(10_000).map((number) => `I${number},Broken,2026-01-05 09:00:00,New,Desk,2026-01-05 09:00:00`),
    );
    const sheet = csv(
      "team,month,headcount",
      numbers(7).map((team) => `Team ${team},2026-01,10`),
    );
    const files = { "r-2026-01-31.csv": registry(7), "h.csv": sheet, "list.csv": list };
    expect(await (await guarded(files, { guard: { caps: [7] } })).verdicts()).toEqual([
      "h.csv: loaded",
      "list.csv: held; it stops at exactly 10,000 rows, where exports are known to be cut without a word",
      "r-2026-01-31.csv: held; it stops at exactly 7 rows, where exports are known to be cut without a word",
    ]);
  });

  test.each([
    [101, 1, "loaded"],
    [100, 1, "loaded"],
    [99, 1, "held; 1 of 99 rows cannot be read, more than 1 %"],
  ])("has more rejects than its format may: %i rows, %i of them", async (count, rejects, verdict) => {
    const [header = "", ...rows] = registry(count).trimEnd().split("\n");
    const broken = rows.map((row, index) => (index < rejects ? row.replace(/^T\d+,[^,]*/, "T0,") : row));
    expect(await onNewest(csv(header, broken))).toBe(verdict);
  });

  test("has a header and no rows, is cut, or does not say its day", async () => {
    const files = await guarded({
      "empty-2026-03-31.csv": registry(0),
      "cut-2026-01-31.csv": registry(30).slice(0, -30),
      "undated.csv": registry(30),
    });
    expect(await files.verdicts()).toEqual([
      "cut-2026-01-31.csv: held; it breaks off in line 31, so what followed is missing; 1 of 30 rows cannot be read, more than 1 %",
      "empty-2026-03-31.csv: held; it has a header and no rows",
      "undated.csv: held; it does not say which day it shows",
    ]);
  });
});
