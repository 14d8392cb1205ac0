import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** All that React writes into a stream, joined; the stream itself would make bytes of each of the thousands of pieces. Rejects with what React throws. */
export function pageText(page: Readable): Promise<string> {
  // A page that waits for nothing is written before anybody can ask for its pieces.
  if (page.readableLength > 0) return text(page);
  return new Promise((resolve, reject) => {
    // Not an array that is joined at the end: that takes half as long again.
    let written = "";
    page.push = (piece: string | null) => {
      if (piece === null) resolve(written);
      else written += piece;
      return true;
    };
    page.once("error", reject);
  });
}
