import { createReadStream } from "node:fs";
import type { Readable, Transform } from "node:stream";
import zlib from "node:zlib";
import { LoadError } from "../errors.ts";
import { openWriter } from "./chunks.ts";
import { unpackedLimit } from "./limits.ts";

/** Writes what a gzip or zstd file holds into the work directory and returns the path. Throws a LoadError for a damaged file and for a bomb. */
export async function inflate(
  file: { path: string; label: string; bytes: number; kind: "gzip" | "zstd" },
  workDirectory: string,
): Promise<string> {
  const decompressor = file.kind === "gzip" ? zlib.createGunzip() : openZstd(file.label);
  const source = createReadStream(file.path);
  source.on("error", (error) => decompressor.destroy(error));
  return unpack(source.pipe(decompressor), { label: file.label, limit: unpackedLimit(file.bytes) }, workDirectory);
}

/** Only newer Nodes have zstd. */
function openZstd(label: string): Transform {
  const open: unknown = Reflect.get(zlib, "createZstdDecompress");
  if (typeof open === "function") return open() as Transform;
  throw new LoadError(
    `${label}: zstd needs Node 22.15 or newer, and this is ${process.version}; pack the export with gzip`,
  );
}

/** Writes a stream into the work directory. Counts before it writes. `onChunk` sees every byte first. */
export async function unpack(
  stream: Readable,
  { label, limit, onChunk }: { label: string; limit: number; onChunk?: (chunk: Buffer) => void },
  workDirectory: string,
): Promise<string> {
  // A stream can fail while the writer opens, before anybody reads it; the reading below is told of it all the same.
  stream.on("error", () => {});
  const writer = await openWriter(workDirectory);
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limit) throw bomb(label);
      onChunk?.(chunk);
      await writer.write(chunk);
    }
  } catch (error) {
    if (isDamage(error))
      throw new LoadError(`${label}: is damaged or cut short (${error.message}); copy or export it again`);
    throw error;
  } finally {
    stream.destroy();
    await writer.close();
  }
  return writer.path;
}

export function bomb(label: string): LoadError {
  return new LoadError(
    `${label}: unpacks to more than 100 times its size, or more than 20 GB; unpack it by hand and load what is inside`,
  );
}

function isDamage(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(Z_|ZSTD_|ERR_ZSTD|ERR_STREAM_PREMATURE_CLOSE)/.test(code);
}
