import { mkdir, mkdtemp, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { onTestFinished } from "vitest";
import { createDoor, type Door, type DoorOptions } from "../../app/door.server.ts";
import { type GenerationManifest, sumInName } from "../../contract/generation.ts";
import { checksumFile } from "../../contract/hash.ts";
import { type Layout, layoutOf } from "../../contract/layout.ts";
import { seal } from "../../contract/sealed.ts";
import { removeFolder } from "../remove-folder.ts";

process.env.LANEMARK_LOG ??= "off";

export type GenerationContent = {
  /** Statements that fill warehouse.duckdb; the months are attached while they run. */
  readonly warehouse: string;
  /** People whose names are known, by pseudonym. */
  readonly names?: { readonly [personKey: string]: string };
  /** Statements that fill each month's file, by alias. */
  readonly months?: { readonly [alias: string]: string };
};

/** An empty data directory of the test's own, gone when the test is. */
export async function emptyData(): Promise<Layout> {
  const root = await mkdtemp(path.join(tmpdir(), "lanemark-"));
  onTestFinished(() => removeFolder(root));
  return layoutOf(root);
}

/** Builds one generation as a load would leave it, and points to it unless told not to. */
export async function publish(
  layout: Layout,
  name: string,
  content: GenerationContent,
  isCurrent = true,
): Promise<void> {
  const folder = path.join(layout.warehouse, name);
  await mkdir(folder, { recursive: true });
  await mkdir(layout.months, { recursive: true });
  const months: GenerationManifest["months"] = [];
  for (const [alias, statements] of Object.entries(content.months ?? {})) {
    const beside = path.join(layout.months, `${name}-${alias}.tmp`);
    await build(beside, statements);
    const file = `${name}-${alias}-${(await checksumFile(beside)).slice(0, sumInName)}.duckdb`;
    await rename(beside, path.join(layout.months, file));
    months.push({ alias, file });
  }
  const attach = months.map(({ alias, file }) => `attach '${path.join(layout.months, file)}' as ${alias} (read_only);`);
  await build(path.join(folder, "warehouse.duckdb"), `${attach.join("")} ${content.warehouse}`);
  await build(path.join(folder, "names.duckdb"), namesTable(content.names ?? {}));
  await build(path.join(folder, "no-names.duckdb"), namesTable({}));
  const checksums: Record<string, string> = {};
  for (const file of ["warehouse.duckdb", "names.duckdb", "no-names.duckdb"])
    checksums[file] = await checksumFile(path.join(folder, file));
  const manifest: GenerationManifest = {
    name,
    builtAt: "2026-04-01T00:00:00Z",
    inputs: `inputs-of-${name}`,
    knownOn: null,
    checksums,
    months,
  };
  await writeFile(path.join(folder, "manifest.json"), seal(manifest));
  if (isCurrent) await point(layout, name);
}

export async function point(layout: Layout, name: string): Promise<void> {
  await mkdir(layout.warehouse, { recursive: true });
  await writeFile(`${layout.current}.tmp`, name);
  await rename(`${layout.current}.tmp`, layout.current);
}

/** A door on that data directory that looks at the pointer before each query and closes with the test. */
export function openDoor(
  layout: Layout,
  queries: { readonly [name: string]: string },
  options: Partial<DoorOptions> = {},
): Door {
  const door = createDoor({
    layout,
    queries: new Map(Object.entries(queries)),
    isCached: true,
    lookEveryMs: 0,
    ...options,
  });
  onTestFinished(() => door.close());
  return door;
}

function namesTable(names: { readonly [personKey: string]: string }): string {
  const rows = Object.entries(names).map(([key, name]) => `insert into people values ('${key}', '${name}', null);`);
  return `create table people (person_key varchar, name varchar, address varchar); ${rows.join(" ")}`;
}

async function build(file: string, statements: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    await connection.run(statements);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
