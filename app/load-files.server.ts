import type { Viewer } from "../contract/viewer.ts";
import { readClaims } from "./claims.server.ts";
import { everyRow } from "./csv.ts";
import { decidedFile } from "./decided.server.ts";
import { readFilters } from "./filters.ts";
import type { Parameters } from "./statement.server.ts";

type Asked = { readonly query: string; readonly parameters: Parameters };

/** The orders that the list of loads can be shown in; the first is its own. */
export const loadSorts = ["newest", "file", "seen", "rows", "rejected"];

/** The files of what came in, of what is in doubt about it and of what was decided of that. */
export const loadFiles = {
  loads: (url: string) => ({
    query: "loads",
    parameters: { ...readFilters(url, { sorts: loadSorts }).filters, ...everyRow, verdict: null },
  }),
  "failed-checks": () => ({ query: "failed_checks", parameters: {} }),
  coverage: () => ({ query: "coverage", parameters: {} }),
  rejects: (url: string) => ({
    query: "rejects",
    parameters: { load: new URL(url).searchParams.get("load"), ...everyRow },
  }),
  "person-pairs": inDoubt("person_pairs"),
  "blocked-keys": inDoubt("blocked_keys"),
  "team-pairs": inDoubt("team_pairs"),
  "tool-pairs": inDoubt("tool_pairs"),
  claims: claimsFile("claims"),
  "claim-counts": claimsFile("claim_counts"),
  "decisions-people": decidedFile("people"),
  "decisions-teams": decidedFile("teams"),
  "decisions-tools": decidedFile("tools"),
};

function inDoubt(query: string) {
  return (url: string): Asked => ({ query, parameters: { ...readFilters(url).filters, ...everyRow, pairs: null } });
}

function claimsFile(query: string) {
  return async (url: string, viewer: Viewer): Promise<Asked> => {
    const { asked } = await readClaims(url, viewer);
    return { query, parameters: { ...asked, ...everyRow } };
  };
}
