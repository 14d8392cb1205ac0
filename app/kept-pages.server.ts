import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import { createResults } from "./results.server.ts";

/** What each response has for itself alone. Neither can be part of a page's own text: they are drawn by chance. */
export type Marks = { readonly nonce: string; readonly requestId: string };

export type KeptPages = {
  /** The page of `source`, rendered or kept from an equal source, with this response's marks. Rejects with what `render` throws. */
  page(source: unknown, marks: Marks, render: () => Promise<string>): Promise<string>;
};

/**
 * Pages as HTML by what they are rendered from. Answers of the warehouse are kept elsewhere; with them at hand, rendering takes most of a page's time,
 * and what is rendered from equal data at an equal address is equal. Thus no page can be older than its data.
 */
export function createKeptPages(limits: { readonly entries: number; readonly bytes: number }): KeptPages {
  const pages = createResults<{ readonly html: string; readonly marks: Marks }>(limits);
  return {
    async page(source, marks, render) {
      const key = keyOf(source, marks);
      const kept = key === undefined ? undefined : pages.find(key);
      if (kept !== undefined) {
        return kept.html
          .replaceAll(kept.marks.nonce, () => marks.nonce)
          .replaceAll(kept.marks.requestId, () => marks.requestId);
      }
      const html = await render();
      if (key !== undefined) pages.keep(key, { html, marks });
      return html;
    },
  };
}

/** Undefined for a source that cannot be compared: one that still waits for data. */
function keyOf(source: unknown, { requestId }: Marks): string | undefined {
  try {
    const bytes = serialize(source).toString("latin1").replaceAll(requestId, "");
    return createHash("sha256").update(bytes, "latin1").digest("base64");
  } catch {
    return undefined;
  }
}
