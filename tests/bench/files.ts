import type { Row } from "./company.ts";
import { residentOf } from "./process.ts";
import { start } from "./server.ts";

/** One file downloaded whole: when its first byte came, when its last, and how much memory the server took for it on top. */
export async function benchFile(data: string, address: string): Promise<Row> {
  const server = await start(data, "off");
  try {
    for (const page of ["/", "/loads", "/ownership"]) await (await fetch(server.origin + page)).arrayBuffer();
    const before = residentOf(server.pid);
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, residentOf(server.pid));
    }, 50);
    const started = performance.now();
    const answer = await fetch(server.origin + address, { headers: { "accept-encoding": "identity" } });
    if (!answer.ok || answer.body === null) throw new Error(`${address}: ${answer.status}`);
    let [lines, bytes, first] = [0, 0, 0];
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
      if (bytes === 0) first = performance.now() - started;
      bytes += part.length;
      for (const byte of part) if (byte === 10) lines += 1;
    }
    clearInterval(watch);
    const seconds = (performance.now() - started) / 1000;
    return {
      file: address,
      rows: lines - 1,
      megabytes: Math.round(bytes / 1e6),
      first_byte_ms: Math.round(first),
      seconds: Math.round(seconds * 10) / 10,
      megabytes_per_second: Math.round(bytes / 1e5 / seconds) / 10,
      memory_on_top_megabytes: Math.round((peak - before) / 1024),
    };
  } finally {
    await server.end();
  }
}
