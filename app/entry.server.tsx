import type { Readable } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToNodeStream } from "react-dom/server";
import { createKeptPages } from "./kept-pages.server.ts";
import { holdScripts } from "./late-scripts.ts";
import { describeError, log } from "./log.server.ts";
import { NonceProvider } from "./nonce.ts";
import { pageText } from "./page-text.server.ts";
import { styleSheet } from "./style-sheet.server.ts";
import { StyleSheetProvider } from "./style-sheet.ts";
import { isCached } from "./warehouse.server.ts";

// app/server.ts is bundled apart from the app and reaches it through this module only, so that both share one door.
export { withinScope } from "./scope.server.ts";
export { styleSource } from "./style-sheet.server.ts";
export { closeWarehouse, openScope } from "./warehouse.server.ts";

export const streamTimeout = 10_000;

const keptPages = createKeptPages({ entries: 500, bytes: 32 * 2 ** 20 });

/**
 * The page as a whole: it is painted as a whole, and Remix would have each piece of a stream packed and sent by itself, at twice the work. Of React 18's two
 * ways to wait for all of it, this one joins text; the newer one writes each attribute into bytes by itself, for a tenth of a page's time.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce, requestId } = loadContext;
  const { loaderData, actionData, errors } = remixContext.staticHandlerContext;
  const renderAnew = () => render(request.url, remixContext, loadContext);
  const isKept = isCached && nonce !== undefined && requestId !== undefined && errors === null;
  const html = isKept
    ? await keptPages.page([request.url, status, loaderData, actionData], { nonce, requestId }, renderAnew)
    : await renderAnew();
  return new Response(html, { headers: pageHeaders(headers, status), status });
}

async function render(url: string, remixContext: EntryContext, loadContext: AppLoadContext): Promise<string> {
  const page = renderToNodeStream(
    <NonceProvider value={loadContext.nonce}>
      <StyleSheetProvider value={styleSheet}>
        <RemixServer context={remixContext} url={url} nonce={loadContext.nonce} />
      </StyleSheetProvider>
    </NonceProvider>,
  );
  return `<!DOCTYPE html>${holdScripts(await pageText(page as Readable))}`;
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
