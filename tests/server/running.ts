import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished, test } from "vitest";
import type { Layout } from "../../contract/layout.ts";

/** `npm test` builds first and says so; on its own a test must not judge a build of yesterday. */
export const isBuilt = process.env.LANEMARK_BUILT === "1";
export const builtTest = test.skipIf(!isBuilt);

export type Running = {
  readonly port: number;
  readonly origin: string;
  readonly process: ChildProcess;
  readonly log: () => string;
};

type Environment = { readonly [name: string]: string | undefined };

/** Starts the built server on a free port; it ends with the test. */
export async function startServer(layout: Layout, environment: Environment = {}): Promise<Running> {
  return launchServer(layout, environment, onTestFinished);
}

/** The same for several tests: `atEnd` is told how the server is ended. */
export async function launchServer(
  layout: Layout,
  environment: Environment,
  atEnd: (end: () => Promise<void>) => void,
): Promise<Running> {
  const child = spawnServer({ PORT: "0", LANEMARK_DATA: layout.root, ...environment });
  atEnd(async () => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });
  let log = "";
  child.stderr.on("data", (chunk) => (log += chunk));
  const [line] = await Promise.race([
    once(child.stdout, "data"),
    once(child, "exit").then(() => Promise.reject(new Error(log))),
  ]);
  const port = Number(/^Lanemark is ready on http:\/\/127\.0\.0\.1:(\d+)\n$/.exec(String(line))?.[1]);
  return { port, origin: `http://127.0.0.1:${port}`, process: child, log: () => log };
}

/** Starts a server that is not going to run, and tells how it ended. */
export async function endServer(environment: Environment): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawnServer(environment);
  const ended = once(child, "exit");
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

function spawnServer(environment: Environment) {
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    UV_THREADPOOL_SIZE: "8",
    LANEMARK_LOG: "on",
    ...environment,
  };
  return spawn(process.execPath, ["build/server.js"], { env, stdio: ["ignore", "pipe", "pipe"] });
}

export type Answer = { readonly status: number; readonly headers: Headers; readonly body: string };

/** Sends these very bytes, which no client would send, and reads the answer until the server hangs up; a chunked body stays as it is. */
export async function sendRaw(port: number, request: string): Promise<Answer> {
  const socket = connect(port, "127.0.0.1");
  // Not end(): who stops sending counts as gone, and gets no answer.
  socket.write(request);
  const [head = "", ...rest] = (await text(socket)).split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = new Headers(
    lines.map((line): [string, string] => [line.split(": ")[0] ?? "", line.slice(line.indexOf(": ") + 2)]),
  );
  return { status: Number(statusLine.split(" ")[1]), headers, body: rest.join("\r\n\r\n") };
}

/** A request with these headers and nothing else. */
export function ask(port: number, start: string, headers: Environment = {}, body = ""): Promise<Answer> {
  const all = { host: `127.0.0.1:${port}`, connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendRaw(port, `${start} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}
