import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { describeError, log } from "./log.server.ts";
import { NonceProvider } from "./nonce.ts";

// app/server.ts is bundled apart from the app and reaches it through this module only, so that both share one door.
export { withinScope } from "./scope.server.ts";
export { closeWarehouse, openScope } from "./warehouse.server.ts";

export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={loadContext.nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={loadContext.nonce} />
      </NonceProvider>,
      {
        nonce: loadContext.nonce,
        // As a whole: it is painted as a whole, and Remix would have each piece of a stream packed and sent by itself, at twice the work.
        onAllReady() {
          clearTimeout(timer);
          const answerWith = (html: Buffer) =>
            new Response(new Uint8Array(html), { headers: pageHeaders(headers, status), status });
          buffer(pipe(new PassThrough())).then((html) => resolve(answerWith(html)), reject);
        },
        onShellError: reject,
        onError: (error) => log({ event: "render", request: loadContext.requestId, error: describeError(error) }),
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1000).unref();
  });
}

function pageHeaders(headers: Headers, status: number): Headers {
  headers.set("content-type", "text/html; charset=utf-8");
  // Numbers of people's work do not belong into a cache on disk.
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  if (status === 503) headers.set("retry-after", "5");
  return headers;
}

export function handleDataRequest(response: Response): Response {
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
}

/** What a loader, an action or a page threw; the reader sees the request's id alone. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  // An unknown address is no failure of ours; the request's own line says 404.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log({ event: "error", request: context.requestId, path: new URL(request.url).pathname, error: describeError(error) });
}
