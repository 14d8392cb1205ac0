import { expect, test } from "vitest";
import { createKeptPages } from "../../app/kept-pages.server.ts";

const limits = { entries: 20, bytes: 2 ** 20 };

function counted() {
  const pages = createKeptPages(limits);
  let renders = 0;
  const ask = (source: unknown, nonce: string, requestId: string) =>
    pages.page(source, { nonce, requestId }, async () => {
      renders++;
      return `<p data-n="${nonce}" data-n="${nonce}">${requestId} render ${renders}</p>`;
    });
  return { ask, renders: () => renders };
}

test("a page of equal data is rendered once, and each response has its own nonce and id in it", async () => {
  const { ask, renders } = counted();
  expect(await ask(["/", { rows: [1, 2] }, "id-1"], "n1$&", "id-1")).toBe(
    '<p data-n="n1$&" data-n="n1$&">id-1 render 1</p>',
  );
  expect(await ask(["/", { rows: [1, 2] }, "id-2"], "n2$&", "id-2")).toBe(
    '<p data-n="n2$&" data-n="n2$&">id-2 render 1</p>',
  );
  expect(await ask(["/", { rows: [1, 2] }, "id-3"], "n3", "id-3")).toBe('<p data-n="n3" data-n="n3">id-3 render 1</p>');
  expect(renders()).toBe(1);
});

test("whatever differs in the data is another page", async () => {
  const { ask, renders } = counted();
  const sources = [
    ["/", {}],
    ["/?team=a", {}],
    ["/", { rows: [] }],
    ["/", { rows: [1] }],
    ["/", { rows: ["1"] }],
    ["/", { rows: [1.5] }],
    ["/", { rows: [null] }],
    ["/", { rows: [undefined] }],
    ["/", { rows: [new Date(1)] }],
    ["/", { rows: [new Date(2)] }],
    ["/", { other: [1] }],
  ];
  for (const source of [...sources, ...sources]) await ask(source, "n", "id");
  expect(renders()).toBe(sources.length);
});

test("a page that still waits for data, and one that cannot be rendered, are not kept", async () => {
  const { ask, renders } = counted();
  await ask(["/", { later: Promise.resolve(1) }], "n", "id");
  await ask(["/", { later: Promise.resolve(2) }], "n", "id");
  expect(renders()).toBe(2);
  const pages = createKeptPages(limits);
  const marks = { nonce: "n", requestId: "id" };
  const failing = pages.page("source", marks, () => Promise.reject(new Error("no page")));
  await expect(failing).rejects.toThrow("no page");
  expect(await pages.page("source", marks, async () => "a page")).toBe("a page");
});
