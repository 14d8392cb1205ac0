import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createKeys } from "../pipelines/lake-keys.ts";
import { given } from "./given.ts";

test("robots are told by their name or what stands before the @, teams by their name, and no text is kept", async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "keys-"));
  const file = path.join(folder, "names.parquet");
  const warehouse = await given({ "lake.people": "mail_key | team_name | is_enabled\n a | Field  Repairs | true" });
  await warehouse.connection.run("drop table lake.robots");
  await warehouse.connection.run("drop table lake.team_keys");
  await warehouse.connection.run(`copy (select * from (values
    ('k1', 'svc-orders@shop.example', null), ('k2', 'Ann', 'ann@systems.example'), ('k3', 'field repairs', null),
    ('k4', 'Backup job', 'NoReply@shop.example'), ('k5', '', null)
  ) as names(person_key, name, address)) to '${file}'`);
  await createKeys(warehouse.connection, [file], ["SYSTEM", "svc-", "noreply"]);
  expect(await warehouse.rows("select * from lake.robots order by all")).toEqual(["k1", "k4"]);
  expect(await warehouse.rows("select * from lake.team_keys order by all")).toEqual(["k3 | Field  Repairs"]);
  warehouse.close();
  await fs.rm(folder, { recursive: true });
});
