import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import path from "node:path";
import { serverEnv, serverFlags } from "../../pipelines/commands/serve.ts";
import { processorOf } from "./process.ts";

export type Server = { readonly origin: string; readonly pid: number; readonly end: () => Promise<void> };
export type Answer = { readonly ms: number; readonly bytes: number };

/** The built server on a data directory as `lanemark serve` starts it, without its cache unless that is asked for, once it has nothing more to do. */
export async function start(data: string, cache: "on" | "off"): Promise<Server> {
  const server = await startScript([...serverFlags, "build/server.js"], {
    ...serverEnv,
    PORT: "0",
    LANEMARK_DATA: path.resolve(data),
    LANEMARK_CACHE: cache,
    LANEMARK_LOG: "off",
  });
  await settle(server);
  return server;
}

/** A server that has just started compares a large warehouse with what was written, which takes some seconds beside its answers. */
async function settle({ pid }: Server): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const before = processorOf(pid);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (processorOf(pid) - before < 50) return;
  }
}

/** A script that prints its address once it listens. */
export async function startScript(words: readonly string[], env: Record<string, string>): Promise<Server> {
  const child = spawn(process.execPath, words, {
    env: { ...process.env, NODE_ENV: "production", ...env },
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

export async function textOf(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** One answer, compressed, to its last byte, without unpacking it; `bytes` are those of the compressed body. */
export function time(address: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const request = http.get(address, { agent, headers: { "accept-encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (part: Buffer) => {
        bytes += part.length;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve({ ms: performance.now() - started, bytes });
        else reject(new Error(`${address}: ${answer.statusCode}`));
      });
    });
    request.on("error", reject);
  });
}
