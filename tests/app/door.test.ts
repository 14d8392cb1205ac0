import { expect, test } from "vitest";
import { NoWarehouse } from "../../app/generations.server.ts";
import { createShelf, type Prepared } from "../../app/shelf.server.ts";
import { emptyData, openDoor, publish } from "./generation.ts";
import { executive, lead, memberOf } from "./viewers.ts";

const tools = `
  create schema marts;
  create table marts.tools as
  from (values ('a', 'sales', 'p1'), ('b', 'finance', 'p2')) as tools(tool_id, team_id, owner_key);`;

const scoped =
  "select tool_id from marts.tools where $scope::varchar[] is null or team_id in (select unnest($scope::varchar[])) order by 1";
const named =
  "-- scope: everyone\nselect tool_id, name from marts.tools left join names.people on person_key = owner_key order by 1";

async function doorOnTools() {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: tools, names: { p1: "Ada Marsh", p2: "Ben Okoro" } });
  return openDoor(layout, {
    scoped,
    named,
    unscoped: "select tool_id from marts.tools",
    given: "-- says $nothing\nselect $team::varchar as team, '$literal' as text, $many::varchar[] as many",
  });
}

test("a query runs for a viewer, who cannot be left out", async () => {
  const door = await doorOnTools();
  // @ts-expect-error: without a viewer this must not compile
  await expect(door.query("scoped", {})).rejects.toThrow();
  expect(await door.query("scoped", {}, lead)).toEqual([{ tool_id: "a" }, { tool_id: "b" }]);
});

test("a viewer bound to teams sees the rows of those teams, whoever asked the same before", async () => {
  const door = await doorOnTools();
  expect(await door.query("scoped", {}, lead)).toHaveLength(2);
  expect(await door.query("scoped", {}, memberOf("sales"))).toEqual([{ tool_id: "a" }]);
  expect(await door.query("scoped", {}, memberOf("finance"))).toEqual([{ tool_id: "b" }]);
  expect(await door.query("scoped", {}, memberOf())).toEqual([]);
});

test("the scope cannot be passed, nor can a bound viewer run a query that does not filter by it", async () => {
  const door = await doorOnTools();
  // @ts-expect-error: scope is the viewer's
  await expect(door.query("scoped", { scope: ["sales", "finance"] }, memberOf("sales"))).rejects.toThrow(
    /scope comes from the viewer/,
  );
  await expect(door.query("unscoped", {}, memberOf("sales"))).rejects.toThrow(/does not filter by \$scope/);
});

test("names reach those who may see them and nobody else", async () => {
  const door = await doorOnTools();
  const withNames = [
    { tool_id: "a", name: "Ada Marsh" },
    { tool_id: "b", name: "Ben Okoro" },
  ];
  const without = withNames.map(({ tool_id }) => ({ tool_id, name: null }));
  expect(await door.query("named", {}, lead)).toEqual(withNames);
  expect(await door.query("named", {}, executive)).toEqual(without);
  expect(await door.query("named", {}, memberOf("sales"))).toEqual(without);
  expect(await door.query("named", {}, lead)).toEqual(withNames);
});

test("a query gets the parameters that it mentions, and one that was not given is named", async () => {
  const door = await doorOnTools();
  const parameters = { team: undefined, many: ["x", "y"], unused: 1 };
  expect(await door.query("given", parameters, lead)).toEqual([{ team: null, text: "$literal", many: ["x", "y"] }]);
  await expect(door.query("given", { many: [] }, lead)).rejects.toThrow("given: mentions $team, which was not given");
  await expect(door.query("nowhere", {}, lead)).rejects.toThrow("nowhere: no such query");
});

test("what has no value is a null of the type that the query gives it, and stays one beside other values", async () => {
  const door = await doorOnTools();
  const [nothing] = await door.query("given", { team: null, many: null }, lead);
  expect(nothing).toEqual({ team: null, text: "$literal", many: null });
  const [one] = await door.query("given", { team: "$many", many: null }, lead);
  expect(one).toEqual({ team: "$many", text: "$literal", many: null });
  const [both] = await door.query("given", { team: null, many: ["null", "$team"] }, lead);
  expect(both).toEqual({ team: null, text: "$literal", many: ["null", "$team"] });
});

test("of prepared questions those asked last are kept, and those let go of are closed", () => {
  const shelf = createShelf(2);
  const closed: string[] = [];
  const prepared = (name: string) =>
    ({ connection: { closeSync: () => closed.push(name) }, statement: name }) as unknown as Prepared;
  for (const name of ["a", "b", "a"]) shelf.keep(name, prepared(name));
  expect(closed).toEqual(["b"]);
  expect(shelf.take("b")).toBeUndefined();
  expect(shelf.take("a")?.statement).toBe("a");
  for (const name of ["c", "d"]) shelf.keep(name, prepared(name));
  expect(closed).toEqual(["b", "a"]);
  shelf.clear();
  expect(closed).toEqual(["b", "a", "c", "d"]);
  expect(shelf.take("c")).toBeUndefined();
});

test("before anything is loaded there is no warehouse, and a first publication is seen", async () => {
  const layout = await emptyData();
  const door = openDoor(layout, { scoped });
  expect(await door.hasWarehouse()).toBe(false);
  await expect(door.query("scoped", {}, lead)).rejects.toThrow(NoWarehouse);
  expect(await door.state()).toEqual({ generation: null, problem: null });
  await publish(layout, "g1", { warehouse: tools });
  expect(await door.hasWarehouse()).toBe(true);
  expect(await door.query("scoped", {}, lead)).toHaveLength(2);
});

test("a view of the warehouse reads the months under their alias", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", {
    months: { m2026_01: "create table rows as select 7 as n", m2026_02: "create table rows as select 8 as n" },
    warehouse: "create view events as select * from m2026_01.rows union all select * from m2026_02.rows;",
  });
  const door = openDoor(layout, { events: "select sum(n)::int as n from events" });
  expect(await door.query("events", {}, lead)).toEqual([{ n: 15 }]);
});

test("a question that was asked before answers with the values of this time, many at once and after one that failed", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: tools });
  const sql = `select $n::int as n, $team::varchar as team,
    (select count(*)::int from marts.tools where $team is null or team_id = $team) as tools, error($broken::varchar) as broken`;
  const door = openDoor(layout, { asked: `-- scope: everyone\n${sql}` }, { isCached: false, running: 3 });
  const ask = (n: number, team: string | null, broken: string | null = null) =>
    door.query("asked", { n, team, broken }, lead);
  const found = { sales: 1, finance: 1, nowhere: 0 };
  for (let turn = 0; turn < 3; turn++) {
    await expect(ask(turn, null, "broken on purpose")).rejects.toThrow("broken on purpose");
    const teams = [...Object.keys(found), null] as (keyof typeof found | null)[];
    const asked = Array.from({ length: 12 }, (_, place) => ({ n: 100 * turn + place, team: teams[place % 4] ?? null }));
    const answers = await Promise.all(asked.map(({ n, team }) => ask(n, team)));
    expect(answers).toEqual(
      asked.map(({ n, team }) => [{ n, team, tools: team === null ? 2 : found[team], broken: null }]),
    );
  }
});
