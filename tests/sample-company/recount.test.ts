import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layoutOf } from "../../contract/layout.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { packageRoot } from "../../pipelines/package-root.ts";
import { compare } from "./compare.ts";
import { hasPython, recounted, shown } from "./numbers.ts";

const silent = { step: () => {}, line: () => {} };

describe.skipIf(!hasPython)(`counted again in Python${hasPython ? "" : " (no python3 with time zones here)"}`, () => {
  const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-recount-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  async function loaded(folder: string) {
    const layout = layoutOf(path.join(root, path.basename(folder)));
    mkdirSync(layout.root, { recursive: true });
    copyFileSync(path.join(folder, "program.yaml"), layout.program);
    await load(await openWorkshop(layout), { paths: [folder] }, silent);
    return layout;
  }

  describe("the sample that is small enough to count by hand", () => {
    const folder = path.join(packageRoot(), "data", "sample");
    let layout: Awaited<ReturnType<typeof loaded>>;
    beforeAll(async () => {
      layout = await loaded(folder);
    });

    test("every metric, month, team, orphan and cluster is the same", async () => {
      const { compared, differences } = compare(await shown(layout), recounted(folder));
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(4000);
    });
  });
});
