import type { Viewer } from "../contract/viewer.ts";
import type { Parameters } from "./statement.server.ts";
import type { RowStream } from "./stream.server.ts";
import { NoWarehouse, query, stream } from "./warehouse.server.ts";

/** What a page asks of the warehouse: `query`, but with nothing loaded yet a 503 Response, which the shell turns into what to do next. */
export async function ask<Row extends object>(name: string, parameters: Parameters, viewer: Viewer): Promise<Row[]> {
  return query<Row>(name, parameters, viewer).catch(orEmpty);
}

/** The same for a file: all rows, batch by batch. */
export function askStream(name: string, parameters: Parameters, viewer: Viewer): Promise<RowStream> {
  return stream(name, parameters, viewer).catch(orEmpty);
}

function orEmpty(error: unknown): never {
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
