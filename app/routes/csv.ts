import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Viewer } from "../../contract/viewer.ts";
import { toCsv } from "../csv.ts";
import { drillName } from "../drills.ts";
import { readFilters } from "../filters.ts";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

/** All rows: an export is never cut to a page. */
const everything = { limit: 2_000_000_000, offset: 0 };

type Rows = Promise<Record<string, unknown>[]>;

// The same queries as the pages', with the same filters.
const files: { readonly [name: string]: (url: string, viewer: Viewer) => Rows } = {
  orphans: (url, viewer) =>
    ask("orphans", { ...readFilters(url, { sorts: sortsOf.orphans }).filters, ...everything }, viewer),
  teams: (_url, viewer) => ask("team_ownership", {}, viewer),
  requests: (url, viewer) => ask(`requests_by_${readFilters(url, { bys: ["month", "day"] }).filters.by}`, {}, viewer),
  trend: (url, viewer) => ask("trends", { ...readFilters(url).filters, metrics: [metricOf(url)] }, viewer),
  rejects: (url, viewer) => ask("rejects", { load: new URL(url).searchParams.get("load"), ...everything }, viewer),
  rows: drillRows,
};

const sortsOf = { orphans: ["worst", "tool", "team", "platform", "cause", "since", "users"] };

function metricOf(url: string): string {
  return new URL(url).searchParams.get("metric") ?? "";
}

async function drillRows(url: string, viewer: Viewer): Rows {
  const { filters } = readFilters(url);
  const metric = metricOf(url);
  const name = drillName(metric);
  const number = await askOne<{ period_from: string | null; period_to: string | null }>(
    "number",
    { ...filters, metric },
    viewer,
    "There is no such metric.",
  );
  return ask(name, { ...filters, ...everything, metric, from: number.period_from, to: number.period_to }, viewer);
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const name = params.name ?? "";
  const read = Object.hasOwn(files, name) ? files[name] : undefined;
  if (read === undefined) throw new Response("There is no such file.", { status: 404 });
  const rows = await read(request.url, viewerOf(context));
  return new Response(toCsv(rows), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="lanemark-${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}
