import type { Viewer } from "../contract/viewer.ts";
import type { RequestRow } from "./components/request-figure.tsx";
import { readMonths } from "./numbers.server.ts";
import { ask } from "./page.server.ts";
import { requestMetrics, requestMonths } from "./request-months.ts";

/** Requests open, opened and done by month or by day, of a team or of all, oldest first. They are not counted by platform. */
export async function readRequests(
  { by, team }: { readonly by: string; readonly team: string | null },
  viewer: Viewer,
  askOf = ask,
): Promise<readonly RequestRow[]> {
  if (by === "day") return askOf<RequestRow>("requests_by_day", { team }, viewer);
  return requestMonths(await readMonths(requestMetrics, { team, platform: null }, viewer, askOf));
}
