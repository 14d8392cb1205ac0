import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

type Page = Readable & { written: string; isWritten: (text: string) => void };

/** All that React writes into a stream, joined; the stream itself would make bytes of each of the thousands of pieces. Rejects with what React throws. */
export function pageText(page: Readable): Promise<string> {
  // A page that waits for nothing is written before anybody can ask for its pieces.
  if (page.readableLength > 0) return text(page);
  return new Promise((resolve, reject) => {
    Object.assign(page, { written: "", isWritten: resolve, push: gather });
    page.once("error", reject);
  });
}

/** One function for all pages: with one of its own, each page's text outlives it until the whole heap is collected. */
function gather(this: Page, piece: string | null): boolean {
  if (piece === null) this.isWritten(this.written);
  // Not an array that is joined at the end: that takes half as long again.
  else this.written += piece;
  return true;
}
