import type { DuckDBConnection } from "@duckdb/node-api";
import { nameOfCheck, runChecks } from "./checks.ts";
import { LoadError } from "./errors.ts";
import { tablesRead } from "./lineage.ts";
import type { Memo } from "./memo.ts";
import type { Model } from "./models.ts";

/**
 * Runs the checks whose inputs say something new, and keeps what the others found in the live generation. Returns the warnings in words; throws a
 * LoadError where one of severity error finds rows.
 */
export async function keepChecks(
  connection: DuckDBConnection,
  models: readonly Model[],
  memo: Memo,
): Promise<string[]> {
  await connection.run(
    "create table if not exists metrics.failed_checks (name varchar, title varchar, rows bigint, first_row varchar)",
  );
  const due: Model[] = [];
  for (const model of models) {
    if (model.folder !== "checks") continue;
    if (await memo.keepsCheck(model, await tablesRead(connection, model.file, model.sql ?? ""))) continue;
    await connection.run("delete from metrics.failed_checks where name = $name", { name: nameOfCheck(model) });
    due.push(model);
  }
  const failed = await runChecks(connection, due);
  const errors = failed.filter((each) => each.severity === "error");
  if (errors.length > 0) {
    const found = errors.map(
      (each) => `${each.title}: ${each.rows.length} rows, the first is ${JSON.stringify(each.rows[0])}`,
    );
    throw new LoadError(`a check failed, so yesterday's numbers stay up:\n${found.join("\n")}`);
  }
  for (const each of failed) {
    await connection.run("insert into metrics.failed_checks values ($name, $title, $rows::bigint, $first)", {
      name: each.name,
      title: each.title,
      rows: each.rows.length,
      first: JSON.stringify(each.rows[0]),
    });
  }
  const said = await connection.runAndReadAll("select title, rows::int from metrics.failed_checks order by name");
  return said.getRows().map(([title, rows]) => `${title}: ${rows} rows`);
}
