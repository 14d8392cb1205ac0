import { expect, test } from "vitest";
import type { Door } from "../../app/door.server.ts";
import { createResults } from "../../app/results.server.ts";
import { withinScope } from "../../app/scope.server.ts";
import { emptyData, openDoor, publish } from "./generation.ts";
import { executive, lead, memberOf } from "./viewers.ts";

/** `random()` differs from run to run, so an equal answer was kept or shared. */
const drawn = "select $salt::int as salt, random() as drawn, $scope::varchar[] as scope";

async function doorWith(options: Parameters<typeof openDoor>[2] = {}) {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: "" });
  return { layout, door: openDoor(layout, { drawn }, options) };
}

test("the same question of the same kind of viewer is answered once per generation", async () => {
  const { door, layout } = await doorWith();
  const first = await door.query("drawn", { salt: 1 }, lead);
  expect(await door.query("drawn", { salt: 1, unused: 5 }, { ...lead, id: "another lead" })).toEqual(first);
  expect(await door.query("drawn", { salt: 2 }, lead)).not.toEqual(first);
  await publish(layout, "g2", { warehouse: "" });
  expect(await door.query("drawn", { salt: 1 }, lead)).not.toEqual(first);
});

test("role, scope and sight of names each make it another question", async () => {
  const { door } = await doorWith();
  const viewers = [
    lead,
    executive,
    { ...lead, seesNames: false },
    memberOf(),
    memberOf("sales"),
    memberOf("finance"),
    memberOf("sales", "finance"),
    memberOf("sales,finance"),
  ];
  const ask = () => Promise.all(viewers.map((viewer) => door.query<{ drawn: number }>("drawn", { salt: 1 }, viewer)));
  const answers = await ask();
  expect(new Set(answers.map(([row]) => row?.drawn)).size).toBe(viewers.length);
  expect(await ask()).toEqual(answers);
  expect(await door.query("drawn", { salt: 1 }, memberOf("finance", "sales"))).toEqual(answers[6]);
});

test("questions asked at the same time share one run; with the cache off nothing is shared or kept", async () => {
  const on = (await doorWith()).door;
  const off = (await doorWith({ isCached: false })).door;
  const ask = (door: Door) =>
    Promise.all([1, 2, 3].map(() => door.query<{ drawn: number }>("drawn", { salt: 1 }, lead)));
  expect(new Set((await ask(on)).map(([row]) => row?.drawn)).size).toBe(1);
  expect(new Set((await ask(off)).map(([row]) => row?.drawn)).size).toBe(3);
});

test("with the cache off, what no parameter changes is still read once of a generation", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: "" });
  const fixed = "-- scope: everyone\nselect random() as drawn";
  const door = openDoor(layout, { drawn, fixed }, { isCached: false });
  const first = await door.query("fixed", {}, lead);
  expect(await door.query("fixed", {}, executive)).not.toEqual(first);
  expect(await door.query("fixed", { unused: 5 }, lead)).toEqual(first);
  expect(await door.query("drawn", { salt: 1 }, lead)).not.toEqual(await door.query("drawn", { salt: 1 }, lead));
  await publish(layout, "g2", { warehouse: "" });
  expect(await door.query("fixed", {}, lead)).not.toEqual(first);
});

test("within one request a question is asked once, also with the cache off, and of the next anew", async () => {
  const { door } = await doorWith({ isCached: false });
  const request = async () => {
    const { scope, close } = await door.openScope(new AbortController().signal);
    const ask = () => door.query<{ drawn: number }>("drawn", { salt: 1 }, lead);
    const answers = await withinScope(scope, async () => [...(await Promise.all([ask(), ask()])), await ask()]);
    close();
    return new Set(answers.map(([row]) => row?.drawn));
  };
  const [one, other] = [await request(), await request()];
  expect([one.size, other.size]).toEqual([1, 1]);
  expect(one).not.toEqual(other);
});

test("10,000 different questions do not grow the cache past its bounds", async () => {
  const { door } = await doorWith();
  const { scope, close } = await door.openScope(new AbortController().signal);
  await withinScope(scope, async () => {
    for (let salt = 0; salt < 10_000; salt++) await door.query("drawn", { salt }, lead);
  });
  const held = scope.generation?.results.size();
  close();
  expect(held?.entries).toBe(2000);
  expect(held?.bytes).toBeLessThan(2 ** 20);
});

test("the least recently used results go first, by count and by bytes, and one huge answer is not kept", () => {
  const byCount = createResults({ entries: 2, bytes: 2 ** 20 });
  for (const key of ["a", "b"]) byCount.keep(key, [{ key }]);
  byCount.find("a");
  byCount.keep("c", [{ key: "c" }]);
  expect(["a", "b", "c"].map((key) => byCount.find(key) !== undefined)).toEqual([true, false, true]);

  const byBytes = createResults({ entries: 1000, bytes: 20_000 });
  for (let n = 0; n < 100; n++) byBytes.keep(`k${n}`, [{ text: "x".repeat(500) }]);
  expect(byBytes.size().bytes).toBeLessThanOrEqual(20_000);
  expect(byBytes.find("k99")).toBeDefined();
  expect(byBytes.find("k0")).toBeUndefined();
  byBytes.keep("huge", [{ text: "x".repeat(5000) }]);
  expect(byBytes.find("huge")).toBeUndefined();
  expect(byBytes.find("k99")).toBeDefined();
});
