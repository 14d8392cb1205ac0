import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of Lanemark's own package.json, from a checkout and from the bundle in `build/` alike: SQL files are read from there. */
export function packageRoot(start = path.dirname(fileURLToPath(import.meta.url))): string {
  const manifest = path.join(start, "package.json");
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === "lanemark") return start;
  const parent = path.dirname(start);
  if (parent === start)
    throw new Error("no package.json of lanemark above this module; the installation is incomplete");
  return packageRoot(parent);
}
