import type { Viewer } from "../contract/viewer.ts";
import type { AsOf } from "./as-of.ts";
import { formatDay } from "./format.ts";
import type { Parameters } from "./statement.server.ts";
import type { RowStream } from "./stream.server.ts";
import { NotAsOf, NoWarehouse, query, stream } from "./warehouse.server.ts";

/** What a page asks of the warehouse: `query`, but with nothing loaded yet a 503 Response, which the shell turns into what to do next. */
export async function ask<Row extends object>(name: string, parameters: Parameters, viewer: Viewer): Promise<Row[]> {
  return query<Row>(name, parameters, viewer).catch(orEmpty);
}

/** The same of the numbers as known now, also within a request as of a day. */
export async function askNow<Row extends object>(name: string, parameters: Parameters, viewer: Viewer): Promise<Row[]> {
  return query<Row>(name, parameters, viewer, { isNow: true }).catch(orEmpty);
}

/** The same for a file: all rows, batch by batch. */
export function askStream(name: string, parameters: Parameters, viewer: Viewer): Promise<RowStream> {
  return stream(name, parameters, viewer).catch(orEmpty);
}

function orEmpty(error: unknown): never {
  if (error instanceof NotAsOf) throw notAsOf(error.asOf);
  if (!(error instanceof NoWarehouse)) throw error;
  throw error.problem === null
    ? new Response("Nothing has been loaded yet.", { status: 503, statusText: "empty" })
    : new Response(`No numbers can be shown: ${error.problem}.`, { status: 503, statusText: "damaged" });
}

/** The one row of a query, or a 404 Response with these words. */
export async function askOne<Row extends object>(
  name: string,
  parameters: Parameters,
  viewer: Viewer,
  missing: string,
): Promise<Row> {
  const [row] = await ask<Row>(name, parameters, viewer);
  if (row === undefined) throw new Response(missing, { status: 404 });
  return row;
}

function notAsOf({ day, state, first }: AsOf): Response {
  return state === "before"
    ? new Response(
        `Nothing was in hand on ${formatDay(day)}: the first export tells of ${first === null ? "no day" : formatDay(first)}.`,
        { status: 404, statusText: "nothing in hand" },
      )
    : new Response(
        `What the exports in hand on ${formatDay(day)} said is not built yet, or something of that time came in or was decided since.`,
        { status: 404, statusText: "not built" },
      );
}
