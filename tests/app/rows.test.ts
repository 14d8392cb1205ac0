import { expect, test } from "vitest";
import { emptyData, openDoor, publish } from "./generation.ts";
import { lead } from "./viewers.ts";

async function ask(sql: string) {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: "" });
  return openDoor(layout, { asked: sql }).query("asked", {}, lead);
}

test("values come as plain JavaScript: days as text, times in UTC, numbers as numbers", async () => {
  const [row] = await ask(`
    select date '2026-03-31' as day, timestamp '2026-03-31 23:59:59.5' as at, timestamptz '2026-03-31 12:00:00+02' as zoned,
      9007199254740991::bigint as most, 12::hugeint as huge, 1.25::decimal(9, 2) as share, 0.5::float as half,
      ['a', null] as list, {'file': 'x.csv', 'line': 3::bigint} as origin, true as is_so, null as nothing`);
  expect(row).toEqual({
    day: "2026-03-31",
    at: "2026-03-31T23:59:59.500Z",
    zoned: "2026-03-31T10:00:00.000Z",
    most: 9007199254740991,
    huge: 12,
    share: 1.25,
    half: 0.5,
    list: ["a", null],
    origin: { file: "x.csv", line: 3 },
    is_so: true,
    nothing: null,
  });
});

test("a value and its reason become one column", async () => {
  const rows = await ask(`
    select * from (values (0, null), (null, 'no usage log covers Zapier')) as tools(users, users_unknown)`);
  expect(rows).toEqual([{ users: 0 }, { users: { unknown: "no usage log covers Zapier" } }]);
});

test.each([
  [
    "neither a value nor a reason",
    "select null::int as users, null::varchar as users_unknown",
    /asked, column users: neither/,
  ],
  ["both", "select 3 as users, 'no log' as users_unknown", /asked, column users: both/],
  ["a reason without its value's column", "select 'no log' as users_unknown", /users_unknown stands without users/],
  ["an integer above 2^53", "select 9007199254740993::bigint as n", /column n: above 2\^53/],
  ["a division by zero", "select 1 / 0 as rate", /column rate: Infinity/],
  ["two columns of one name", "select 1 as n, 2 as n", /same name/],
  ["a type without a plain form", "select interval 1 day as span", /column span: the door has no plain form/],
  ["more rows than a page can show", "select * from range(100001)", /more than 100000 rows/],
])("%s is a bug that says where it is", async (_title, sql, message) => {
  await expect(ask(sql)).rejects.toThrow(message);
});

test("rows are frozen, since the next reader may get the same ones; the list is each reader's own", async () => {
  const rows = await ask("select 1 as n, ['a'] as list union all select 2, ['b'] order by 1");
  expect(rows.reverse()).toHaveLength(2);
  expect(() => Object.assign(rows[0] ?? {}, { n: 3 })).toThrow(TypeError);
});
