import type { Viewer } from "../contract/viewer.ts";
import { everyRow } from "./csv.ts";
import { readFilters } from "./filters.ts";
import { readPeriod } from "./period.server.ts";
import { clusterSorts, sprawlMetrics, toolListMetrics, toolSorts } from "./sprawl.ts";
import { readSprawlCells } from "./sprawl-cells.server.ts";
import type { Parameters } from "./statement.server.ts";
import { type RowStream, streamOf } from "./stream.server.ts";

type Asked = { readonly query: string; readonly parameters: Parameters } | { readonly rows: RowStream };

/** The files of the sprawl report and of the list of tools. */
export const sprawlFiles: { readonly [name: string]: (url: string, viewer: Viewer) => Asked | Promise<Asked> } = {
  clusters: (url) => ({
    query: "clusters",
    parameters: { ...readFilters(url, { sorts: clusterSorts }).filters, ...everyRow },
  }),
  cluster: (url) => ({ query: "cluster_tools", parameters: { ...readFilters(url).filters, ...everyRow } }),
  pairs: (url) => ({ query: "cluster_pairs", parameters: { ...readFilters(url).filters, ...everyRow } }),
  sprawl: async (url, viewer) => {
    const { filters } = readFilters(url, { bys: ["team", "platform"] });
    const { to } = await readPeriod(filters, sprawlMetrics, viewer);
    const cells = await readSprawlCells(to, everyRow.limit, viewer);
    return {
      rows: streamOf(
        cellColumns,
        ["excess_rate", "half_rate"],
        cells.filter(({ per }) => per === filters.by),
      ),
    };
  },
  tools: async (url, viewer) => {
    const { filters } = readFilters(url, { sorts: toolSorts });
    const { to } = await readPeriod(filters, toolListMetrics, viewer);
    return { query: "tools", parameters: { ...filters, ...everyRow, to } };
  },
};

const cellColumns = [
  ...(["per", "cell", "name", "groups", "kept_groups", "excess", "active_excess", "active_tools"] as const),
  ...(["excess_rate", "half_finished", "judged_tools", "half_rate"] as const),
];
