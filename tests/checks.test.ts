import { afterAll, beforeAll, expect, test } from "vitest";
import { runChecks } from "../pipelines/checks.ts";
import { modelFromSql, readModels } from "../pipelines/models.ts";
import { rollUp } from "../pipelines/rollup.ts";
import { type Given, given } from "./given.ts";

const models = readModels();
const metrics = models.filter(({ name }) => ["metrics.orphaned_tools", "metrics.builder_rate"].includes(name));
const needed = [
  "values_add_up",
  "values_known_or_not",
  "tool_days_known_or_not",
  "tool_days_once",
  "registry_rows_kept",
];
const checks = models.filter(({ name }) => needed.includes(name.replace("checks.", "")));

let warehouse: Given;

beforeAll(async () => {
  warehouse = await given({
    "lake.tools": `
      native_id | tool_name | platform | team_name | owner_keys | snapshot_day
      A         | One       | Excel    | Sales     | ann        | 2026-03-31
      B         | Two       | Zapier   |           | bob        | 2026-03-31
                | Two       | Zapier   |           |            | 2026-03-31`,
    "lake.people": `
      mail_key | is_enabled | snapshot_day
      ann      | false      | 2026-03-31`,
  });
  await warehouse.run("metrics/orphaned_tools");
  await warehouse.run("metrics/builder_rate");
  await warehouse.run("marts/tool_roles");
  await rollUp(warehouse.connection, metrics);
});
afterAll(() => warehouse.close());

const failed = async () =>
  (await runChecks(warehouse.connection, checks)).map(({ name, rows }) => `${name}: ${rows.length}`);

test("a sound warehouse passes every check", async () => {
  expect(checks.length).toBe(needed.length);
  expect(await failed()).toEqual([]);
});

test.each([
  ["values_add_up: 1", "update metrics.periods set value = value + 1 where team_id = 'sales'"],
  ["values_known_or_not: 4", "update metrics.periods set value_unknown = 'both' where team_id = 'sales'"],
  ["tool_days_known_or_not: 1", "update marts.tool_days set is_depended_on_unknown = null where tool_id = 'sheet-A'"],
  ["tool_days_once: 1", "insert into marts.tool_days from marts.tool_days where tool_id = 'sheet-A'"],
  ["registry_rows_kept: 1", "delete from staging.tools where line = 4"],
])("%s", async (finding, harm) => {
  await warehouse.connection.run("begin");
  await warehouse.connection.run(harm);
  expect(await failed()).toContain(finding);
  await warehouse.connection.run("rollback");
});

test("a check returns its rows with its title and severity; a header without them is refused", async () => {
  const check = modelFromSql("checks", "large", "-- title: No team is large\n-- severity: warning\nselect 7 as size");
  expect(await runChecks(warehouse.connection, [check])).toEqual([
    { name: "large", title: "No team is large", severity: "warning", rows: [{ size: 7 }] },
  ]);
  const mute = modelFromSql("checks", "mute", "select 7 as size");
  await expect(runChecks(warehouse.connection, [mute])).rejects.toThrow(
    "pipelines/checks/mute.sql: its header needs a title",
  );
});
