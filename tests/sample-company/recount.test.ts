import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { defaultSize, stories } from "../../pipelines/sample/size.ts";
import { writeCompany } from "../../pipelines/sample/write-company.ts";
import { compare } from "./compare.ts";
import { hasPython, recounted, shown } from "./numbers.ts";
import { tableOf } from "./table.ts";

const small = { ...defaultSize, tools: 120, people: 300, teams: 8, tickets: 2500, events: 10_000, seed: 11 };
const isSlow = process.env.LANEMARK_SLOW === "1";
const silent = { step: () => {}, line: () => {} };
const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-recount-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A data directory of its own with a company's exports loaded. */
async function loaded(folder: string) {
  const layout = layoutOf(path.join(root, `${path.basename(folder)}-data`));
  mkdirSync(layout.root, { recursive: true });
  copyFileSync(path.join(folder, "program.yaml"), layout.program);
  await load(await openWorkshop(layout), { paths: [folder] }, silent);
  return layout;
}

describe.skipIf(!hasPython)(
  `every metric, month and team counted again in Python${hasPython ? "" : " (no python3 with time zones here)"}`,
  () => {
    test("the sample that is small enough to count by hand", async () => {
      const folder = path.join(packageRoot(), "data", "sample");
      const { compared, differences } = compare(await shown(await loaded(folder)), recounted(folder));
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(10_000);
    });

    // Their words are held at each run by stories.test.ts; to count all their numbers again takes minutes.
    test.skipIf(!isSlow).each(stories)(
      "a company with the story %s (LANEMARK_SLOW)",
      { timeout: 300_000 },
      async (story) => {
        const folder = path.join(root, story);
        writeCompany({ ...small, story }, folder);
        const { differences } = compare(await shown(await loaded(folder)), recounted(folder));
        expect(differences.slice(0, 20)).toEqual([]);
      },
    );

    test("the demonstration company", { timeout: 900_000 }, async () => {
      const folder = path.join(root, "demonstration");
      const truth = writeCompany(defaultSize, folder);
      const numbers = await shown(await loaded(folder));
      const again = recounted(folder);
      const comparison = compare(numbers, again);
      const { LANEMARK_TABLE: table } = process.env;
      if (table) writeFileSync(table, `${tableOf(truth, again, numbers, comparison)}\n`);
      expect(comparison.differences.slice(0, 20)).toEqual([]);
      expect(comparison.compared).toBeGreaterThan(200_000);
    });
  },
);
