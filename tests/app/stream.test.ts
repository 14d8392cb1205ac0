import { expect, test } from "vitest";
import type { DoorOptions } from "../../app/door.server.ts";
import type { RowStream } from "../../app/stream.server.ts";
import { emptyData, openDoor, point, publish } from "./generation.ts";
import { lead, memberOf } from "./viewers.ts";

const rows = `
  create schema marts;
  create table marts.rows as
  select range as place, if(range = 3, null, range * 10) as users, if(range = 3, 'no log', null) as users_unknown
  from range(1_000_000);`;

const queries = {
  all: "-- scope: everyone\nselect place, users, users_unknown from marts.rows order by place",
  none: "-- scope: everyone\nselect place from marts.rows where false",
  scoped: "select place from marts.rows where list_contains($scope::varchar[], place::varchar)",
  broken: "-- scope: everyone\nselect place, null as users, null as users_unknown from marts.rows",
  paged: `-- scope: everyone
select
    place,
    count(*) over () as total_rows, -- page
from marts.rows
order by -place -- page
limit $limit::int -- page
`,
  one: "-- scope: everyone\nselect 1 as one",
};

async function doorOnRows(options: Partial<DoorOptions> = {}) {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: rows });
  return { layout, door: openDoor(layout, queries, options) };
}

async function drain(stream: RowStream): Promise<number> {
  let count = 0;
  for (let batch = await stream.next(); batch !== undefined; batch = await stream.next()) count += batch.length;
  return count;
}

test("a million rows come in batches, in their order, unknowns with their reason", async () => {
  const { door } = await doorOnRows();
  const stream = await door.stream("all", {}, lead);
  expect(stream.columns).toEqual(["place", "users"]);
  expect([...stream.unknowns]).toEqual(["users"]);
  const first = (await stream.next()) ?? [];
  expect(first.length).toBeLessThan(10_000);
  expect(first.slice(2, 5)).toEqual([
    [2, 20],
    [3, { unknown: "no log" }],
    [4, 40],
  ]);
  expect(first.length + (await drain(stream))).toBe(1_000_000);
});

test("no rows are an end at once, with their columns", async () => {
  const { door } = await doorOnRows();
  const stream = await door.stream("none", {}, lead);
  expect(stream.columns).toEqual(["place"]);
  expect(await stream.next()).toBeUndefined();
});

test("a viewer bound to teams gets the rows of those teams in a file too", async () => {
  const { door } = await doorOnRows();
  expect(await drain(await door.stream("scoped", {}, memberOf("4", "5")))).toBe(2);
});

test("a file is asked for without the lines that only a page needs, so it has every row, as the table has them", async () => {
  const { door } = await doorOnRows();
  const stream = await door.stream("paged", {}, lead);
  expect(stream.columns).toEqual(["place"]);
  const places: unknown[] = [];
  for (let batch = await stream.next(); batch !== undefined; batch = await stream.next()) places.push(...batch.flat());
  expect(places).toEqual(Array.from({ length: 1_000_000 }, (_, place) => place));
  expect(await door.query("paged", { limit: 2 }, lead)).toEqual([
    { place: 999_999, total_rows: 1_000_000 },
    { place: 999_998, total_rows: 1_000_000 },
  ]);
});

test("what is wrong with a question is told before any row, and a wrong row ends the file", async () => {
  const { door } = await doorOnRows();
  await expect(door.stream("nowhere", {}, lead)).rejects.toThrow("nowhere: no such query");
  const stream = await door.stream("broken", {}, lead);
  await expect(stream.next()).rejects.toThrow("neither a value nor a reason");
});

test("files that nobody reads keep no page waiting; a fifth waits for one of them to close", async () => {
  const { door } = await doorOnRows({ running: 1 });
  const open = await Promise.all([1, 2, 3, 4].map(() => door.stream("all", {}, lead)));
  expect(await door.query("one", {}, lead)).toEqual([{ one: 1 }]);
  const fifth = door.stream("all", {}, lead);
  expect(await Promise.race([fifth.then(() => "open"), wait(100).then(() => "waiting")])).toBe("waiting");
  open[0]?.close();
  (await fifth).close();
  for (const stream of open) stream.close();
});

test("a reader who leaves frees the place and the generation", async () => {
  const { door, layout } = await doorOnRows();
  const left = new AbortController();
  const open = await Promise.all(
    Array.from({ length: 4 }, () => door.stream("all", {}, lead, { signal: left.signal })),
  );
  await publish(layout, "g2", { warehouse: rows.replace("1_000_000", "5") }, false);
  await point(layout, "g2");
  expect(await drain(await soon(() => leaveThen(left, () => door.stream("all", {}, lead))))).toBe(5);
  await expect(open[0]?.next()).rejects.toThrow("left");
});

test("a reader who stops reading loses the file", async () => {
  const { door } = await doorOnRows({ idleMs: 50 });
  const stream = await door.stream("all", {}, lead);
  await stream.next();
  await wait(150);
  await expect(stream.next()).rejects.toThrow("not read any further in time");
});

test("a batch that takes too long is stopped, and the reader is asked to try again", async () => {
  const { door } = await doorOnRows({ batchLimitMs: 1 });
  const refusal = await door.stream("all", {}, lead).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Response);
  expect((refusal as Response).status).toBe(503);
});

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function leaveThen<T>(left: AbortController, next: () => Promise<T>): Promise<T> {
  left.abort(new Error("the reader left"));
  return next();
}

function soon<T>(work: () => Promise<T>): Promise<T> {
  return Promise.race([
    work(),
    wait(5000).then(() => {
      throw new Error("no place became free");
    }),
  ]);
}
