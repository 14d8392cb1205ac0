import { isAscii, isUtf8 } from "node:buffer";

/** Whether the first bytes are UTF-16: by its mark, or by every other byte being zero, as it is for the letters of a header. */
export function findUtf16(head: Buffer): "UTF-16 LE" | "UTF-16 BE" | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "UTF-16 LE";
  if (head[0] === 0xfe && head[1] === 0xff) return "UTF-16 BE";
  const pairs = Math.min(head.length, 4096) >> 1;
  const zeros = [0, 0];
  for (let index = 0; index < pairs * 2; index++) if (head[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (pairs >= 2 && odd > pairs * 0.6 && even < pairs * 0.05) return "UTF-16 LE";
  if (pairs >= 2 && even > pairs * 0.6 && odd < pairs * 0.05) return "UTF-16 BE";
  return undefined;
}

export function hasUtf8Mark(head: Buffer): boolean {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}

/**
 * Follows the bytes of a file and tells whether they are UTF-8, also where a character lies across two chunks. `cut`: UTF-8 that ends in the middle
 * of a character; with no other one in the file, a last byte like that is rather a letter of Windows-1252.
 */
export function openUtf8Check(): { push(chunk: Buffer): void; end(): "valid" | "cut" | "invalid" } {
  let isValid = true;
  let hasLong = false;
  let carried = Buffer.alloc(0);
  return {
    push(chunk) {
      if (!isValid) return;
      const needed = carried.length === 0 ? 0 : Math.max(0, sequenceLength(carried[0] ?? 0) - carried.length);
      if (needed > chunk.length) {
        carried = Buffer.concat([carried, chunk]);
        return;
      }
      if (carried.length > 0) isValid = isUtf8(Buffer.concat([carried, chunk.subarray(0, needed)]));
      const end = Math.max(needed, completeEnd(chunk));
      isValid &&= isUtf8(chunk.subarray(needed, end));
      hasLong ||= carried.length > 0 || !isAscii(chunk.subarray(needed, end));
      carried = Buffer.from(chunk.subarray(end));
    },
    end() {
      if (isValid && carried.length === 0) return "valid";
      return isValid && hasLong ? "cut" : "invalid";
    },
  };
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

/** Where the character starts that the chunk cuts in two; its length if it cuts none. */
function completeEnd(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? chunk.length - back : chunk.length;
  }
  return chunk.length;
}
