const drills = new Set([
  "open_requests",
  "opened_requests",
  "closed_requests",
  "backlog_change",
  "orphaned_tools",
  "orphan_rate",
  "owner_is_builder",
  "not_matched_owners",
  "excess_tools",
  "excess_rate",
  "escalation_rate",
  "builder_rate",
]);

/** The query that gives the rows behind a metric's number; a 404 Response for what is no metric. */
export function drillName(metric: string): string {
  if (!drills.has(metric)) throw new Response("There is no such metric.", { status: 404 });
  return `rows_${metric}`;
}
