import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Kilobytes (gzip) of each script that a page's HTML loads before its first paint; what comes later is not named in the HTML. */
export function scriptsOf(html: string): { readonly file: string; readonly kilobytes: number }[] {
  const files = new Set([...html.matchAll(/\/assets\/[\w.-]+\.js/g)].map((match) => match[0]));
  return [...files].map((file) => ({
    file,
    kilobytes: gzipSync(readFileSync(path.join("build", "client", file)), { level: 9 }).length / 1000,
  }));
}
