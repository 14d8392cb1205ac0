import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { inject } from "vitest";
import { type Layout, layoutOf } from "../contract/layout.ts";
import { load, openWorkshop } from "../pipelines/load.ts";
import { type CompanyName, writeCompanyOf } from "./company-exports.ts";
import { lanemark } from "./e2e/data.ts";
import { isBuilt } from "./server/running.ts";

/** A company that all suites of a run share, loaded by whichever asks first; it is looked at and never changed. */
export async function sharedCompany(name: CompanyName): Promise<Layout> {
  const made = path.join(inject("companies"), name);
  const failed = `${made}.failed`;
  if (await isFirst(`${made}.claimed`)) {
    try {
      await make(name, layoutOf(`${made}.part`));
      await fs.rename(`${made}.part`, made);
    } catch (error) {
      await fs.writeFile(failed, String(error));
      throw error;
    }
  }
  while (!(await exists(made))) {
    if (await exists(failed)) throw new Error(`${name}: ${await fs.readFile(failed, "utf8")}`);
    await after(100);
  }
  return layoutOf(made);
}

/** The same in a folder of its own, to change at will; the caller removes it. */
export async function copyOfCompany(name: CompanyName): Promise<Layout> {
  const shared = await sharedCompany(name);
  const layout = layoutOf(await fs.mkdtemp(path.join(os.tmpdir(), `lanemark-${name}-`)));
  await fs.cp(shared.root, layout.root, { recursive: true, preserveTimestamps: true });
  return layout;
}

/** Loaded by the built command line where there is one, so that its next load has no other code to compute all anew for. */
async function make(name: CompanyName, layout: Layout): Promise<void> {
  await writeCompanyOf(name, layout);
  if (isBuilt) await lanemark(layout, ["load"]);
  else await load(await openWorkshop(layout), { paths: [] }, { step: () => {}, line: () => {} });
}

async function isFirst(folder: string): Promise<boolean> {
  return fs.mkdir(folder).then(
    () => true,
    () => false,
  );
}

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
