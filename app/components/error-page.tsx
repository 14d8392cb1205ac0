import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../root.tsx";
import { AsOfMissing } from "./as-of-missing.tsx";
import { EmptyWarehouse } from "./empty-warehouse.tsx";

/** What a reader sees instead of a page: what to do next, and the id under which the log tells more. */
export function ErrorPage() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>("root");
  if (isRouteErrorResponse(error)) {
    if (error.status === 503 && error.statusText === "empty") return <EmptyWarehouse />;
    if (error.status === 404 && isAsOf(error.statusText))
      return <AsOfMissing words={String(error.data)} isBuildable={error.statusText === "not built"} />;
    return <Problem title={problemTitle(error)} words={String(error.data)} />;
  }
  return (
    <Problem
      title={problemTitle(error)}
      words={`The fault is ours, and the log tells more under ${root?.requestId ?? "this request"}.`}
    />
  );
}

export function problemTitle(error: unknown): string {
  if (!isRouteErrorResponse(error)) return "This page could not be made";
  if (error.status === 503 && error.statusText === "empty") return "Nothing has been loaded yet";
  if (error.status === 404 && isAsOf(error.statusText)) return "As of a day";
  if (error.status === 404) return "Not found";
  if (error.status === 503) return error.statusText === "damaged" ? "The numbers cannot be opened" : "Busy";
  return `Error ${error.status}`;
}

/** The two ways in which there is nothing of a day. */
function isAsOf(statusText: string): boolean {
  return statusText === "not built" || statusText === "nothing in hand";
}

function Problem({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="sentence">{words}</p>
      <p>
        <a href="/">Back to the brief</a>
      </p>
    </div>
  );
}
