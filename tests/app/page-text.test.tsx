import type { Readable } from "node:stream";
import { type ReactNode, Suspense } from "react";
import { renderToNodeStream } from "react-dom/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { pageText } from "../../app/page-text.server.ts";

// React says in development that it is deprecated; DECISIONS.md says why it is used.
beforeAll(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterAll(() => void vi.restoreAllMocks());

const textOf = (page: ReactNode) => pageText(renderToNodeStream(page) as Readable);

/** Throws what it waits for, as Remix does for the data of a page. */
function afterWaiting(): () => ReactNode {
  let isThere = false;
  const arrival = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => {
    isThere = true;
  });
  return () => {
    if (!isThere) throw arrival;
    return <b>– there</b>;
  };
}

function Broken(): ReactNode {
  throw new Error("broken");
}

test("a page that waits is whole, one that waits for nothing too, and no sign of several bytes is torn", async () => {
  const Late = afterWaiting();
  const waiting = (
    <p>
      <Suspense fallback="loading">
        <Late />
      </Suspense>
    </p>
  );
  expect(await textOf(waiting)).toBe("<p><!--$--><b>– there</b><!--/$--></p>");
  const dashes = Array.from({ length: 2000 }, (_, place) => <i key={String(place)}>{"–".repeat(place % 7)}</i>);
  const written = await textOf(<p>{dashes}</p>);
  expect(written).not.toContain("\0");
  expect(written.match(/–/g)?.length).toBe(5995);
});

test("what a page throws reaches whoever asked for it", async () => {
  await expect(textOf(<Broken />)).rejects.toThrow("broken");
});
