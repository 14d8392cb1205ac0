import type { Request, RequestHandler, Response } from "express";

type Refusal = { readonly status: number; readonly message: string };

/** Requests that are not meant for this server, or were made by another site, get no further. `hosts` are the names it answers to. */
export function gate(hosts: () => ReadonlySet<string>, uploadLimit: number): RequestHandler {
  return (request, response, next) => {
    const refusal =
      refuseHost(request, hosts()) ??
      refuseOrigin(request) ??
      refuseMethod(request) ??
      refusePath(request) ??
      refuseBody(request, uploadLimit);
    if (refusal === undefined) next();
    else sendRefusal(response, refusal);
  };
}

export function sendRefusal(response: Response, { status, message }: Refusal): void {
  // What is left of a refused body is not worth reading.
  response
    .status(status)
    .set("connection", "close")
    .set("cache-control", "no-store")
    .type("text/plain")
    .send(`${message}\n`);
}

/** Against DNS rebinding: a page of another site whose name was made to point here says that name. */
function refuseHost(request: Request, hosts: ReadonlySet<string>): Refusal | undefined {
  if (hosts.has(request.headers.host?.toLowerCase() ?? "")) return undefined;
  return { status: 421, message: "This server does not answer to that host name." };
}

/** Against forged requests: what changes something must come from a page of this very host, and a browser always says where from. */
function refuseOrigin(request: Request): Refusal | undefined {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const { origin, host } = request.headers;
  const site = request.get("sec-fetch-site");
  const isOwn = origin === undefined ? site === "same-origin" : hostOf(origin) === host?.toLowerCase();
  if (isOwn && (site === undefined || site === "same-origin")) return undefined;
  return { status: 403, message: "This request did not come from a page of this server." };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function refuseMethod({ method }: Request): Refusal | undefined {
  if (["GET", "HEAD", "POST"].includes(method)) return undefined;
  return { status: 405, message: "That method is not used here." };
}

/**
 * Climbing out of a folder, in any spelling: no part of a path of ours is empty, begins with a dot, or holds a backslash or a NUL,
 * however often it is encoded.
 */
function refusePath({ url }: Request): Refusal | undefined {
  const [path = ""] = url.split(/[?#]/);
  if (path.startsWith("/") && !path.includes("//") && isPlain(path)) return undefined;
  return { status: 404, message: "There is no such page." };
}

function isPlain(path: string): boolean {
  let spelling = path;
  for (let times = 0; times < 4; times++) {
    if (/[\\\0]|%u|%c0|%c1/i.test(spelling) || /\/\s*\./.test(spelling)) return false;
    const decoded = decode(spelling);
    if (decoded === spelling) return true;
    if (decoded === undefined) return times > 0;
    spelling = decoded;
  }
  return false;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Files are streamed to disk up to a limit; anything else that is sent is a small form. */
function refuseBody(request: Request, uploadLimit: number): Refusal | undefined {
  if (request.method !== "POST") return undefined;
  const isUpload = request.is("multipart/form-data") && /^\/loads(\.data)?$/.test(request.path);
  const length = Number(request.headers["content-length"] ?? Number.NaN);
  if (Number.isNaN(length) && !isUpload) return { status: 411, message: "Say how long the form is." };
  if (length > (isUpload ? uploadLimit : 65_536))
    return { status: 413, message: "That is more than this server takes." };
  return undefined;
}
