import type { Viewer } from "../contract/viewer.ts";
import type { Member, OpenCluster, ToolPair } from "./components/cluster-section.tsx";
import { ask, askOne } from "./page.server.ts";

/** A group of more tools is read in the file. */
const most = { limit: 100, offset: 0 };

const missing = "There is no such group of tools on the newest day, or it is not yours to see.";

/** The group of tools that an address opens, with its tools and how alike they are; null where it opens none. */
export async function readOpenCluster(cluster: string | null, viewer: Viewer) {
  if (cluster === null) return null;
  const [open, members, pairs] = await Promise.all([
    askOne<OpenCluster>("cluster", { cluster }, viewer, missing),
    ask<Member>("cluster_tools", { cluster, ...most }, viewer),
    ask<ToolPair>("cluster_pairs", { cluster, ...most }, viewer),
  ]);
  return { cluster: open, members, pairs };
}
