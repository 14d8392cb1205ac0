import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { defaultSize, type SampleSize } from "../../pipelines/sample/size.ts";
import type { Truth } from "../../pipelines/sample/truth.ts";
import { writeCompany } from "../../pipelines/sample/write-company.ts";

/** Big enough for every kind of thing that is planted, small enough to be made in a second. */
export const smallSize: SampleSize = {
  ...defaultSize,
  tools: 120,
  people: 400,
  teams: 12,
  tickets: 3000,
  events: 8000,
  days: 365,
};

export type Made = { readonly layout: Layout; readonly folder: string; readonly truth: Truth; remove(): void };

/** A company's exports, loaded into a data directory of its own in the temporary folder. */
export async function madeCompany(size: SampleSize): Promise<Made> {
  const root = mkdtempSync(path.join(os.tmpdir(), "lanemark-company-"));
  const folder = path.join(root, "company");
  const truth = writeCompany(size, folder);
  const layout = layoutOf(path.join(root, "data"));
  mkdirSync(layout.root, { recursive: true });
  copyFileSync(path.join(folder, "program.yaml"), layout.program);
  await load(await openWorkshop(layout), { paths: [folder] }, { step: () => {}, line: () => {} });
  return { layout, folder, truth, remove: () => rmSync(root, { recursive: true, force: true }) };
}
