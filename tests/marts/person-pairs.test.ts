import { expect, test } from "vitest";
import { given, rowsOf } from "../given.ts";

const pairs = "least(key, other) as one, greatest(key, other) as two, evidence, people_fewer, tools, tickets";

test("an address that went from one account to the next waits for somebody to say whether one came back or another got it", async () => {
  const people = `
    principal_name_key | object_id_key | employee_id_key | is_enabled | load_id | snapshot_day
    eva                | o1            | e5              | true       | jan     | 2026-01-31
    eva                | o2            | e15             | true       | jun     | 2026-06-30`;
  const tables = { "lake.people": people };
  expect(await rowsOf(tables, "marts/person_pairs", pairs)).toEqual(["o1 | o2 | address passed on | 1 | 0 | 0"]);
  expect(await rowsOf(tables, "marts/blocked_keys", "person_key, kind, reason, people")).toEqual([
    "eva | address | passed on | 2",
  ]);
});

test("somebody who came back with the employee id of before is one person, under another account too", async () => {
  const people = `
    mail_key | object_id_key | employee_id_key | is_enabled | load_id | series | snapshot_day
    dan      | o1            |                 | true       | jan     | entra  | 2026-01-31
    dan      | o2            |                 | true       | jun     | entra  | 2026-06-30
    dan      |               | e4              | true       | hr1     | hr     | 2026-01-31
    dan      |               | e4              | true       | hr6     | hr     | 2026-06-30`;
  expect(await rowsOf({ "lake.people": people }, "marts/person_keys")).toEqual([
    "dan | dan",
    "e4 | dan",
    "o1 | dan",
    "o2 | dan",
  ]);
});

test("an employee id is a key in one directory; in two it is a question", async () => {
  const tables = {
    "lake.people": `
      mail_key | employee_id_key | is_enabled | load_id | series | snapshot_day
      ana      | 1001            | true       | one     | hr     | 2026-01-31
      lou      | 1001            | true       | two     | hr     | 2026-01-31`,
    "lake.people_directories": "load_id | directory\n one | kestrel.example\n two | loom.example",
  };
  expect(await rowsOf(tables, "marts/person_keys")).toEqual(["ana | ana", "lou | lou"]);
  expect(await rowsOf(tables, "marts/person_pairs", pairs)).toEqual([
    "ana | lou | employee id several directories | 1 | 0 | 0",
  ]);
});

test("the same name is a question in the same team, unless one export gives the two a number each", async () => {
  const names = (keys: string) => `person_key | likeness\n ${keys.split(" ").join(" | tom\n ")} | tom`;
  const people = `
    mail_key | employee_id_key | team_name | is_enabled | snapshot_day
    t1       |                 | Sales     | true       | 2026-01-31
    t2       |                 | Sales     | true       | 2026-01-31
    t3       |                 | Finance   | true       | 2026-01-31
    t4       | e4              | Finance   | true       | 2026-01-31
    t5       | e5              | Finance   | true       | 2026-01-31`;
  const tables = { "lake.people": people, "lake.likenesses": names("t1 t2 t4 t5") };
  expect(await rowsOf(tables, "marts/person_pairs", pairs)).toEqual(["t1 | t2 | same name and team | 1 | 0 | 0"]);
});

test("an address that one export has twice pulls nobody together, and is no question without a name", async () => {
  const tables = {
    "lake.people": `
      principal_name_key | mail_key | object_id_key | is_enabled
      gus                | info     | o1            | true
      hana               | info     | o2            | true
      gia                | gia      | o3            | true
      gia-ext            | gia      | o4            | true`,
    "lake.likenesses": "person_key | likeness\n gia-ext | gia\n o3 | gia",
  };
  expect(await rowsOf(tables, "marts/blocked_keys", "person_key, reason, people, people_at_once")).toEqual([
    "gia | shared | 2 | 2",
    "info | shared | 2 | 2",
  ]);
  expect(await rowsOf(tables, "marts/person_pairs", pairs)).toEqual(["o3 | o4 | address shared+same name | 1 | 0 | 0"]);
});

const owners = {
  "lake.people": `
    mail_key | is_enabled | snapshot_day
    noa      | true       | 2026-01-31
    pia      | true       | 2026-01-31`,
  "lake.tools": `
    native_id | tool_name | owner_keys        | snapshot_day
    T1        | Planner   | noa-name          | 2026-01-31
    T2        | Checker   | pia-old+noa-name  | 2026-01-31
    T3        | Counter   | noa               | 2026-01-31`,
  "lake.ticket_updates": `
    ticket_number | opened_at           | requester_key
    INC1          | 2026-01-10 10:00:00 | pia-old
    INC2          | 2026-01-11 10:00:00 | pia`,
  "lake.likenesses": `
    person_key | trait        | likeness
    noa        | name         | noa
    noa-name   | name         | noa
    pia        | before the @ | pia
    pia-old    | before the @ | pia`,
};

test("a name or an old address in a registry is a question, with the tools and tickets that an answer moves", async () => {
  expect(await rowsOf(owners, "marts/person_pairs", pairs)).toEqual([
    "noa | noa-name | name of one person | 0 | 3 | 0",
    "pia | pia-old | address up to the @ of one person | 0 | 1 | 2",
  ]);
});

test("what was decided is no question any more, and a merge moves what was foretold", async () => {
  const merged = await given({
    ...owners,
    "lake.decisions":
      "decision | entity | key | said\n merge | person | noa | {other=noa-name}\n separate | person | pia-old | {other=pia}",
  });
  expect(await merged.run("marts/person_pairs", pairs)).toEqual([]);
  expect(await merged.run("marts/person_keys")).toEqual(["noa | noa", "noa-name | noa", "pia | pia"]);
  expect(
    await merged
      .run("marts/tool_roles", "tool_id, person_key, is_able")
      .then((rows) => rows.filter((row) => row.includes("noa"))),
  ).toEqual(["sheet-T1 | noa-name | true", "sheet-T2 | noa-name | true", "sheet-T3 | noa | true"]);
  merged.close();
});
