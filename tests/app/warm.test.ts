import { expect, test } from "vitest";
import type { Door } from "../../app/door.server.ts";
import { warm } from "../../app/warm.server.ts";

/** A door that counts the scopes that are open, on a warehouse or on none, and pages that say when they were asked for. */
function given({ isLoaded = true, answer = () => new Response("page") }) {
  const asked: string[] = [];
  let open = 0;
  const openScope = async () => {
    open++;
    return { scope: { generation: isLoaded ? {} : undefined }, close: () => open-- };
  };
  const page = async (_scope: unknown, address: string) => {
    expect(open).toBe(1);
    asked.push(address);
    return answer();
  };
  return { pages: { openScope: openScope as unknown as Door["openScope"], page }, asked, open: () => open };
}

test("the first page is made once under each of its filters, each in a scope that is closed again", async () => {
  const { pages, asked, open } = given({});
  await warm({ ...pages, limitMs: 60_000 });
  expect([asked.length, new Set(asked).size, open()]).toEqual([24, 24, 0]);
  expect(asked.slice(0, 3)).toEqual(["/?months=1", "/?months=1&by=day", "/?months=1&compare=year"]);
});

test("it ends with its time, with nothing loaded and with a page that cannot be shown, and leaves no scope open", async () => {
  const slow = given({});
  await warm({ ...slow.pages, limitMs: -1 });
  const empty = given({ isLoaded: false });
  await warm(empty.pages);
  const broken = given({ answer: () => new Response("no", { status: 500 }) });
  await warm(broken.pages);
  expect([slow, empty, broken].map(({ asked, open }) => [asked.length, open()])).toEqual([
    [1, 0],
    [0, 0],
    [1, 0],
  ]);
});
