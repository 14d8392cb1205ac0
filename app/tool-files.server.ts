import type { Viewer } from "../contract/viewer.ts";
import { everyRow } from "./csv.ts";
import { toFile } from "./decided.server.ts";
import { streamOf } from "./stream.server.ts";
import { readToolDecisions } from "./tool-decisions.server.ts";

/** The files of one tool's page, which names the tool as `?tool=`. */
export const toolFiles = {
  "tool-months": ofTool("tool_months"),
  "tool-candidates": ofTool("tool_candidates"),
  "tool-roles": ofTool("tool_roles"),
  "tool-ownership": ofTool("tool_ownership"),
  "tool-copies": ofTool("tool_copies"),
  "tool-history": ofTool("tool_history"),
  "tool-overlaps": ofTool("tool_overlaps"),
  "tool-tickets": ofTool("tool_tickets"),
  "tool-decisions": async (url: string, viewer: Viewer) => {
    const { rows } = await readToolDecisions(url, toolOf(url), viewer);
    return { rows: streamOf(decisionColumns, [], rows.map(toFile)) };
  },
};

const decisionColumns = ["decision_id", "decided_at", "decision", "state", "decided_by", "reason"] as const;

function ofTool(query: string) {
  return (url: string) => ({ query, parameters: { tool: toolOf(url), ...everyRow } });
}

function toolOf(url: string): string {
  return new URL(url).searchParams.get("tool") ?? "";
}
