import { createServer, type RequestListener, type Server, STATUS_CODES } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { log } from "./log.server.ts";

/** Something the operator can fix: printed as its message alone, exit code 1. */
export class ServeError extends Error {}

export type Address = { readonly host: string; readonly port: number };

const loopback = ["127.0.0.1", "localhost", "::1"];

/** Throws ServeError for an address that other machines could reach, since nobody has to sign in yet. */
export function readAddress(host = "127.0.0.1", port = "3000"): Address {
  if (!loopback.includes(host)) {
    throw new ServeError(`sign-in is not set up: Lanemark answers this machine only (127.0.0.1), not ${host}`);
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ServeError(`${port} is not a port; an example is --port 3000`);
  return { host, port: Number(port) };
}

export function spellHost({ host, port }: Address): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The Host headers that mean this server: loopback by its names, and those that the operator added. */
export function hostsOf(port: number, added = ""): ReadonlySet<string> {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  const own = names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  const others = added.split(",").map((name) => name.trim().toLowerCase());
  return new Set([...own, ...others.filter((name) => name !== "")]);
}

/** Listens; throws ServeError when the port is taken. Slow senders are cut off by the time limits. */
export async function listen(
  listener: RequestListener,
  { host, port }: Address,
): Promise<{ server: Server; port: number }> {
  const server = createServer(
    { connectionsCheckingInterval: 1000, headersTimeout: 10_000, requestTimeout: 600_000 },
    listener,
  );
  server.on("clientError", answerBroken);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(whyNot(error, { host, port })));
    server.listen(port, host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

function whyNot(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  if (error.code === "EADDRINUSE")
    return new ServeError(`port ${port} is taken; choose another with --port ${port + 1}`);
  if (error.code === "EACCES")
    return new ServeError(`port ${port} may not be used by this user; choose another with --port 3000`);
  if (error.code === "EADDRNOTAVAIL") return new ServeError(`this machine has no address ${host}; leave out --host`);
  return error;
}

/** What is not even HTTP never reaches Express, and gets the same headers all the same. */
function answerBroken(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  const headers = [
    "content-security-policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
    "x-content-type-options: nosniff",
    "referrer-policy: same-origin",
    "cross-origin-opener-policy: same-origin",
    "connection: close",
    "content-length: 0",
  ];
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join("\r\n")}\r\n\r\n`);
}

/** Takes no new requests, lets those in flight finish for up to `limitMs`, and says whether they all did. */
export async function drain(server: Server, limitMs: number): Promise<boolean> {
  const closed = new Promise<true>((resolve) => server.close(() => resolve(true)));
  // A connection kept alive goes idle only when its answer is out.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = new Promise<false>((resolve) => setTimeout(resolve, limitMs, false).unref());
  const isDrained = await Promise.race([closed, late]);
  clearInterval(idle);
  server.closeAllConnections();
  log({ event: "stop", drained: isDrained });
  return isDrained;
}
