import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Run by `npm run build`: scripts never change once built, so they are packed here, as small as they get, and not again for every reader.
// Browsers take gzip alone over plain http.
const folder = path.join(import.meta.dirname, "..", "build", "client", "assets");
for (const name of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
  const file = path.join(folder, name);
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
