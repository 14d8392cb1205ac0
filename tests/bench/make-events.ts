import { DuckDBInstance } from "@duckdb/node-api";

export type Mix = "realistic" | "uniform";

/**
 * Writes canonical events of one year as CSV, ordered by time, the same bytes for the same arguments. Realistic: few tools and people make most
 * of the events, on working days; uniform: every tool and person alike, around the clock.
 */
export async function makeEvents(file: string, events: number, mix: Mix): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const share = (salt: number) => `(hash(i * 4 + ${salt}) % 1000000) / 1000000.0`;
  const skew = mix === "realistic" ? 3 : 1;
  const second =
    mix === "realistic"
      ? `(i * 31536000 // ${events}) // 86400 * 86400 + 25200 + (i * 31536000 // ${events}) % 86400 * 43200 // 86400`
      : `i * 31536000 // ${events}`;
  await connection.run(`copy (
    select
      printf('%s-%010d', '${mix[0]}', i) as event_id,
      strftime(timestamp '2025-07-01' + to_seconds((${second})::bigint), '%Y-%m-%dT%H:%M:%SZ') as occurred_at,
      printf('u%05d@example.com', (20000 * power(${share(0)}, ${skew}))::int) as actor,
      printf('T%04d', (5000 * power(${share(1)}, ${skew}))::int) as tool_id,
      case when ${share(2)} < 0.93 then 'open' when ${share(2)} < 0.97 then 'run' else 'edit' end as operation,
      case when ${share(2)} < 0.93 then 'use' when ${share(2)} < 0.97 then 'run' else 'author' end as operation_class
    from range(${events}) as numbers(i)
    order by i
  ) to '${file}' (format csv, header)`);
  connection.closeSync();
  instance.closeSync();
}
