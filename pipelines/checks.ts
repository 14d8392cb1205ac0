import type { DuckDBConnection } from "@duckdb/node-api";
import type { Model } from "./models.ts";

/** A check that found rows that must not exist. An error stops the build from being published, a warning is shown. */
export type FailedCheck = {
  readonly name: string;
  readonly title: string;
  readonly severity: "error" | "warning";
  readonly rows: readonly Readonly<Record<string, unknown>>[];
};

/** Runs the checks among `models` over a warehouse that is otherwise complete; returns those that found rows. Throws on a broken check. */
export async function runChecks(connection: DuckDBConnection, models: readonly Model[]): Promise<FailedCheck[]> {
  const failed: FailedCheck[] = [];
  for (const model of models) {
    if (model.folder !== "checks" || model.sql === undefined) continue;
    const { title, severity } = model.header;
    if (title === undefined || (severity !== "error" && severity !== "warning")) {
      throw new Error(`${model.file}: its header needs a title and a severity, error or warning`);
    }
    const rows = await rowsOf(connection, model.file, model.sql);
    if (rows.length > 0) failed.push({ name: nameOfCheck(model), title, severity, rows });
  }
  return failed;
}

export function nameOfCheck(model: Model): string {
  return model.name.replace("checks.", "");
}

async function rowsOf(connection: DuckDBConnection, file: string, sql: string) {
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
