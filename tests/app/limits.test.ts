import { expect, test } from "vitest";
import { withinScope } from "../../app/scope.server.ts";
import { BusyError, createSlots } from "../../app/slots.server.ts";
import { emptyData, openDoor, publish } from "./generation.ts";
import { lead } from "./viewers.ts";

// Minutes of work unless something ends it.
const endless =
  "-- scope: everyone\nselect count(*) as n from range(100000000) as a, range(1000000) as b where a.range + b.range = $salt::bigint";
const quick = "-- scope: everyone\nselect 1 as n";
const echo = "-- scope: everyone\nselect $n::int as n";
const queries = { endless, quick, echo };

async function doorWith(options: Parameters<typeof openDoor>[2]) {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: "" });
  return openDoor(layout, queries, options);
}

/** What a query was refused with. */
async function refusalOf(answer: Promise<unknown>): Promise<Response> {
  const refusal = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Response);
  return refusal as Response;
}

test("a query that takes too long is stopped, says so with a 503, and frees its slot", async () => {
  const door = await doorWith({ limitMs: 200, running: 1 });
  const startedAt = performance.now();
  const refusal = await refusalOf(door.query("endless", { salt: 1 }, lead));
  expect(performance.now() - startedAt).toBeLessThan(2000);
  expect(refusal.status).toBe(503);
  expect(refusal.headers.get("retry-after")).toBe("5");
  expect(await refusal.text()).toBe(
    "Too busy to answer: this question took longer than 0.2 s and was stopped. Please try again in a moment.",
  );
  expect(await door.query("quick", {}, lead)).toEqual([{ n: 1 }]);
});

test("a query whose reader leaves is stopped at once", async () => {
  const door = await doorWith({ limitMs: 60_000, running: 1 });
  for (const delay of [0, 5, 300]) {
    const reader = new AbortController();
    const answer = door.query("endless", { salt: delay }, lead, { signal: reader.signal });
    setTimeout(() => reader.abort(new Error("left")), delay);
    await expect(answer).rejects.toThrow("left");
  }
  const startedAt = performance.now();
  expect(await door.query("quick", {}, lead)).toEqual([{ n: 1 }]);
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test("readers who ask the same share one run, which goes on until the last has left", async () => {
  const door = await doorWith({ limitMs: 60_000, running: 1 });
  const [first, second] = [new AbortController(), new AbortController()];
  const answers = [first, second].map(({ signal }) => door.query("endless", { salt: 7 }, lead, { signal }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  first.abort(new Error("first left"));
  await expect(answers[0]).rejects.toThrow("first left");
  const waiting = door.query("quick", {}, lead);
  const early = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 200, "still running"))]);
  expect(early).toBe("still running");
  second.abort(new Error("second left"));
  await expect(answers[1]).rejects.toThrow("second left");
  expect(await waiting).toEqual([{ n: 1 }]);
});

test("who finds the queue full is told to come back, and the queue moves on", async () => {
  const door = await doorWith({ limitMs: 500, running: 1, waiting: 2 });
  const answers = [1, 2, 3, 4].map((salt) => refusalOf(door.query("endless", { salt }, lead)));
  const words = await Promise.all(answers.map(async (answer) => (await answer).text()));
  expect(words.filter((text) => text.includes("too many questions are waiting"))).toHaveLength(1);
  expect(words.filter((text) => text.includes("took longer than 0.5 s"))).toHaveLength(3);
});

test("no more than the slots run at once, in order of arrival", async () => {
  const slots = createSlots({ running: 2, waiting: 100, waitMs: 5000 });
  const order: number[] = [];
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      slots.run(async () => {
        order.push(n);
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 3));
        running--;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(order).toEqual(Array.from({ length: 30 }, (_, n) => n));
});

test("who has a place ahead is let in before those who waited longer, and those of one place in order of arrival", async () => {
  const slots = createSlots({ running: 1, waiting: 10, waitMs: 5000 });
  const [early, late] = [slots.arrive(), slots.arrive()];
  const order: string[] = [];
  const say = (word: string) => async () => void order.push(word);
  let finish = () => {};
  const first = slots.run(() => new Promise<void>((resolve) => (finish = resolve)));
  const others = [
    slots.run(say("no place")),
    slots.run(say("late"), undefined, late),
    slots.run(say("early"), undefined, early),
    slots.run(say("late, again"), undefined, late),
    slots.run(say("early, again"), undefined, early),
    slots.run(say("no place either")),
  ];
  await new Promise(setImmediate);
  finish();
  await Promise.all([first, ...others]);
  expect(order).toEqual(["early", "early, again", "late", "late, again", "no place", "no place either"]);
});

test("what a page asks next is answered before the pages that came after it", async () => {
  const door = await doorWith({ limitMs: 300, running: 1 });
  const { signal } = new AbortController();
  const [early, late] = [await door.openScope(signal), await door.openScope(signal)];
  const order: number[] = [];
  const ask = async ({ scope }: typeof early, n: number) => {
    await withinScope(scope, () => door.query("echo", { n }, lead));
    order.push(n);
  };
  const held = refusalOf(door.query("endless", { salt: 9 }, lead));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await Promise.all([held, ask(late, 1), ask(early, 2), ask(late, 3), ask(early, 4)]);
  expect(order).toEqual([2, 4, 1, 3]);
  for (const { close } of [early, late]) close();
});

test("who waits too long or leaves while waiting gives up the place, and no slot is lost", async () => {
  const slots = createSlots({ running: 1, waiting: 10, waitMs: 50 });
  let finish = () => {};
  const first = slots.run(() => new Promise<void>((resolve) => (finish = resolve)));
  const reader = new AbortController();
  const left = slots.run(async () => "ran", reader.signal);
  reader.abort(new Error("left"));
  await expect(left).rejects.toThrow("left");
  await expect(slots.run(async () => "ran")).rejects.toThrow(BusyError);
  finish();
  await first;
  await expect(slots.run(() => Promise.reject(new Error("broke")))).rejects.toThrow("broke");
  expect(await slots.run(async () => "ran")).toBe("ran");
});
