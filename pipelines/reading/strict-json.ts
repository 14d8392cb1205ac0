import type { DuckDBConnection } from "@duckdb/node-api";
import { reasons } from "./reasons.ts";

const batch = 2000;

/** What DuckDB reads and JSON is not (a comma behind the last value, NaN, Infinity), and the NUL character that JSON can write. */
const suspicious = String.raw`,\s*[\]}]|[:\[,]\s*-?(?i:nan|inf)|\\u0000`;

/**
 * Finds the lines among those that DuckDB takes for objects (`text`, `is_object`) which are none by RFC 8259, or hold a NUL: `reason` is set and they
 * are no objects any more. Only suspicious lines are looked at, some thousand at a time.
 */
export async function rejectLooseJson(connection: DuckDBConnection, lines: string): Promise<void> {
  for (let last = -1; ; ) {
    const reader = await connection.runAndReadAll(
      `select rowid::double, text from temp.${lines}
      where is_object and rowid > $last and regexp_matches(text, $suspicious) order by rowid limit ${batch}`,
      { last, suspicious },
    );
    const found = reader.getRows().map(([row, text]) => ({ row: Number(row), reason: reasonOf(String(text)) }));
    for (const reason of [reasons.notAnObject, reasons.nul]) {
      const rows = found.flatMap((each) => (each.reason === reason ? [each.row] : []));
      if (rows.length > 0) {
        await connection.run(
          `update temp.${lines} set is_object = false, reason = $reason where rowid in (${rows.join(", ")})`,
          { reason },
        );
      }
    }
    if (found.length < batch) return;
    last = found.at(-1)?.row ?? last;
  }
}

function reasonOf(text: string): string | undefined {
  try {
    let hasNul = false;
    JSON.parse(text, (key, value: unknown) => {
      hasNul ||= key.includes("\0") || (typeof value === "string" && value.includes("\0"));
      return value;
    });
    return hasNul ? reasons.nul : undefined;
  } catch {
    return reasons.notAnObject;
  }
}
