import type { Door } from "./door.server.ts";
import type { Scope } from "./scope.server.ts";

type Pages = Pick<Door, "openScope"> & {
  /** The page of an address within a scope. */
  readonly page: (scope: Scope, address: string) => Promise<Response>;
  readonly limitMs?: number;
};

/** The first page under each of its filters: other addresses, since a page that is kept would be rendered once. */
const addresses = [1, 3, 6, 12].flatMap((months) =>
  ["", "&compare=year", "&compare=none"].flatMap((compare) =>
    ["", "&by=day"].map((by) => `/?months=${months}${compare}${by}`),
  ),
);

/**
 * Opens the warehouse and makes the first page a few times before the first reader comes: code that has not run yet takes ten times as long, which the
 * first dozen readers would wait for. Ends after `limitMs`, with nothing loaded, and with a page that cannot be shown; its reader is then told why.
 */
export async function warm({ openScope, page, limitMs = 1000 }: Pages): Promise<void> {
  const startedAt = performance.now();
  for (const address of addresses) {
    const { scope, close } = await openScope(new AbortController().signal, address);
    try {
      if (scope.generation === undefined) return;
      const answer = await page(scope, address);
      await answer.arrayBuffer();
      if (!answer.ok || performance.now() - startedAt > limitMs) return;
    } finally {
      close();
    }
  }
}
