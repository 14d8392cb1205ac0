import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { makeCompany, type Size } from "./make-company.ts";
import { residentOf, runMeasured } from "./process.ts";

export type PageRow = { readonly [column: string]: string | number };
type Server = { readonly origin: string; readonly pid: number; readonly end: () => Promise<void> };

/** Loads a company of this size into `folder`; returns seconds and peak memory of the load. */
export async function loadCompany(folder: string, size: Size): Promise<PageRow> {
  const exports = path.join(folder, "exports");
  const data = path.join(folder, "data");
  await makeCompany(exports, size);
  const run = await runMeasured(process.execPath, ["build/lanemark.js", "load", "--data", data, exports]);
  if (run.code !== 0) throw new Error(run.output);
  rmSync(exports, { recursive: true });
  return { ...size, load_seconds: Math.round(run.seconds * 10) / 10, peak_megabytes: Math.round(run.peakMegabytes) };
}

/** Server time (whole answer on loopback, one client) of each page over 200 different combinations of filter, sort and page. */
export async function benchPages(folder: string, cache: "on" | "off"): Promise<PageRow[]> {
  const server = await start(path.join(folder, "data"), cache);
  try {
    const addresses = await combinations(server.origin);
    for (const address of addresses.slice(0, 20)) await time(server.origin + address);
    const times = new Map<string, number[]>();
    for (const address of addresses) {
      const page = address.replace(/\?.*/, "").replace(/^\/tools\/.*/, "/tools/:id");
      times.set(page, [...(times.get(page) ?? []), await time(server.origin + address)]);
    }
    const rows = [...times].map(([page, all]) => ({ cache, page, requests: all.length, ...spread(all) }));
    const resident = Math.round(residentOf(server.pid) / 1024);
    return [
      ...rows,
      {
        cache,
        page: `all (server memory ${resident} MB)`,
        requests: addresses.length,
        ...spread([...times.values()].flat()),
      },
    ];
  } finally {
    await server.end();
  }
}

/** The brief as it comes, for the weight of its scripts. */
export async function briefHtml(folder: string): Promise<string> {
  const server = await start(path.join(folder, "data"), "on");
  try {
    return await (await fetch(`${server.origin}/`)).text();
  } finally {
    await server.end();
  }
}

export async function start(data: string, cache: "on" | "off"): Promise<Server> {
  const child = spawn(process.execPath, ["build/server.js"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      UV_THREADPOOL_SIZE: "16",
      LANEMARK_DATA: path.resolve(data),
      LANEMARK_CACHE: cache,
      LANEMARK_LOG: "off",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  const origin = /http:\/\/\S+/.exec(String(line))?.[0];
  if (origin === undefined || child.pid === undefined) throw new Error(String(line));
  return {
    origin,
    pid: child.pid,
    end: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** 200 different addresses over every page, the tools found by reading the list as a user would. */
async function combinations(origin: string): Promise<string[]> {
  const list = await (await fetch(`${origin}/ownership?size=100`)).text();
  const tools = [...new Set([...list.matchAll(/href="(\/tools\/[^"?#]+)"/g)].map((match) => String(match[1])))];
  const teams = [...new Set([...list.matchAll(/<option value="([^"]*)"/g)].map((match) => String(match[1])))].filter(
    Boolean,
  );
  const metrics = [
    "orphaned_tools",
    "owner_is_builder",
    "open_requests",
    "opened_requests",
    "builder_rate",
    "excess_tools",
    "escalation_rate",
  ];
  const sorts = ["", "tool", "-tool", "users", "-users", "team", "since", "-since"];
  const all: string[] = [];
  for (let index = 0; all.length < 200; index++) {
    const team = teams[index % Math.max(1, teams.length)] ?? "";
    if (index % 4 === 0)
      all.push(
        `/ownership?sort=${sorts[(index / 4) % sorts.length]}&page=${1 + (index % 9)}&team=${index % 8 === 0 ? "" : team}&n=${index}`,
      );
    else if (index % 4 === 1) all.push(tools[index % Math.max(1, tools.length)] ?? "/ownership");
    else if (index % 4 === 2)
      all.push(`/rows/${metrics[index % metrics.length]}?page=${1 + (index % 5)}&size=50&n=${index}`);
    else all.push(`${["/", "/loads", "/definitions"][index % 3]}?n=${index}`);
  }
  return all;
}

async function time(address: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(address);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return performance.now() - started;
}

function spread(times: readonly number[]): {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly max_ms: number;
} {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
  return { p50_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1) };
}
