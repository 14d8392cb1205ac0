import { createHash } from "node:crypto";
import fs from "node:fs/promises";

/** SHA-256 of a text, hexadecimal. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** SHA-256 of a file's bytes, hexadecimal. While one chunk is hashed the next is read; both take turns in two buffers, since new ones cost more than the hash. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  const handle = await fs.open(file);
  try {
    let [current, other] = [Buffer.allocUnsafe(1 << 20), Buffer.allocUnsafe(1 << 20)];
    let read = await handle.read(current);
    while (read.bytesRead > 0) {
      const next = handle.read(other);
      hash.update(current.subarray(0, read.bytesRead));
      read = await next;
      [current, other] = [other, current];
    }
    return hash.digest("hex");
  } finally {
    await handle.close();
  }
}
