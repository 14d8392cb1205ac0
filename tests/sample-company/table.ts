import type { Truth } from "../../pipelines/sample/truth.ts";
import { type Comparison, metricOf } from "./compare.ts";
import type { Numbers } from "./numbers.ts";

type Row = { readonly title: string; readonly name: string; readonly truth: number | null };

/** Truth, recount and Lanemark side by side: the numbers of all teams together in the newest month, then how many were compared, as Markdown. */
export function tableOf(truth: Truth, recounted: Numbers, shown: Numbers, comparison: Comparison): string {
  const rows = rowsOf(truth).map(({ title, name, truth: planted }) =>
    line([title, said(planted), said(recounted.get(name)), said(shown.get(name))]),
  );
  const causes = causesOf(truth).map(([cause, planted]) =>
    line([`Orphaned: ${cause}`, said(planted), said(counted(recounted, cause)), said(counted(shown, cause))]),
  );
  const metrics = [...new Set([...recounted.keys(), ...shown.keys()].map(metricOf))].sort();
  const cells = metrics.map((metric) => {
    const of = (names: Iterable<string>) => [...names].filter((name) => metricOf(name) === metric);
    const all = new Set([...of(recounted.keys()), ...of(shown.keys())].filter((name) => !name.endsWith("| hidden")));
    const differing = comparison.differences.filter(({ name }) => metricOf(name) === metric).length;
    return line([metric, String(all.size), String(differing)]);
  });
  return [
    line([`${truth.company.until.slice(0, 7)}, all teams`, "truth", "script", "Lanemark"]),
    line(["---", "---:", "---:", "---:"]),
    ...rows,
    ...causes,
    "",
    line(["metric", "cells, all months and teams", "different"]),
    line(["---", "---:", "---:"]),
    ...cells,
    "",
    `${comparison.compared} compared, ${comparison.equal} equal, ${comparison.hidden} of small teams hidden.`,
  ].join("\n");
}

function rowsOf(truth: Truth): Row[] {
  const month = truth.company.until.slice(0, 7);
  const all = (metric: string, part = "value") => `${metric} | ${month} | all | ${part}`;
  const requests = truth.requests.byMonth.filter((row) => row.month === month);
  const use = truth.use.byMonth.filter((row) => row.month === month);
  const sum = <Of>(rows: readonly Of[], of: (row: Of) => number) => rows.reduce((total, row) => total + of(row), 0);
  return [
    { title: "Requests opened", name: all("opened_requests"), truth: sum(requests, (row) => row.opened) },
    { title: "Requests done", name: all("closed_requests"), truth: sum(requests, (row) => row.done) },
    { title: "Open requests", name: all("open_requests"), truth: sum(requests, (row) => row.open) },
    { title: "Requests per 100 staff-months", name: all("intake_rate"), truth: null },
    { title: "Lead time, median days", name: all("lead_time"), truth: truth.requests.leadTime?.medianLast ?? null },
    { title: "Change since the launch", name: all("backlog_change"), truth: truth.requests.baseline?.change ?? null },
    { title: "Orphaned tools", name: all("orphaned_tools"), truth: truth.ownership.orphans.length },
    { title: "Owner not matched", name: all("not_matched_owners"), truth: truth.ownership.notMatched.length },
    {
      title: "Owner is the builder",
      name: all("owner_is_builder", "numerator"),
      truth: truth.ownership.ownerIsBuilder.length,
    },
    { title: "… of depended-on tools", name: all("owner_is_builder", "denominator"), truth: null },
    { title: "Groups of tools that do the same", name: all("overlap_clusters"), truth: truth.overlap.clusters.length },
    { title: "Excess tools", name: all("excess_tools"), truth: truth.overlap.excessTools },
    {
      title: "Half-finished tools",
      name: all("half_finished", "numerator"),
      truth: truth.halfFinished.sharedProblems.length + truth.halfFinished.abandoned.length,
    },
    {
      title: "Escalated tickets of the month",
      name: all("escalation_rate", "numerator"),
      truth: truth.escalations.tickets.filter((ticket) => ticket.openedMonth === month).length,
    },
    { title: "Escalations per 100 tool-months", name: all("escalations_per_tool_months"), truth: null },
    { title: "Escalations per 1,000 user-weeks", name: all("escalations_per_user_weeks"), truth: null },
    { title: "Active builders", name: all("active_builders"), truth: sum(use, (row) => row.builders) },
    { title: "Monthly users", name: all("monthly_users"), truth: sum(use, (row) => row.monthlyUsers) },
    { title: "Weekly users", name: all("weekly_users"), truth: sum(use, (row) => row.weeklyUsers) },
    {
      title: "Tools in use",
      name: all("tools_in_use"),
      truth: truth.use.toolsInUse.find((row) => row.month === month)?.tools ?? null,
    },
  ];
}

function causesOf(truth: Truth): [string, number][] {
  const causes = [...new Set(truth.ownership.orphans.map(({ cause }) => cause))].sort();
  const month = truth.company.until.slice(0, 7);
  return causes.map((cause) => [
    `${month} ${cause}`,
    truth.ownership.orphans.filter((orphan) => orphan.cause === cause).length,
  ]);
}

/** Orphans of a month with a cause, given as `2026-10 O2`. */
function counted(numbers: Numbers, monthAndCause: string): number {
  const [month, cause] = monthAndCause.split(" ");
  return [...numbers].filter(
    ([name, value]) => name.startsWith(`orphan | ${month} | `) && name.endsWith("| cause") && value === cause,
  ).length;
}

function said(value: number | string | null | undefined): string {
  if (typeof value !== "number") return value ?? "–";
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
