import { metrics } from "../e2e/addresses.ts";
import type { Row } from "./company.ts";
import { processorOf } from "./process.ts";
import { type Server, textOf, time } from "./server.ts";

/** Pages of 50 rows of each number, over a month and a year, with the exact total that the page states; the longest first. */
export async function benchDrills({ origin, pid }: Server): Promise<Row[]> {
  const rows: Row[] = [];
  for (const metric of metrics) {
    for (const months of [1, 12]) {
      const address = `${origin}/rows/${metric}?size=50&months=${months}`;
      const total = totalOf(await textOf(address));
      const times: number[] = [];
      const before = processorOf(pid);
      let failed = 0;
      for (const page of pagesOf(total)) {
        const started = performance.now();
        await time(`${address}&page=${page}`).catch(() => {
          failed += 1;
        });
        times.push(performance.now() - started);
      }
      const processor = (processorOf(pid) - before) / times.length;
      times.sort((a, b) => a - b);
      rows.push({
        metric,
        months,
        total_rows: total,
        failed,
        median_ms: Math.round(times[Math.floor(times.length / 2)] ?? 0),
        slowest_ms: Math.round(times.at(-1) ?? 0),
        mean_processor_ms: Math.round(processor),
      });
    }
  }
  return rows.sort((a, b) => Number(b.total_rows) - Number(a.total_rows));
}

/** First, second, in the middle and last: what is far down must not be slower to reach. */
function pagesOf(total: number): number[] {
  const last = Math.max(1, Math.ceil(total / 50));
  return [1, Math.min(2, last), Math.ceil(last / 2), last, 1];
}

function totalOf(html: string): number {
  return Number(/ of ([\d,]+) rows</.exec(html)?.[1]?.replaceAll(",", "") ?? 0);
}
