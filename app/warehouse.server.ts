import { layoutOf } from "../contract/layout.ts";
import { createDoor, type Door } from "./door.server.ts";

export { NotAsOf, NoWarehouse } from "./generations.server.ts";

const files = import.meta.glob<string>("./queries/*.sql", { query: "?raw", eager: true, import: "default" });

const queries = new Map(
  Object.entries(files).map(([file, sql]) => [file.slice("./queries/".length, -".sql".length), sql]),
);

/** Off for measurements alone: every answer and page is then made anew. */
export const isCached = process.env.LANEMARK_CACHE !== "off";

const door: Door = createDoor({
  layout: layoutOf(process.env.LANEMARK_DATA ?? "data"),
  queries,
  isCached,
});

// The development server evaluates this module again after an edit; the door before it must let go of its files.
if (import.meta.hot !== undefined) import.meta.hot.dispose(() => door.close());

export const { query, stream, hasWarehouse, state: readState, openScope, close: closeWarehouse } = door;
