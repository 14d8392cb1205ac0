import { readdirSync } from "node:fs";
import path from "node:path";
import { constants } from "node:zlib";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from "express";
import type * as Entry from "./entry.server.tsx";
import { gate, sendRefusal } from "./gate.server.ts";
import { localsOf, nameRequest, securityHeaders } from "./headers.server.ts";
import { describeError, log } from "./log.server.ts";
import { preferPacked } from "./packed.server.ts";
import { localViewer } from "./viewer.server.ts";

export type WebOptions = {
  readonly build: ServerBuild;
  readonly client: string;
  readonly hosts: () => ReadonlySet<string>;
  readonly uploadLimit: number;
  readonly isBehindHttps: boolean;
};

/** What the app's bundle hands to the server: its module for server entry has more exports than Remix asks for. */
export function entryOf(
  build: ServerBuild,
): Pick<typeof Entry, "openScope" | "closeWarehouse" | "withinScope" | "styleSource"> {
  return build.entry.module as unknown as typeof Entry;
}

export function createWeb(options: WebOptions): Express {
  const web = express();
  const assets = path.join(options.client, "assets");
  web.disable("x-powered-by");
  web.use(nameRequest, securityHeaders(options.isBehindHttps, entryOf(options.build).styleSource), logRequest);
  web.use(gate(options.hosts, options.uploadLimit));
  // Of gzip the level that packs in two thirds of the time of zlib's own and comes out a fifteenth larger; most pages fit into one chunk.
  // Of Brotli the highest that is faster still, and comes out smaller.
  web.use(
    compression({
      level: 4,
      chunkSize: 2 ** 16,
      brotli: { chunkSize: 2 ** 16, params: { [constants.BROTLI_PARAM_QUALITY]: 3 } },
    }),
  );
  web.use(
    "/assets",
    preferPacked(assets),
    express.static(assets, {
      immutable: true,
      maxAge: "1y",
      index: false,
      redirect: false,
    }),
  );
  web.use("/assets", (_request, response) => sendRefusal(response, { status: 404, message: "There is no such file." }));
  web.use(onlyFiles(options.client, express.static(options.client, { maxAge: "1h", index: false, redirect: false })));
  web.use(answerPage(options.build));
  web.use(answerFailure);
  return web;
}

/** A page is no file: looking for one on the disk, for each page, costs more than knowing the few there are. */
function onlyFiles(folder: string, serveFile: RequestHandler): RequestHandler {
  const names = new Set(readdirSync(folder).map((name) => `/${name}`));
  return (request, response, next) => {
    if (names.has(request.path)) serveFile(request, response, next);
    else next();
  };
}

const logRequest: RequestHandler = ({ method, path: where }, response, next) => {
  const startedAt = performance.now();
  response.once("close", () => {
    const { requestId } = localsOf(response);
    const ms = Math.round(performance.now() - startedAt);
    log({
      event: "request",
      request: requestId,
      method,
      path: where,
      status: response.statusCode,
      ms,
      sent: response.writableFinished,
    });
  });
  next();
};

/** Runs Remix with one generation held for the whole request, and a signal that ends its queries when the reader leaves. */
function answerPage(build: ServerBuild): RequestHandler {
  const { openScope, withinScope } = entryOf(build);
  const getLoadContext = (_request: unknown, response: Response) => ({
    ...localsOf(response),
    viewer: localViewer,
    whenWritable: followWrites(response),
  });
  const answer = createRequestHandler({ build, mode: "production", getLoadContext });
  return async (request, response, next) => {
    try {
      const left = new AbortController();
      const { scope, close } = await openScope(left.signal, request.originalUrl);
      const leave = () => {
        if (!response.writableFinished) left.abort(new Error("the reader left"));
        close();
      };
      if (response.closed) return leave();
      response.once("close", leave);
      if (scope.generation !== undefined) {
        response.setHeader("x-lanemark-generation", scope.generation.name);
        response.setHeader("x-lanemark-inputs", scope.generation.inputs);
      }
      await withinScope(scope, () => answer(request, response, next));
    } catch (error) {
      next(error);
    }
  };
}

/** Remix writes without asking whether the reader keeps up; this tells a loader that streams. */
function followWrites(response: Response): () => Promise<void> {
  const write = response.write.bind(response);
  let writable = Promise.resolve();
  let isFull = false;
  let free = () => {};
  const follow = (...parts: Parameters<typeof response.write>) => {
    const isTaken = write(...parts);
    if (!isTaken && !isFull && !response.destroyed) {
      isFull = true;
      writable = new Promise((resolve) => {
        free = resolve;
      });
    }
    return isTaken;
  };
  const resume = () => {
    isFull = false;
    free();
  };
  response.on("drain", resume).once("close", resume);
  response.write = follow as typeof response.write;
  return () => writable;
}

const answerFailure: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const { requestId } = localsOf(response);
  log({ event: "error", request: requestId, error: describeError(error) });
  if (response.headersSent) response.destroy();
  else sendRefusal(response, { status: 500, message: `Something went wrong. The log tells more under ${requestId}.` });
};
