import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { layoutOf } from "../../contract/layout.ts";

const requests = `select period_from as day,
    any_value(value) filter (metric = 'open_requests') as open_requests,
    any_value(value) filter (metric = 'opened_requests') as opened,
    any_value(value) filter (metric = 'closed_requests') as done
  from metrics.cells
  where cell = 'all' and months = 1 and metric in ('open_requests', 'opened_requests', 'closed_requests')
  group by period_from order by period_from`;

type Month = { readonly day: string; readonly open: number; readonly opened: number; readonly done: number };

/** What a page cannot be faster than: Node's own server, one query of the brief's chart on the same file, and the chart as plain SVG. */
export async function serveBarePage(data: string): Promise<void> {
  const layout = layoutOf(data);
  const generation = readFileSync(layout.current, "utf8").trim();
  const instance = await DuckDBInstance.create(path.join(layout.warehouse, generation, "warehouse.duckdb"), {
    access_mode: "READ_ONLY",
  });
  const connection = await instance.connect();
  const server = http.createServer(async (_request, response) => {
    const svg = chartOf(await monthsOf(connection));
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>Requests</title><body>${svg}</body></html>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
}

async function monthsOf(connection: DuckDBConnection): Promise<Month[]> {
  const rows = (await connection.runAndReadAll(requests)).getRowObjectsJson();
  return rows.map((row) => ({
    day: String(row.day),
    open: Number(row.open_requests),
    opened: Number(row.opened),
    done: Number(row.done),
  }));
}

/** The line of open requests and, below it, the bars of those opened and done. */
function chartOf(months: readonly Month[]): string {
  const most = Math.max(1, ...months.map(({ open }) => open));
  const mostBars = Math.max(1, ...months.flatMap(({ opened, done }) => [opened, done]));
  const x = (place: number) => Math.round((place * 1000) / Math.max(1, months.length));
  const line = months.map(({ open }, place) => `${x(place)},${Math.round(240 - (open / most) * 220)}`).join(" ");
  const bar = (count: number, place: number, shift: number, color: string) => {
    const height = Math.round((count / mostBars) * 130);
    return `<rect x="${x(place) + shift}" y="${400 - height}" width="8" height="${height}" fill="${color}"/>`;
  };
  const bars = months.map(({ opened, done }, place) => bar(opened, place, 0, "#36c") + bar(done, place, 9, "#999"));
  const label = (place: number) => `<text x="${x(place)}" y="255">${months[place]?.day.slice(0, 7) ?? ""}</text>`;
  return `<svg class="chart-frame" width="1000" height="400" role="img" aria-label="Requests by month"><polyline points="${line}" fill="none" stroke="#000"/>${bars.join("")}${[0, Math.floor(months.length / 2)].map(label).join("")}</svg>`;
}
