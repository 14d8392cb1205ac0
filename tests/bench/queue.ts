import { mkdirSync } from "node:fs";
import { layoutOf } from "../../contract/layout.ts";
import { writeCompanyOf } from "../company-exports.ts";
import { lanemark, type Row } from "./company.ts";
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
export async function benchQueue({ origin }: Server): Promise<Row[]> {
  const mixes = Array.from({ length: 200 }, (_, turn) => {
    const parts = [`sort=${sorts[turn % sorts.length]}`, narrowed[turn % narrowed.length], `page=${1 + (turn % 9)}`];
    return `${origin}/ownership?${parts.filter((part) => part !== "").join("&")}`;
  });
  const large = Array.from({ length: 20 }, (_, turn) => `${origin}/ownership?size=500&page=${1 + turn}`);
  for (const address of mixes.slice(0, 20)) await time(address);
  return [await spread("50 rows", mixes), await spread("500 rows", large)];
}

async function spread(page: string, addresses: readonly string[]): Promise<Row> {
  const times: number[] = [];
  for (const address of addresses) times.push((await time(address)).ms);
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  return { page, requests: times.length, p50_ms: at(0.5), p95_ms: at(0.95), slowest_ms: at(1) };
}
