import { mkdirSync } from "node:fs";
import { layoutOf } from "../../contract/layout.ts";
import { writeCompanyOf } from "../company-exports.ts";
import { lanemark, type Row } from "./company.ts";
import { processorOf } from "./process.ts";
import { type Server, time } from "./server.ts";

/** Loads the company of 10,000 tools that nobody owns into a folder of its own. */
export async function loadOrphans(data: string): Promise<void> {
  mkdirSync(data, { recursive: true });
  await writeCompanyOf("orphans", layoutOf(data));
  await lanemark(["load", "--data", data]);
}

const sorts = ["worst", "tool", "-tool", "team", "-team", "platform", "cause", "since", "-since", "users"];
const narrowed = ["", "team=team-7", "platform=Platform+2", "q=00", "state=any", "state=decided", "cause=O1"];

/** The queue of ownership with 10,000 tools on it, cache off: 200 mixes of order, filter and page, and pages of 500 rows apart. */
export async function benchQueue({ origin, pid }: Server): Promise<Row[]> {
  const mixes = Array.from({ length: 200 }, (_, turn) => {
    const parts = [`sort=${sorts[turn % sorts.length]}`, narrowed[turn % narrowed.length], `page=${1 + (turn % 9)}`];
    return `${origin}/ownership?${parts.filter((part) => part !== "").join("&")}`;
  });
  const large = Array.from({ length: 20 }, (_, turn) => `${origin}/ownership?size=500&page=${1 + turn}`);
  for (const address of mixes.slice(0, 20)) await time(address);
  return [await spread("25 rows", mixes, pid), await spread("500 rows", large, pid)];
}

/** `processor`: what the server's threads took for a page, which others on the machine do not lengthen. */
async function spread(page: string, addresses: readonly string[], pid: number): Promise<Row> {
  const times: number[] = [];
  const worked: number[] = [];
  for (const address of addresses) {
    const before = processorOf(pid);
    times.push((await time(address)).ms);
    worked.push(processorOf(pid) - before);
  }
  const [ms, processor] = [quantilesOf(times), quantilesOf(worked)];
  return {
    page,
    requests: times.length,
    p50_ms: ms(0.5),
    p95_ms: ms(0.95),
    p50_processor_ms: processor(0.5),
    p95_processor_ms: processor(0.95),
    slowest_ms: ms(1),
  };
}

function quantilesOf(values: readonly number[]): (share: number) => number {
  const sorted = values.toSorted((a, b) => a - b);
  return (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}
