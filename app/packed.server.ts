import { readdirSync } from "node:fs";
import path from "node:path";
import type { RequestHandler } from "express";

const packings = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
] as const;

/**
 * Names, of a file that the build has packed, the packed one to whoever serves files next. Packing them anew for each reader would keep the first
 * picture waiting.
 */
export function preferPacked(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder));
  return (request, response, next) => {
    const name = request.path.slice(1);
    const packing = packings.find(
      ({ encoding, ending }) => names.has(name + ending) && request.acceptsEncodings(encoding) === encoding,
    );
    if (packing !== undefined) {
      response.type(path.extname(name)).set("content-encoding", packing.encoding).vary("accept-encoding");
      request.url = `/${name}${packing.ending}`;
    }
    next();
  };
}
