import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Viewer } from "../../contract/viewer.ts";
import { toCsv } from "../csv.ts";
import { drillName } from "../drills.ts";
import { readFilters } from "../filters.ts";
import { ask, askOne } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { type Period, periodParameters } from "../period.ts";
import { viewerOf } from "../viewer.server.ts";

/** All rows: an export is never cut to a page. */
const everything = { limit: 2_000_000_000, offset: 0 };

type Rows = Promise<Record<string, unknown>[]>;

// The same queries as the pages', with the same filters.
const files: { readonly [name: string]: (url: string, viewer: Viewer) => Rows } = {
  orphans: async (url, viewer) => {
    const { filters } = readFilters(url, { sorts: sortsOf.orphans });
    const { to } = await ownershipPeriod(url, viewer);
    return ask("orphans", { ...filters, ...everything, to }, viewer);
  },
  teams: async (url, viewer) => ask("team_ownership", { to: (await ownershipPeriod(url, viewer)).to }, viewer),
  requests: (url, viewer) => {
    const { filters } = readFilters(url, { bys: ["month", "day"] });
    return ask(`requests_by_${filters.by}`, filters, viewer);
  },
  trend: (url, viewer) => ask("trends", { ...readFilters(url).filters, metrics: [metricOf(url)] }, viewer),
  rejects: (url, viewer) => ask("rejects", { load: new URL(url).searchParams.get("load"), ...everything }, viewer),
  rows: drillRows,
};

const sortsOf = { orphans: ["worst", "tool", "team", "platform", "cause", "since", "users"] };

function metricOf(url: string): string {
  return new URL(url).searchParams.get("metric") ?? "";
}

/** The same day as the page's list: that of the orphaned tools in the month asked for. */
function ownershipPeriod(url: string, viewer: Viewer): Promise<Period> {
  return readPeriod(readFilters(url).filters, ["orphaned_tools"], viewer);
}

async function drillRows(url: string, viewer: Viewer): Rows {
  const { filters } = readFilters(url);
  const metric = metricOf(url);
  const name = drillName(metric);
  const period = await readPeriod(filters, [metric], viewer, { isNewest: true });
  const number = await askOne<{ period_from: string | null; period_to: string | null }>(
    "numbers",
    { metrics: [metric], ...periodParameters(filters, period) },
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
