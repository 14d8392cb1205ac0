import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { load, openWorkshop } from "../../pipelines/load.ts";
import { defaultSize, type SampleSize } from "../../pipelines/sample/size.ts";
import type { Truth } from "../../pipelines/sample/truth.ts";
import { writeDataDirectory } from "../../pipelines/sample/write-company.ts";

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

export type Planted = { readonly layout: Layout; readonly truth: Truth };
export type Made = Planted & { remove(): void };

/** A company that is loaded, with what was planted in it. */
export function plantedIn(layout: Layout): Planted {
  return { layout, truth: JSON.parse(readFileSync(path.join(layout.root, "truth.json"), "utf8")) as Truth };
}

/** A company's exports, loaded into a data directory of its own in the temporary folder. */
export async function madeCompany(size: SampleSize): Promise<Made> {
  const layout = layoutOf(mkdtempSync(path.join(os.tmpdir(), "lanemark-company-")));
  writeDataDirectory(size, layout);
  await load(await openWorkshop(layout), { paths: [] }, { step: () => {}, line: () => {} });
  return { ...plantedIn(layout), remove: () => rmSync(layout.root, { recursive: true, force: true }) };
}
