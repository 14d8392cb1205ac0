import { afterAll, beforeAll, expect, test } from "vitest";
import { type Given, given } from "../given.ts";
import { without } from "../given-table.ts";

// Every case is a tool of its own. Ann can act, lea left on 10 March, eva has an end date, nobody knows zoe.
const company = {
  "lake.loads": `
    load_id | entity | snapshot_day
    jan     | tools  | 2026-01-31
    feb     | tools  | 2026-02-28
    mar     | tools  | 2026-03-31`,
  "marts.days": `
    day        | month      | is_month_end | is_latest
    2026-01-31 | 2026-01-01 | true         | false
    2026-02-28 | 2026-02-01 | true         | false
    2026-03-31 | 2026-03-01 | true         | true`,
  "marts.person_keys": "person_key | person_id\n ann | ann\n lea | lea\n eva | eva",
  "marts.people": "person_id | ended_on\n ann | \n lea | 2026-03-10\n eva | 2026-05-31",
  "marts.unable_days": "day | person_id | inability | since\n 2026-03-31 | lea | left | 2026-03-10",
  "marts.tool_roles": `
    tool_id | role  | person_key | person_id | from_day
    done    | owner | ann2       | ann       | 2026-03-31
    named   | owner | bob        | bob       | 2026-03-20`,
  "lake.decisions": `
    decision_id | decided_at          | decision | entity | key           | said                          | ground                                     | undoes
    n1          | 2026-01-31 10:00:00 | confirm  | tool   | sheet/newest  | {}                            | {cause=O1}                                 |
    n2          | 2026-02-10 10:00:00 | snooze   | tool   | sheet/newest  | {until=2027-01-01}            | {}                                         |
    n3          | 2026-03-05 10:00:00 | undo     | tool   | sheet/newest  | {}                            | {}                                         | n2
    n4          | 2026-11-21 10:00:00 | retire   | tool   | sheet/today   | {}                            | {users_90_days=0}                          |
    f1          | 2026-03-01 10:00:00 | snooze   | tool   | sheet/folded  | {until=2027-01-01}            | {}                                         |
    f2          | 2026-03-02 10:00:00 | retire   | tool   | sheet/copy    | {}                            | {}                                         |
    m1          | 2026-03-01 10:00:00 | dismiss  | tool   | sheet/merged  | {}                            | {cause=O1}                                 |
    m2          | 2026-03-02 10:00:00 | merge    | tool   | sheet/merged  | {other=sheet/elsewhere}       | {}                                         |
    a1          | 2026-02-01 10:00:00 | assign   | tool   | sheet/waits   | {person=ann}                  | {state=orphaned}                           |
    a2          | 2026-02-01 10:00:00 | assign   | tool   | sheet/done    | {person=ann}                  | {state=orphaned}                           |
    a3          | 2026-02-01 10:00:00 | assign   | tool   | sheet/left    | {person=lea}                  | {state=orphaned}                           |
    a4          | 2026-02-01 10:00:00 | propose  | tool   | sheet/soon    | {person=eva}                  | {state=orphaned}                           |
    a5          | 2026-02-01 10:00:00 | propose  | tool   | sheet/knew    | {person=eva}                  | {state=orphaned,person_ends_on=2026-05-31} |
    a6          | 2026-02-01 10:00:00 | assign   | tool   | sheet/who     | {person=zoe}                  | {state=orphaned}                           |
    a7          | 2026-01-01 10:00:00 | assign   | tool   | sheet/stale   | {person=ann}                  | {state=orphaned}                           |
    a8          | 2026-02-01 10:00:00 | propose  | tool   | sheet/mute    | {person=ann,until=2026-03-15} | {state=orphaned}                           |
    a9          | 2026-03-01 10:00:00 | assign   | tool   | sheet/taken   | {person=ann}                  | {state=orphaned}                           |
    s1          | 2026-03-01 10:00:00 | snooze   | tool   | sheet/later   | {until=2026-04-01}            | {}                                         |
    s2          | 2026-03-01 10:00:00 | snooze   | tool   | sheet/due     | {until=2026-03-31}            | {}                                         |
    e1          | 2026-03-01 10:00:00 | exempt   | tool   | sheet/over    | {until=2026-03-30}            | {}                                         |
    e2          | 2026-03-01 10:00:00 | exempt   | tool   | sheet/quiet   | {until=2027-01-01}            | {users_90_days=7,is_depended_on=true}      |
    e3          | 2026-03-01 10:00:00 | exempt   | tool   | sheet/grown   | {until=2027-01-01}            | {users_90_days=6,is_depended_on=true}      |
    e4          | 2026-03-01 10:00:00 | exempt   | tool   | sheet/crossed | {until=2027-01-01}            | {users_90_days=4,is_depended_on=false}     |
    e5          | 2026-03-01 10:00:00 | exempt   | tool   | sheet/unsaid  | {until=2027-01-01}            | {is_depended_on=false}                     |
    r1          | 2026-02-01 10:00:00 | retire   | tool   | sheet/gone    | {}                            | {users_90_days=0}                          |
    r2          | 2026-02-01 10:00:00 | retire   | tool   | sheet/marked  | {}                            | {users_90_days=0}                          |
    r3          | 2026-02-01 10:00:00 | retire   | tool   | sheet/used    | {}                            | {users_90_days=0}                          |
    r4          | 2026-02-01 10:00:00 | retire   | tool   | sheet/busy    | {}                            | {users_90_days=4}                          |
    r5          | 2026-01-01 10:00:00 | retire   | tool   | sheet/listed  | {}                            | {users_90_days=0}                          |
    c1          | 2026-03-01 10:00:00 | dismiss  | tool   | sheet/same    | {}                            | {cause=O2,state=orphaned}                  |
    c2          | 2026-03-01 10:00:00 | dismiss  | tool   | sheet/other   | {}                            | {cause=O12,state=not matched}              |
    c3          | 2026-03-01 10:00:00 | dismiss  | tool   | sheet/well    | {}                            | {cause=O2,state=orphaned}                  |
    c4          | 2026-03-01 10:00:00 | confirm  | tool   | sheet/named   | {}                            | {state=owned}                              |`,
};

/** As of the latest day; those that the registry lists no more are left out. */
const now = `
  tool_id | is_retired | owner_state | cause | users_90_days | is_depended_on
  newest  | false      | orphaned    | O1    | 0             | false
  today   | false      | orphaned    | O1    | 0             | false
  folded  | false      | orphaned    | O1    | 0             | false
  merged  | false      | orphaned    | O1    | 0             | false
  waits   | false      | orphaned    | O1    | 0             | false
  done    | false      | owned       |       | 0             | false
  left    | false      | orphaned    | O1    | 0             | false
  soon    | false      | orphaned    | O1    | 0             | false
  knew    | false      | orphaned    | O1    | 0             | false
  who     | false      | orphaned    | O1    | 0             | false
  stale   | false      | orphaned    | O1    | 0             | false
  mute    | false      | orphaned    | O1    | 0             | false
  taken   | false      | owned       |       | 0             | false
  later   | false      | orphaned    | O1    | 0             | false
  due     | false      | orphaned    | O1    | 0             | false
  over    | false      | orphaned    | O1    | 0             | false
  quiet   | false      | orphaned    | O1    | 13            | true
  grown   | false      | orphaned    | O1    | 12            | true
  crossed | false      | orphaned    | O1    | 5             | true
  unsaid  | false      | orphaned    | O1    |               |
  marked  | true       |             |       |               |
  used    | false      | orphaned    | O1    | 1             | false
  busy    | false      | orphaned    | O1    | 4             | false
  listed  | false      | orphaned    | O1    | 0             | false
  same    | false      | orphaned    | O2    | 0             | false
  other   | false      | orphaned    | O2    | 0             | false
  well    | false      | owned       |       | 0             | false
  named   | false      | owned       |       | 0             | false
  alone   | false      | covered     |       | 0             | false
  idle    | false      | orphaned    | O1    | 0             | false
  stays   | false      | orphaned    | O1    | 0             | false`;

/** Orphaned a month before. */
const before = `
  tool_id  | is_active | is_depended_on
  taken    | true      | true
  alone    | true      | false
  marked   | true      | false
  vanished | true      | true
  idle     | true      |
  stays    | false     | false`;

let warehouse: Given;
let stood: readonly string[];

beforeAll(async () => {
  const keys = [...new Set([...company["lake.decisions"].matchAll(/sheet\/(\w+)/g)].map(([, id]) => id))];
  const lines = keys.map((id) => `sheet | ${id} | ${id === "copy" ? "folded" : id}`);
  const cells = (table: string) =>
    table
      .trim()
      .split("\n")
      .slice(1)
      .map((row) => row.split("|").map((cell) => cell.trim()));
  const days = `day | tool_id | owner_state | is_orphaned | is_active | cause | users_90_days | is_depended_on\n${[
    ...cells(now).flatMap(([id, isRetired, state, ...rest]) =>
      isRetired === "true"
        ? []
        : [`2026-03-31 | ${id} | ${state} | ${state === "orphaned"} | false | ${rest.join(" | ")}`],
    ),
    ...cells(before).map(
      ([id, isActive, isDependedOn]) => `2026-02-28 | ${id} | orphaned | true | ${isActive} | O1 | 0 | ${isDependedOn}`,
    ),
  ].join("\n")}`;
  warehouse = await given({
    ...company,
    "marts.tool_keys": `series | native_id | tool_id\n${lines.join("\n")}`,
    "marts.listed_days": `day | tool_id | is_retired\n${cells(now)
      .map(([id, isRetired]) => `2026-03-31 | ${id} | ${isRetired}`)
      .join("\n")}`,
    "marts.tool_days": without("users_90_days", days),
    "marts.counted_days": days,
  });
  stood = await warehouse.run("marts/ownership_decisions", "day, tool_id, decision, state, reopened_because");
});

afterAll(() => warehouse?.close());

/** What stands on the latest day of these tools. */
const standing = (...tools: string[]) =>
  tools.flatMap((tool) => stood.filter((row) => row.startsWith(`2026-03-31 | ${tool} |`)).map((row) => row.slice(13)));

test("on the latest day stands all that was decided until now, on an earlier one what had been by then and was not yet taken back", async () => {
  expect(
    await warehouse.rows(
      "select day, decision, decision_id from marts.ownership_decisions where tool_id = 'newest' order by all",
    ),
  ).toEqual(["2026-01-31 | confirm | n1", "2026-02-28 | snooze | n2", "2026-03-31 | confirm | n1"]);
  expect(stood.filter((row) => row.includes("| today |"))).toEqual(["2026-03-31 | today | retire | open | –"]);
});

test("a tool that folds with another keeps the newer of what was said of either; a merge is none of it and stands beside it", async () => {
  expect(standing("folded", "merged")).toEqual(["folded | retire | open | –", "merged | dismiss | open | –"]);
  expect(await warehouse.rows("select decision, key, other from lake.tool_decisions where decision = 'merge'")).toEqual(
    ["merge | sheet/merged | sheet/elsewhere"],
  );
});

test("an assigned owner waits for the registry, is carried out by it, and is re-opened by leaving or by exports that pass it over", () => {
  expect(standing("waits", "done", "left", "soon", "knew", "who", "stale", "mute", "taken")).toEqual([
    "waits | assign | open | –",
    "done | assign | carried out | –",
    "left | assign | re-opened | the person left on 2026-03-10",
    "soon | propose | re-opened | the person leaves on 2026-05-31",
    "knew | propose | open | –",
    "who | assign | re-opened | no people export knows the person any more",
    "stale | assign | re-opened | the registry does not name the person after 3 exports",
    "mute | propose | re-opened | no answer by 2026-03-15",
    "taken | assign | closed | –",
  ]);
});

test("what was put off or exempted comes back on its day, and an exemption when the tool gains users", () => {
  expect(standing("later", "due", "over", "quiet", "grown", "crossed", "unsaid")).toEqual([
    "later | snooze | open | –",
    "due | snooze | re-opened | it was put off until 2026-03-31",
    "over | exempt | re-opened | its exemption ended on 2026-03-30",
    "quiet | exempt | open | –",
    "grown | exempt | re-opened | 12 people use it; it was 6",
    "crossed | exempt | re-opened | others depend on it by now",
    "unsaid | exempt | open | –",
  ]);
});

test("a tool to retire is carried out once it is gone or retired, and re-opened by new use or by exports that still list it", () => {
  expect(standing("gone", "marked", "used", "busy", "listed")).toEqual([
    "gone | retire | carried out | –",
    "marked | retire | carried out | –",
    "used | retire | re-opened | it is used again",
    "busy | retire | open | –",
    "listed | retire | re-opened | the registry still lists it after 3 exports",
  ]);
});

test("what was confirmed or dismissed is open again with other owners or another cause, not where nothing is amiss any more", () => {
  expect(standing("same", "other", "well", "named")).toEqual([
    "same | dismiss | open | –",
    "other | dismiss | re-opened | its cause was O12 and is O2",
    "well | dismiss | open | –",
    "named | confirm | re-opened | the registry names other owners by now",
  ]);
});

test("closures of orphans by reason, so that idle or vanished tools are no owners found; what was decided here is told", async () => {
  await warehouse.run("marts/orphan_closures");
  const closures = `select day, before, closure, count(*), count_if(is_decided), count_if(is_depended_on)
    from marts.orphan_closures group by all order by all`;
  expect(await warehouse.rows(closures)).toEqual([
    "2026-03-31 | 2026-02-28 | idle | 1 | 0 | 0",
    "2026-03-31 | 2026-02-28 | owner | 2 | 1 | 1",
    "2026-03-31 | 2026-02-28 | retired | 1 | 1 | 0",
    "2026-03-31 | 2026-02-28 | vanished | 1 | 0 | 1",
  ]);
});

test("decisions by month and kind, and what has become of them, add up", async () => {
  await warehouse.run("marts/decisions_taken");
  const states = ["open", "re-opened", "carried out", "closed", "replaced", "taken back"];
  const rows = await warehouse.rows(`select month, decision, count(*),
    ${states.map((state) => `count_if(state = '${state}')`).join(", ")}
    from marts.decisions_taken group by month, decision order by all`);
  expect(rows.filter((row) => /confirm|snooze|retire/.test(row))).toEqual([
    "2026-01-01 | confirm | 1 | 1 | 0 | 0 | 0 | 0 | 0",
    "2026-01-01 | retire | 1 | 0 | 1 | 0 | 0 | 0 | 0",
    "2026-02-01 | retire | 4 | 1 | 1 | 2 | 0 | 0 | 0",
    "2026-02-01 | snooze | 1 | 0 | 0 | 0 | 0 | 0 | 1",
    "2026-03-01 | confirm | 1 | 0 | 1 | 0 | 0 | 0 | 0",
    "2026-03-01 | retire | 1 | 1 | 0 | 0 | 0 | 0 | 0",
    "2026-03-01 | snooze | 3 | 1 | 1 | 0 | 0 | 1 | 0",
    "2026-11-01 | retire | 1 | 1 | 0 | 0 | 0 | 0 | 0",
  ]);
});
