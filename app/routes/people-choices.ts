import { json, type LoaderFunctionArgs } from "@remix-run/node";
import type { FoundPerson } from "../ownership-decide.server.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

/** Whom a name or address can mean, for the field that a person is typed into; nobody for a viewer who may see no names. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const q = new URL(request.url).searchParams.get("q")?.trim().slice(0, 200) ?? "";
  return json(q.length < 2 ? [] : await ask<FoundPerson>("people_found", { q }, viewerOf(context)));
}
