import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Viewer } from "../../contract/viewer.ts";
import { adoptionFiles } from "../adoption-files.server.ts";
import { backlogFiles } from "../backlog-files.server.ts";
import { csvHead, csvLines, everyRow } from "../csv.ts";
import { readFilters } from "../filters.ts";
import { parametersToSend } from "../handover.server.ts";
import { loadFiles } from "../load-files.server.ts";
import { readMonths } from "../numbers.server.ts";
import { ownershipFiles } from "../ownership-files.server.ts";
import { todayIn } from "../ownership-queue.server.ts";
import { askStream } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import type { Period } from "../period.ts";
import { readRequests } from "../requests.server.ts";
import { readRows } from "../rows-asked.server.ts";
import { sprawlFiles } from "../sprawl-files.server.ts";
import type { Parameters } from "../statement.server.ts";
import { type RowStream, streamOf } from "../stream.server.ts";
import { teamFiles } from "../team-files.server.ts";
import { toolFiles } from "../tool-files.server.ts";
import { viewerOf } from "../viewer.server.ts";

/** Which query makes a file, with which parameters; or its rows, where they are few and put together here. */
export type Asked = { readonly query: string; readonly parameters: Parameters } | { readonly rows: RowStream };

// The same queries as the pages', with the same filters.
const files: { readonly [name: string]: (url: string, viewer: Viewer) => Asked | Promise<Asked> } = {
  orphans: async (url, viewer) => {
    const { filters } = readFilters(url, { sorts: sortsOf.orphans });
    const { to, timeZone } = await ownershipPeriod(url, viewer);
    return { query: "orphans", parameters: { ...filters, ...everyRow, to, today: todayIn(timeZone) } };
  },
  "ownership-achieved": async (url, viewer) => {
    const { filters } = readFilters(url);
    const { to } = await ownershipPeriod(url, viewer);
    return { query: "ownership_achieved", parameters: { ...filters, ...everyRow, to } };
  },
  "decided-tools": async (url) => ({
    query: "tools_to_send",
    parameters: await parametersToSend(new URL(url).searchParams.get("decided") ?? ""),
  }),
  teams: async (url, viewer) => {
    const { to } = await ownershipPeriod(url, viewer);
    return { query: "team_ownership", parameters: { ...everyRow, to } };
  },
  "orphan-flow": async (url, viewer) => {
    const { to } = await ownershipPeriod(url, viewer);
    return { query: "orphan_flow", parameters: { ...readFilters(url).filters, to } };
  },
  "owner-waits": async (url, viewer) => {
    const { to } = await ownershipPeriod(url, viewer);
    return { query: "owner_waits", parameters: { ...readFilters(url).filters, to } };
  },
  requests: async (url, viewer) => {
    const rows = await readRequests(readFilters(url, { bys: ["month", "day"] }).filters, viewer);
    return { rows: streamOf(requestColumns, requestColumns.slice(1, 4), rows) };
  },
  trend: async (url, viewer) => {
    const rows = await readMonths([metricOf(url)], readFilters(url).filters, viewer);
    return { rows: streamOf(monthColumns, ["value"], rows) };
  },
  rows: drillRows,
  ...ownershipFiles,
  ...backlogFiles,
  ...sprawlFiles,
  ...adoptionFiles,
  ...teamFiles,
  ...toolFiles,
  ...loadFiles,
};

const requestColumns = ["day", "open_requests", "opened", "done", "is_complete"] as const;
const monthColumns = [
  ...(["metric", "day", "value", "low", "high", "numerator", "denominator"] as const),
  ...(["is_complete", "gap_effect", "gap_words"] as const),
];

const sortsOf = { orphans: ["worst", "tool", "team", "platform", "cause", "since", "users", "blast"] };

function metricOf(url: string): string {
  return new URL(url).searchParams.get("metric") ?? "";
}

/** The same day as the page's list: that of the orphaned tools in the month asked for. */
function ownershipPeriod(url: string, viewer: Viewer): Promise<Period> {
  return readPeriod(readFilters(url).filters, ["orphaned_tools"], viewer);
}

async function drillRows(url: string, viewer: Viewer): Promise<Asked> {
  const { query, parameters } = await readRows(url, metricOf(url), viewer);
  return { query, parameters: { ...parameters, ...everyRow } };
}

/** The lines of a file, each batch read from the warehouse when the reader has taken in the one before. */
function fileOf(rows: RowStream, whenWritable: () => Promise<void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      start: (file) => file.enqueue(encoder.encode(csvHead(rows))),
      async pull(file) {
        await whenWritable();
        const batch = await rows.next();
        if (batch === undefined) file.close();
        else file.enqueue(encoder.encode(csvLines(batch, rows)));
      },
      cancel: () => rows.close(),
    },
    { highWaterMark: 0 },
  );
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const name = params.name ?? "";
  const read = Object.hasOwn(files, name) ? files[name] : undefined;
  if (read === undefined) throw new Response("There is no such file.", { status: 404 });
  const viewer = viewerOf(context);
  const asked = await read(request.url, viewer);
  const rows = "rows" in asked ? asked.rows : await askStream(asked.query, asked.parameters, viewer);
  return new Response(fileOf(rows, context.whenWritable ?? (async () => undefined)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="lanemark-${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}
