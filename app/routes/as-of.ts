import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { isDay } from "../as-of.ts";
import { startAsOf } from "../builds.server.ts";
import { localPath } from "../local-path.ts";

/** Builds what the exports in hand on a day said, and leads to the job; from there back to the page that asked. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const day = String(form.get("day") ?? "");
  if (!isDay(day)) throw new Response("A day is written 2026-09-30.", { status: 400 });
  const back = new URLSearchParams({ back: localPath(form.get("from")) });
  return redirect(`/jobs/${await startAsOf(day)}?${back}`);
}

export function loader() {
  return redirect("/");
}
