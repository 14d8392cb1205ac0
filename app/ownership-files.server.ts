import type { Viewer } from "../contract/viewer.ts";
import { everyRow } from "./csv.ts";
import { readFilters } from "./filters.ts";
import { lineParameters, readLineRule } from "./line.server.ts";
import { readTriedLine } from "./line.ts";
import type { Parameters } from "./statement.server.ts";

type Asked = { readonly query: string; readonly parameters: Parameters };

function narrowedBy(url: string): Parameters {
  const { team, platform } = readFilters(url).filters;
  return { team, platform, ...everyRow };
}

/** The files of the line, of who leaves, of confirmations, of decisions and what they achieved, of who could own a tool and of how many people know it. */
export const ownershipFiles: { readonly [name: string]: (url: string, viewer: Viewer) => Asked | Promise<Asked> } = {
  crossings: (url) => ({ query: "crossings", parameters: narrowedBy(url) }),
  "line-waits": (url) => ({ query: "line_waits", parameters: narrowedBy(url) }),
  "line-wait-tools": (url) => ({ query: "line_wait_tools", parameters: narrowedBy(url) }),
  leavers: (url) => ({ query: "leavers", parameters: narrowedBy(url) }),
  confirmations: (url) => ({ query: "confirmations", parameters: narrowedBy(url) }),
  candidates: (url) => ({ query: "candidates", parameters: narrowedBy(url) }),
  "decisions-taken": (url) => ({
    query: "decisions_taken",
    parameters: { ...readFilters(url).filters, ...everyRow },
  }),
  closures: (url) => ({ query: "closures", parameters: { ...readFilters(url).filters, ...everyRow } }),
  "bus-factors": (url) => ({ query: "team_bus_factor", parameters: narrowedBy(url) }),
  "blast-radius": (url) => ({ query: "blast_radius", parameters: narrowedBy(url) }),
  "line-changes": async (url, viewer) => {
    const narrowed = narrowedBy(url);
    const rule = await readLineRule(viewer);
    const own = { users: rule.line_users, days: rule.line_days, teams: rule.line_teams };
    const tried = readTriedLine(url, rule).tried ?? own;
    return { query: "line_changes", parameters: { ...narrowed, ...lineParameters(tried) } };
  },
};
