import type { Viewer } from "../contract/viewer.ts";
import { backlogMetrics, backlogSorts } from "./backlog.ts";
import { readClassBacklog } from "./class-backlog.server.ts";
import type { SampledRequest } from "./components/rule-columns.tsx";
import { everyRow } from "./csv.ts";
import { decidedFile } from "./decided.server.ts";
import { answerStates } from "./displaced.ts";
import { readFilters } from "./filters.ts";
import { readLeadCurves } from "./lead-curves.server.ts";
import { ask } from "./page.server.ts";
import { readPeriod } from "./period.server.ts";
import { periodParameters } from "./period.ts";
import { streamOf } from "./stream.server.ts";

/** The files of the backlog report: the queries of its page with the same address, all rows of each. */
export const backlogFiles = {
  "open-ages": file("open_ages"),
  "lead-times": file("lead_steps"),
  "lead-numbers": async (url: string, viewer: Viewer) => {
    const { filters, period } = await readAddress(url, viewer);
    const { from, to, compareFrom: compare_from, compareTo: compare_to } = period;
    const curves = await readLeadCurves({ team: filters.team, from, to, compare_from, compare_to }, viewer);
    return { rows: streamOf(leadColumns, ["median", "p85", "over_77"], curves) };
  },
  "period-tests": async (url: string, viewer: Viewer) => {
    const { filters, period } = await readAddress(url, viewer);
    return { query: "period_tests", parameters: periodParameters(filters, period) };
  },
  effect: () => ({ query: "effect_since", parameters: {} }),
  "effect-months": () => ({ query: "effect_series", parameters: {} }),
  "effect-waves": () => ({ query: "effect_waves", parameters: {} }),
  "backlog-ahead": () => ({ query: "backlog_ahead", parameters: {} }),
  "backlog-reached": () => ({ query: "backlog_reached", parameters: {} }),
  "forecast-weeks": () => ({ query: "forecast_weeks", parameters: { with_older: true } }),
  "forecast-error": () => ({ query: "forecast_error", parameters: {} }),
  "backlog-classes": async (url: string, viewer: Viewer) => {
    const { filters, period } = await readAddress(url, viewer);
    const classes = await readClassBacklog({ ...filters, from: period.from, to: period.to }, viewer);
    return { rows: streamOf(classColumns, ["old", "median"], classes) };
  },
  "eligible-requests": file("requests_by_eligibility"),
  "untouched-classes": file("untouched_by_class"),
  untouched: file("untouched"),
  "bulk-closures": file("bulk_closures"),
  "queue-balance": file("queue_balance"),
  "request-handling": file("request_handling"),
  "state-words": file("state_words"),
  substitution: file("substitution"),
  "answer-states": file("answer_states"),
  answers: async (url: string) => {
    const { filters } = readFilters(url, { bys: ["proposed", ...Object.keys(answerStates), "all"] });
    return { query: "answers", parameters: { ...filters, pairs: null, ...everyRow } };
  },
  "answers-by-class": file("answers_by_class"),
  "built-by": file("built_by"),
  "capacity-mix": file("capacity_mix"),
  "tool-beginnings": file("tool_beginnings"),
  "rule-precision": file("rule_precision"),
  "rule-sample": async (url: string, viewer: Viewer) => {
    const { by } = readFilters(url, { bys: ["waiting", "looked"] }).filters;
    const rows = await ask<SampledRequest>("rule_sample", { by, pairs: null, ...everyRow }, viewer);
    return { rows: streamOf(by === "looked" ? lookedColumns : sampleColumns, [], rows) };
  },
  "decisions-answers": decidedFile("answers"),
  "decisions-rules": decidedFile("rules"),
  "wait-sides": file("wait_sides"),
  "wait-tests": file("wait_tests"),
  "wait-steps": file("wait_steps"),
  "wait-shares": file("wait_shares"),
  "wait-requests": file("wait_requests"),
  "waits-by-class": file("waits_by_class"),
  "waits-by-team": file("waits_by_team"),
  "backlog-teams": async (url: string, viewer: Viewer) => {
    const { filters, period } = await readAddress(url, viewer);
    return { query: "backlog_by_team", parameters: { ...filters, ...periodParameters(filters, period), ...everyRow } };
  },
};

const leadColumns = [
  ...(["side", "from_day", "to_day", "requests", "done", "longest"] as const),
  ...(["median", "median_low", "median_high", "p85", "p85_low", "p85_high"] as const),
  ...(["over_77", "over_77_low", "over_77_high"] as const),
];

const classColumns = [
  ...(["name", "is_eligible", "frozen_on", "opened", "done", "open"] as const),
  ...(["old", "p85_days", "median", "median_low", "median_high"] as const),
];

const sampleColumns = [
  ...(["key", "label", "category", "team_id", "team_name", "opened_on"] as const),
  ...(["load_id", "file_name", "line"] as const),
];
/** What the rules say is told of requests that somebody has looked at, and of no others: nobody is to be led by it. */
const lookedColumns = [...sampleColumns, ...(["class", "is_eligible", "is_marked_eligible"] as const)];

function file(query: string) {
  return async (url: string, viewer: Viewer) => {
    const { filters, period } = await readAddress(url, viewer);
    const { from, to, compareFrom: compare_from, compareTo: compare_to } = period;
    return { query, parameters: { ...filters, from, to, compare_from, compare_to, ...everyRow } };
  };
}

async function readAddress(url: string, viewer: Viewer) {
  const { filters } = readFilters(url, { sorts: backlogSorts });
  return { filters, period: await readPeriod(filters, backlogMetrics, viewer) };
}
