import { Random } from "../../pipelines/random.ts";
import { type Asked, combinations } from "./addresses.ts";
import type { Row } from "./company.ts";
import { processorOf, residentOf } from "./process.ts";
import { type Server, time } from "./server.ts";

/**
 * Of each page: the time from the question to the last byte on loopback, cache off, by one client and by eight at once; and what the server's
 * threads took of the processor for it, which others on the machine do not lengthen, where one client asks and so nothing else is answered.
 * Last of each, all once more as a browser asks that has the page open: its data alone, which it renders itself.
 */
export async function benchPages(server: Server): Promise<Row[]> {
  const { origin, pid } = server;
  const asked = await combinations(origin);
  for (const { address } of asked.slice(0, 30)) await time(origin + address);
  const rows: Row[] = [];
  for (const clients of [1, 8]) {
    const times = await timeAll(server, asked, clients);
    const all = [...times.values()].flat();
    rows.push(...[...times].sort(([a], [b]) => (a < b ? -1 : 1)).map(([page, each]) => spread(clients, page, each)));
    rows.push(spread(clients, `all (server ${Math.round(residentOf(pid) / 1024)} MB)`, all));
    const inPlace = asked.map(({ page, address }) => ({ page, address: dataOf(address) }));
    rows.push(spread(clients, "all, in an open page", [...(await timeAll(server, inPlace, clients)).values()].flat()));
  }
  return rows;
}

type Timed = {
  readonly address: string;
  readonly ms: number;
  readonly processorMs: number;
  readonly isFailed: boolean;
};

/**
 * Each address in so many rounds: of the eight or nine of a page, the slowest twentieth would be the slowest one. Each round has an order of its own, the
 * same in every run: else a page is as slow as those that happen to be asked just before it.
 */
const rounds = 3;

/** All rounds, taken from one queue by so many clients, of which each waits for its answer. */
async function timeAll(
  { origin, pid }: Server,
  asked: readonly Asked[],
  clients: number,
): Promise<Map<string, Timed[]>> {
  const times = new Map<string, Timed[]>();
  const random = new Random(1, "rounds");
  const queue = Array.from({ length: rounds }, () => random.shuffled(asked)).flat();
  const client = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { page, address } = next;
      const before = clients === 1 ? processorOf(pid) : 0;
      const started = performance.now();
      const isFailed = await time(origin + address).then(
        () => false,
        () => true,
      );
      const ms = performance.now() - started;
      const timed = { address, ms, processorMs: clients === 1 ? processorOf(pid) - before : 0, isFailed };
      times.set(page, [...(times.get(page) ?? []), timed]);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

function spread(clients: number, page: string, times: readonly Timed[]): Row {
  const sorted = [...times].sort((a, b) => a.ms - b.ms);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const worked = times.map(({ processorMs }) => processorMs).sort((a, b) => a - b);
  const workedAt = (share: number) => Math.round(worked[Math.floor(share * (worked.length - 1))] ?? 0);
  return {
    clients,
    page,
    requests: times.length,
    failed: times.filter(({ isFailed }) => isFailed).length,
    p50_ms: Math.round(at(0.5)?.ms ?? 0),
    p95_ms: Math.round(at(0.95)?.ms ?? 0),
    p50_processor_ms: clients === 1 ? workedAt(0.5) : null,
    p95_processor_ms: clients === 1 ? workedAt(0.95) : null,
    slowest: at(1)?.address ?? "",
    slowest_ms: Math.round(at(1)?.ms ?? 0),
  };
}

/** Where the router fetches the data of the loaders of a page's address. */
function dataOf(address: string): string {
  const [path = "", search = ""] = address.split("?");
  return `${path === "/" ? "/_root" : path}.data?${search}`;
}

const changed = "months=3&compare=year&platform=Power+Apps";

/** What the browser fetches when a filter is set on a page that is open: the data of its loaders, gzip. */
export async function filterChanges({ origin }: Server): Promise<Row[]> {
  const asked = await combinations(origin);
  const rows: Row[] = [];
  for (const page of new Set(asked.map((each) => each.page))) {
    const path = asked.find((each) => each.page === page)?.address.replace(/\?.*/, "") ?? page;
    const { bytes, ms } = await time(origin + dataOf(`${path}?${changed}`));
    rows.push({ page: path, kilobytes: Math.round(bytes / 100) / 10, ms: Math.round(ms) });
  }
  return rows.sort((a, b) => Number(b.kilobytes) - Number(a.kilobytes));
}
