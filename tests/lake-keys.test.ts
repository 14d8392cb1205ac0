import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createKeys } from "../pipelines/lake-keys.ts";
import { given } from "./given.ts";

const program = {
  ownership: { robots: ["SYSTEM", "svc-", "noreply"], follow_exports: 3 },
  people: { directories: { Shop: ["shop.example", "shop.test"] } },
};

/** `lake` with what `createKeys` makes of these rows of names, each `key, name, address, text`, all of one load of people. */
async function keysOf(names: string, loads = "'load-1'") {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "keys-"));
  onTestFinished(() => fs.rm(folder, { recursive: true }));
  const warehouse = await given({
    "lake.people":
      "mail_key | team_name | is_enabled | load_id\n a | Field  Repairs | true | load-1\n b | | true | load-2",
  });
  onTestFinished(() => warehouse.close());
  for (const table of ["robots", "guests", "team_keys", "likenesses", "people_directories"])
    await warehouse.connection.run(`drop table lake.${table}`);
  const rows = `(values ${names}) as rows(person_key, name, address, text)`;
  await warehouse.connection.run(`attach ':memory:' as names; create table names.texts as
    select person_key, unnest([name, address, text]) as text from ${rows}`);
  const files = [];
  for (const loadId of ["load-1", "load-2"]) {
    const file = path.join(folder, `${loadId}.parquet`);
    await warehouse.connection.run(`copy (select person_key, name, address, true as is_directory, text
      from ${rows} where '${loadId}' in (${loads})) to '${file}'`);
    files.push({ loadId, file });
  }
  await createKeys(warehouse.connection, files, program);
  return (table: string) => warehouse.rows(`select * from lake.${table} order by all`);
}

test("robots are told by their name or what stands before the @, teams by their name, and no text is kept", async () => {
  const rows = await keysOf(`('k1', 'svc-orders@shop.example', null, null), ('k2', 'Ann', 'ann@systems.example', null),
    ('k3', 'field repairs', null, null), ('k4', 'Backup job', 'NoReply@shop.example', null), ('k5', '', null, null),
    ('k6', 'Mailer', 'mailer@shop.example', 'svc-mailer@shop.example')`);
  expect(await rows("robots")).toEqual(["k1", "k4", "k6"]);
  expect(await rows("team_keys")).toEqual(["k3 | Field  Repairs"]);
});

test("guests are told by the sign-in name that another directory gave them", async () => {
  const rows = await keysOf(`('k1', 'Ann', 'ann@agency.example', 'ann_agency.example#EXT#@shop.example'),
    ('k2', 'Ann', 'ann@agency.example', 'ann@agency.example')`);
  expect(await rows("guests")).toEqual(["k1"]);
});

test("names are alike in whatever order, case and accents, addresses before the @; one word and a number are no name", async () => {
  const rows =
    await keysOf(`('k1', 'Zoë Müller', 'zoe.mueller@shop.example', null), ('k2', 'MULLER, Zoe (External)', null, null),
    ('k3', 'zoe.mueller@agency.example', null, null), ('k4', 'Zoe', null, null), ('k5', 'Müller 17', null, null)`);
  expect(await rows("likenesses")).toEqual([
    "k1 | before the @ | k1-1",
    "k1 | name | k1-1",
    "k2 | name | k1-1",
    "k3 | before the @ | k1-1",
  ]);
});

test("a key with two names makes nobody alike whom it names", async () => {
  const rows =
    await keysOf(`('k1', 'Ana Abel', null, '1001'), ('k2', 'Ana Abel', null, 'ana'), ('k1', 'Lou Abel', null, '1001'),
    ('k3', 'Lou Abel', null, 'lou')`);
  expect(await rows("likenesses")).toEqual([
    "k1 | name | k1-1",
    "k1 | name | k1-2",
    "k2 | name | k1-1",
    "k3 | name | k1-2",
  ]);
});

test("an export is of the directory of most of its addresses, one without any of the only directory that there is", async () => {
  const people = `('k1', 'A', 'a@shop.example', null), ('k2', 'B', 'b@shop.test', null), ('k3', 'C', 'c@agency.example', null)`;
  expect(await (await keysOf(people))("people_directories")).toEqual(["load-1 | Shop", "load-2 | Shop"]);
  expect(await (await keysOf("('k1', 'A', null, null)"))("people_directories")).toEqual(["load-1 | ", "load-2 | "]);
});
