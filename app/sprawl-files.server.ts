import type { Viewer } from "../contract/viewer.ts";
import { everyRow } from "./csv.ts";
import { readFilters } from "./filters.ts";
import { readPeriod } from "./period.server.ts";
import { clusterSorts, sprawlMetrics, toolListMetrics, toolSorts } from "./sprawl.ts";
import type { Parameters } from "./statement.server.ts";

type Asked = { readonly query: string; readonly parameters: Parameters };

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
    return { query: "sprawl_by", parameters: { by: filters.by, to, ...everyRow } };
  },
  tools: async (url, viewer) => {
    const { filters } = readFilters(url, { sorts: toolSorts });
    const { to } = await readPeriod(filters, toolListMetrics, viewer);
    return { query: "tools", parameters: { ...filters, ...everyRow, to } };
  },
};
